#include "pdf/writer.h"

#include <algorithm>
#include <oneapi/tbb/parallel_pipeline.h>
#include <set>
#include <stdexcept>
#include <utility>
#include <vector>

#include "base/deflate.h"
#include "pdf/attachments.h"
#include "pdf/document.h"
#include "pdf/encryption.h"
#include "pdf/file_signature.h"
#include "pdf/file_writer.h"
#include "pdf/font_embedding.h"
#include "pdf/font_usage.h"
#include "pdf/image_embedding.h"
#include "pdf/image_usage.h"
#include "pdf/metadata.h"
#include "pdf/navigation.h"
#include "pdf/output_intent.h"
#include "pdf/page_boxes.h"
#include "pdf/page_content.h"
#include "pdf/print_colors.h"
#include "pdf/signature_field.h"
#include "pdf/structure.h"
#include "pdf/text_string.h"

namespace typeset::pdf {
namespace {

using PoDoFo::PdfDictionary;
using PoDoFo::PdfName;
using PoDoFo::PdfObject;

// Enough to keep every processor busy, few enough to take no memory to speak of.
constexpr std::size_t pages_in_flight = 64;

// Threads are not worth their start for so few, least of all where others write documents already.
constexpr std::size_t most_pages_made_alone = 16;

class PdfWriting {
 public:
  PdfWriting(const page::Pages& pages, const WriteOptions& options)
      : pages_(pages),
        options_(options),
        fonts_(pages),
        images_(pages),
        output_profile_(options.output_profile ? *options.output_profile : srgb_profile()),
        colors_(output_profile_),
        structure_(pages.structure, pages.pages.size()) {}

  std::string write() {
    add_pages();
    add_outline(document_, pages_, page_objects_);
    add_page_labels(document_, pages_.pages);
    add_seal();
    add_attachments(document_, options_.attachments, options_.creation_time);
    add_metadata(document_, pages_.metadata, options_.conformance, !structure_.empty(),
                 options_.creation_time);
    add_output_intent(document_, output_profile_);
    add_viewing();
    structure_.write(document_, page_objects_);
    std::string file = write_file(document_);
    if (options_.signing_key) sign_file(file, *options_.signing_key);
    if (options_.encryption) return encrypt(file, *options_.encryption);
    return file;
  }

 private:
  void add_pages() {
    font_resources_ = &embed_fonts(document_, fonts_);
    image_objects_ = embed_images(document_, images_, colors_);
    std::string kids = "[";
    add_pages_in_order();
    for (const PdfObject* page : page_objects_) {
      if (page != page_objects_.front()) kids += ' ';
      append_reference(kids, *page);
    }
    PdfDictionary& tree = document_.page_tree_root().GetDictionary();
    tree.AddKey(PdfName("Kids"), raw(kids + ']'));
    tree.AddKey(PdfName("Count"), integer(static_cast<std::int64_t>(pages_.pages.size())));
  }

  void add_pages_in_order() {
    if (pages_.pages.size() > most_pages_made_alone) return add_pages_in_parallel();
    for (std::size_t index = 0; index < pages_.pages.size(); ++index) {
      add_page(deflate(content_of_page(index), Effort::quick));
    }
  }

  std::string content_of_page(std::size_t index) {
    const page::Page& page = pages_.pages[index];
    return crop_mark_operators(page.size, options_.marks) +
           page_content(page, index, fonts_, images_, colors_, structure_);
  }

  // Compressing takes as long as making: pages are compressed beside the making of the next.
  void add_pages_in_parallel() {
    std::size_t next = 0;
    const auto make_content = [this, &next](tbb::flow_control& flow) -> std::string {
      if (next < pages_.pages.size()) return content_of_page(next++);
      flow.stop();
      return {};
    };
    const auto compress = [](const std::string& content) {
      return deflate(content, Effort::quick);
    };
    const auto add = [this](std::string content) { add_page(std::move(content)); };
    tbb::parallel_pipeline(
        pages_in_flight,
        tbb::make_filter<void, std::string>(tbb::filter_mode::serial_in_order, make_content) &
            tbb::make_filter<std::string, std::string>(tbb::filter_mode::parallel, compress) &
            tbb::make_filter<std::string, void>(tbb::filter_mode::serial_in_order, add));
  }

