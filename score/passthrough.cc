#include "score/passthrough.h"

#include <algorithm>
#include <cstdio>

#include "mail/ascii.h"
#include "mail/header_encoding.h"
#include "mail/utf8.h"
#include "model/model_file.h"

namespace furui {
namespace {

constexpr std::string_view kOurFields = "x-furui-";
constexpr std::string_view kSpamFlag = "x-spam-flag";

/// As much of a line as is looked at: more than our names and blanks before a colon, which few
/// programs still read.
constexpr std::size_t kJudgedBytes = 64;

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

bool is_subject_tag(std::string_view tag) {
  const bool has_control = std::any_of(tag.begin(), tag.end(), [](char c) {
    return static_cast<unsigned char>(c) < ' ' || c == '\x7f';
  });
  return !trimmed(tag).empty() && tag.size() <= kMaxSubjectTagBytes && !has_control &&
         is_valid_utf8(tag);
}

StatusFilter::StatusFilter(MailMarks marks)
    : marks_(std::move(marks)), tag_(encode_header_text(marks_.subject_tag, " ")) {}

void StatusFilter::add_line(std::string& out, std::string_view line) const {
  out.append(line).append(line_end_.empty() ? "\n" : line_end_);
}

void StatusFilter::add_fields(std::string& out) {
  if (fields_written_) return;
  fields_written_ = true;
  for (const std::string& field : marks_.fields) add_line(out, field);
}

void StatusFilter::add_missing_subject(std::string& out) {
  if (tag_.empty() || has_subject_) return;
  has_subject_ = true;
  add_line(out, "Subject: " + tag_);
}

/// Puts the tag behind the colon. What follows is folded: in one line with it, an encoded-word that
/// stands there could pass the 76 characters that RFC 2047 allows.
void StatusFilter::add_tagged(std::string& out, std::size_t colon) const {
  const std::string_view line = line_start_;
  const std::string_view value = line.substr(colon + 1);
  out.append(line.substr(0, colon + 1)).append(" ").append(tag_);
  if (!trimmed(value).empty()) {
    add_line(out, "");
    if (!is_continuation(value)) out += ' ';
  }
  out += value;
}

void StatusFilter::judge_field(std::string& out) {
  const std::string_view line = line_start_;
  const std::size_t colon = line.find(':');
  const std::string_view name = trimmed(line.substr(0, colon));
  kept_ = !starts_with_ignoring_case(name, kOurFields) &&
          !(marks_.replaces_spam_flag && equal_ignoring_case(name, kSpamFlag));
  const bool tagged =
      !tag_.empty() && colon != std::string_view::npos && equal_ignoring_case(name, "subject");
  has_subject_ |= tagged;
  if (tagged) {
    add_tagged(out, colon);
  } else if (kept_) {
    out += line;
  }
}

void StatusFilter::judge_line(std::string& out) {
  const bool mbox_line = first_line_ && line_start_.starts_with("From ");
  first_line_ = false;
  line_open_ = !line_start_.ends_with('\n');
  if (mbox_line || is_continuation(line_start_)) {
    if (kept_) out += line_start_;
  } else {
    add_fields(out);
    in_body_ = is_blank(line_start_);
    if (in_body_) add_missing_subject(out);
    judge_field(out);
  }
  line_start_.clear();
}

std::string StatusFilter::pass(std::string_view bytes) {
  if (const auto end = bytes.find('\n'); line_end_.empty() && end != std::string_view::npos) {
    line_end_ = end > 0 && bytes[end - 1] == '\r' ? "\r\n" : "\n";
  }
  std::string out;
  out.reserve(bytes.size() + line_start_.size() + 256);
  while (!bytes.empty() && !in_body_) {
    if (line_open_) {
      const std::string_view rest = take_line(bytes, bytes.size());
      line_open_ = !rest.ends_with('\n');
      if (kept_) out += rest;
      continue;
    }
    line_start_ += take_line(bytes, kJudgedBytes - line_start_.size());
    const bool enough = line_start_.size() == kJudgedBytes || line_start_.ends_with('\n');
    if (enough) judge_line(out);
  }
  out += bytes;
  return out;
}

std::string StatusFilter::finish() {
  std::string out;
  if (!line_start_.empty()) judge_line(out);
  const bool lacks_subject = !in_body_ && !tag_.empty() && !has_subject_;
  if (line_open_ && (!fields_written_ || lacks_subject)) add_line(out, "");
  add_fields(out);
  if (lacks_subject) add_missing_subject(out);
  return out;
}

std::string with_marks(std::string_view mail, MailMarks marks) {
  StatusFilter filter(std::move(marks));
  std::string out = filter.pass(mail);
  out += filter.finish();
  return out;
}

std::string with_status(std::string_view mail, std::string_view header) {
  return with_marks(mail, {{std::string(header)}});
}

}  // namespace furui
