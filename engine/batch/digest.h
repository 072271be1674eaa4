// SHA-256: what a file of a batch is known by, and what it was made from.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "source/node.h"

struct evp_md_ctx_st;

namespace typeset::batch {

class Sha256 {
 public:
  Sha256();
  ~Sha256();
  Sha256(const Sha256&) = delete;
  Sha256& operator=(const Sha256&) = delete;

  void add(std::string_view bytes);
  // The bytes with their number, so that no two lists of texts are the same.
  void add_text(std::string_view text);
  // All that a node says, but not where.
  void add_node(const source::Node& node);
  // 64 digits; nothing can be added any more.
  std::string hexadecimal();

 private:
  struct Free {
    void operator()(evp_md_ctx_st* context) const;
  };
  std::unique_ptr<evp_md_ctx_st, Free> context_;
};

std::string sha256(std::string_view bytes);

}  // namespace typeset::batch
