#include "tokenize/list_traces.h"

#include <algorithm>

#include "mail/ascii.h"

namespace furui {
namespace {

// Mailman's footer has 150 bytes, with a sponsor's lines above it three times as many.
constexpr std::size_t kFooterBytes = 1000;
// Where Mailman tells of a list, on every server.
constexpr std::string_view kMailmanPage = "/listinfo/";
constexpr std::size_t kShortestDivider = 20;
constexpr std::size_t kShortestName = 4;
constexpr std::size_t kMostTraces = 10;
// A List-Unsubscribe field has two addresses.
constexpr std::size_t kFieldBytes = 500;

bool is_host_letter(char c) {
  return is_ascii_letter(c) || is_ascii_digit(c) || c == '.' || c == '-';
}

bool is_local_letter(char c) {
  return is_host_letter(c) || c == '_' || c == '+';
}

void note(std::vector<std::string>& set, std::string_view text) {
  if (set.size() < kMostTraces && std::find(set.begin(), set.end(), text) == set.end()) {
    set.emplace_back(text);
  }
}

/// Lists' addresses for commands end so: "talk-request@".
std::string_view without_command(std::string_view local) {
  for (const std::string_view command :
       {"-request", "-unsubscribe", "-subscribe", "-help", "-owner", "-admin"}) {
    if (local.ends_with(command)) return local.substr(0, local.size() - command.size());
  }
  return local;
}

bool is_divider(std::string_view line) {
  line = trimmed(line);
  return line.size() >= kShortestDivider &&
         line.find_first_not_of(line.front()) == std::string_view::npos &&
         (line.front() == '_' || line.front() == '-' || line.front() == '=');
}

bool has_any(std::string_view text, const std::vector<std::string>& words) {
  return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
    return text.find(word) != std::string_view::npos;
  });
}

}  // namespace

ListTraces::ListTraces(const Mail& mail, const Correspondents& people) {
  if (!people.through_list()) return;
  for (const HeaderField& field : mail.headers) {
    const std::string name = ascii_lowered(field.name);
    if (!name.starts_with("list-") && name != "x-beenthere") continue;
    note_field(ascii_lowered(std::string_view(field.value).substr(0, kFieldBytes)));
  }
}

void ListTraces::note_field(std::string_view lower) {
  constexpr std::string_view kScheme = "://";
  for (std::size_t at = 0; at < lower.size(); ++at) {
    if (lower.substr(at).starts_with(kScheme)) {
      const std::string_view rest = lower.substr(at + kScheme.size());
      const auto* end = std::find_if_not(rest.begin(), rest.end(), is_host_letter);
      if (end != rest.begin())
        note(hosts_, rest.substr(0, static_cast<std::size_t>(end - rest.begin())));
    } else if (lower[at] == '@') {
      std::size_t begin = at;
      while (begin > 0 && is_local_letter(lower[begin - 1])) --begin;
      const std::string_view name = without_command(lower.substr(begin, at - begin));
      if (name.size() >= kShortestName) note(names_, name);
    }
  }
}

bool ListTraces::is_list_link(const Url& url) const {
  return std::find(hosts_.begin(), hosts_.end(), url.host) != hosts_.end() ||
         url.path.find(kMailmanPage) != std::string::npos;
}

bool ListTraces::is_footer(std::string_view lower) const {
  return has_any(lower, names_) || has_any(lower, hosts_) ||
         lower.find(kMailmanPage) != std::string_view::npos;
}

std::string_view ListTraces::without_footer(std::string_view text) const {
  std::size_t line = text.size() - std::min(text.size(), kFooterBytes);
  // A line that was cut is no divider.
  if (line > 0) line = std::min(text.find('\n', line), text.size() - 1) + 1;
  const std::string end = ascii_lowered(text.substr(line));
  const std::size_t begin = line;
  while (line < text.size()) {
    const std::size_t next = std::min(text.find('\n', line), text.size() - 1) + 1;
    if (is_divider(text.substr(line, next - line))) {
      const std::string_view footer = std::string_view(end).substr(next - begin);
      return is_footer(footer) ? text.substr(0, line) : text;
    }
    line = next;
  }
  return text;
}

}  // namespace furui
