// Small pictures made where they are needed: the repository holds no binary files.
//
// Colours grow from left to right and from top to bottom; the first pixels are black, so that a
// picture turned or mirrored can be told from one that is not.
#pragma once

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <jpeglib.h>
#include <lcms2.h>
#include <png.h>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace typeset::tests {

// A sample from 0 to 1, given its channel.
inline double picture_sample(int x, int y, int width, int height, int channel) {
  if (x * 4 < width && y * 4 < height) return 0;
  const double across = (x + 0.5) / width;
  const double down = (y + 0.5) / height;
  return channel == 0 ? across : channel == 1 ? down : 1 - across;
}

struct PngPicture {
  int width = 16, height = 12;
  int color_type = PNG_COLOR_TYPE_RGB;
  int bit_depth = 8;
  bool interlaced = false;
  bool transparent_entry = false;  // a tRNS chunk
  double alpha = 0.5;              // of all but the last row, where there is an alpha channel
  double resolution = 0;           // pixels per inch; 0: none is said
  std::string icc_profile = {};
};

inline void fill_png_row(const PngPicture& picture, int y, std::vector<png_byte>& row) {
  const int channels = picture.color_type == PNG_COLOR_TYPE_PALETTE ? 1
                       : (picture.color_type & PNG_COLOR_MASK_COLOR) != 0
                           ? ((picture.color_type & PNG_COLOR_MASK_ALPHA) != 0 ? 4 : 3)
                           : ((picture.color_type & PNG_COLOR_MASK_ALPHA) != 0 ? 2 : 1);
  const bool has_alpha = (picture.color_type & PNG_COLOR_MASK_ALPHA) != 0;
  const int most = (1 << picture.bit_depth) - 1;
  std::fill(row.begin(), row.end(), png_byte{0});
  for (int x = 0; x < picture.width; ++x) {
    for (int c = 0; c < channels; ++c) {
      const bool is_alpha = has_alpha && c + 1 == channels;
      const double sample = is_alpha ? (y + 1 < picture.height ? picture.alpha : 1)
                                     : picture_sample(x, y, picture.width, picture.height, c);
      const auto value = static_cast<unsigned>(sample * most + 0.5);
      const auto bit = static_cast<std::size_t>((x * channels + c) * picture.bit_depth);
      if (picture.bit_depth == 16) {
        row[bit / 8] = static_cast<png_byte>(value >> 8);
        row[bit / 8 + 1] = static_cast<png_byte>(value);
      } else {
        row[bit / 8] |= static_cast<png_byte>(
            value << (8 - static_cast<unsigned>(picture.bit_depth) - bit % 8));
      }
    }
  }
}

