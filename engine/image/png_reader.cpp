#include "image/png_reader.h"

#include <algorithm>
#include <cstring>
#include <png.h>
#include <utility>
#include <vector>

#include "image/icc_profile.h"

namespace typeset::image {
namespace {

constexpr std::string_view signature("\x89PNG\r\n\x1A\n", 8);
constexpr std::size_t chunk_overhead = 12;  // length, type and checksum
constexpr double inches_per_metre = 1 / 0.0254;

std::uint32_t number_at(std::string_view bytes, std::size_t start) {
  return png_get_uint_32(reinterpret_cast<png_const_bytep>(bytes.data() + start));
}

// The compressed pixels. Only of a file that libpng has read to its end: lengths are right then.
std::string image_data(std::string_view bytes) {
  std::string data;
  for (std::size_t at = signature.size(); at + chunk_overhead <= bytes.size();) {
    const std::size_t length = number_at(bytes, at);
    const std::string_view type = bytes.substr(at + 4, 4);
    if (type == "IDAT") data += bytes.substr(at + 8, length);
    if (type == "IEND") break;
    at += length + chunk_overhead;
  }
  return data;
}

class PngReader {
 public:
  explicit PngReader(std::string_view bytes) : bytes_(bytes), unread_(bytes) {
    png_ = png_create_read_struct(PNG_LIBPNG_VER_STRING, this, leave, ignore_warning);
    info_ = png_ != nullptr ? png_create_info_struct(png_) : nullptr;
  }
  ~PngReader() { png_destroy_read_struct(&png_, &info_, nullptr); }
  PngReader(const PngReader&) = delete;
  PngReader& operator=(const PngReader&) = delete;

  Reading read() {
    const auto refuse = [](MessageId problem) { return Reading{problem, {}}; };
    if (info_ == nullptr || !read_header()) return refuse(MessageId::image_damaged);
    if (has_too_many_pixels(image_.width, image_.height)) {
      Reading result = refuse(MessageId::image_too_large);
      result.image = std::move(image_);
      return result;
    }
    describe();
    if (!(is_kept() ? keep_rows() : decode())) return refuse(MessageId::image_damaged);
    return {std::nullopt, std::move(image_)};
  }

 private:
  [[noreturn]] static void leave(png_structp png, png_const_charp) {
    std::longjmp(static_cast<PngReader*>(png_get_error_ptr(png))->target_, 1);
  }
  static void ignore_warning(png_structp, png_const_charp) {}

  static void feed(png_structp png, png_bytep to, std::size_t size) {
    auto& unread = static_cast<PngReader*>(png_get_io_ptr(png))->unread_;
    if (size > unread.size()) png_error(png, "");
    std::memcpy(to, unread.data(), size);
    unread.remove_prefix(size);
  }

  // All up to the pixels.
  bool read_header() {
    const bool sound = completes(target_, [this] {
      png_set_read_fn(png_, this, feed);
      png_read_info(png_, info_);
    });
    if (!sound) return false;
    image_.width = static_cast<int>(png_get_image_width(png_, info_));
    image_.height = static_cast<int>(png_get_image_height(png_, info_));
    return true;
  }

  // Everything that libpng knows without the pixels; none of these calls fails.
  void describe() {
    image_.format = Format::png;
    image_.bits_per_sample = png_get_bit_depth(png_, info_);
    const int type = png_get_color_type(png_, info_);
    image_.color_model = type == PNG_COLOR_TYPE_PALETTE       ? ColorModel::indexed
                         : (type & PNG_COLOR_MASK_COLOR) != 0 ? ColorModel::rgb
                                                              : ColorModel::gray;
    png_uint_32 across = 0, down = 0;
    int unit = PNG_RESOLUTION_UNKNOWN;
    png_get_pHYs(png_, info_, &across, &down, &unit);
    if (unit == PNG_RESOLUTION_METER) {
      image_.horizontal_resolution = usable_resolution(across / inches_per_metre);
      image_.vertical_resolution = usable_resolution(down / inches_per_metre);
    }
    read_profile();
  }

