// The words of a title: ICU's, put together again where its dictionary takes apart what people read
// as one: 办公|室, 批|复, 人民政府|办公室.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "document/terms.h"

namespace typeset::text {

// What a line end would tear.
enum class Tear : std::uint8_t {
  nothing,
  compound,  // a term or a name, between two of its words
  word,
};

// For each UTF-16 index up to the text's size. `terms` may be null.
std::vector<Tear> torn_at(std::u16string_view text, const document::Terms* terms);

}  // namespace typeset::text
