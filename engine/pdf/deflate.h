// FlateDecode's other half (ISO 32000-1, 7.4.4).
#pragma once

#include <memory>
#include <string>
#include <string_view>

struct libdeflate_compressor;

namespace typeset::pdf {

class Deflater {
 public:
  Deflater();
  // In zlib's format; the same bytes for the same input and the same libdeflate.
  std::string compress(std::string_view bytes);

 private:
  struct Free {
    void operator()(libdeflate_compressor* compressor) const;
  };
  std::unique_ptr<libdeflate_compressor, Free> compressor_;
};

}  // namespace typeset::pdf
