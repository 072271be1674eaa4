// Which names the texts of each table may use: they follow from where the content has the table.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "document/layout_definition.h"
#include "document/pattern.h"
#include "source/node.h"

namespace typeset::document {

// By table: the names that are there at every place where `content` has it, those of the fields and
// of the items of lists that it is repeated for. Tables that it does not have are not among them.
// What is wrong with the content is found where it is read.
std::map<std::string, PatternNames> table_scopes(const source::Node& content,
                                                 const std::vector<FieldDefinition>& fields);

}  // namespace typeset::document
