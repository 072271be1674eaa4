// A CMS SignedData without its content (RFC 5652; CAdES: ETSI EN 319 122-1).
#include <algorithm>
#include <climits>
#include <memory>
#include <openssl/cms.h>
#include <openssl/err.h>
#include <stdexcept>
#include <string>
#include <vector>

#include "pdf/openssl_handles.h"
#include "pdf/signing_key.h"

namespace typeset::pdf {
namespace {

using Signature = Handle<CMS_ContentInfo, CMS_ContentInfo_free>;

constexpr unsigned flags = CMS_DETACHED | CMS_BINARY | CMS_PARTIAL | CMS_CADES | CMS_NOSMIMECAP;

void require(bool success) {
  if (success) return;
  ERR_clear_error();
  throw std::runtime_error("OpenSSL cannot sign");
}

void free_der(unsigned char* bytes) { OPENSSL_free(bytes); }

// What an i2d function of OpenSSL makes of an object.
template <typename Object>
std::string der(int (*encode)(Object, unsigned char**), Object object) {
  unsigned char* bytes = nullptr;
  const int length = encode(object, &bytes);
  require(length > 0);
  const Handle<unsigned char, free_der> owner(bytes);
  return {bytes, bytes + length};
}

// The set of attributes that is signed (RFC 5652, 5.4): in DER, so sorted.
std::string signed_attributes(const CMS_SignerInfo* signer) {
  std::vector<std::string> members;
  for (int i = 0; i < CMS_signed_get_attr_count(signer); ++i) {
    const X509_ATTRIBUTE* attribute = CMS_signed_get_attr(signer, i);
    members.push_back(der<const X509_ATTRIBUTE*>(i2d_X509_ATTRIBUTE, attribute));
  }
  std::ranges::sort(members);
  std::string content;
  for (const std::string& member : members) content += member;
  const int length = static_cast<int>(content.size());
  std::string set(static_cast<std::size_t>(ASN1_object_size(1, length, V_ASN1_SET)), '\0');
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast)
  auto* out = reinterpret_cast<unsigned char*>(set.data());
  ASN1_put_object(&out, 1, length, V_ASN1_SET, V_ASN1_UNIVERSAL);
  set.replace(set.size() - content.size(), content.size(), content);
  return set;
}

std::vector<unsigned char> sign(EVP_PKEY* key, std::string_view bytes) {
  const Handle<EVP_MD_CTX, EVP_MD_CTX_free> context(EVP_MD_CTX_new());
  require(context && EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, key) == 1);
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast)
  const auto* start = reinterpret_cast<const unsigned char*>(bytes.data());
  std::size_t length = 0;
  require(EVP_DigestSign(context.get(), nullptr, &length, start, bytes.size()) == 1);
  std::vector<unsigned char> signature(length);
  require(EVP_DigestSign(context.get(), signature.data(), &length, start, bytes.size()) == 1);
  signature.resize(length);
  return signature;
}

// OpenSSL always enters the time of day, which PAdES forbids (ETSI EN 319 142-1, 6.3: the time is
// in the PDF's dictionary) and equal bytes for equal pages do too. It is taken out and the rest
// signed anew.
void remove_signing_time(CMS_SignerInfo* signer, EVP_PKEY* key) {
  const int at = CMS_signed_get_attr_by_NID(signer, NID_pkcs9_signingTime, -1);
  if (at < 0) return;
  X509_ATTRIBUTE_free(CMS_signed_delete_attr(signer, at));
  const std::vector<unsigned char> signature = sign(key, signed_attributes(signer));
  require(ASN1_STRING_set(CMS_SignerInfo_get0_signature(signer), signature.data(),
                          static_cast<int>(signature.size())) == 1);
}

}  // namespace

std::string detached_signature(const SigningKey& key, std::string_view bytes) {
  require(bytes.size() <= INT_MAX);
  const Signature signature(
      CMS_sign(nullptr, nullptr, key.chain.get(), nullptr, flags));
  require(signature != nullptr);
  CMS_SignerInfo* signer = CMS_add1_signer(signature.get(), key.certificate.get(), key.key.get(),
                                           EVP_sha256(), flags);
  require(signer != nullptr);
  const Handle<BIO, BIO_free> content(
      BIO_new_mem_buf(bytes.data(), static_cast<int>(bytes.size())));
  require(content && CMS_final(signature.get(), content.get(), nullptr, flags) == 1);
  remove_signing_time(signer, key.key.get());
  return der<const CMS_ContentInfo*>(i2d_CMS_ContentInfo, signature.get());
}

}  // namespace typeset::pdf
