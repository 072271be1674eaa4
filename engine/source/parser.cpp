#include "source/parser.h"

#include <algorithm>
#include <array>
#include <sstream>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "yaml-cpp/anchor.h"
#include "yaml-cpp/eventhandler.h"
#include "yaml-cpp/exceptions.h"
#include "yaml-cpp/mark.h"
#include "yaml-cpp/parser.h"

#include "source/delimiters.h"
#include "source/locator.h"
#include "source/syntax_fault.h"
#include "source/text_check.h"
#include "source/token_place.h"

namespace typeset::source {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

// Thrown through yaml-cpp, which recurses and would go on otherwise.
struct Stop {
  Diagnostic diagnostic;
};

// A node and what it costs to walk through it with its aliases followed.
struct Built {
  Node node;
  std::size_t count = 1;
  std::size_t height = 0;  // levels of collections
};

// A collection that is being read.
struct Frame {
  bool is_mapping = false;
  bool is_flow = false;
  SourcePosition position;
  YAML::anchor_t anchor = 0;
  std::size_t count = 1;
  std::size_t height = 1;
  std::vector<Node> items;
  std::vector<Entry> entries;
  std::optional<Entry> pending;   // has its key, waits for its value
  std::size_t pending_start = 0;  // offset of its key
  bool pending_repeats = false;   // its key stood before; the value is read and dropped
  std::unordered_map<std::string, std::size_t> key_lines;  // where each key first stands
};

// Whether a key at `start` may be what {甲: 1,000,000} leaves behind a comma.
bool is_rest_of_number(std::string_view text, std::size_t start, std::string_view key) {
  return start > 0 && text[start - 1] == ',' && !key.empty() &&
         key.find_first_not_of("0123456789.") == std::string_view::npos;
}

class TreeBuilder : public YAML::EventHandler {
 public:
  TreeBuilder(const std::shared_ptr<const SourceFile>& file, std::size_t base,
              Diagnostics& diagnostics, const ParseLimits& limits)
      : file_(file),
        text_(file->text()),
        base_(base),
        locator_(file),
        diagnostics_(diagnostics),
        limits_(limits) {}

  std::optional<Node> take_root() { return std::move(root_); }

