#include "pdf/file_signature.h"

#include <array>
#include <stdexcept>
#include <string_view>

#include "pdf/date.h"

namespace typeset::pdf {
namespace {

// Stands where the numbers go when they are known; no wider numbers can be needed.
constexpr std::string_view unknown_range = "/ByteRange[0 9999999999 9999999999 9999999999]";
constexpr std::string_view contents_key = "/Contents<";

// ECDSA's signatures differ in length by a few bytes.
constexpr std::size_t spare_bytes = 16;

std::string hexadecimal(std::string_view bytes) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string text;
  for (const char byte : bytes) {
    const auto value = static_cast<unsigned char>(byte);
    text += digits[value >> 4];
    text += digits[value & 0xF];
  }
  return text;
}

}  // namespace

PoDoFo::PdfObject& add_signature_dictionary(Document& document, const SigningKey& key,
                                            std::optional<std::int64_t> time) {
  // Whatever is signed: only its digest goes into the signature.
  const std::size_t room = detached_signature(key, "").size() + spare_bytes;
  std::string syntax = "<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached";
  if (time) syntax += "/M" + info_date(*time);
  syntax += unknown_range;
  syntax += contents_key;
  syntax += std::string(2 * room, '0') + ">>>";
  PoDoFo::PdfObject& object = document.add_null();
  set_raw(object, syntax);
  // In an object stream the room would be compressed.
  document.keep_unpacked(object);
  return object;
}

void sign_file(std::string& file, const SigningKey& key) {
  const std::size_t range = file.rfind(std::string(unknown_range) + std::string(contents_key));
  if (range == std::string::npos) throw std::logic_error("no signature dictionary in the file");
  // The gap is the hexadecimal string with its brackets (12.8.1).
  const std::size_t gap = range + unknown_range.size() + contents_key.size() - 1;
  const std::size_t gap_end = file.find('>', gap) + 1;
  std::string known_range = "/ByteRange[0 " + std::to_string(gap) + ' ' + std::to_string(gap_end) +
                            ' ' + std::to_string(file.size() - gap_end) + ']';
  known_range.resize(unknown_range.size(), ' ');
  file.replace(range, known_range.size(), known_range);
  const std::string signature =
      hexadecimal(detached_signature(key, file.substr(0, gap) + file.substr(gap_end)));
  if (signature.size() > gap_end - gap - 2) throw std::logic_error("no room for the signature");
  file.replace(gap + 1, signature.size(), signature);
}

}  // namespace typeset::pdf
