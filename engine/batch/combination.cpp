#include "batch/combination.h"

namespace typeset::batch {

struct Combination::KeptPages : Kept {
  page::Pages pages;
};

std::unique_ptr<DocumentSink::Kept> Combination::keep(const source::Node&,
                                                      const document::LayoutDefinition&,
                                                      const page::Pages* pages,
                                                      Diagnostics&) const {
  auto kept = std::make_unique<KeptPages>();
  kept->pages = *pages;
  return kept;
}

void Combination::take(std::size_t, std::unique_ptr<Kept> kept) {
  pages_.add(std::move(static_cast<KeptPages&>(*kept).pages));
}

}  // namespace typeset::batch
