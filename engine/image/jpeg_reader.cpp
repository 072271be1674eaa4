#include "image/jpeg_reader.h"

#include <cstdio>
#include <cstdlib>
#include <jerror.h>
#include <jpeglib.h>
#include <memory>
#include <utility>
#include <vector>

#include "image/exif.h"
#include "image/icc_profile.h"

namespace typeset::image {
namespace {

constexpr int exif_marker = JPEG_APP0 + 1;
constexpr int icc_marker = JPEG_APP0 + 2;
constexpr unsigned longest_segment = 0xFFFF;
// Each scan goes over the whole picture: a small file of very many would take hours.
constexpr int most_scans = 200;
constexpr double centimetres_per_inch = 2.54;
constexpr int units_per_inch = 1;
constexpr int units_per_centimetre = 2;

struct FreeMemory {
  void operator()(JOCTET* memory) const { std::free(memory); }
};

class JpegReader {
 public:
  explicit JpegReader(std::string_view bytes) : bytes_(bytes) {
    jpeg_.err = jpeg_std_error(&errors_);
    jpeg_.client_data = this;
    errors_.error_exit = leave;
    errors_.emit_message = judge_warning;
    progress_.progress_monitor = count_scans;
    created_ = completes(target_, [this] { jpeg_create_decompress(&jpeg_); });
    // Not before: creating clears all but the error handling.
    jpeg_.progress = &progress_;
  }
  ~JpegReader() { jpeg_destroy_decompress(&jpeg_); }
  JpegReader(const JpegReader&) = delete;
  JpegReader& operator=(const JpegReader&) = delete;

  Reading read() {
    const auto refuse = [this](MessageId problem) { return Reading{problem, image_}; };
    if (!created_ || !read_header()) return refuse(problem_);
    if (has_too_many_pixels(image_.width, image_.height)) {
      return refuse(MessageId::image_too_large);
    }
    if (!describe_colors()) return refuse(MessageId::image_coding_unsupported);
    read_profile();
    read_exif_segment();
    if (image_.color_model == ColorModel::cmyk && image_.icc_profile.empty()) {
      return refuse(MessageId::image_cmyk_without_profile);
    }
    if (!decodes_to_its_end()) return refuse(problem_);
    describe_size();
    image_.format = Format::jpeg;
    image_.coding = Coding::jpeg;
    image_.data = bytes_;
    return {std::nullopt, std::move(image_)};
  }

 private:
  static JpegReader& reader_of(j_common_ptr jpeg) {
    return *static_cast<JpegReader*>(jpeg->client_data);
  }

  [[noreturn]] static void leave(j_common_ptr jpeg) {
    JpegReader& reader = reader_of(jpeg);
    switch (jpeg->err->msg_code) {
      case JERR_BAD_PRECISION:
      case JERR_SOF_UNSUPPORTED:
      case JERR_ARITH_NOTIMPL:
      case JERR_CONVERSION_NOTIMPL:
        reader.problem_ = MessageId::image_coding_unsupported;
        break;
      default:
        break;
    }
    std::longjmp(reader.target_, 1);
  }

  // Of what libjpeg overlooks, only that pixels are missing is told from the picture.
  static void judge_warning(j_common_ptr jpeg, int level) {
    if (level >= 0) return;
    switch (jpeg->err->msg_code) {
      case JWRN_JPEG_EOF:
      case JWRN_HIT_MARKER:
      case JWRN_HUFF_BAD_CODE:
        leave(jpeg);
      default:
        break;
    }
  }

  static void count_scans(j_common_ptr jpeg) {
    if (reader_of(jpeg).jpeg_.input_scan_number > most_scans) leave(jpeg);
  }

  bool read_header() {
    const bool sound = completes(target_, [this] {
      jpeg_mem_src(&jpeg_, reinterpret_cast<const unsigned char*>(bytes_.data()),
                   static_cast<unsigned long>(bytes_.size()));
      jpeg_save_markers(&jpeg_, exif_marker, longest_segment);
      jpeg_save_markers(&jpeg_, icc_marker, longest_segment);
      jpeg_read_header(&jpeg_, TRUE);
    });
    image_.width = static_cast<int>(jpeg_.image_width);
    image_.height = static_cast<int>(jpeg_.image_height);
    return sound;
  }

