#include "pdf/metadata.h"

#include "base/unicode.h"
#include "pdf/date.h"
#include "pdf/text_string.h"

namespace typeset::pdf {
namespace {

using PoDoFo::PdfName;

constexpr std::string_view producer = "typeset";

// Opens a description of the document with one more namespace.
#define TYPESET_XMP_DESCRIPTION(prefix, uri) \
  "<rdf:Description rdf:about=\"\" xmlns:" prefix "=\"" uri "\">\n"

// Schemas that PDF/A does not predefine have to describe themselves (ISO 19005-2, 6.6.2.3).
constexpr std::string_view universal_accessibility_schema =
    R"(<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" )"
    R"(xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" )"
    R"(xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
)";

std::string escape_xml(std::string_view text) {
  std::string escaped;
  for (const char c : text) {
    switch (c) {
      case '&':
        escaped += "&amp;";
        break;
      case '<':
        escaped += "&lt;";
        break;
      case '>':
        escaped += "&gt;";
        break;
      default:
        // Other control characters cannot stand in XML 1.0 at all.
        if (static_cast<unsigned char>(c) >= 0x20 || c == '\t' || c == '\n') escaped += c;
    }
  }
  return escaped;
}

std::string element(std::string_view tag, std::string_view content) {
  const std::string tag_name(tag);
  return '<' + tag_name + '>' + escape_xml(content) + "</" + tag_name + ">\n";
}

// A text in the default language: rdf:Alt with one alternative.
std::string default_alternative(const std::string& tag, std::string_view text) {
  return '<' + tag + R"(><rdf:Alt><rdf:li xml:lang="x-default">)" + escape_xml(text) +
         "</rdf:li></rdf:Alt></" + tag + ">\n";
}

std::string list(const std::string& tag, const std::string& container, std::string_view text) {
  return '<' + tag + "><rdf:" + container + "><rdf:li>" + escape_xml(text) +
         "</rdf:li></rdf:" + container + "></" + tag + ">\n";
}

std::string dublin_core(const page::Metadata& metadata) {
  std::string xmp = TYPESET_XMP_DESCRIPTION("dc", "http://purl.org/dc/elements/1.1/");
  xmp += element("dc:format", "application/pdf");
  if (!metadata.title.empty()) xmp += default_alternative("dc:title", metadata.title);
  if (!metadata.author.empty()) xmp += list("dc:creator", "Seq", metadata.author);
  if (!metadata.subject.empty()) xmp += default_alternative("dc:description", metadata.subject);
  if (!metadata.language.empty()) xmp += list("dc:language", "Bag", metadata.language);
  return xmp + "</rdf:Description>\n";
}

std::string tool_and_dates(std::optional<std::int64_t> creation_time) {
  std::string xmp = TYPESET_XMP_DESCRIPTION("pdf", "http://ns.adobe.com/pdf/1.3/");
  xmp += element("pdf:Producer", producer);
  xmp += "</rdf:Description>\n";
  xmp += TYPESET_XMP_DESCRIPTION("xmp", "http://ns.adobe.com/xap/1.0/");
  xmp += element("xmp:CreatorTool", producer);
  if (creation_time) {
    const std::string date = xmp_date(*creation_time);
    xmp += element("xmp:CreateDate", date);
    xmp += element("xmp:ModifyDate", date);
  }
  return xmp + "</rdf:Description>\n";
}

std::string claims(Conformance conformance, bool tagged, bool universally_accessible) {
  if (conformance == Conformance::none) return {};
  std::string xmp = TYPESET_XMP_DESCRIPTION("pdfaid", "http://www.aiim.org/pdfa/ns/id/");
  xmp += element("pdfaid:part", conformance == Conformance::pdf_a_3a ? "3" : "2");
  xmp += element("pdfaid:conformance", tagged ? "A" : "U");
  xmp += "</rdf:Description>\n";
  if (!universally_accessible) return xmp;
  xmp += TYPESET_XMP_DESCRIPTION("pdfuaid", "http://www.aiim.org/pdfua/ns/id/");
  xmp += element("pdfuaid:part", "1");
  xmp += "</rdf:Description>\n";
  xmp += universal_accessibility_schema;
  return xmp;
}

#undef TYPESET_XMP_DESCRIPTION

std::string xmp_packet(const page::Metadata& metadata, Conformance conformance, bool tagged,
                       std::optional<std::int64_t> creation_time) {
  // The first quotes hold U+FEFF, which shows the encoding.
  std::string xmp = "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n";
  xmp += "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n";
  xmp += "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n";
  xmp += dublin_core(metadata);
  xmp += tool_and_dates(creation_time);
  xmp += claims(conformance, tagged, tagged && !metadata.title.empty());
  return xmp + "</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>\n";
}

void add_text(PoDoFo::PdfDictionary& info, const char* key, std::string_view text) {
  if (!text.empty()) info.AddKey(PdfName(key), raw(text_string(text)));
}

void add_info(Document& document, const page::Metadata& metadata,
              std::optional<std::int64_t> creation_time) {
  PoDoFo::PdfDictionary& info = document.info();
  add_text(info, "Title", metadata.title);
  add_text(info, "Author", metadata.author);
  add_text(info, "Subject", metadata.subject);
  add_text(info, "Creator", producer);
  add_text(info, "Producer", producer);
  if (!creation_time) return;
  info.AddKey(PdfName("CreationDate"), raw(info_date(*creation_time)));
  info.AddKey(PdfName("ModDate"), raw(info_date(*creation_time)));
}

}  // namespace

void add_metadata(Document& document, const page::Metadata& metadata, Conformance conformance,
                  bool tagged, std::optional<std::int64_t> creation_time) {
  add_info(document, metadata, creation_time);
  // Not compressed: archives look for the packet without a PDF reader.
  PoDoFo::PdfObject& stream =
      document.add_stream(
          xmp_packet(metadata, conformance, tagged, creation_time), Compression::none);
  stream.GetDictionary().AddKey(PdfName::KeyType, name("Metadata"));
  stream.GetDictionary().AddKey(PdfName::KeySubtype, name("XML"));
  document.catalog().AddKey(PdfName("Metadata"), stream.Reference());
}

}  // namespace typeset::pdf
