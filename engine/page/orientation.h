// Which blocks go on upright pages and which on wide ones.
#pragma once

#include <span>
#include <vector>

#include "document/document.h"
#include "font/catalogue.h"

namespace typeset::page {

// Blocks that follow each other on pages of one kind: a sequence of the document, or part of one.
// The first page is a new page.
struct PageRun {
  const document::PageStyle* page = nullptr;  // the document's, as the blocks are
  std::span<const document::Block> blocks;
  std::span<const document::VariantSet> variants;  // as document::PageSequence's
};

// All blocks of the document, in order. A sequence of upright pages is cut around each table that
// does not fit them with the steps before FitStep::landscape: it stands on landscape pages, and
// with it the headings before that are kept with it and the signatures after, which are never
// alone.
std::vector<PageRun> page_runs(const document::Document& document, const font::Catalogue& fonts);

}  // namespace typeset::page
