// Times as PDF and XMP write them, both in UTC.
#pragma once

#include <cstdint>
#include <string>

namespace typeset::pdf {

// `seconds` since 1970, up to the year 9999. A date string (ISO 32000-1, 7.9.4): (D:20210119…Z).
std::string info_date(std::int64_t seconds);
// 2021-01-19T00:00:00Z
std::string xmp_date(std::int64_t seconds);

}  // namespace typeset::pdf
