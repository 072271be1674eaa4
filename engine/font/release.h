// Owning what C libraries make. Private to this room.
#pragma once

namespace typeset::font {

// A unique_ptr deleter that calls a C library's own function.
template <auto function>
struct Release {
  template <typename Object>
  void operator()(Object* object) const {
    function(object);
  }
};

}  // namespace typeset::font
