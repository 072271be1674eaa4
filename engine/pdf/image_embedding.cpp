#include "pdf/image_embedding.h"

#include <map>
#include <string>
#include <string_view>

#include "pdf/number_format.h"
#include "pdf/png_filter.h"

namespace typeset::pdf {
namespace {

using image::Coding;
using image::ColorModel;
using image::Image;
using PoDoFo::PdfDictionary;
using PoDoFo::PdfName;
using PoDoFo::PdfObject;

// Of the colours themselves; those of an indexed picture stand in its palette.
int components_of(ColorModel model) {
  switch (model) {
    case ColorModel::gray:
      return 1;
    case ColorModel::cmyk:
      return 4;
    case ColorModel::rgb:
    case ColorModel::indexed:
      break;
  }
  return 3;
}

int samples_per_pixel(ColorModel model) {
  return model == ColorModel::indexed ? 1 : components_of(model);
}

const char* device_space(ColorModel model) {
  switch (model) {
    case ColorModel::gray:
      return "/DeviceGray";
    case ColorModel::cmyk:
      return "/DeviceCMYK";
    case ColorModel::rgb:
    case ColorModel::indexed:
      break;
  }
  return "/DeviceRGB";
}

// How the rows of a picture are filtered (ISO 32000-1, table 8): 15 stands for PNG's filters, of
// which each row names its own.
std::string row_parameters(int columns, int samples, int bits) {
  std::string syntax = "<</Predictor 15/Columns ";
  append_integer(syntax, columns);
  syntax += "/Colors ";
  append_integer(syntax, samples);
  syntax += "/BitsPerComponent ";
  append_integer(syntax, bits);
  return syntax + ">>";
}

class ImageEmbedding {
 public:
  ImageEmbedding(Document& document, const PrintColors& colors)
      : document_(document), colors_(colors) {}

  const PdfObject* embed(const Image& image) {
    const std::string colors = color_space(image);
    const PdfObject* mask = image.alpha.empty() ? nullptr : &add_mask(image);
    PdfObject& object = add_pixels(image);
    describe(object, image, image.bits_per_sample, colors);
    PdfDictionary& dictionary = object.GetDictionary();
    if (image.inverted) dictionary.AddKey(PdfName("Decode"), raw("[1 0 1 0 1 0 1 0]"));
    if (mask) dictionary.AddKey(PdfName("SMask"), mask->Reference());
    return &object;
  }

 private:
  PdfObject& add_pixels(const Image& image) {
    switch (image.coding) {
      case Coding::jpeg:
        return add_jpeg(image);
      case Coding::png_rows:
        return add_png_rows(image);
      case Coding::samples:
        break;
    }
    return add_samples(image, image.data, samples_per_pixel(image.color_model));
  }

  // The decoder takes three components for YCbCr (ISO 32000-1, table 13).
  PdfObject& add_jpeg(const Image& image) {
    PdfObject& object = document_.add_stream(image.data, Compression::none);
    PdfDictionary& dictionary = object.GetDictionary();
    dictionary.AddKey(PdfName("Filter"), name("DCTDecode"));
    if (image.stores_rgb) dictionary.AddKey(PdfName("DecodeParms"), raw("<</ColorTransform 0>>"));
    return object;
  }

  PdfObject& add_png_rows(const Image& image) {
    PdfObject& object = document_.add_stream(image.data, Compression::none);
    PdfDictionary& dictionary = object.GetDictionary();
    dictionary.AddKey(PdfName("Filter"), name("FlateDecode"));
    dictionary.AddKey(PdfName("DecodeParms"),
                      raw(row_parameters(image.stored_width(), samples_per_pixel(image.color_model),
                                         image.bits_per_sample)));
    return object;
  }

  // Samples of 8 bits, `count` for each pixel.
  PdfObject& add_samples(const Image& image, std::string_view samples, int count) {
    const auto pixel = static_cast<std::size_t>(count);
    const std::size_t row = pixel * static_cast<std::size_t>(image.stored_width());
    PdfObject& object = document_.add_stream(png_filtered(samples, row, pixel));
    object.GetDictionary().AddKey(PdfName("DecodeParms"),
                                  raw(row_parameters(image.stored_width(), count, 8)));
    return object;
  }

  // Table 145: a soft mask is a picture in DeviceGray.
  const PdfObject& add_mask(const Image& image) {
    PdfObject& object = add_samples(image, image.alpha, 1);
    describe(object, image, 8, "/DeviceGray");
    return object;
  }

  static void describe(PdfObject& object, const Image& image, int bits, std::string_view colors) {
    PdfDictionary& dictionary = object.GetDictionary();
    dictionary.AddKey(PdfName::KeyType, name("XObject"));
    dictionary.AddKey(PdfName::KeySubtype, name("Image"));
    dictionary.AddKey(PdfName("Width"), integer(image.stored_width()));
    dictionary.AddKey(PdfName("Height"), integer(image.stored_height()));
    dictionary.AddKey(PdfName("BitsPerComponent"), integer(bits));
    dictionary.AddKey(PdfName("ColorSpace"), raw(colors));
  }

  std::string color_space(const Image& image) {
    std::string base = device_space(image.color_model);
    const std::string_view profile = profile_of(image);
    if (!profile.empty()) {
      const PdfObject& object = profile_object(profile, image.color_model);
      base = "[/ICCBased " + reference_syntax(object) + ']';
    }
    if (image.color_model != ColorModel::indexed) return base;
    std::string indexed = "[/Indexed" + base + ' ';
    append_integer(indexed, static_cast<std::int64_t>(image.palette.size() / 3) - 1);
    indexed += '<';
    append_hex(indexed, image.palette);
    return indexed + ">]";
  }

  static void append_hex(std::string& out, std::string_view bytes) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    for (const char byte : bytes) {
      const auto value = static_cast<unsigned char>(byte);
      out += digits[value >> 4];
      out += digits[value & 0xF];
    }
  }

  // Its own, or sRGB where DeviceRGB would mean something else.
  std::string_view profile_of(const Image& image) const {
    const bool is_rgb = components_of(image.color_model) == 3;
    if (image.icc_profile.empty() && is_rgb && !colors_.has_srgb_intent()) {
      return srgb_profile().icc;
    }
    return image.icc_profile;
  }

  // Cameras and scanners give all their pictures the same one.
  const PdfObject& profile_object(std::string_view profile, ColorModel model) {
    const PdfObject*& known = profiles_[profile];
    if (known) return *known;
    PdfObject& object = document_.add_stream(profile);
    object.GetDictionary().AddKey(PdfName("N"), integer(components_of(model)));
    object.GetDictionary().AddKey(PdfName("Alternate"), raw(device_space(model)));
    known = &object;
    return object;
  }

  Document& document_;
  const PrintColors& colors_;
  std::map<std::string_view, const PdfObject*> profiles_;  // by their bytes
};

}  // namespace

std::vector<const PdfObject*> embed_images(Document& document, const ImageUsage& images,
                                           const PrintColors& colors) {
  ImageEmbedding embedding(document, colors);
  std::vector<const PdfObject*> objects;
  for (const image::ImageRef& image : images.images()) {
    objects.push_back(embedding.embed(*image));
  }
  return objects;
}

}  // namespace typeset::pdf
