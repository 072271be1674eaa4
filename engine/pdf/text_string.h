// Text as PDF strings hold it (ISO 32000-1, 7.9.2.2).
#pragma once

#include <string>
#include <string_view>

namespace typeset::pdf {

// Appends UTF-16BE in hexadecimal digits, without brackets or byte-order mark.
void append_utf16_hex(std::string& out, std::u16string_view text);

// A text string object: a literal for printable ASCII, else a hexadecimal string in UTF-16BE that
// begins with a byte-order mark.
std::string text_string(std::u16string_view text);
std::string text_string(std::string_view utf8);

// `text` without what may not stand for a glyph: U+0000, U+FEFF, U+FFFE (ISO 19005-2, 6.2.11.7.2),
// U+FFFF and halves of surrogate pairs; and without U+2060, which only says where lines may break.
std::u16string mappable_text(std::u16string_view text);
void append_mappable_text(std::u16string& out, std::u16string_view text);

// Holds a private-use character, whose meaning no reader can know.
bool has_private_use(std::u16string_view text);

// Nothing but white space, and not empty.
bool is_white_space(std::u16string_view text);

}  // namespace typeset::pdf
