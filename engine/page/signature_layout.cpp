#include "page/signature_layout.h"

#include <algorithm>
#include <optional>

namespace typeset::page {
namespace {

constexpr std::size_t most_in_a_row = 3;
Length usual_gap() { return Length::mm(2); }
Length least_gap() { return Length::mm(1); }

Length block_height(std::size_t lines, const SignatureMeasures& m) {
  return lines == 0 ? Length{} : m.line_pitch * static_cast<std::int64_t>(lines - 1) + m.em;
}

// Lines below each other from `top` on, centred on `centre`.
std::vector<Point> centred(const LineWidths& lines, Length centre, Length top,
                           const SignatureMeasures& m) {
  std::vector<Point> corners;
  for (const Length width : lines) {
    corners.push_back({centre - width / 2, top});
    top += m.line_pitch;
  }
  return corners;
}

// The same, ending at `end`.
std::vector<Point> ending(const LineWidths& lines, Length end, Length top,
                          const SignatureMeasures& m) {
  std::vector<Point> corners;
  for (const Length width : lines) {
    corners.push_back({std::max(Length{}, end - width), top});
    top += m.line_pitch;
  }
  return corners;
}

// How many names each row has: as many as the others, or one more in the first ones.
std::vector<std::size_t> row_counts(std::size_t names, std::size_t most) {
  const std::size_t rows = (names + most - 1) / most;
  std::vector<std::size_t> counts(rows, names / rows);
  for (std::size_t i = 0; i < names % rows; ++i) ++counts[i];
  return counts;
}

// Names in rows and columns with the settings chosen, before anything is placed.
struct Arrangement {
  std::vector<std::size_t> counts;    // names in each row
  std::vector<std::size_t> settings;  // of each name
  Length column;                      // from one column to the next
  Length last_centre;                 // of the last column
};

class SealedLayout {
 public:
  SealedLayout(std::span<const std::vector<LineWidths>> names, const LineWidths& date,
               Length diameter, const SignatureMeasures& measures)
      : names_(names), date_(date), diameter_(diameter), m_(measures) {}

  SignaturePlan place() {
    arrangement_ = arrange();
    std::size_t first = 0;
    for (std::size_t row = 0; row < arrangement_.counts.size(); ++row) {
      place_row(first, arrangement_.counts[row], row + 1 == arrangement_.counts.size());
      first += arrangement_.counts[row];
    }
    move_to_top();
    return std::move(plan_);
  }

 private:
  const LineWidths& lines_of(std::size_t name, const Arrangement& a) const {
    return names_[name][a.settings[name]];
  }

  // As few rows as can be; then as few names in more lines than they need.
  Arrangement arrange() const {
    const std::vector<std::size_t> widest_first = by_width();
    for (std::size_t most = std::min(most_in_a_row, names_.size()); most > 0; --most) {
      Arrangement arrangement;
      arrangement.counts = row_counts(names_.size(), most);
      arrangement.settings.assign(names_.size(), 0);
      for (std::size_t next = 0; next <= names_.size(); ++next) {
        if (next > 0) {
          const std::size_t name = widest_first[next - 1];
          if (names_[name].size() < 2) continue;
          arrangement.settings[name] = 1;
        }
        for (const Length gap : {usual_gap(), least_gap()}) {
          if (fit_columns(arrangement, gap)) return arrangement;
        }
      }
    }
    return one_below_the_other();
  }

  // Where a name is too wide for the type area: from its left edge on.
  Arrangement one_below_the_other() const {
    Arrangement arrangement;
    arrangement.counts.assign(names_.size(), 1);
    arrangement.settings.assign(names_.size(), 0);
    arrangement.last_centre = widest(date_) / 2;
    for (const auto& settings : names_) {
      arrangement.last_centre = std::max(arrangement.last_centre, widest(settings.front()) / 2);
    }
    return arrangement;
  }

  std::vector<std::size_t> by_width() const {
    std::vector<std::size_t> order(names_.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) {
      return widest(names_[a].front()) > widest(names_[b].front());
    });
    return order;
  }

