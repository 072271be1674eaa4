#include "pdf/signing_key.h"

#include <array>
#include <ctime>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pkcs12.h>
#include <openssl/x509v3.h>
#include <stdexcept>

#include "pdf/openssl_handles.h"

namespace typeset::pdf {
namespace {

std::string date_of(const ASN1_TIME* time) {
  std::tm parts{};
  ASN1_TIME_to_tm(time, &parts);
  std::array<char, 32> text{};
  const std::size_t length = std::strftime(text.data(), text.size(), "%Y-%m-%d", &parts);
  return {text.data(), length};
}

// ISO 32000-1, 12.8.3.3 knows no other kinds.
bool can_sign(const EVP_PKEY* key) {
  const int kind = EVP_PKEY_get_base_id(key);
  return kind == EVP_PKEY_RSA || kind == EVP_PKEY_EC;
}

// A certificate that names no usage is for all.
bool is_for_signing(X509* certificate) {
  return (X509_get_key_usage(certificate) & (KU_DIGITAL_SIGNATURE | KU_NON_REPUDIATION)) != 0;
}

class KeyReader {
 public:
  KeyReader(const std::string& path, Diagnostics& diagnostics)
      : path_(path), diagnostics_(diagnostics) {}

  SigningKeyRef read(std::string_view bytes, const std::string& password, std::int64_t time) {
    const auto key = open(bytes, password);
    if (!key || !check(*key, time)) return nullptr;
    return key;
  }

 private:
  std::shared_ptr<SigningKey> open(std::string_view bytes, const std::string& password) {
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast)
    const auto* start = reinterpret_cast<const unsigned char*>(bytes.data());
    const Handle<PKCS12, PKCS12_free> file(
        d2i_PKCS12(nullptr, &start, static_cast<long>(bytes.size())));
    if (!file) return refuse(MessageId::signing_key_not_recognised);
    if (PKCS12_mac_present(file.get()) == 1 && !has_password(file.get(), password)) {
      return refuse(MessageId::signing_key_wrong_password, MessageId::hint_sign_password);
    }
    EVP_PKEY* key = nullptr;
    X509* certificate = nullptr;
    STACK_OF(X509)* chain = nullptr;
    const int parsed = PKCS12_parse(file.get(), password.c_str(), &key, &certificate, &chain);
    auto result = std::make_shared<SigningKey>();
    result->key.reset(key);
    result->certificate.reset(certificate);
    result->chain.reset(chain);
    // The password is right: what is left is a cipher that OpenSSL has put away.
    if (parsed != 1) {
      return refuse(MessageId::signing_key_old_encryption, MessageId::hint_export_signing_key);
    }
    if (!key || !certificate) return refuse(MessageId::signing_key_incomplete);
    return result;
  }

  // Programs write an empty password in two ways.
  static bool has_password(PKCS12* file, const std::string& password) {
    if (PKCS12_verify_mac(file, password.c_str(), -1) == 1) return true;
    return password.empty() && PKCS12_verify_mac(file, nullptr, 0) == 1;
  }

  bool check(const SigningKey& key, std::int64_t time) {
    X509* certificate = key.certificate.get();
    auto moment = static_cast<std::time_t>(time);
    const ASN1_TIME* start = X509_get0_notBefore(certificate);
    const ASN1_TIME* end = X509_get0_notAfter(certificate);
    if (X509_cmp_time(start, &moment) > 0) {
      diagnostics_.error({}, {MessageId::certificate_not_yet_valid, {path_, date_of(start)}});
    } else if (X509_cmp_time(end, &moment) < 0) {
      diagnostics_.error({}, {MessageId::certificate_expired, {path_, date_of(end)}});
    } else if (!is_for_signing(certificate)) {
      refuse(MessageId::certificate_not_for_signing);
    } else if (!can_sign(key.key.get())) {
      refuse(MessageId::signing_key_unfit);
    } else {
      return signs(key);
    }
    return false;
  }

  // OpenSSL has more rules, as on the length of keys.
  bool signs(const SigningKey& key) {
    try {
      detached_signature(key, "");
    } catch (const std::runtime_error&) {
      refuse(MessageId::signing_failed);
      return false;
    }
    return true;
  }

  std::nullptr_t refuse(MessageId id, std::optional<MessageId> hint = std::nullopt) {
    ERR_clear_error();
    diagnostics_.error({}, {id, {path_}},
                       hint ? std::optional(Message{*hint, {}}) : std::nullopt);
    return nullptr;
  }

  const std::string& path_;
  Diagnostics& diagnostics_;
};

}  // namespace

SigningKeyRef read_signing_key(const std::string& path, std::string_view bytes,
                               const std::string& password, std::int64_t time,
                               Diagnostics& diagnostics) {
  return KeyReader(path, diagnostics).read(bytes, password, time);
}

}  // namespace typeset::pdf