  void add_page(std::string deflated_content) {
    const page::Page& page = pages_.pages[page_objects_.size()];
    const PdfObject& content = document_.add_deflated_stream(std::move(deflated_content));
    page_objects_.push_back(&document_.add_dictionary());
    PdfDictionary& dictionary = page_objects_.back()->GetDictionary();
    dictionary.AddKey(PdfName::KeyType, name("Page"));
    dictionary.AddKey(PdfName("Parent"), document_.page_tree_root().Reference());
    add_boxes(page, dictionary);
    dictionary.AddKey(PdfName("Resources"), raw(resources(page)));
    dictionary.AddKey(PdfName("Contents"), content.Reference());
    if (has_transparency(page)) {
      // The space in which colours are blended (ISO 32000-1, 11.4.7).
      const std::string space(colors_.blending_space());
      dictionary.AddKey(PdfName("Group"), raw("<</S/Transparency/CS" + space + ">>"));
    }
  }

  void add_boxes(const page::Page& page, PdfDictionary& dictionary) const {
    const PageBoxes boxes = page_boxes(page.size, options_.marks);
    dictionary.AddKey(PdfName("MediaBox"), raw(boxes.media));
    if (!boxes.bleed.empty()) dictionary.AddKey(PdfName("BleedBox"), raw(boxes.bleed));
    dictionary.AddKey(PdfName("TrimBox"), raw(boxes.trim));
  }

  // Pictures are named where they are shown: whoever takes a page out takes no others along.
  std::string resources(const page::Page& page) const {
    std::set<std::size_t> shown;
    for (const page::FigureFragment& figure : page.figures) {
      shown.insert(images_.index_of(*figure.image));
    }
    std::string syntax = "<</Font " + reference_syntax(*font_resources_);
    if (!shown.empty()) syntax += "/XObject<<";
    for (const std::size_t index : shown) {
      syntax += '/' + images_.resource_of(*images_.images()[index]) + ' ';
      append_reference(syntax, *image_objects_[index]);
    }
    if (!shown.empty()) syntax += ">>";
    return syntax + ">>";
  }

  static bool has_transparency(const page::Page& page) {
    return std::ranges::any_of(page.figures, [](const page::FigureFragment& figure) {
      return !figure.image->alpha.empty();
    });
  }

  void add_seal() {
    if (pages_.pages.empty() || (!options_.seal_field && !options_.signing_key)) return;
    const PdfObject* signature = nullptr;
    if (options_.signing_key) {
      signature =
          &add_signature_dictionary(document_, *options_.signing_key, options_.creation_time);
    }
    add_signature_field(document_, pages_, page_objects_, signature, structure_);
  }

  void add_viewing() {
    PdfDictionary& catalog = document_.catalog();
    const page::Metadata& metadata = pages_.metadata;
    if (!metadata.language.empty()) {
      catalog.AddKey(PdfName("Lang"), raw(text_string(metadata.language)));
    }
    if (!metadata.title.empty()) {
      catalog.AddKey(PdfName("ViewerPreferences"), raw("<</DisplayDocTitle true>>"));
    }
  }

  const page::Pages& pages_;
  const WriteOptions& options_;
  Document document_;
  FontUsage fonts_;
  ImageUsage images_;
  const OutputProfile& output_profile_;
  PrintColors colors_;
  StructureTree structure_;
  const PdfObject* font_resources_ = nullptr;
  std::vector<const PdfObject*> image_objects_;  // one for each of images_.images()
  std::vector<PdfObject*> page_objects_;
};

}  // namespace

std::string write_pdf(const page::Pages& pages, const WriteOptions& options) {
  try {
    return PdfWriting(pages, options).write();
  } catch (const PoDoFo::PdfError& error) {
    // No std::exception, and nobody else knows PoDoFo.
    throw std::runtime_error(PoDoFo::PdfError::ErrorName(error.GetError()));
  }
}

}  // namespace typeset::pdf
