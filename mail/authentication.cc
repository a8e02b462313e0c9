#include "mail/authentication.h"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "mail/ascii.h"
#include "mail/domain.h"

namespace furui {
namespace {

/// A field names about five methods; ARC chains a dozen.
constexpr std::size_t kMaxResults = 50;

/// Copies without comments; a comment that is never closed goes to the end.
std::string without_comments(std::string_view value) {
  std::string text;
  std::size_t depth = 0;
  bool in_quotes = false;
  for (std::size_t at = 0; at < value.size(); ++at) {
    const char c = value[at];
    if (c == '\\' && at + 1 < value.size()) {
      if (depth == 0) text += value[at + 1];
      ++at;
      continue;
    }
    if (c == '"' && depth == 0) in_quotes = !in_quotes;
    if (c == '(' && !in_quotes) ++depth;
    // A semicolon inside quotes is no separator; dropping it there keeps the cut simple.
    if (depth == 0 && !(in_quotes && c == ';')) text += c;
    if (c == ')' && depth > 0) {
      --depth;
      text += ' ';
    }
  }
  return text;
}

std::vector<std::string_view> cut(std::string_view text, char separator) {
  std::vector<std::string_view> pieces;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(separator), text.size());
    pieces.push_back(trimmed(text.substr(0, end)));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return pieces;
}

std::string_view take_word(std::string_view& text) {
  text = trimmed(text);
  const std::size_t end = std::min(text.find_first_of(" \t\r\n"), text.size());
  const std::string_view word = text.substr(0, end);
  text.remove_prefix(end);
  return word;
}

std::string domain_of(std::string_view value) {
  while (!value.empty() && (value.front() == '"' || value.front() == '<')) value.remove_prefix(1);
  while (!value.empty() && (value.back() == '"' || value.back() == '>' || value.back() == '.')) {
    value.remove_suffix(1);
  }
  const std::size_t at = value.rfind('@');
  return ascii_host(at == std::string_view::npos ? value : value.substr(at + 1));
}

/// How much a property says about the method's domain; 0 for one that names none.
int property_rank(std::string_view property) {
  struct Rank {
    std::string_view property;
    int rank;
  };
  constexpr Rank kRanks[] = {
      {"header.d", 4},      {"header.from", 4},     {"smtp.mailfrom", 4}, {"header.i", 3},
      {"smtp.mail", 3},     {"smtp.helo", 2},       {"policy.from", 2},   {"smtp.from", 1},
      {"header.sender", 1}, {"header.mailfrom", 1},
  };
  for (const Rank& rank : kRanks) {
    if (equal_ignoring_case(rank.property, property)) return rank.rank;
  }
  return 0;
}

/// "method[/version]=result"; RFC 8601 allows blanks around "=".
bool read_method(std::string_view piece, AuthenticationResult& result, std::string_view& rest) {
  const std::size_t equals = piece.find('=');
  if (equals == std::string_view::npos) return false;
  const std::string_view method = trimmed(piece.substr(0, equals));
  if (method.empty() || method.find_first_of(" \t\r\n.") != std::string_view::npos) return false;
  rest = piece.substr(equals + 1);
  result.method = ascii_lowered(trimmed(method.substr(0, method.find('/'))));
  result.result = ascii_lowered(take_word(rest));
  return !result.result.empty();
}

void read_properties(std::string_view rest, AuthenticationResult& result) {
  int best = 0;
  for (std::string_view word = take_word(rest); !word.empty(); word = take_word(rest)) {
    const std::size_t equals = word.find('=');
    if (equals == std::string_view::npos) continue;
    const int rank = property_rank(word.substr(0, equals));
    if (rank <= best) continue;
    std::string domain = domain_of(word.substr(equals + 1));
    if (domain.empty()) continue;
    best = rank;
    result.domain = std::move(domain);
  }
}

}  // namespace

AuthenticationResults read_authentication_results(std::string_view value) {
  AuthenticationResults field;
  const std::string text = without_comments(value);
  const std::vector<std::string_view> pieces = cut(text, ';');
  for (std::size_t i = 0; i < pieces.size() && field.results.size() < kMaxResults; ++i) {
    AuthenticationResult result;
    std::string_view rest;
    if (read_method(pieces[i], result, rest)) {
      read_properties(rest, result);
      field.results.push_back(std::move(result));
    } else if (i == 0) {
      std::string_view id = pieces[0];
      field.authserv_id = ascii_lowered(take_word(id));
    }
  }
  return field;
}

std::string read_dkim_domain(std::string_view value) {
  for (const std::string_view tag : cut(value, ';')) {
    const std::size_t equals = tag.find('=');
    if (equals == std::string_view::npos || trimmed(tag.substr(0, equals)) != "d") continue;
    return domain_of(trimmed(tag.substr(equals + 1)));
  }
  return {};
}

}  // namespace furui
