#include "pdf/encryption.h"

#include <memory>
// No pointers of the kind that qpdf had before C++11.
#define POINTERHOLDER_TRANSITION 4
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFWriter.hh>

namespace typeset::pdf {

std::string encrypt(const std::string& file, const Encryption& encryption) {
  QPDF document;
  document.setSuppressWarnings(true);
  document.processMemoryFile("typeset", file.data(), file.size());
  QPDFWriter writer(document);
  writer.setOutputMemory();
  // Streams are compressed as well as they can be.
  writer.setStreamDataMode(qpdf_s_preserve);
  const Permissions& may = encryption.permissions;
  const std::string& user = encryption.user_password;
  // A file without an owner's password would open with an empty one.
  const std::string& owner = encryption.owner_password.empty() ? user : encryption.owner_password;
  constexpr bool allow_accessibility = true;
  constexpr bool encrypt_metadata = true;
  writer.setR6EncryptionParameters(user.c_str(), owner.c_str(), allow_accessibility, may.copy,
                                   may.assemble, may.annotate, may.fill_forms, may.edit,
                                   may.print ? qpdf_r3p_full : qpdf_r3p_none, encrypt_metadata);
  writer.write();
  const std::unique_ptr<Buffer> encrypted(writer.getBuffer());
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast)
  return {reinterpret_cast<const char*>(encrypted->getBuffer()), encrypted->getSize()};
}

}  // namespace typeset::pdf
