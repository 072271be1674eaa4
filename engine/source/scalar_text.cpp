#include "source/scalar_text.h"

#include <yaml-cpp/yaml.h>

namespace typeset::source {

std::string scalar_text(const std::string& text) {
  const bool needs_escapes = text.find_first_of("\n\r\t\\") != std::string::npos;
  YAML::Emitter emitter;
  // What is plain within brackets is plain everywhere.
  emitter << YAML::Flow << YAML::BeginSeq;
  if (needs_escapes) emitter << YAML::DoubleQuoted;
  emitter << text << YAML::EndSeq;
  const std::string list = emitter.c_str();
  return list.substr(1, list.size() - 2);
}

}  // namespace typeset::source
