#include "page/signature_layout.h"

#include <algorithm>
#include <cmath>

namespace typeset::page {
namespace {

constexpr std::size_t most_in_a_row = 3;
Length usual_gap() { return Length::mm(2); }
Length least_gap() { return Length::mm(1); }
// 1.2 mm of a seal of 42 mm.
Length ring_width(Length diameter) { return diameter / 35; }

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
  std::vector<Length> columns;        // of each row: from one column to the next
  Length last_centre;                 // of the last column
};

// Where something may be, first to last.
struct Range {
  Length first, last;

  bool is_empty() const { return first > last; }
  Range operator&(const Range& other) const {
    return {std::max(first, other.first), std::min(last, other.last)};
  }
  // What of it is nearest to `other`, where they have nothing in common.
  Range nearest_to(const Range& other) const {
    const Length at = other.first > last ? last : first;
    return {at, at};
  }
};

// Where the middle of a circle may be so that text from `top` on, `height` high and centred over
// it, is all inside. Empty where the text is too wide; its middle is what comes nearest then.
Range middles_around(Length width, Length top, Length height, Length radius) {
  const double half = width.to_pt() / 2, r = radius.to_pt();
  const Length reach = half < r ? Length::pt(std::sqrt(r * r - half * half)) : Length{};
  return {top + height - reach, top + reach};
}

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

  // As few rows as can be; then as few names in more lines than they need, the widest, and all that
  // are about as wide; then columns common to all rows.
  Arrangement arrange() const {
    for (std::size_t most = std::min(most_in_a_row, names_.size()); most > 0; --most) {
      Arrangement arrangement;
      arrangement.counts = row_counts(names_.size(), most);
      arrangement.settings.assign(names_.size(), 0);
      if (fits(arrangement)) return arrangement;
      for (const std::size_t narrowest : widest_first()) {
        divide_from(widest(names_[narrowest].front()), arrangement);
        if (fits(arrangement)) return arrangement;
      }
    }
    return one_below_the_other();
  }

  // Names of as many characters may differ in width by their digits and marks.
  void divide_from(Length width, Arrangement& a) const {
    for (std::size_t name = 0; name < names_.size(); ++name) {
      if (names_[name].size() < 2) continue;
      if (widest(names_[name].front()) + m_.character_pitch / 2 > width) a.settings[name] = 1;
    }
  }

  bool fits(Arrangement& arrangement) const {
    for (const bool common : {true, false}) {
      for (const Length gap : {usual_gap(), least_gap()}) {
        if (fit_columns(arrangement, gap, common)) return true;
      }
    }
    return false;
  }

  // Where a name is too wide for the type area: from its left edge on.
  Arrangement one_below_the_other() const {
    Arrangement arrangement;
    arrangement.counts.assign(names_.size(), 1);
    arrangement.settings.assign(names_.size(), 0);
    arrangement.columns.assign(names_.size(), {});
    arrangement.last_centre = widest(date_) / 2;
    for (const auto& settings : names_) {
      arrangement.last_centre = std::max(arrangement.last_centre, widest(settings.front()) / 2);
    }
    return arrangement;
  }

