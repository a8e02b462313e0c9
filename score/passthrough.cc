#include "score/passthrough.h"

#include <cstdio>

#include "model/model_file.h"

namespace furui {
namespace {

bool starts_with_ignoring_case(std::string_view line, std::string_view lower_prefix) {
  if (line.size() < lower_prefix.size()) return false;
  for (std::size_t i = 0; i < lower_prefix.size(); ++i) {
    const char c = line[i];
    const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    if (lower != lower_prefix[i]) return false;
  }
  return true;
}

/// Takes one line with its line end off the front.
std::string_view take_line(std::string_view& rest) {
  const auto end = rest.find('\n');
  const std::string_view line = rest.substr(0, end == std::string_view::npos ? end : end + 1);
  rest.remove_prefix(line.size());
  return line;
}

bool is_blank(std::string_view line) {
  return line == "\n" || line == "\r\n" || line.empty();
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

std::string with_status(std::string_view mail, std::string_view header) {
  std::string out;
  out.reserve(mail.size() + header.size() + 2);
  const auto first_end = mail.find('\n');
  const bool crlf =
      first_end != std::string_view::npos && first_end > 0 && mail[first_end - 1] == '\r';
  std::string_view rest = mail;
  if (rest.starts_with("From ")) out += take_line(rest);
  out += header;
  out += crlf ? "\r\n" : "\n";
  bool in_our_field = false;
  while (!rest.empty()) {
    const std::string_view before = rest;
    const std::string_view line = take_line(rest);
    if (is_blank(line)) {
      out += before;
      break;
    }
    if (!is_continuation(line)) in_our_field = starts_with_ignoring_case(line, "x-furui-");
    if (!in_our_field) out += line;
  }
  return out;
}

}  // namespace furui
