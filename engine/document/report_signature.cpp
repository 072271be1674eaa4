#include "document/report_signature.h"

#include <string>
#include <utility>

namespace typeset::document {
namespace {

Signatory signatory(const SignatureItem& item, const FieldScope& fields,
                    const InlineStyles& inline_styles) {
  const TracedText name = fields.expand(item.name).trimmed();
  Signatory result;
  result.name = inline_styles.spans(name, item.style);
  if (item.picture.empty()) return result;
  const FieldValue* picture = fields.find(item.picture);
  if (picture) result.picture = picture->image;
  const bool is_stamp = item.form == Signature::Form::stamped;
  result.alternative_text = (is_stamp ? "签名章：" : "印章：") + name.utf8();
  return result;
}

}  // namespace

Signature build_signature(const SignatureItem& item, const FieldScope& fields,
                          const InlineStyles& inline_styles) {
  Signature signature;
  signature.style = item.style;
  signature.form = item.form;
  signature.picture_size = item.picture_size;
  signature.date = inline_styles.spans(fields.expand(item.date).trimmed(), item.style);
  if (item.list.empty()) {
    signature.signatories.push_back(signatory(item, fields, inline_styles));
    return signature;
  }
  if (const FieldValue* list = fields.find(item.list)) {
    for (const auto& values : list->items) {
      signature.signatories.push_back(signatory(item, FieldScope(*values, &fields), inline_styles));
    }
  }
  return signature;
}

}  // namespace typeset::document
