// All documents of a run in one file.
#pragma once

#include <memory>
#include <string>
#include <utility>

#include "batch/run.h"
#include "page/concatenation.h"

namespace typeset::batch {

class Combination : public DocumentSink {
 public:
  explicit Combination(std::string title) : pages_(std::move(title)) {}

  std::unique_ptr<Kept> keep(const source::Node& report, const document::LayoutDefinition& layout,
                             const page::Pages* pages, Diagnostics& diagnostics) const override;
  bool needs_pages() const override { return true; }
  void take(std::size_t index, std::unique_ptr<Kept> kept) override;

  page::Pages take_pages() { return pages_.take(); }

 private:
  struct KeptPages;

  page::Concatenation pages_;
};

}  // namespace typeset::batch
