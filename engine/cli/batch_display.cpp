#include "cli/batch_display.h"

#include <cmath>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <ostream>

#include "cli/diagnostics_json.h"

namespace typeset::cli {
namespace {

using Json = nlohmann::ordered_json;
using Clock = std::chrono::steady_clock;

// Rows between two lines in a log.
constexpr std::size_t rows_for_line = 1000;
constexpr auto bar_interval = std::chrono::milliseconds(100);
constexpr std::size_t bar_width = 30;

std::string rounded(double value, int decimals) {
  char text[32];
  std::snprintf(text, sizeof text, "%.*f", decimals, value);
  return text;
}

std::string_view status_name(batch::RowResult::Status status) {
  switch (status) {
    case batch::RowResult::Status::written:
      return "written";
    case batch::RowResult::Status::unchanged:
      return "unchanged";
    case batch::RowResult::Status::failed:
      break;
  }
  return "failed";
}

}  // namespace

BatchDisplay::BatchDisplay(std::ostream& out, std::ostream& err, Diagnostics& kept,
                           DisplayOptions options)
    : out_(out), err_(err), kept_(kept), options_(options), start_(Clock::now()) {}

void BatchDisplay::begin(std::size_t rows) {
  start_ = last_bar_ = Clock::now();
  entries_.reserve(rows);
  if (options_.events) out_ << Json{{"event", "begin"}, {"rows", rows}}.dump() << std::endl;
}

void BatchDisplay::row(const batch::RowResult& result, const batch::Totals& totals) {
  entries_.push_back(result.entry);
  show_findings(result);
  if (options_.events) show_event(result);
  show_progress(totals);
}

void BatchDisplay::show_findings(const batch::RowResult& result) {
  if (result.findings.empty()) return;
  if (options_.keep_findings) {
    for (const Diagnostic& finding : result.findings) kept_.add(finding);
    return;
  }
  clear_bar();
  for (const Diagnostic& finding : result.findings) err_ << render(finding, options_.language);
  err_.flush();
}

void BatchDisplay::show_event(const batch::RowResult& result) {
  Json event;
  event["event"] = "row";
  event["row"] = result.index + 1;
  event["status"] = status_name(result.status);
  event["file"] = result.entry.file;
  event["pages"] = result.entry.pages;
  event["bytes"] = result.entry.bytes;
  if (!result.findings.empty()) {
    Diagnostics findings;
    for (const Diagnostic& finding : result.findings) findings.add(finding);
    event["findings"] = Json::parse(diagnostics_json(findings, options_.language));
  }
  out_ << event.dump(-1, ' ', false, Json::error_handler_t::replace) << std::endl;
}

double BatchDisplay::seconds() const {
  return std::chrono::duration<double>(Clock::now() - start_).count();
}

double BatchDisplay::rate(const batch::Totals& totals) const {
  const double passed = seconds();
  return passed > 0 ? static_cast<double>(totals.done()) / passed : 0;
}

// 1:02:03 or 2:03.
std::string BatchDisplay::time_left(const batch::Totals& totals) const {
  const double per_second = rate(totals);
  if (per_second <= 0) return "–";
  const auto left =
      static_cast<long>(std::ceil(static_cast<double>(totals.rows - totals.done()) / per_second));
  char text[32];
  if (left >= 3600) {
    std::snprintf(text, sizeof text, "%ld:%02ld:%02ld", left / 3600, left / 60 % 60, left % 60);
  } else {
    std::snprintf(text, sizeof text, "%ld:%02ld", left / 60, left % 60);
  }
  return text;
}

void BatchDisplay::show_progress(const batch::Totals& totals) {
  if (options_.is_terminal) {
    if (Clock::now() - last_bar_ >= bar_interval) show_bar(totals);
    return;
  }
  if (totals.done() % rows_for_line != 0) return;
  const Message message{MessageId::batch_progress,
                        {std::to_string(totals.done()), std::to_string(totals.rows),
                         rounded(rate(totals), 0), time_left(totals)}};
  err_ << message_text(message, options_.language) << std::endl;
}

void BatchDisplay::show_bar(const batch::Totals& totals) {
  last_bar_ = Clock::now();
  const std::size_t filled = totals.rows == 0 ? bar_width : bar_width * totals.done() / totals.rows;
  std::string bar;
  for (std::size_t i = 0; i < bar_width; ++i) bar += i < filled ? "█" : "░";
  const Message message{MessageId::batch_progress,
                        {std::to_string(totals.done()), std::to_string(totals.rows),
                         rounded(rate(totals), 0), time_left(totals)}};
  err_ << "\r" << bar << ' ' << message_text(message, options_.language) << "\x1B[K";
  err_.flush();
  bar_is_shown_ = true;
}

void BatchDisplay::clear_bar() {
  if (bar_is_shown_) err_ << "\r\x1B[K";
  bar_is_shown_ = false;
}

void BatchDisplay::end(const batch::Totals& totals) {
  clear_bar();
  const double passed = seconds();
  if (options_.events) {
    Json event{{"event", "end"},
               {"rows", totals.rows},
               {"written", totals.written},
               {"unchanged", totals.unchanged},
               {"failed", totals.failed},
               {"stopped", totals.stopped},
               {"seconds", passed}};
    out_ << event.dump() << std::endl;
  }
  const bool is_worth_a_line =
      options_.is_terminal || options_.timings || totals.failed > 0 || totals.rows >= rows_for_line;
  if (is_worth_a_line && !options_.keep_findings) {
    const Message message{MessageId::batch_done,
                          {std::to_string(totals.rows), std::to_string(totals.written),
                           std::to_string(totals.unchanged), std::to_string(totals.failed),
                           rounded(passed, 1), rounded(rate(totals), 0)}};
    err_ << message_text(message, options_.language) << '\n';
  }
  if (!options_.timings || totals.done() == 0) return;
  for (std::size_t i = 0; i < totals.nanoseconds.size(); ++i) {
    const double milliseconds = static_cast<double>(totals.nanoseconds.at(i)) / 1e6;
    err_ << "  " << batch::stage_name(static_cast<batch::Stage>(i)) << ": "
         << rounded(milliseconds / static_cast<double>(totals.done()), 3) << " ms\n";
  }
}

}  // namespace typeset::cli
