#include "score/passthrough.h"

#include <algorithm>
#include <cstdio>

#include "mail/ascii.h"
#include "model/model_file.h"

namespace furui {
namespace {

constexpr std::string_view kOurFields = "x-furui-";

bool starts_with_ignoring_case(std::string_view line, std::string_view prefix) {
  return equal_ignoring_case(line.substr(0, prefix.size()), prefix);
}

/// Takes one line with its line end off the front, or `most` bytes of it.
std::string_view take_line(std::string_view& rest, std::size_t most) {
  const auto end = rest.find('\n');
  const std::size_t size = end == std::string_view::npos ? rest.size() : end + 1;
  const std::string_view line = rest.substr(0, std::min(size, most));
  rest.remove_prefix(line.size());
  return line;
}

bool is_blank(std::string_view line) {
  return line == "\n" || line == "\r\n";
}

bool is_continuation(std::string_view line) {
  return !line.empty() && (line[0] == ' ' || line[0] == '\t');
}

}  // namespace

std::string status_header(const Verdict& verdict, std::uint64_t model_identity) {
  char probability[32];
  std::snprintf(probability, sizeof probability, "%.4f", verdict.probability);
  return "X-Furui-Status: " + std::string(verdict_name(verdict.kind)) +
         ", probability=" + probability + ", model=" + describe_identity(model_identity);
}

std::string error_status_header() {
  return "X-Furui-Status: error";
}

void StatusFilter::add_header(std::string& out) {
  if (header_written_) return;
  header_written_ = true;
  out += header_;
  out += line_end_.empty() ? "\n" : line_end_;
}

void StatusFilter::judge_line(std::string& out) {
  const bool mbox_line = first_line_ && line_start_.starts_with("From ");
  first_line_ = false;
  line_open_ = !line_start_.ends_with('\n');
  if (!mbox_line && !is_continuation(line_start_)) {
    add_header(out);
    in_body_ = is_blank(line_start_);
    kept_ = !starts_with_ignoring_case(line_start_, kOurFields);
  }
  if (kept_) out += line_start_;
  line_start_.clear();
}

std::string StatusFilter::pass(std::string_view bytes) {
  if (const auto end = bytes.find('\n'); line_end_.empty() && end != std::string_view::npos) {
    line_end_ = end > 0 && bytes[end - 1] == '\r' ? "\r\n" : "\n";
  }
  std::string out;
  out.reserve(bytes.size() + line_start_.size() + header_.size() + 2);
  while (!bytes.empty() && !in_body_) {
    if (line_open_) {
      const std::string_view rest = take_line(bytes, bytes.size());
      line_open_ = !rest.ends_with('\n');
      if (kept_) out += rest;
      continue;
    }
    line_start_ += take_line(bytes, kOurFields.size() - line_start_.size());
    const bool enough = line_start_.size() == kOurFields.size() || line_start_.ends_with('\n');
    if (enough) judge_line(out);
  }
  out += bytes;
  return out;
}

std::string StatusFilter::finish() {
  std::string out;
  if (!line_start_.empty()) judge_line(out);
  if (line_open_ && !header_written_) out += line_end_.empty() ? "\n" : line_end_;
  add_header(out);
  return out;
}

std::string with_status(std::string_view mail, std::string_view header) {
  StatusFilter filter{std::string(header)};
  std::string out = filter.pass(mail);
  out += filter.finish();
  return out;
}

}  // namespace furui
