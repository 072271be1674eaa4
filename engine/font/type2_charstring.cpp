#include "font/type2_charstring.h"

#include <vector>

namespace typeset::font {
namespace {

// Operators by their byte (appendix A).
enum Operator : unsigned char {
  hstem = 1,
  vstem = 3,
  vmoveto = 4,
  rlineto = 5,
  hlineto = 6,
  vlineto = 7,
  rrcurveto = 8,
  callsubr = 10,
  return_ = 11,
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

// hflex, flex, hflex1 and flex1, after an escape.
constexpr unsigned char first_flex = 34, last_flex = 37;

// The note's own limits are 10 and 48 operands; fonts that go over them a little are drawn too.
constexpr int deepest_call = 16;
constexpr std::size_t most_operands = 192;
// Far more than any glyph takes: subroutines that call each other could grow without end.
constexpr std::size_t longest_result = 1 << 18;

class Flattening {
 public:
  Flattening(const CffTable& table, GlyphId glyph)
      : global_(table.subroutines()),
        local_(table.font_dicts()[table.font_dict_of(glyph)].subroutines) {}

  std::optional<std::string> run(std::string_view code) {
    if (!interpret(code, 0) || !ended_) return std::nullopt;
    return std::move(result_);
  }

 private:
  static unsigned char byte(std::string_view code, std::size_t i) {
    return static_cast<unsigned char>(code[i]);
  }

  static std::size_t number_size(unsigned char first) {
    if (first == shortint) return 3;
    if (first < 247) return 1;
    return first < 255 ? 2 : 5;
  }

  // False where the code is not understood.
  bool interpret(std::string_view code, int depth) {
    if (depth > deepest_call) return false;
    for (std::size_t i = 0; i < code.size() && !ended_;) {
      const unsigned char first = byte(code, i);
      if (first >= 32 || first == shortint) {
        const std::size_t size = number_size(first);
        if (size > code.size() - i || starts_.size() >= most_operands) return false;
        starts_.push_back(operands_.size());
        operands_ += code.substr(i, size);
        i += size;
        continue;
      }
      ++i;
      if (first == return_) return true;
      if (first == callsubr || first == callgsubr) {
        if (!call(first == callsubr ? local_ : global_, depth)) return false;
      } else if (first == escape) {
        if (i >= code.size() || !escaped(byte(code, i))) return false;
        ++i;
      } else if (!apply(first)) {
        return false;
      } else if (first == hintmask || first == cntrmask) {
        i += (stems_ + 7) / 8;
      }
    }
    return result_.size() <= longest_result;
  }

  bool call(const CffIndex& subroutines, int depth) {
    if (starts_.empty()) return false;
    const auto number = integer(std::string_view(operands_).substr(starts_.back()));
    if (!number) return false;
    operands_.resize(starts_.back());
    starts_.pop_back();
    const std::size_t count = subroutines.size();
    const int bias = count < 1240 ? 107 : count < 33900 ? 1131 : 32768;
    const int index = *number + bias;
    if (index < 0 || static_cast<std::size_t>(index) >= count) return false;
    return interpret(subroutines[static_cast<std::size_t>(index)], depth + 1);
  }

  // Charstrings have no numbers of the form 29; 255 starts a fixed one.
  static std::optional<std::int32_t> integer(std::string_view operand) {
    return byte(operand, 0) == 255 ? std::nullopt : cff_integer(operand);
  }

  bool escaped(unsigned char name) {
    if (name < first_flex || name > last_flex) return false;
    emit({static_cast<char>(escape), static_cast<char>(name)});
    return true;
  }

  bool apply(unsigned char name) {
    switch (name) {
      case hstem:
      case vstem:
      case hstemhm:
      case vstemhm:
      case hintmask:
      case cntrmask:
        take_stems();
        return true;
      case endchar:
        // With four operands it sets two other glyphs.
        if (starts_.size() > 1) return false;
        ended_ = true;
        break;
      case vmoveto:
      case rlineto:
      case hlineto:
      case vlineto:
      case rrcurveto:
      case rmoveto:
      case hmoveto:
      case rcurveline:
      case rlinecurve:
      case vvcurveto:
      case hhcurveto:
      case vhcurveto:
      case hvcurveto:
        break;
      default:
        return false;
    }
    emit({static_cast<char>(name)});
    return true;
  }

  // An odd operand is the glyph's width, before the first operator that takes operands off (3.1).
  // It stays, before whichever operator now comes first.
  void take_stems() {
    if (!taken_ && starts_.size() % 2 == 1) {
      result_ +=
          std::string_view(operands_).substr(0, starts_.size() > 1 ? starts_[1] : operands_.size());
    }
    taken_ = true;
    stems_ += starts_.size() / 2;
    operands_.clear();
    starts_.clear();
  }

  void emit(std::initializer_list<char> name) {
    result_ += operands_;
    result_ += name;
    taken_ = true;
    operands_.clear();
    starts_.clear();
  }

  const CffIndex& global_;
  const CffIndex& local_;
  std::string operands_;             // on the stack, as they are written
  std::vector<std::size_t> starts_;  // of each, in `operands_`
  std::size_t stems_ = 0;
  bool taken_ = false;  // an operator has taken operands off the stack
  bool ended_ = false;
  std::string result_;
};

}  // namespace

std::optional<std::string> flattened_char_string(const CffTable& table, GlyphId glyph) {
  return Flattening(table, glyph).run(table.char_string(glyph));
}

}  // namespace typeset::font
