#include "font/charstring.h"

#include <array>

namespace typeset::font {
namespace {

enum Operator : std::uint8_t {
  hstem = 1,
  vstem = 3,
  vmoveto = 4,
  rlineto = 5,
  hlineto = 6,
  vlineto = 7,
  rrcurveto = 8,
  callsubr = 10,
  return_from_subroutine = 11,
  escape = 12,
  endchar = 14,
  hstemhm = 18,
  hintmask = 19,
  cntrmask = 20,
  rmoveto = 21,
  hmoveto = 22,
  vstemhm = 23,
  rcurveline = 24,
  rlinecurve = 25,
  vvcurveto = 26,
  hhcurveto = 27,
  shortint = 28,
  callgsubr = 29,
  vhcurveto = 30,
  hvcurveto = 31,
};
constexpr std::uint8_t first_flex = 34, last_flex = 37;

// Limits of Technical Note #5177, and one on work, since subroutines that draw nothing could call
// each other without end.
constexpr int max_depth = 10;
constexpr std::size_t max_operands = 48;
constexpr std::size_t max_length = 65535;
constexpr std::size_t longest_token = 5;
constexpr int max_steps = 1'000'000;

std::size_t number_length(std::uint8_t first) {
  if (first == shortint) return 3;
  if (first == 255) return 5;
  return first <= 246 ? 1 : 2;
}

int subroutine_bias(std::size_t count) {
  if (count < 1240) return 107;
  return count < 33900 ? 1131 : 32768;
}

class Flattener {
 public:
  Flattener(const CffIndex& global_subroutines, const CffIndex& local_subroutines)
      : global_(global_subroutines), local_(local_subroutines), output_(scratch()) {}

  std::optional<std::string> run(Bytes charstring) {
    if (!walk(charstring, 0) || length_ > max_length) return std::nullopt;
    return std::string(output_, length_);
  }

 private:
  // Room for the longest charstring and one token over, taken once a thread: tokens are a byte or
  // two each, so a check and a growing buffer for every one would cost more than the work itself.
  static char* scratch() {
    thread_local std::array<char, max_length + 2 * longest_token> bytes;
    return bytes.data();
  }

  // False when the charstring cannot be flattened.
  bool walk(Bytes code, int depth) {
    if (depth > max_depth) return false;
    while (!code.empty() && !ended_) {
      if (++steps_ > max_steps || length_ > max_length) return false;
      const std::uint8_t first = code[0];
      if (first >= 32 || first == shortint) {
        if (!number(code)) return false;
        continue;
      }
      code = code.subspan(1);
      if (first == return_from_subroutine) return depth > 0;
      if (!execute(first, code, depth)) return false;
    }
    return depth > 0 || ended_;
  }

  void put(std::uint8_t byte) { output_[length_++] = static_cast<char>(byte); }

  // Moves one number from the code to the output.
  bool number(Bytes& code) {
    const std::size_t length = number_length(code[0]);
    if (code.size() < length || operand_count_ == max_operands) return false;
    operands_[operand_count_++] = length_;
    for (std::size_t i = 0; i < length; ++i) put(code[i]);
    code = code.subspan(length);
    return true;
  }

  bool execute(std::uint8_t operation, Bytes& code, int depth) {
    switch (operation) {
      case hstem:
      case vstem:
      case hstemhm:
      case vstemhm:
        drop_stems();
        return true;
      case hintmask:
      case cntrmask:
        return drop_mask(code);
      case callsubr:
        return call(local_, depth);
      case callgsubr:
        return call(global_, depth);
      case rmoveto:
      case hmoveto:
      case vmoveto:
        width_waits_ = false;  // it is this operator's first operand now
        return draw(operation);
      case endchar:
        width_waits_ = false;
        ended_ = true;
        // Four operands would make an accented letter of two glyphs.
        return operand_count_ < 4 && draw(operation);
      case rlineto:
      case hlineto:
      case vlineto:
      case rrcurveto:
      case rcurveline:
      case rlinecurve:
      case vvcurveto:
      case hhcurveto:
      case vhcurveto:
      case hvcurveto:
        return draw(operation);
      case escape:
        return flex(code);
      default:
        return false;
    }
  }

  bool draw(std::uint8_t operation) {
    if (width_waits_) return false;  // a width may stand before a move only
    put(operation);
    operand_count_ = 0;
    past_first_ = true;
    return true;
  }

  bool flex(Bytes& code) {
    if (code.empty() || code[0] < first_flex || code[0] > last_flex || width_waits_) return false;
    put(escape);
    const bool drawn = draw(code[0]);
    code = code.subspan(1);
    return drawn;
  }

  // Takes the stems off the output. The glyph's width may stand before the first ones: it stays,
  // for the first operator that is not a hint.
  void drop_stems() {
    std::size_t stem_operands = operand_count_ - (width_waits_ ? 1 : 0);
    if (!past_first_ && stem_operands % 2 == 1) {
      width_waits_ = true;
      --stem_operands;
    }
    past_first_ = true;
    stems_ += stem_operands / 2;
    const std::size_t kept = width_waits_ ? 1 : 0;
    if (operand_count_ > kept) length_ = operands_[kept];
    operand_count_ = kept;
  }

  bool drop_mask(Bytes& code) {
    drop_stems();  // vertical stems may stand before a mask without their operator
    const std::size_t mask_length = (stems_ + 7) / 8;
    if (code.size() < mask_length) return false;
    code = code.subspan(mask_length);
    return true;
  }

  bool call(const CffIndex& subroutines, int depth) {
    if (operand_count_ == 0) return false;
    const int number = last_number();
    length_ = operands_[--operand_count_];
    const int index = number + subroutine_bias(subroutines.size());
    if (index < 0 || static_cast<std::size_t>(index) >= subroutines.size()) return false;
    return walk(subroutines[static_cast<std::size_t>(index)], depth + 1);
  }

  int last_number() const {
    const auto byte = [this](std::size_t i) {
      return static_cast<int>(
          static_cast<std::uint8_t>(output_[operands_[operand_count_ - 1] + i]));
    };
    const int first = byte(0);
    if (first == shortint || first == 255) {  // of a fixed-point number the integer part
      return static_cast<std::int16_t>(byte(1) << 8 | byte(2));
    }
    if (first <= 246) return first - 139;
    if (first <= 250) return (first - 247) * 256 + byte(1) + 108;
    return -(first - 251) * 256 - byte(1) - 108;
  }

  const CffIndex& global_;
  const CffIndex& local_;
  char* output_;
  std::size_t length_ = 0;
  std::array<std::size_t, max_operands> operands_{};  // where in the output each one starts
  std::size_t operand_count_ = 0;
  std::size_t stems_ = 0;
  bool past_first_ = false;   // an operator has taken the operands that the width may precede
  bool width_waits_ = false;  // the lowest operand is the width, left behind by dropped stems
  bool ended_ = false;
  int steps_ = 0;
};

}  // namespace

std::optional<std::string> flattened(Bytes charstring, const CffIndex& global_subroutines,
                                     const CffIndex& local_subroutines) {
  return Flattener(global_subroutines, local_subroutines).run(charstring);
}

}  // namespace typeset::font