  std::vector<std::size_t> widest_first() const {
    std::vector<std::size_t> order(names_.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) {
      return widest(names_[a].front()) > widest(names_[b].front());
    });
    return order;
  }

  // Whether all of it stays in the type area; sets the columns.
  bool fit_columns(Arrangement& a, Length gap, bool common) const {
    set_columns(a, gap, common);
    Length least, most = m_.measure;  // of the last column's middle
    std::size_t name = 0;
    for (std::size_t row = 0; row < a.counts.size(); ++row) {
      for (std::size_t left = a.counts[row]; left-- > 0; ++name) {
        const Length to_last = a.columns[row] * static_cast<std::int64_t>(left);
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

  // Where not all are common, those of rows of as many names, and wider ones of fewer names.
  void set_columns(Arrangement& a, Length gap, bool common) const {
    a.columns.clear();
    std::size_t first = 0;
    for (const std::size_t count : a.counts) {
      a.columns.push_back(column_width(first, count, a, gap));
      first += count;
    }
    for (std::size_t row = 0; row < a.columns.size(); ++row) {
      for (std::size_t other = 0; other < a.columns.size(); ++other) {
        if (!common && a.counts[other] < a.counts[row]) continue;
        a.columns[row] = std::max(a.columns[row], a.columns[other]);
      }
    }
  }

  // Names that stand beside each other are a character apart, and end before the seals beside them.
  Length column_width(std::size_t first, std::size_t count, const Arrangement& a,
                      Length gap) const {
    Length width = diameter_ + gap;
    for (std::size_t name = first + 1; name < first + count; ++name) {
      const Length before = widest(lines_of(name - 1, a)), own = widest(lines_of(name, a));
      width = std::max(width, (before + own) / 2 + m_.character_pitch);
      width = std::max(width, (std::max(before, own) + diameter_) / 2 + gap);
    }
    return width;
  }

  Length names_height(std::size_t name) const {
    return block_height(lines_of(name, arrangement_).size(), m_);
  }

  // From the names' middle to the seals', in one row.
  Length seal_middle(std::size_t first, std::size_t count, bool is_last) const {
    const Length covered =  // the middle of what the last seal lies over
        is_last ? m_.line_pitch * static_cast<std::int64_t>(date_.size()) / 2 : Length{};
    Range middles = {covered - diameter_ / 4, covered - diameter_ / 80};
    if (is_last) {
      const Length foot = names_height(first + count - 1) / 2 + m_.line_pitch - m_.em;
      for (std::size_t i = 0; i < date_.size(); ++i) {
        const Length top = foot + m_.line_pitch * static_cast<std::int64_t>(i);
        const Range clear = middles_around(date_[i], top, m_.em, inner_radius());
        const Range both = middles & clear;
        middles = both.is_empty() ? middles.nearest_to(clear) : both;
      }
    }
    for (std::size_t name = first; name < first + count; ++name) keep_clear(name, middles);
    return std::clamp(covered - diameter_ / 10, middles.first, middles.last);
  }

  Length inner_radius() const { return diameter_ / 2 - ring_width(diameter_); }

  // Names that are crossed anyhow do not count.
  void keep_clear(std::size_t name, Range& middles) const {
    Length top = -names_height(name) / 2;
    for (const Length width : lines_of(name, arrangement_)) {
      const Range both = middles & middles_around(width, top, m_.em, inner_radius());
      if (!both.is_empty()) middles = both;
      top += m_.line_pitch;
    }
  }

  void place_row(std::size_t first, std::size_t count, bool is_last) {
    Length half;  // of the highest name
    for (std::size_t i = first; i < first + count; ++i) half = std::max(half, names_height(i) / 2);
    const Length to_seal = seal_middle(first, count, is_last) - diameter_ / 2;
    Length middle = -to_seal;  // of the names
    if (!plan_.rows.empty()) {
      const Length seal_top = plan_.rows.back().pictures.front().bottom() + usual_gap();
      middle = std::max(seal_top - to_seal, names_foot_ + m_.line_pitch - m_.em + half);
    }
    SignatureRow& row = plan_.rows.emplace_back();
    const Length seal_top = middle + to_seal;
    row.top = std::min(seal_top, middle - half);
    row.foot = std::max(seal_top + diameter_, middle + half);
    for (std::size_t i = first; i < first + count; ++i) {
      const Length to_last = arrangement_.columns[plan_.rows.size() - 1] *
                             static_cast<std::int64_t>(first + count - 1 - i);
      const Length centre = arrangement_.last_centre - to_last;
      const Length top = middle - names_height(i) / 2;
      const LineWidths& lines = lines_of(i, arrangement_);
      row.names.push_back({arrangement_.settings[i], centred(lines, centre, top, m_)});
      row.pictures.push_back({centre - diameter_ / 2, seal_top, diameter_, diameter_});
    }
    names_foot_ = middle + half;
    if (is_last) place_date(row, middle + names_height(first + count - 1) / 2);
  }

  // Directly below the last name, which ends at `foot`.
  void place_date(SignatureRow& row, Length foot) {
    const Length top = foot + m_.line_pitch - m_.em;
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
  // The date goes by the organ above it, as by a single one; the others are level with that.
  const Length last = names.empty() ? Length{} : widest(names.back());
  const Length date_width = widest(date);
  const Length start = std::max(Length{}, std::min(edge - last, edge - date_width - two));
  Length y;
  for (const LineWidths& name : names) {
    SignatureRow& row = plan.rows.emplace_back();
    row.top = y;
    row.names.push_back({0, ending(name, start + last, y, m)});
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