inline void write_png_header(png_structp png, png_infop info, const PngPicture& picture) {
  png_set_IHDR(png, info, static_cast<png_uint_32>(picture.width),
               static_cast<png_uint_32>(picture.height), picture.bit_depth, picture.color_type,
               picture.interlaced ? PNG_INTERLACE_ADAM7 : PNG_INTERLACE_NONE,
               PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  if (picture.color_type == PNG_COLOR_TYPE_PALETTE) {
    std::vector<png_color> colors;
    for (int i = 0; i < 1 << picture.bit_depth; ++i) {
      const auto part = static_cast<png_byte>(i * 255 / ((1 << picture.bit_depth) - 1));
      colors.push_back({part, static_cast<png_byte>(255 - part), 64});
    }
    png_set_PLTE(png, info, colors.data(), static_cast<int>(colors.size()));
  }
  if (picture.transparent_entry) {
    const png_byte transparent = 0;
    const png_color_16 key{};
    const bool indexed = picture.color_type == PNG_COLOR_TYPE_PALETTE;
    png_set_tRNS(png, info, indexed ? &transparent : nullptr, 1, indexed ? nullptr : &key);
  }
  if (picture.resolution > 0) {
    const auto per_metre = static_cast<png_uint_32>(picture.resolution / 0.0254 + 0.5);
    png_set_pHYs(png, info, per_metre, per_metre, PNG_RESOLUTION_METER);
  }
  if (!picture.icc_profile.empty()) {
    png_set_iCCP(png, info, "profile", PNG_COMPRESSION_TYPE_BASE,
                 reinterpret_cast<png_const_bytep>(picture.icc_profile.data()),
                 static_cast<png_uint_32>(picture.icc_profile.size()));
  }
  png_write_info(png, info);
}

inline std::string make_png(const PngPicture& picture) {
  std::string bytes;
  png_structp png = png_create_write_struct(
      PNG_LIBPNG_VER_STRING, nullptr, [](png_structp, png_const_charp) { std::abort(); }, nullptr);
  png_infop info = png_create_info_struct(png);
  png_set_write_fn(
      png, &bytes,
      [](png_structp writer, png_bytep data, std::size_t size) {
        static_cast<std::string*>(png_get_io_ptr(writer))
            ->append(reinterpret_cast<const char*>(data), size);
      },
      nullptr);
  // So that there are several IDAT chunks, as large pictures have.
  png_set_compression_buffer_size(png, 256);
  write_png_header(png, info, picture);
  std::vector<std::vector<png_byte>> rows(static_cast<std::size_t>(picture.height),
                                          std::vector<png_byte>(png_get_rowbytes(png, info)));
  std::vector<png_bytep> pointers;
  for (std::size_t y = 0; y < rows.size(); ++y) {
    fill_png_row(picture, static_cast<int>(y), rows[y]);
    pointers.push_back(rows[y].data());
  }
  png_write_image(png, pointers.data());
  png_write_end(png, info);
  png_destroy_write_struct(&png, &info);
  return bytes;
}

struct JpegPicture {
  int width = 16, height = 12;
  J_COLOR_SPACE input = JCS_RGB;  // gray, RGB or CMYK, of which CMYK is written as Adobe has it
  J_COLOR_SPACE stored = JCS_YCbCr;
  bool progressive = false;
  bool arithmetic = false;
  int density = 0;  // pixels per inch; 0: only the shape of a pixel is said
  int exif_orientation = 0;
  int exif_density = 0;
  std::string icc_profile = {};
};

// An APP1 segment with orientation and resolution, in either byte order.
inline std::string exif_segment(int orientation, int density, bool big_endian = true) {
  const auto number = [&](unsigned value, int bytes) {
    std::string text;
    for (int i = 0; i < bytes; ++i) {
      const int shift = 8 * (big_endian ? bytes - 1 - i : i);
      text += static_cast<char>(value >> shift & 0xFF);
    }
    return text;
  };
  const auto entry = [&](unsigned tag, unsigned type, const std::string& value) {
    return number(tag, 2) + number(type, 2) + number(1, 4) + value;
  };
  constexpr unsigned rational_at = 8 + 2 + 4 * 12 + 4;
  std::string text("Exif\0\0", 6);
  text += big_endian ? "MM" : "II";
  text += number(42, 2) + number(8, 4) + number(4, 2);
  text += entry(0x0112, 3, number(static_cast<unsigned>(orientation), 2) + number(0, 2));
  text += entry(0x011A, 5, number(rational_at, 4)) + entry(0x011B, 5, number(rational_at, 4));
  text += entry(0x0128, 3, number(2, 2) + number(0, 2)) + number(0, 4);
  return text + number(static_cast<unsigned>(density), 4) + number(1, 4);
}

inline void write_jpeg_rows(jpeg_compress_struct& jpeg, const JpegPicture& picture) {
  const int channels = jpeg.input_components;
  std::vector<JSAMPLE> row(static_cast<std::size_t>(picture.width * channels));
  for (int y = 0; y < picture.height; ++y) {
    for (int x = 0; x < picture.width; ++x) {
      for (int c = 0; c < channels; ++c) {
        double sample = picture_sample(x, y, picture.width, picture.height, c);
        // Adobe's CMYK is inverted; what is dark in the others is black ink here.
        if (channels == 4 && c == 3) sample = 1;
        row[static_cast<std::size_t>(x * channels + c)] = static_cast<JSAMPLE>(sample * 255 + 0.5);
      }
    }
    JSAMPROW pointer = row.data();
    jpeg_write_scanlines(&jpeg, &pointer, 1);
  }
}

inline std::string make_jpeg(const JpegPicture& picture) {
  jpeg_compress_struct jpeg = {};
  jpeg_error_mgr errors = {};
  jpeg.err = jpeg_std_error(&errors);
  jpeg_create_compress(&jpeg);
  unsigned char* memory = nullptr;
  unsigned long size = 0;
  jpeg_mem_dest(&jpeg, &memory, &size);
  jpeg.image_width = static_cast<JDIMENSION>(picture.width);
  jpeg.image_height = static_cast<JDIMENSION>(picture.height);
  jpeg.in_color_space = picture.input;
  jpeg.input_components = picture.input == JCS_GRAYSCALE ? 1 : picture.input == JCS_CMYK ? 4 : 3;
  jpeg_set_defaults(&jpeg);
  if (picture.input == JCS_RGB) jpeg_set_colorspace(&jpeg, picture.stored);
  jpeg_set_quality(&jpeg, 100, TRUE);
  // No channel at a lower resolution: each pixel keeps its colour.
  jpeg.comp_info[0].h_samp_factor = jpeg.comp_info[0].v_samp_factor = 1;
  if (picture.progressive) jpeg_simple_progression(&jpeg);
  jpeg.arith_code = picture.arithmetic ? TRUE : FALSE;
  if (picture.density > 0) {
    jpeg.density_unit = 1;
    jpeg.X_density = jpeg.Y_density = static_cast<UINT16>(picture.density);
  }
  jpeg_start_compress(&jpeg, TRUE);
  if (picture.exif_orientation > 0 || picture.exif_density > 0) {
    const std::string segment = exif_segment(picture.exif_orientation, picture.exif_density);
    jpeg_write_marker(&jpeg, JPEG_APP0 + 1, reinterpret_cast<const JOCTET*>(segment.data()),
                      static_cast<unsigned>(segment.size()));
  }
  if (!picture.icc_profile.empty()) {
    jpeg_write_icc_profile(&jpeg, reinterpret_cast<const JOCTET*>(picture.icc_profile.data()),
                           static_cast<unsigned>(picture.icc_profile.size()));
  }
  write_jpeg_rows(jpeg, picture);
  jpeg_finish_compress(&jpeg);
  jpeg_destroy_compress(&jpeg);
  std::string bytes(reinterpret_cast<const char*>(memory), size);
  std::free(memory);
  return bytes;
}

inline std::string saved_profile(cmsHPROFILE profile) {
  cmsUInt32Number size = 0;
  cmsSaveProfileToMem(profile, nullptr, &size);
  std::string bytes(size, '\0');
  if (!cmsSaveProfileToMem(profile, bytes.data(), &size)) throw std::runtime_error("no profile");
  cmsCloseProfile(profile);
  return bytes;
}

inline std::string rgb_profile() { return saved_profile(cmsCreate_sRGBProfile()); }

inline std::string gray_profile() {
  cmsToneCurve* curve = cmsBuildGamma(nullptr, 2.2);
  const std::string bytes = saved_profile(cmsCreateGrayProfile(cmsD50_xyY(), curve));
  cmsFreeToneCurve(curve);
  return bytes;
}

// A table from or to Lab of two steps in each direction.
inline void add_lab_table(cmsHPROFILE profile, cmsTagSignature tag, cmsUInt32Number from,
                          cmsUInt32Number to, cmsSAMPLER16 sampler) {
  cmsPipeline* pipeline = cmsPipelineAlloc(nullptr, from, to);
  cmsStage* table = cmsStageAllocCLut16bit(nullptr, 2, from, to, nullptr);
  cmsStageSampleCLut16bit(table, sampler, nullptr, 0);
  cmsPipelineInsertStage(pipeline, cmsAT_BEGIN, cmsStageAllocToneCurves(nullptr, from, nullptr));
  cmsPipelineInsertStage(pipeline, cmsAT_END, table);
  cmsPipelineInsertStage(pipeline, cmsAT_END, cmsStageAllocToneCurves(nullptr, to, nullptr));
  cmsWriteTag(profile, tag, pipeline);
  cmsPipelineFree(pipeline);
}

// Inks that take away red, green, blue and everything, roughly.
inline std::string cmyk_profile() {
  cmsHPROFILE profile = cmsCreateProfilePlaceholder(nullptr);
  cmsSetProfileVersion(profile, 2.1);
  cmsSetDeviceClass(profile, cmsSigOutputClass);
  cmsSetColorSpace(profile, cmsSigCmykData);
  cmsSetPCS(profile, cmsSigLabData);
  cmsMLU* text = cmsMLUalloc(nullptr, 1);
  cmsMLUsetASCII(text, "en", "US", "inks");
  cmsWriteTag(profile, cmsSigProfileDescriptionTag, text);
  cmsWriteTag(profile, cmsSigCopyrightTag, text);
  cmsMLUfree(text);
  cmsWriteTag(profile, cmsSigMediaWhitePointTag, cmsD50_XYZ());
  add_lab_table(profile, cmsSigAToB0Tag, 4, 3,
                [](const cmsUInt16Number in[], cmsUInt16Number out[], void*) -> cmsInt32Number {
                  const auto light = [&](int ink) {
                    return (1 - in[ink] / 65535.0) * (1 - in[3] / 65535.0);
                  };
                  const double red = light(0), green = light(1), blue = light(2);
                  const cmsCIELab lab{100 * (0.3 * red + 0.6 * green + 0.1 * blue),
                                      80 * (red - green), 80 * (green - blue)};
                  cmsFloat2LabEncodedV2(out, &lab);
                  return 1;
                });
  add_lab_table(profile, cmsSigBToA0Tag, 3, 4,
                [](const cmsUInt16Number in[], cmsUInt16Number out[], void*) -> cmsInt32Number {
                  cmsCIELab lab{};
                  cmsLabEncoded2FloatV2(&lab, in);
                  const double green = lab.L / 100 - 0.3 * lab.a / 80 + 0.1 * lab.b / 80;
                  const auto ink = [](double light) {
                    return static_cast<cmsUInt16Number>(65535 * (1 - std::clamp(light, 0.0, 1.0)));
                  };
                  out[0] = ink(green + lab.a / 80);
                  out[1] = ink(green);
                  out[2] = ink(green - lab.b / 80);
                  out[3] = 0;
                  return 1;
                });
  return saved_profile(profile);
}

}  // namespace typeset::tests
