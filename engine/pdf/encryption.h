// Passwords and permissions (ISO 32000-2, 7.6: AES with keys of 256 bits, revision 6).
#pragma once

#include <string>

namespace typeset::pdf {

// What whoever opens the file without the owner's password may do. Reading aloud by assistive
// programs is always allowed.
struct Permissions {
  bool print = true;
  bool copy = true;        // text and pictures
  bool edit = true;        // contents
  bool annotate = true;    // and fill in forms
  bool fill_forms = true;  // and sign
  bool assemble = true;    // insert, turn, take out pages
};

// UTF-8, at most most_password_bytes; at least one of the two. Empty: the file opens without a
// password, or, without one of the owner's, the user may do what the owner may.
struct Encryption {
  std::string user_password, owner_password;
  Permissions permissions;
};

inline constexpr std::size_t most_password_bytes = 127;

// The file with all strings and streams encrypted. Not the same bytes twice: the keys are random.
std::string encrypt(const std::string& file, const Encryption& encryption);

}  // namespace typeset::pdf
