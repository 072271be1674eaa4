// Which standards a file claims to conform to.
#pragma once

namespace typeset::pdf {

enum class Conformance {
  pdf_a_2a,  // and PDF/UA-1
  pdf_a_3a,  // and PDF/UA-1: other files may be embedded
  none,
};

}  // namespace typeset::pdf
