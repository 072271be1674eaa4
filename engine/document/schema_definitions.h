// The `definitions` of a JSON Schema: parts that are used more than once.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace typeset::document {

// Keeps the order that keys are given in.
using Json = nlohmann::ordered_json;

class SchemaDefinitions {
 public:
  // A reference to the schema, which is called `stem`, or stem-2, stem-3 … where others are; equal
  // schemas of one stem are kept once.
  Json reference(std::string_view stem, const Json& schema) {
    std::string name(stem);
    for (int n = 2; definitions_.contains(name); ++n) {
      if (definitions_[name] == schema) break;
      name = std::string(stem) + '-' + std::to_string(n);
    }
    definitions_[name] = schema;
    return {{"$ref", "#/definitions/" + name}};
  }

  const Json& all() const { return definitions_; }

 private:
  Json definitions_ = Json::object();
};

// Draft-07 ignores what stands beside a $ref.
inline Json described(const std::string& description, const Json& reference) {
  return {{"description", description}, {"allOf", Json::array({reference})}};
}

}  // namespace typeset::document
