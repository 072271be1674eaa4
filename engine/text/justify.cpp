#include "text/justify.h"

#include <algorithm>

#include "text/line_metrics.h"

namespace typeset::text {
namespace {

// Part `index` of `count` equal parts of `total`, such that all parts add up to it exactly.
Length share(Length total, std::size_t index, std::size_t count) {
  const auto i = static_cast<std::int64_t>(index);
  const auto n = static_cast<std::int64_t>(count);
  return total * (i + 1) / n - total * i / n;
}

// CLReq's order in which spaces grow before all gaps do.
enum class StretchStep { word_space, han_western };

class LineJustifier {
 public:
  LineJustifier(const PreparedParagraph& paragraph, const LineRange& line)
      : clusters_(paragraph.clusters),
        first_(line.first),
        end_(last_visible(paragraph, line.first, line.last)),
        adjustments_(line.last - line.first) {}

  std::vector<Adjustment> run(Length natural, Length target, bool fill) {
    trim_line_end();
    Length excess = natural - target;
    if (excess > Length{}) {
      for (int step = 0; step < static_cast<int>(ShrinkStep::count_); ++step) {
        excess = shrink(static_cast<ShrinkStep>(step), excess);
      }
    } else if (fill && excess < Length{}) {
      const Length missing = stretch(StretchStep::word_space, -excess);
      spread(stretch(StretchStep::han_western, missing));
    }
    return std::move(adjustments_);
  }

 private:
  Adjustment& at(std::size_t cluster) { return adjustments_[cluster - first_]; }

  void trim_line_end() {
    at(end_).after -= clusters_[end_].blank_after;
    // Spaces at a line's end take no room.
    for (std::size_t i = end_ + 1; i < first_ + adjustments_.size(); ++i) {
      at(i).after -= clusters_[i].advance;
    }
  }

  // What the cluster can give at this step, before and after its glyphs.
  Adjustment capacity(std::size_t i, ShrinkStep step) const {
    const Cluster& c = clusters_[i];
    Adjustment most;
    if (c.shrink_step == step) {
      most.before = c.blank_before;
      if (i != end_) most.after = c.blank_after;
    }
    if (step == ShrinkStep::han_western && i != end_) most.after += c.gap.shrink;
    return most;
  }

  Length shrink(ShrinkStep step, Length excess) {
    if (excess <= Length{}) return excess;
    Length total;
    for (std::size_t i = first_; i <= end_; ++i) {
      const Adjustment most = capacity(i, step);
      total += most.before + most.after;
    }
    if (total <= Length{}) return excess;
    const Length taken = std::min(total, excess);
    // Cumulative rounding: the parts add up to `taken` exactly.
    Length passed, given;
    const auto next_part = [&](Length most) {
      passed += most;
      const Length upto = taken.scaled(passed.ratio_to(total));
      const Length part = upto - given;
      given = upto;
      return part;
    };
    for (std::size_t i = first_; i <= end_; ++i) {
      const Adjustment most = capacity(i, step);
      if (most.before == Length{} && most.after == Length{}) continue;
      at(i).before -= next_part(most.before);
      at(i).after -= next_part(most.after);
    }
    return excess - taken;
  }

  // How much the gap after the cluster may grow at this step.
  Length growth(std::size_t i, StretchStep step) const {
    const bool word_space = clusters_[i].character_class == CharacterClass::space;
    return word_space == (step == StretchStep::word_space) ? clusters_[i].gap.stretch : Length{};
  }

  // Returns what is still missing.
  Length stretch(StretchStep step, Length missing) {
    Length total;
    for (std::size_t i = first_; i < end_; ++i) total += growth(i, step);
    if (total <= Length{}) return missing;
    const Length used = std::min(total, missing);
    Length passed, given;
    for (std::size_t i = first_; i < end_; ++i) {
      const Length most = growth(i, step);
      if (most == Length{}) continue;
      passed += most;
      const Length upto = used.scaled(passed.ratio_to(total));
      at(i).after += upto - given;
      given = upto;
    }
    return missing - used;
  }

  void spread(Length missing) {
    if (missing <= Length{}) return;
    std::vector<std::size_t> gaps;
    for (std::size_t i = first_; i < end_; ++i) {
      if (clusters_[i].gap.expandable) gaps.push_back(i);
    }
    for (std::size_t g = 0; g < gaps.size(); ++g)
      at(gaps[g]).after += share(missing, g, gaps.size());
  }

  const std::vector<Cluster>& clusters_;
  std::size_t first_, end_;
  std::vector<Adjustment> adjustments_;
};

}  // namespace

std::vector<Adjustment> justify(const PreparedParagraph& paragraph, const LineRange& line,
                                Length target, bool fill) {
  if (line.first == line.last) return {};
  const Length natural = natural_width(paragraph, line.first, line.last);
  return LineJustifier(paragraph, line).run(natural, target, fill);
}

}  // namespace typeset::text
