// What a reader gets out of a font program.
#pragma once

#include <gtest/gtest.h>
#include <libdeflate.h>
#include <memory>
#include <string>
#include <string_view>

#include "font/subset.h"

namespace typeset::font {

// `size` is what the stream must come to; its checksum is looked at too.
inline std::string inflated(std::string_view stream, std::size_t size) {
  const std::unique_ptr<libdeflate_decompressor, decltype(&libdeflate_free_decompressor)> inflater(
      libdeflate_alloc_decompressor(), libdeflate_free_decompressor);
  std::string bytes(size, '\0');
  EXPECT_EQ(libdeflate_zlib_decompress(inflater.get(), stream.data(), stream.size(), bytes.data(),
                                       bytes.size(), nullptr),
            LIBDEFLATE_SUCCESS);
  return bytes;
}

inline std::string inflated(const FontProgram& program) {
  return inflated(program.deflated, program.size);
}

}  // namespace typeset::font
