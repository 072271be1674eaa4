#include "document/report_signature.h"

#include <string>
#include <utility>

#include "document/seal_picture.h"

namespace typeset::document {
namespace {

Signatory signatory(const SignatureItem& item, const FieldScope& fields,
                    const InlineStyles& inline_styles, Diagnostics& diagnostics) {
  const TracedText name = fields.expand(item.name).trimmed();
  Signatory result;
  result.name = inline_styles.spans(name, item.style);
  if (item.picture.empty()) return result;
  const FieldValue* picture = fields.find(item.picture);
  const bool is_stamp = item.form == Signature::Form::stamped;
  if (picture && picture->image) {
    result.picture = picture->image;
    const SourcePosition place = picture->text.position_at(0);
    if (is_stamp) {
      check_stamp(*picture->image, item.picture_size, place, diagnostics);
    } else {
      check_seal(*picture->image, item.picture_size, place, diagnostics);
    }
  }
  result.alternative_text = (is_stamp ? "签名章：" : "印章：") + name.utf8();
  return result;
}

}  // namespace

Signature build_signature(const SignatureItem& item, const FieldScope& fields,
                          const InlineStyles& inline_styles, Diagnostics& diagnostics) {
  Signature signature;
  signature.style = item.style;
  signature.form = item.form;
  signature.picture_size = item.picture_size;
  signature.date = inline_styles.spans(fields.expand(item.date).trimmed(), item.style);
  if (item.list.empty()) {
    signature.signatories.push_back(signatory(item, fields, inline_styles, diagnostics));
    return signature;
  }
  if (const FieldValue* list = fields.find(item.list)) {
    for (const auto& values : list->items) {
      signature.signatories.push_back(
          signatory(item, FieldScope(*values, &fields), inline_styles, diagnostics));
    }
  }
  return signature;
}

}  // namespace typeset::document