  void OnDocumentStart(const YAML::Mark& mark) override {
    if (root_) throw Stop{explain_second_document(offset(mark), file_)};
  }
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    const std::size_t start = offset(mark);
    count_nodes(1, start);
    const std::string_view word = null_word(text_, start);
    if (!expects_key()) return add({Node::null(null_position(start, !word.empty())), 1, 0}, anchor);
    if (word.empty()) stop_at_key(start);
    set_key(std::string(word), start);
  }

  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    const std::size_t start = offset(mark);
    const auto found = anchors_.find(anchor);
    // Not there yet: an alias within what it stands for.
    if (found == anchors_.end()) {
      throw Stop{explain({YAML::ErrorMsg::UNKNOWN_ANCHOR, start, last_scalar_}, file_)};
    }
    const Built& built = found->second;
    count_nodes(built.count, start);
    if (frames_.size() + built.height > limits_.max_depth) throw Stop{too_deep(start)};
    if (!expects_key()) return add(built, 0);
    if (!built.node.is_scalar()) stop_at_key(start);
    set_key(built.node.text(), start);
  }

  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    const std::size_t start = content_offset(mark, tag, anchor);
    const ScalarStyle style = scalar_style_at(text_, start);
    check_tag(tag, style != ScalarStyle::plain, offset(mark));
    count_nodes(1, start);
    if (style == ScalarStyle::quoted && !end_of_quotes(text_, start)) {
      // yaml-cpp lets the end of the file end a quotation.
      throw Stop{explain_unclosed_quote(start, file_)};
    }
    last_scalar_ = start;
    Built built{Node::scalar(value, style, locator_.position(start)), 1, 0};
    if (!expects_key()) return add(std::move(built), anchor);
    if (anchor != 0) anchors_[anchor] = std::move(built);
    set_key(value, start);
  }

  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value style) override {
    open(false, style, mark, tag, anchor);
  }
  void OnSequenceEnd() override { close(); }

  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value style) override {
    open(true, style, mark, tag, anchor);
  }
  void OnMapEnd() override { close(); }

  // Why yaml-cpp gave up.
  Diagnostic failure(const YAML::Exception& exception) {
    if (auto too_deep = brackets_too_deep()) return *std::move(too_deep);
    return explain({exception.msg, offset(exception.mark), last_scalar_}, file_);
  }

 private:
  // --- Building ---

  std::size_t offset(const YAML::Mark& mark) const {
    return mark.pos < 0 ? base_
                        : std::min(base_ + static_cast<std::size_t>(mark.pos), text_.size());
  }

  // Past the node's own anchor and tag. What stands at the start of a mapping without any may be
  // the anchor of its first key.
  std::size_t content_offset(const YAML::Mark& mark, const std::string& tag,
                             YAML::anchor_t anchor) const {
    const bool has_properties = anchor != 0 || (tag != "?" && tag != "!");
    return has_properties || text_.substr(offset(mark)).starts_with('!')
               ? skip_properties(text_, offset(mark))
               : offset(mark);
  }

  bool expects_key() const {
    return !frames_.empty() && frames_.back().is_mapping && !frames_.back().pending;
  }

  void set_key(std::string key, std::size_t start) {
    Frame& frame = frames_.back();
    SourcePosition position = locator_.position(start);
    const auto [first, is_new] = frame.key_lines.emplace(key, position.line);
    if (!is_new) {
      const Message first_here{MessageId::hint_first_here, {std::to_string(first->second)}};
      const bool is_rest = frame.is_flow && is_rest_of_number(text_, start, key);
      diagnostics_.error(position, {MessageId::yaml_duplicate_key, {key}},
                         is_rest ? Message{MessageId::hint_number_comma, {}} : first_here);
    }
    frame.pending = Entry{std::move(key), std::move(position), Node()};
    frame.pending_repeats = !is_new;
    frame.pending_start = start;
  }

  void add(Built built, YAML::anchor_t anchor) {
    if (anchor != 0) anchors_[anchor] = built;
    if (frames_.empty()) {
      root_ = std::move(built.node);
      return;
    }
    Frame& frame = frames_.back();
    frame.count += built.count;
    frame.height = std::max(frame.height, built.height + 1);
    if (!frame.is_mapping) {
      frame.items.push_back(std::move(built.node));
      return;
    }
    frame.pending->value = std::move(built.node);
    if (!frame.pending_repeats) frame.entries.push_back(*std::move(frame.pending));
    frame.pending.reset();
  }

  void open(bool is_mapping, YAML::EmitterStyle::value style, const YAML::Mark& mark,
            const std::string& tag, YAML::anchor_t anchor) {
    check_tag(tag, false, offset(mark));
    const std::size_t start = content_offset(mark, tag, anchor);
    count_nodes(1, start);
    if (frames_.size() >= limits_.max_depth) throw Stop{too_deep(start)};
    if (expects_key()) stop_at_key(start);
    Frame frame;
    frame.is_mapping = is_mapping;
    frame.is_flow = style == YAML::EmitterStyle::Flow;
    frame.position = locator_.position(start);
    frame.anchor = anchor;
    frames_.push_back(std::move(frame));
  }

  void close() {
    Frame frame = std::move(frames_.back());
    frames_.pop_back();
    Node node = frame.is_mapping
                    ? Node::mapping(std::move(frame.entries), std::move(frame.position))
                    : Node::sequence(std::move(frame.items), std::move(frame.position));
    add({std::move(node), frame.count, frame.height}, frame.anchor);
  }

  // A value left out has no place of its own, and yaml-cpp gives that of whatever comes next.
  SourcePosition null_position(std::size_t start, bool is_written) {
    const bool has_properties = skip_properties(text_, start) != start;
    if (is_written || has_properties || frames_.empty()) return locator_.position(start);
    const Frame& frame = frames_.back();
    if (frame.is_mapping) {
      require_colon(frame);
      return frame.pending->key_position;
    }
    return locator_.position(frame.is_flow ? start : omitted_item(text_, start));
  }

  // yaml-cpp takes a line of plain text at the end of a block mapping for a key without a value.
  void require_colon(const Frame& frame) {
    if (frame.is_flow || key_has_colon(text_, frame.pending_start)) return;
    throw Stop{explain({YAML::ErrorMsg::END_OF_MAP, frame.pending_start, std::nullopt}, file_)};
  }

  // --- Limits ---

  // A tag that YAML does not define was meant as text, and would vanish from it.
  void check_tag(const std::string& tag, bool is_quoted, std::size_t start) {
    // "!" is what yaml-cpp gives to quoted text; elsewhere it was written.
    if (is_known_tag(tag) && (tag != "!" || is_quoted)) return;
    throw Stop{explain({YAML::ErrorMsg::MULTIPLE_TAGS, start, last_scalar_}, file_)};
  }

  void count_nodes(std::size_t more, std::size_t start) {
    if (more > limits_.max_nodes - nodes_) {
      throw Stop{{Severity::error,
                  locator_.position(start),
                  {MessageId::yaml_too_many_nodes, {std::to_string(limits_.max_nodes)}},
                  std::nullopt}};
    }
    nodes_ += more;
  }

  Diagnostic too_deep(std::size_t start) {
    return {Severity::error,
            locator_.position(start),
            {MessageId::yaml_too_deep, {std::to_string(limits_.max_depth)}},
            std::nullopt};
  }

  // yaml-cpp reads brackets to their end, and takes some that are never closed for keys, before
  // they can be counted here.
  std::optional<Diagnostic> brackets_too_deep() {
    const std::vector<std::size_t> brackets = find_open_brackets(text_);
    if (brackets.size() <= limits_.max_depth) return std::nullopt;
    return too_deep(brackets[limits_.max_depth]);
  }

  [[noreturn]] void stop_at_key(std::size_t start) {
    if (auto deep = brackets_too_deep()) throw Stop{*std::move(deep)};
    throw Stop{explain_key(start, file_)};
  }

  std::shared_ptr<const SourceFile> file_;
  std::string_view text_;
  std::size_t base_;
  Locator locator_;
  Diagnostics& diagnostics_;
  ParseLimits limits_;
  std::vector<Frame> frames_;
  std::unordered_map<YAML::anchor_t, Built> anchors_;
  std::optional<Node> root_;
  std::optional<std::size_t> last_scalar_;
  std::size_t nodes_ = 0;
};