  // Whether all of it stays in the type area; sets the columns.
  bool fit_columns(Arrangement& a, Length gap) const {
    a.column = column_width(a, gap);
    Length least, most = m_.measure;  // of the last column's middle
    std::size_t name = 0;
    for (const std::size_t count : a.counts) {
      for (std::size_t i = 0; i < count; ++i, ++name) {
        const Length to_last = a.column * static_cast<std::int64_t>(count - 1 - i);
        const Length half = half_width(name, a);
        least = std::max(least, half + to_last);
        most = std::min(most, m_.measure - half + to_last);
      }
    }
    if (least > most) return false;
    const Length wanted = m_.measure - m_.character_pitch * 4 - widest(date_) / 2;
    a.last_centre = std::clamp(wanted, least, most);
    return true;
  }

  // Of the name and its seal, of the last one with the date, on each side of its middle.
  Length half_width(std::size_t name, const Arrangement& a) const {
    Length width = std::max(diameter_, widest(lines_of(name, a)));
    if (name + 1 == names_.size()) width = std::max(width, widest(date_));
    return (width + Length::from_raw(1)) / 2;
  }

  // Names that stand beside each other are a character apart.
  Length column_width(const Arrangement& a, Length gap) const {
    Length width = diameter_ + gap;
    std::size_t name = 0;
    for (const std::size_t count : a.counts) {
      for (std::size_t i = 0; i < count; ++i, ++name) {
        if (i == 0) continue;
        const Length both = widest(lines_of(name - 1, a)) + widest(lines_of(name, a));
        width = std::max(width, both / 2 + m_.character_pitch);
      }
    }
    return width;
  }

  // Distances are from the foot of the row's last names.
  struct RowHeights {
    Length names_top, seal_middle;
  };

  RowHeights heights_of_row(std::size_t first, std::size_t count, bool is_last) const {
    RowHeights heights;
    std::optional<Length> uppermost, lowest;  // middles of what seals cover
    Length lowest_foot;
    for (std::size_t i = first; i < first + count; ++i) {
      const Length top = -block_height(lines_of(i, arrangement_).size(), m_);
      const bool has_date = is_last && i + 1 == first + count;
      const Length foot =
          has_date ? m_.line_pitch * static_cast<std::int64_t>(date_.size()) : Length{};
      const Length middle = (top + foot) / 2;
      uppermost = std::min(middle, uppermost.value_or(middle));
      lowest = std::max(middle, lowest.value_or(middle));
      lowest_foot = std::max(lowest_foot, foot);
      heights.names_top = std::min(heights.names_top, top);
    }
    const Length tenth = diameter_ / 10;
    const Length wanted = std::max(
        {*uppermost - tenth, *lowest - diameter_ / 4, lowest_foot + tenth - diameter_ / 2});
    heights.seal_middle = std::min(wanted, *uppermost);
    return heights;
  }

  void place_row(std::size_t first, std::size_t count, bool is_last) {
    const RowHeights heights = heights_of_row(first, count, is_last);
    Length foot = diameter_ / 2 - heights.seal_middle;  // of the names
    if (!plan_.rows.empty()) {
      const Length seal_top = plan_.rows.back().pictures.front().bottom() + usual_gap();
      const Length names_top = names_foot_ + m_.line_pitch - m_.em;
      foot = std::max(seal_top + foot, names_top - heights.names_top);
    }
    names_foot_ = foot;
    const Length seal_top = foot + heights.seal_middle - diameter_ / 2;
    SignatureRow& row = plan_.rows.emplace_back();
    row.top = std::min(seal_top, foot + heights.names_top);
    row.foot = std::max(seal_top + diameter_, foot);
    for (std::size_t i = 0; i < count; ++i) {
      const Length centre =
          arrangement_.last_centre - arrangement_.column * static_cast<std::int64_t>(count - 1 - i);
      const LineWidths& lines = lines_of(first + i, arrangement_);
      const Length top = foot - block_height(lines.size(), m_);
      row.names.push_back({arrangement_.settings[first + i], centred(lines, centre, top, m_)});
      row.pictures.push_back({centre - diameter_ / 2, seal_top, diameter_, diameter_});
    }
    if (is_last) place_date(row);
  }

  void place_date(SignatureRow& row) {
    const Length top = names_foot_ + m_.line_pitch - m_.em;
    plan_.date.corners = centred(date_, arrangement_.last_centre, top, m_);
    plan_.date_foot = top + block_height(date_.size(), m_);
    row.foot = std::max(row.foot, plan_.date_foot);
  }

