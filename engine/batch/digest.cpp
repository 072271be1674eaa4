#include "batch/digest.h"

#include <array>
#include <cstdint>
#include <new>
#include <openssl/evp.h>

namespace typeset::batch {

void Sha256::Free::operator()(evp_md_ctx_st* context) const { EVP_MD_CTX_free(context); }

Sha256::Sha256() : context_(EVP_MD_CTX_new()) {
  if (!context_ || EVP_DigestInit_ex(context_.get(), EVP_sha256(), nullptr) != 1) {
    throw std::bad_alloc();
  }
}

Sha256::~Sha256() = default;

void Sha256::add(std::string_view bytes) {
  EVP_DigestUpdate(context_.get(), bytes.data(), bytes.size());
}

void Sha256::add_text(std::string_view text) {
  std::array<unsigned char, 8> size = {};
  for (std::size_t i = 0; i < size.size(); ++i) {
    size[i] = static_cast<unsigned char>(std::uint64_t{text.size()} >> (8 * i));
  }
  EVP_DigestUpdate(context_.get(), size.data(), size.size());
  add(text);
}

void Sha256::add_node(const source::Node& node) {
  switch (node.kind()) {
    case source::NodeKind::null:
      add("n");
      return;
    case source::NodeKind::scalar:
      add("t");
      add_text(node.text());
      return;
    case source::NodeKind::sequence:
      add("[");
      for (const source::Node& item : node.items()) add_node(item);
      add("]");
      return;
    case source::NodeKind::mapping:
      add("{");
      for (const source::Entry& entry : node.entries()) {
        add_text(entry.key);
        add_node(entry.value);
      }
      add("}");
  }
}

std::string Sha256::hexadecimal() {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest = {};
  unsigned size = 0;
  EVP_DigestFinal_ex(context_.get(), digest.data(), &size);
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  for (unsigned i = 0; i < size; ++i) {
    text += digits[digest.at(i) >> 4];
    text += digits[digest.at(i) & 0xF];
  }
  return text;
}

std::string sha256(std::string_view bytes) {
  Sha256 digest;
  digest.add(bytes);
  return digest.hexadecimal();
}

}  // namespace typeset::batch
