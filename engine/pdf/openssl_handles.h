// OpenSSL's objects, owned.
#pragma once

#include <memory>
#include <openssl/evp.h>
#include <openssl/x509.h>

namespace typeset::pdf {

template <auto free_object>
struct Free {
  template <typename Object>
  void operator()(Object* object) const {
    free_object(object);
  }
};

template <typename Object, auto free_object>
using Handle = std::unique_ptr<Object, Free<free_object>>;

inline void free_certificates(STACK_OF(X509) * certificates) {
  sk_X509_pop_free(certificates, X509_free);
}

struct SigningKey {
  Handle<EVP_PKEY, EVP_PKEY_free> key;
  Handle<X509, X509_free> certificate;
  Handle<STACK_OF(X509), free_certificates> chain;  // null: none
};

}  // namespace typeset::pdf