  // False for what DCTDecode cannot decode (ISO 32000-1, 7.4.8).
  bool describe_colors() {
    if (jpeg_.arith_code || jpeg_.data_precision != 8) return false;
    switch (jpeg_.jpeg_color_space) {
      case JCS_GRAYSCALE:
        image_.color_model = ColorModel::gray;
        return true;
      case JCS_RGB:
      case JCS_YCbCr:
        image_.color_model = ColorModel::rgb;
        image_.stores_rgb = jpeg_.jpeg_color_space == JCS_RGB;
        return true;
      case JCS_CMYK:
      case JCS_YCCK:
        image_.color_model = ColorModel::cmyk;
        image_.inverted = jpeg_.saw_Adobe_marker;
        return true;
      default:
        return false;
    }
  }

  void read_profile() {
    JOCTET* data = nullptr;
    unsigned size = 0;
    bool found = false;
    if (!completes(target_, [&] { found = jpeg_read_icc_profile(&jpeg_, &data, &size); })) return;
    const std::unique_ptr<JOCTET, FreeMemory> owner(data);
    const std::string_view profile(reinterpret_cast<const char*>(data), size);
    if (found && is_usable_profile(profile, image_.color_model)) image_.icc_profile = profile;
  }

  // At an eighth of its size, which spares all but the reading.
  bool decodes_to_its_end() {
    jpeg_.scale_num = 1;
    jpeg_.scale_denom = 8;
    jpeg_.dct_method = JDCT_IFAST;
    jpeg_.do_fancy_upsampling = FALSE;
    jpeg_.out_color_space = jpeg_.jpeg_color_space;
    if (!completes(target_, [this] { jpeg_start_decompress(&jpeg_); })) return false;
    std::vector<JSAMPLE> row(std::size_t{jpeg_.output_width} *
                             static_cast<std::size_t>(jpeg_.output_components));
    return completes(target_, [&] {
      JSAMPROW rows = row.data();
      while (jpeg_.output_scanline < jpeg_.output_height) jpeg_read_scanlines(&jpeg_, &rows, 1);
      jpeg_finish_decompress(&jpeg_);
    });
  }

  // JFIF's density is heard first: to it belongs the header of the file.
  void describe_size() {
    double horizontal = 0, vertical = 0;
    const bool per_centimetre = jpeg_.density_unit == units_per_centimetre;
    if (jpeg_.saw_JFIF_marker && (per_centimetre || jpeg_.density_unit == units_per_inch)) {
      horizontal = usable_resolution(jpeg_.X_density * (per_centimetre ? centimetres_per_inch : 1));
      vertical = usable_resolution(jpeg_.Y_density * (per_centimetre ? centimetres_per_inch : 1));
    }
    if (horizontal == 0) horizontal = usable_resolution(exif_.horizontal_resolution);
    if (vertical == 0) vertical = usable_resolution(exif_.vertical_resolution);
    image_.orientation = exif_.orientation;
    if (image_.orientation >= 5) {
      std::swap(image_.width, image_.height);
      std::swap(horizontal, vertical);
    }
    image_.horizontal_resolution = horizontal;
    image_.vertical_resolution = vertical;
  }

  // Of the first APP1 segment that says anything; others hold XMP.
  void read_exif_segment() {
    for (auto* marker = jpeg_.marker_list; marker != nullptr; marker = marker->next) {
      const std::string_view segment(reinterpret_cast<const char*>(marker->data),
                                     marker->data_length);
      if (marker->marker != exif_marker || !segment.starts_with("Exif")) continue;
      exif_ = read_exif(segment);
      return;
    }
  }

  std::string_view bytes_;
  jpeg_decompress_struct jpeg_ = {};
  jpeg_error_mgr errors_ = {};
  jpeg_progress_mgr progress_ = {};
  std::jmp_buf target_ = {};
  MessageId problem_ = MessageId::image_damaged;
  bool created_ = false;
  Exif exif_;
  Image image_;
};

}  // namespace

bool is_jpeg(std::string_view bytes) { return bytes.starts_with("\xFF\xD8\xFF"); }

Reading read_jpeg(std::string_view bytes) { return JpegReader(bytes).read(); }

}  // namespace typeset::image
