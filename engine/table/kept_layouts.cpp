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

}  // namespace

std::shared_ptr<const TableLayout> lay_out_shared(const document::Table& table, Length measure,
                                                  const font::Catalogue& fonts,
                                                  Diagnostics& diagnostics,
                                                  std::optional<Length> page_height) {
  auto& layouts = fonts.companion<KeptLayouts>();
  const std::size_t hash =
      mixed(mixed(hash_of_cells(table), measure), page_height.value_or(Length{}));
  const auto kept = layouts.find(hash);
  if (kept && kept->is_of(table, measure, page_height)) return {kept, &kept->layout};
  Diagnostics found;
  auto layout = std::make_shared<const TableLayout>(table, measure, fonts, found, page_height);
  // What is wrong with a table is said of each, at its own places.
  const bool can_be_kept = !kept && found.empty() && layout->grid().cells.size() <= most_cells;
  if (can_be_kept && layouts.has_come_before(hash)) {
    layouts.keep(hash,
                 std::make_shared<const KeptLayouts::Kept>(table, measure, page_height, fonts));
  }
  for (Diagnostic& finding : found.sorted()) diagnostics.add(std::move(finding));
  return layout;
}

KeptLayouts::Kept::Kept(const document::Table& original, Length its_measure,
                        std::optional<Length> its_page_height, const font::Catalogue& fonts)
    : table(without_origins(original)),
      measure(its_measure),
      page_height(its_page_height),
      layout(table, measure, fonts, nothing_wrong, page_height) {
  layout.draw_whole();
}

bool KeptLayouts::Kept::is_of(const document::Table& other, Length its_measure,
                              std::optional<Length> its_page_height) const {
  return measure == its_measure && page_height == its_page_height &&
         are_laid_out_alike(table, other);
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
