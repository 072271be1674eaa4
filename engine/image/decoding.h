// What the readers of both formats share.
#pragma once

#include <csetjmp>
#include <cstdint>
#include <optional>

#include "base/messages.h"
#include "image/image.h"

namespace typeset::image {

// What became of reading a picture: the picture, or why there is none.
struct Reading {
  std::optional<MessageId> problem;
  Image image;
};

inline constexpr std::int64_t most_pixels = 10000LL * 10000;

constexpr bool has_too_many_pixels(std::int64_t width, std::int64_t height) {
  return width > 0 && height > most_pixels / width;
}

// A resolution in pixels per inch that a picture can have, or 0.
constexpr double usable_resolution(double per_inch) {
  constexpr double least = 10;
  constexpr double most = 20000;
  return per_inch >= least && per_inch <= most ? per_inch : 0;
}

// Runs `work`, which calls a C library that leaves it by longjmp to `target` when something is
// wrong; false then. What `work` makes must need no destructor: longjmp runs none.
template <typename Work>
bool completes(std::jmp_buf& target, const Work& work) {
  if (setjmp(target) != 0) return false;
  work();
  return true;
}

}  // namespace typeset::image
