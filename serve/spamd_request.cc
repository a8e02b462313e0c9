#include "serve/spamd_request.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "base/printable.h"
#include "mail/ascii.h"

namespace furui {
namespace {

/// Clients we know send six fields.
constexpr std::size_t kMostFields = 64;
/// Of a wrong line, in an answer.
constexpr std::size_t kShownBytes = 80;

constexpr std::array<std::pair<std::string_view, SpamdCommand>, 9> kCommands = {{
    {"CHECK", SpamdCommand::check},
    {"SYMBOLS", SpamdCommand::symbols},
    {"REPORT", SpamdCommand::report},
    {"REPORT_IFSPAM", SpamdCommand::report_if_spam},
    {"PROCESS", SpamdCommand::process},
    {"HEADERS", SpamdCommand::headers},
    {"PING", SpamdCommand::ping},
    {"SKIP", SpamdCommand::skip},
    {"TELL", SpamdCommand::tell},
}};

/// Takes the first line off, its end included, and gives it without.
std::string_view take_line(std::string_view& rest) {
  const auto end = rest.find('\n');
  std::string_view line = rest.substr(0, end);
  rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

std::optional<std::size_t> parse_number(std::string_view text) {
  std::size_t number = 0;
  const auto [stop, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (text.empty() || problem != std::errc() || stop != text.data() + text.size()) return {};
  return number;
}

std::string shown(std::string_view line) {
  return printable(line.substr(0, kShownBytes));
}

/// "CHECK SPAMC/1.5": the version's numbers are checked, and any version is served.
std::optional<SpamdCommand> parse_first_line(std::string_view line) {
  const auto blank = line.find(' ');
  if (blank == std::string_view::npos) return {};
  const std::string_view word = line.substr(0, blank);
  const std::string_view version = trimmed(line.substr(blank));
  const auto dot = version.find('.');
  if (!version.starts_with("SPAMC/") || dot == std::string_view::npos) return {};
  if (!parse_number(version.substr(6, dot - 6)) || !parse_number(version.substr(dot + 1)))
    return {};
  const auto* const found = std::find_if(kCommands.begin(), kCommands.end(),
                                         [&](const auto& row) { return row.first == word; });
  if (found == kCommands.end()) return {};
  return found->second;
}

/// Tells whether a list as "local, remote" names the local database.
bool names_local(std::string_view list) {
  while (!list.empty()) {
    const auto comma = list.find(',');
    if (ascii_lowered(trimmed(list.substr(0, comma))) == "local") return true;
    list.remove_prefix(comma == std::string_view::npos ? list.size() : comma + 1);
  }
  return false;
}

/// Gives what is wrong with a field's value; nothing when it was taken or is not known.
std::optional<std::string> take_field(std::string_view name, std::string_view value,
                                      SpamdRequest& request) {
  const std::string lower = ascii_lowered(name);
  if (lower == "content-length") {
    const auto length = parse_number(value);
    if (!length || (request.content_length && request.content_length != length)) {
      return "Content-length is not one number";
    }
    request.content_length = length;
  } else if (lower == "compress") {
    if (ascii_lowered(value) != "zlib") return "Compress is not zlib";
    request.is_compressed = true;
  } else if (lower == "message-class") {
    const std::string label = ascii_lowered(value);
    if (label != "spam" && label != "ham") return "Message-class is neither spam nor ham";
    request.tell.label = label == "spam" ? Label::spam : Label::ham;
  } else if (lower == "set") {
    request.tell.set = names_local(value);
  } else if (lower == "remove") {
    request.tell.remove = names_local(value);
  }
  return {};
}

}  // namespace

SpamdFailure protocol_failure(std::string text) {
  return {76, "EX_PROTOCOL", std::move(text)};
}

std::optional<std::size_t> find_head_end(std::string_view bytes) {
  const auto first = bytes.find('\n');
  if (first == std::string_view::npos) return {};
  if (bytes.starts_with("PING ") || bytes.starts_with("SKIP ")) return first + 1;
  for (auto end = first; end != std::string_view::npos; end = bytes.find('\n', end + 1)) {
    const std::string_view rest = bytes.substr(end + 1);
    if (rest.starts_with('\n')) return end + 2;
    if (rest.starts_with("\r\n")) return end + 3;
  }
  return {};
}

std::variant<SpamdRequest, SpamdFailure> parse_spamd_head(std::string_view head) {
  const std::string_view first = take_line(head);
  const auto command = parse_first_line(first);
  if (!command) return protocol_failure("no command of SPAMC/1.5: " + shown(first));
  SpamdRequest request;
  request.command = *command;
  std::size_t fields = 0;
  while (!head.empty()) {
    const std::string_view line = take_line(head);
    if (line.empty()) break;
    const auto colon = line.find(':');
    if (colon == std::string_view::npos) return protocol_failure("no field: " + shown(line));
    if (++fields > kMostFields) return protocol_failure("too many fields");
    const auto wrong =
        take_field(trimmed(line.substr(0, colon)), trimmed(line.substr(colon + 1)), request);
    if (wrong) return protocol_failure(*wrong);
  }
  const SpamdTell& tell = request.tell;
  if (request.command == SpamdCommand::tell && tell.set && !tell.label) {
    return protocol_failure("TELL sets no Message-class");
  }
  return request;
}

std::string_view command_name(SpamdCommand command) {
  return kCommands[static_cast<std::size_t>(command)].first;
}

}  // namespace furui