bool is_unwritten(const Node& root, std::string_view text) {
  if (!root.is_null()) return false;
  return null_word(text, offset_of(root.position())).empty();
}

void report_empty(const std::shared_ptr<const SourceFile>& file, Diagnostics& diagnostics) {
  diagnostics.error({file, 0, 0}, {MessageId::yaml_empty, {file->path()}});
}

}  // namespace

std::optional<Node> parse_yaml(const std::shared_ptr<const SourceFile>& file,
                               Diagnostics& diagnostics, const ParseLimits& limits) {
  if (auto fault = check_text(file, limits)) {
    diagnostics.add(*std::move(fault));
    return std::nullopt;
  }
  const std::string_view text = file->text();
  // yaml-cpp drops the mark and counts from after it.
  const std::size_t base = text.starts_with(byte_order_mark) ? byte_order_mark.size() : 0;
  TreeBuilder builder(file, base, diagnostics, limits);
  std::istringstream stream{std::string(text.substr(base))};
  try {
    YAML::Parser parser(stream);
    while (parser.HandleNextDocument(builder)) continue;
  } catch (Stop& stop) {
    diagnostics.add(std::move(stop.diagnostic));
    return std::nullopt;
  } catch (const YAML::Exception& exception) {
    diagnostics.add(builder.failure(exception));
    return std::nullopt;
  }
  std::optional<Node> root = builder.take_root();
  if (!root || is_unwritten(*root, text)) {
    report_empty(file, diagnostics);
    return std::nullopt;
  }
  return root;
}

}  // namespace typeset::source
