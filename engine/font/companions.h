// What other rooms have found out with a catalogue's faces and keep for the next document.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <typeindex>

namespace typeset::font {

// One object of each type. Safe to use from several threads, as each of the objects has to be.
class Companions {
 public:
  // Made at the first call, and there as long as this is.
  template <typename Companion>
  Companion& get() {
    const std::lock_guard lock(mutex_);
    std::shared_ptr<void>& known = companions_[typeid(Companion)];
    if (!known) known = std::make_shared<Companion>();
    return *static_cast<Companion*>(known.get());
  }

 private:
  std::mutex mutex_;
  std::map<std::type_index, std::shared_ptr<void>> companions_;
};

}  // namespace typeset::font
