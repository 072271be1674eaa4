#include "table/kept_layouts.h"

#include <functional>
#include <utility>

#include "table/tables_alike.h"

namespace typeset::table {
namespace {

// Larger tables are data, which do not repeat themselves.
constexpr std::size_t most_cells = 2000;
constexpr std::size_t most_seen = 8192;

std::size_t mixed(std::size_t hash, Length length) {
  return (hash ^ std::hash<std::int64_t>()(length.raw())) * 0x9E3779B97F4A7C15U;
}

// A layout that another is made from.
struct Refilled {
  std::shared_ptr<const KeptLayouts::Kept> kept;
  TableLayout layout;
};

// Whether all values of the table could be others: else what is kept would be of use to few.
bool can_be_refilled(const TableLayout& layout, const font::Catalogue& fonts) {
  const auto rooms = layout.rooms_for_values(fonts);
  for (std::size_t i = 0; i < rooms.size(); ++i) {
    if (layout.grid().cells[i].kind == CellKind::data && !rooms[i]) return false;
  }
  return !rooms.empty();
}

}  // namespace

std::shared_ptr<const TableLayout> lay_out_shared(const document::Table& table, Length measure,
                                                  const font::Catalogue& fonts,
                                                  Diagnostics& diagnostics,
                                                  std::optional<Length> page_height) {
  auto& layouts = fonts.companion<KeptLayouts>();
  const TableHashes hashes = hashes_of(table);
  const auto in_room = [&](std::size_t hash) {
    return mixed(mixed(hash, measure), page_height.value_or(Length{}));
  };
  const std::size_t hash = in_room(hashes.all), form_hash = ~in_room(hashes.labels);
  const auto kept = layouts.find(hash);
  if (kept && kept->is_of(table, measure, page_height)) return {kept, &kept->layout};
  const auto form = layouts.find(form_hash);
  if (form && form->has_same_room(measure, page_height)) {
    if (auto layout = form->of_values(table, fonts)) {
      const auto refilled = std::make_shared<const Refilled>(Refilled{form, *std::move(layout)});
      return {refilled, &refilled->layout};
    }
  }
  Diagnostics found;
  auto layout = std::make_shared<const TableLayout>(table, measure, fonts, found, page_height);
  const auto keep = [&](std::size_t number) {
    layouts.keep(number,
                 std::make_shared<const KeptLayouts::Kept>(table, measure, page_height, fonts));
  };
  // What is wrong with a table is said of each, at its own places.
  const bool can_be_kept = found.empty() && layout->grid().cells.size() <= most_cells;
  if (can_be_kept && !kept && layouts.has_come_before(hash)) keep(hash);
  if (can_be_kept && !form && layouts.has_come_before(form_hash) &&
      can_be_refilled(*layout, fonts)) {
    keep(form_hash);
  }
  for (Diagnostic& finding : found.sorted()) diagnostics.add(std::move(finding));
  return layout;
}

KeptLayouts::Kept::Kept(const document::Table& original, Length its_measure,
                        std::optional<Length> its_page_height, const font::Catalogue& fonts)
    : table(without_origins(original)),
      measure(its_measure),
      page_height(its_page_height),
      layout(table, measure, fonts, nothing_wrong, page_height),
      rooms(layout.rooms_for_values(fonts)) {
  layout.find_headers();
  const std::vector<GridCell>& cells = layout.grid().cells;
  for (std::size_t i = 0; i < rooms.size(); ++i) {
    if (rooms[i]) places.emplace(cells[i].content, i);
  }
}

bool KeptLayouts::Kept::is_of(const document::Table& other, Length its_measure,
                              std::optional<Length> its_page_height) const {
  return has_same_room(its_measure, its_page_height) && are_laid_out_alike(table, other);
}

std::optional<TableLayout> KeptLayouts::Kept::of_values(const document::Table& other,
                                                        const font::Catalogue& fonts) const {
  const auto others = other_texts(table, other);
  if (!others) return std::nullopt;
  std::vector<TableLayout::NewText> texts;
  texts.reserve(others->size());
  for (const OtherText& text : *others) {
    const auto place = places.find(text.before);
    if (place == places.end()) return std::nullopt;
    texts.push_back({place->second, text.after});
  }
  return layout.refilled(texts, rooms, fonts);
}

std::shared_ptr<const KeptLayouts::Kept> KeptLayouts::find(std::size_t hash) {
  const std::lock_guard lock(mutex_);
  if (const auto found = young_.layouts.find(hash); found != young_.layouts.end()) {
    return found->second;
  }
  const auto found = old_.layouts.find(hash);
  if (found == old_.layouts.end()) return nullptr;
  std::shared_ptr<const Kept> kept = found->second;
  insert(hash, kept);
  return kept;
}

bool KeptLayouts::has_come_before(std::size_t hash) {
  const std::lock_guard lock(mutex_);
  const bool known = seen_.contains(hash) || seen_before_.contains(hash);
  if (seen_.size() >= most_seen) seen_before_ = std::exchange(seen_, {});
  seen_.insert(hash);
  return known;
}

void KeptLayouts::keep(std::size_t hash, std::shared_ptr<const Kept> kept) {
  const std::lock_guard lock(mutex_);
  insert(hash, std::move(kept));
}

std::size_t KeptLayouts::cells() const {
  const std::lock_guard lock(mutex_);
  return young_.cells + old_.cells;
}

void KeptLayouts::insert(std::size_t hash, std::shared_ptr<const Kept> kept) {
  if (young_.cells >= generation_size_) old_ = std::exchange(young_, {});
  const std::size_t cells = kept->layout.grid().cells.size();
  if (young_.layouts.insert_or_assign(hash, std::move(kept)).second) young_.cells += cells;
}

}  // namespace typeset::table
