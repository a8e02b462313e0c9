#include "data/digest.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <array>
#include <string>

#include "mail/ascii.h"

namespace furui {
namespace {

constexpr std::array<std::string_view, 5> kSendersFields = {"from", "to", "subject", "date",
                                                            "message-id"};

std::string_view without_line_end(std::string_view line) {
  if (line.ends_with('\n')) line.remove_suffix(1);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

/// Takes one line with its line end off the front.
std::string_view take_line(std::string_view& rest) {
  const auto end = rest.find('\n');
  const std::string_view line = rest.substr(0, end == std::string_view::npos ? end : end + 1);
  rest.remove_prefix(line.size());
  return line;
}

bool is_senders_field(std::string_view line) {
  const std::string_view name = line.substr(0, line.find(':'));
  return std::any_of(kSendersFields.begin(), kSendersFields.end(),
                     [&](std::string_view field) { return equal_ignoring_case(name, field); });
}

/// Takes the header and the blank line behind it off the front and gives the sender's fields.
std::string take_senders_fields(std::string_view& rest) {
  std::string fields;
  bool keep = false;
  while (!rest.empty()) {
    const std::string_view line = without_line_end(take_line(rest));
    if (line.empty()) break;
    const bool continues = line.front() == ' ' || line.front() == '\t';
    if (!continues) keep = is_senders_field(line);
    if (keep) fields.append(line).append("\n");
  }
  return fields;
}

std::string normalized_body(std::string_view rest) {
  std::string body;
  body.reserve(rest.size());
  while (!rest.empty()) body.append(without_line_end(take_line(rest))).append("\n");
  body.erase(body.find_last_not_of(" \t\n") + 1);
  return body;
}

Digest hash(std::string_view bytes) {
  const XXH128_hash_t value = XXH3_128bits(bytes.data(), bytes.size());
  return {value.high64, value.low64};
}

}  // namespace

MailDigests digest_mail(std::string_view bytes) {
  const std::string fields = take_senders_fields(bytes);
  const std::string body = normalized_body(bytes);
  return {hash(fields + '\n' + body), hash(body)};
}

}  // namespace furui
