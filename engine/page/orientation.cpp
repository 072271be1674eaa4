#include "page/orientation.h"

#include <algorithm>
#include <variant>

#include "table/table_fit.h"

namespace typeset::page {
namespace {

bool is_wide(const document::PageStyle& page) { return page.paper.width > page.paper.height; }

bool needs_landscape(const document::Block& block, const document::PageStyle& page,
                     const font::Catalogue& fonts) {
  const auto* table = std::get_if<document::Table>(&block);
  if (table == nullptr) return false;
  const std::vector<document::FitStep>& fit = table->style.fit;
  const auto landscape = std::ranges::find(fit, document::FitStep::landscape);
  return landscape != fit.end() &&
         !table::fits(*table, page.type_area.width, {fit.begin(), landscape}, fonts);
}

bool is_kept_with_next(const document::Block& block) {
  const auto* paragraph = std::get_if<document::Paragraph>(&block);
  return paragraph != nullptr && paragraph->style->keep_with_next;
}

bool is_signature(const document::Block& block) {
  return std::holds_alternative<document::Signature>(block);
}

// Of each block of upright pages, whether it goes on a wide one.
std::vector<bool> turned_blocks(const document::PageSequence& sequence,
                                const font::Catalogue& fonts) {
  const std::vector<document::Block>& blocks = sequence.blocks;
  std::vector<bool> turned(blocks.size(), false);
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    turned[i] = needs_landscape(blocks[i], sequence.page, fonts) ||
                (i > 0 && turned[i - 1] && is_signature(blocks[i]));
  }
  for (std::size_t i = blocks.size(); i-- > 1;) {
    if (turned[i] && is_kept_with_next(blocks[i - 1])) turned[i - 1] = true;
  }
  return turned;
}

}  // namespace

std::vector<PageRun> page_runs(const document::Document& document, const font::Catalogue& fonts) {
  std::vector<PageRun> runs;
  for (const document::PageSequence& sequence : document.sequences) {
    const std::span<const document::Block> blocks = sequence.blocks;
    if (!document.landscape_page || is_wide(sequence.page) || blocks.empty()) {
      runs.push_back({&sequence.page, blocks, sequence.variants});
      continue;
    }
    const std::vector<bool> turned = turned_blocks(sequence, fonts);
    for (std::size_t first = 0, end = 0; first < blocks.size(); first = end) {
      while (end < blocks.size() && turned[end] == turned[first]) ++end;
      const document::PageStyle& page = turned[first] ? *document.landscape_page : sequence.page;
      const std::span<const document::VariantSet> variants = sequence.variants;
      const std::size_t marked = std::clamp(variants.size(), first, end) - first;
      runs.push_back({&page, blocks.subspan(first, end - first),
                      marked == 0 ? std::span<const document::VariantSet>()
                                  : variants.subspan(first, marked)});
    }
  }
  return runs;
}

}  // namespace typeset::page
