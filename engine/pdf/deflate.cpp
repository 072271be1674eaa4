#include "pdf/deflate.h"

#include <libdeflate.h>
#include <new>

namespace typeset::pdf {
namespace {

// Measured on font programs: 6 is half the time of 9 for 0.3 % more bytes.
constexpr int compression_level = 6;

}  // namespace

void Deflater::Free::operator()(libdeflate_compressor* compressor) const {
  libdeflate_free_compressor(compressor);
}

Deflater::Deflater() : compressor_(libdeflate_alloc_compressor(compression_level)) {
  if (!compressor_) throw std::bad_alloc();
}

std::string Deflater::compress(std::string_view bytes) {
  std::string compressed(libdeflate_zlib_compress_bound(compressor_.get(), bytes.size()), '\0');
  const std::size_t size = libdeflate_zlib_compress(compressor_.get(), bytes.data(), bytes.size(),
                                                    compressed.data(), compressed.size());
  compressed.resize(size);
  return compressed;
}

}  // namespace typeset::pdf