  void read_profile() {
    png_charp name = nullptr;
    int compression = 0;
    png_bytep profile = nullptr;
    png_uint_32 size = 0;
    if (png_get_iCCP(png_, info_, &name, &compression, &profile, &size) == 0) return;
    const std::string_view bytes(reinterpret_cast<const char*>(profile), size);
    if (is_usable_profile(bytes, image_.color_model)) image_.icc_profile = bytes;
  }

  bool is_kept() const {
    return png_get_interlace_type(png_, info_) == PNG_INTERLACE_NONE &&
           (png_get_color_type(png_, info_) & PNG_COLOR_MASK_ALPHA) == 0 &&
           png_get_valid(png_, info_, PNG_INFO_tRNS) == 0;
  }

  // The rows are decoded to see that they are all there, and thrown away.
  bool keep_rows() {
    std::vector<png_byte> row(png_get_rowbytes(png_, info_));
    const bool sound = completes(target_, [&] {
      for (int i = 0; i < image_.height; ++i) png_read_row(png_, row.data(), nullptr);
      png_read_end(png_, nullptr);
    });
    if (!sound) return false;
    image_.coding = Coding::png_rows;
    image_.data = image_data(bytes_);
    if (image_.color_model == ColorModel::indexed) keep_palette();
    return true;
  }

  void keep_palette() {
    png_colorp colors = nullptr;
    int count = 0;
    png_get_PLTE(png_, info_, &colors, &count);
    for (int i = 0; i < count; ++i) {
      for (const png_byte part : {colors[i].red, colors[i].green, colors[i].blue}) {
        image_.palette += static_cast<char>(part);
      }
    }
  }

  // To gray or red, green and blue of 8 bits, with alpha where some pixel is not opaque.
  bool decode() {
    const bool prepared = completes(target_, [this] {
      png_set_expand(png_);
      png_set_scale_16(png_);
      png_set_interlace_handling(png_);
      png_read_update_info(png_, info_);
    });
    if (!prepared) return false;
    const std::size_t row_bytes = png_get_rowbytes(png_, info_);
    std::string pixels(row_bytes * static_cast<std::size_t>(image_.height), '\0');
    std::vector<png_bytep> rows;
    for (std::size_t start = 0; start < pixels.size(); start += row_bytes) {
      rows.push_back(reinterpret_cast<png_bytep>(pixels.data() + start));
    }
    const bool sound = completes(target_, [&] {
      png_read_image(png_, rows.data());
      png_read_end(png_, nullptr);
    });
    if (!sound) return false;
    image_.coding = Coding::samples;
    image_.bits_per_sample = 8;
    if (image_.color_model == ColorModel::indexed) image_.color_model = ColorModel::rgb;
    const std::size_t channels = png_get_channels(png_, info_);
    if (channels % 2 == 0) {
      part_alpha(pixels, channels);
    } else {
      image_.data = std::move(pixels);
    }
    return true;
  }

  void part_alpha(std::string_view pixels, std::size_t channels) {
    const std::size_t count = pixels.size() / channels;
    image_.data.reserve(count * (channels - 1));
    image_.alpha.reserve(count);
    for (std::size_t at = 0; at < pixels.size(); at += channels) {
      image_.data += pixels.substr(at, channels - 1);
      image_.alpha += pixels[at + channels - 1];
    }
    const bool is_opaque =
        std::ranges::all_of(image_.alpha, [](char alpha) { return alpha == '\xFF'; });
    if (is_opaque) image_.alpha.clear();
  }

  std::string_view bytes_, unread_;
  png_structp png_ = nullptr;
  png_infop info_ = nullptr;
  std::jmp_buf target_ = {};
  Image image_;
};

}  // namespace

bool is_png(std::string_view bytes) {
  // A file may break off within the signature, or have had its line ends replaced.
  return bytes.starts_with(signature.substr(0, 4));
}

Reading read_png(std::string_view bytes) { return PngReader(bytes).read(); }

}  // namespace typeset::image
