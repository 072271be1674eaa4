// A list that copies share.
#pragma once

#include <cstddef>
#include <memory>
#include <utility>
#include <vector>

namespace typeset {

// An immutable vector, as cheap to copy whatever it holds.
template <typename T>
class SharedList {
 public:
  SharedList() = default;
  SharedList(std::vector<T> items)  // NOLINT(google-explicit-constructor): is what it is made of
      : items_(items.empty() ? nullptr : std::make_shared<const std::vector<T>>(std::move(items))) {
  }

  const std::vector<T>& get() const {
    static const std::vector<T> none;
    return items_ ? *items_ : none;
  }
  operator const std::vector<T>&() const { return get(); }  // NOLINT(google-explicit-constructor)

  bool empty() const { return !items_; }
  std::size_t size() const { return get().size(); }
  auto begin() const { return get().begin(); }
  auto end() const { return get().end(); }
  const T& front() const { return get().front(); }
  const T& back() const { return get().back(); }
  const T& operator[](std::size_t index) const { return get()[index]; }
  const T& at(std::size_t index) const { return get().at(index); }

  friend bool operator==(const SharedList& a, const std::vector<T>& b) { return a.get() == b; }

 private:
  std::shared_ptr<const std::vector<T>> items_;  // null: there are none
};

}  // namespace typeset