  // Counts from the uppermost thing, and finds how far that is below the text above.
  void move_to_top() {
    const Length by = -plan_.rows.front().top;
    for (SignatureRow& row : plan_.rows) {
      row.top += by;
      row.foot += by;
      for (Rect& seal : row.pictures) seal.y += by;
      for (PlacedSignatureText& name : row.names) move_down(name, by);
    }
    move_down(plan_.date, by);
    plan_.date_foot += by;
    plan_.height = plan_.rows.back().foot;
    Length first_line = plan_.height;
    for (const PlacedSignatureText& name : plan_.rows.front().names) {
      for (const Point& corner : name.corners) first_line = std::min(first_line, corner.y);
    }
    plan_.space_before = m_.line_pitch - m_.em - first_line;
    while (plan_.space_before < Length{}) plan_.space_before += m_.line_pitch;
  }

  static void move_down(PlacedSignatureText& text, Length by) {
    for (Point& corner : text.corners) corner.y += by;
  }

  std::span<const std::vector<LineWidths>> names_;
  const LineWidths& date_;
  Length diameter_;
  const SignatureMeasures& m_;
  Arrangement arrangement_;
  SignaturePlan plan_;
  Length names_foot_;  // of the last row placed
};

}  // namespace

Length widest(const LineWidths& lines) {
  return lines.empty() ? Length{} : *std::ranges::max_element(lines);
}

SignaturePlan place_sealed(std::span<const std::vector<LineWidths>> names, const LineWidths& date,
                           Length diameter, const SignatureMeasures& measures) {
  return SealedLayout(names, date, diameter, measures).place();
}

Length room_beside(std::span<const Size> stamps, const SignatureMeasures& m) {
  Length column;
  for (const Size& stamp : stamps) column = std::max(column, stamp.width);
  return m.measure - m.character_pitch * 6 - column;
}

SignaturePlan place_stamped(std::span<const LineWidths> names, const LineWidths& date,
                            std::span<const Size> stamps, const SignatureMeasures& m) {
  SignaturePlan plan;
  const Length names_end = room_beside(stamps, m);
  const Length stamps_start = names_end + m.character_pitch * 2;
  Length y;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const Length text = block_height(names[i].size(), m);
    const Length height = std::max(text, stamps[i].height);
    SignatureRow& row = plan.rows.emplace_back();
    row.top = y;
    row.foot = y + height;
    row.names.push_back({0, ending(names[i], names_end, y + (height - text) / 2, m)});
    row.pictures.push_back(
        {stamps_start, y + (height - stamps[i].height) / 2, stamps[i].width, stamps[i].height});
    y = row.foot + m.line_pitch;
  }
  plan.date.corners = ending(date, m.measure - m.character_pitch * 4, y, m);
  plan.height = plan.date_foot = y + block_height(date.size(), m);
  if (!plan.rows.empty()) plan.rows.back().foot = plan.height;
  plan.space_before = m.line_pitch * 3 - m.em;
  return plan;
}

SignaturePlan place_unsealed(std::span<const LineWidths> names, const LineWidths& date,
                             const SignatureMeasures& m) {
  SignaturePlan plan;
  const Length two = m.character_pitch * 2;
  const Length edge = m.measure - two;
  Length longest;
  for (const LineWidths& name : names) longest = std::max(longest, widest(name));
  const Length date_width = widest(date);
  const Length start = std::max(Length{}, std::min(edge - longest, edge - date_width - two));
  Length y;
  for (const LineWidths& name : names) {
    SignatureRow& row = plan.rows.emplace_back();
    row.top = y;
    row.names.push_back({0, ending(name, start + longest, y, m)});
    row.foot = y + block_height(name.size(), m);
    y += m.line_pitch * static_cast<std::int64_t>(name.size());
  }
  const Length date_start = std::max(Length{}, std::min(start + two, edge - date_width));
  plan.height = plan.date_foot = y + block_height(date.size(), m);
  for (std::size_t i = 0; i < date.size(); ++i, y += m.line_pitch) {
    plan.date.corners.push_back({date_start, y});
  }
  if (!plan.rows.empty()) plan.rows.back().foot = plan.height;
  return plan;
}

}  // namespace typeset::page
