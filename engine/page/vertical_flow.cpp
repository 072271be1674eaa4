#include "page/vertical_flow.h"

#include <algorithm>
#include <memory>
#include <utility>

namespace typeset::page {
namespace {

// A page as high as the type area is wide, for lines of the given length. As many lines of the grid
// as there is room for fill it from edge to edge.
document::PageStyle turned(const document::PageStyle& page, Length line_length) {
  document::PageStyle result = page;
  result.type_area = {{}, {}, line_length, page.type_area.width};
  const Length room = std::max(Length{}, page.type_area.width - page.grid_line_height);
  result.grid_lines = std::max(2, static_cast<int>(room.ratio_to(page.line_pitch)) + 1);
  result.line_pitch = room / (result.grid_lines - 1);
  return result;
}

Length longest_line(const VerticalFlow& flow, const PagePlan& band) {
  Length longest;
  for (const PlacedPart& part : band) {
    const auto& paragraph = std::get<FlowParagraph>(flow.items[part.item]);
    for (std::size_t i = 0; i < part.tops.size(); ++i) {
      const text::Line& line = paragraph.lines[part.first_line + i];
      longest = std::max(longest, line.inline_start + line.inline_size);
    }
  }
  return longest;
}

FlowBand make_band(const std::shared_ptr<const VerticalFlow>& flow, std::size_t index) {
  const PagePlan& plan = flow->bands[index];
  const auto& first = std::get<FlowParagraph>(flow->items[plan.front().item]);
  FlowBand band;
  band.flow = flow;
  band.index = index;
  band.height = longest_line(*flow, plan);
  band.snap_to_grid = first.style->snap_to_grid;
  // Told apart from what stands above and below by more than the space between characters.
  band.space_before = band.space_after = first.style->size;
  return band;
}

}  // namespace

std::vector<FlowItem> make_bands(const document::VerticalText& text,
                                 const document::PageStyle& page, const font::Catalogue& fonts,
                                 Diagnostics& diagnostics) {
  auto flow = std::make_shared<VerticalFlow>();
  const Length most = page.type_area.height;
  flow->sequence.page = turned(page, std::min(text.height.value_or(most), most));
  for (const document::Paragraph& paragraph : text.paragraphs) {
    flow->sequence.blocks.emplace_back(paragraph);
  }
  flow->items = make_flow_items(flow->sequence.blocks, flow->sequence.page, fonts, diagnostics);
  paginate(flow->items, flow->sequence.page, diagnostics, 1,
           [&](PagePlan band) { flow->bands.push_back(std::move(band)); });
  std::vector<FlowItem> bands;
  for (std::size_t i = 0; i < flow->bands.size(); ++i) bands.emplace_back(make_band(flow, i));
  return bands;
}

}  // namespace typeset::page
