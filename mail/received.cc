#include "mail/received.h"

#include <arpa/inet.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "mail/ascii.h"
#include "mail/date.h"

namespace furui {
namespace {

/// A word, or a whole comment without its parentheses.
struct Item {
  std::string_view text;
  bool is_comment = false;
};

/// Real fields have about twenty words.
constexpr std::size_t kMaxItems = 100;

std::size_t behind_comment(std::string_view text, std::size_t open) {
  std::size_t depth = 0;
  for (std::size_t at = open; at < text.size(); ++at) {
    if (text[at] == '(') ++depth;
    if (text[at] == ')' && --depth == 0) return at + 1;
  }
  return text.size();
}

std::vector<Item> items_of(std::string_view text) {
  std::vector<Item> items;
  for (std::size_t at = 0; at < text.size() && items.size() < kMaxItems;) {
    if (is_header_space(text[at])) {
      ++at;
      continue;
    }
    const bool is_comment = text[at] == '(';
    const std::size_t end = is_comment ? behind_comment(text, at)
                                       : std::min(text.find_first_of(" \t\r\n(", at), text.size());
    std::string_view item = text.substr(at, end - at);
    if (is_comment) {
      item.remove_prefix(1);
      if (item.ends_with(')')) item.remove_suffix(1);
    }
    items.push_back({trimmed(item), is_comment});
    at = end;
  }
  return items;
}

std::string host_name(std::string_view word) {
  while (!word.empty() && (word.back() == '.' || word.back() == ',' || word.back() == ';')) {
    word.remove_suffix(1);
  }
  return ascii_lowered(word);
}

/// Gives "a@b.example" out of "<A@b.example>;".
std::string mailbox_of(std::string_view word) {
  std::string mailbox = host_name(word);
  if (mailbox.starts_with('<')) mailbox.erase(0, 1);
  if (mailbox.ends_with('>')) mailbox.pop_back();
  return mailbox;
}

/// Gives an IP address out of "[1.2.3.4]", "[IPv6:::1]", "1.2.3.4" or "1.2.3.4:25"; empty when it
/// is none.
std::string ip_of(std::string_view word) {
  if (word.starts_with('[')) word = word.substr(1, word.find(']') - 1);
  if (equal_ignoring_case(word.substr(0, 5), "ipv6:")) word.remove_prefix(5);
  while (!word.empty() && (word.back() == ',' || word.back() == ']' || word.back() == ';')) {
    word.remove_suffix(1);
  }
  const bool has_port =
      std::count(word.begin(), word.end(), ':') == 1 && word.find('.') != std::string_view::npos;
  if (has_port) word = word.substr(0, word.find(':'));
  if (word.empty() || word.size() >= INET6_ADDRSTRLEN) return {};
  std::array<unsigned char, sizeof(in6_addr)> bytes{};
  const std::string ip = ascii_lowered(word);
  const bool is_ip = inet_pton(AF_INET, ip.c_str(), bytes.data()) == 1 ||
                     inet_pton(AF_INET6, ip.c_str(), bytes.data()) == 1;
  return is_ip ? ip : std::string();
}

/// Sendmail writes "user@host" (ident) or "IDENT:user@host" for the looked-up name.
std::string_view without_user(std::string_view word) {
  const std::size_t at = word.rfind('@');
  return at == std::string_view::npos ? word : word.substr(at + 1);
}

/// qmail and Exim give the looked-up name first and the greeting in a comment.
void read_greeting(std::string_view name, ReceivedHop& hop) {
  if (name.empty()) return;
  if (hop.reverse_name.empty() && ip_of(hop.helo).empty()) hop.reverse_name = hop.helo;
  hop.helo = host_name(name);
}

void read_from_comment(std::string_view comment, ReceivedHop& hop) {
  bool is_first = true;
  const std::vector<Item> words = items_of(comment);
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string_view word = words[i].text;
    if (words[i].is_comment) continue;
    const std::string ip = ip_of(without_user(word));
    if (!ip.empty()) {
      if (hop.ip.empty()) hop.ip = ip;
    } else if (equal_ignoring_case(word, "HELO") || equal_ignoring_case(word, "EHLO")) {
      if (i + 1 < words.size()) read_greeting(words[++i].text, hop);
    } else if (equal_ignoring_case(word.substr(0, 5), "helo=")) {
      read_greeting(word.substr(5), hop);
    } else if (is_first && hop.reverse_name.empty() &&
               word.find_first_of("=:[]") == std::string_view::npos) {
      hop.reverse_name = host_name(without_user(word));
    }
    is_first = false;
  }
}

bool is_keyword(const Item& item) {
  constexpr std::string_view kKeywords[] = {"from", "by", "with", "id", "for", "via"};
  return !item.is_comment &&
         std::any_of(std::begin(kKeywords), std::end(kKeywords), [&](std::string_view keyword) {
           return equal_ignoring_case(item.text, keyword);
         });
}

void read_from(const std::vector<Item>& items, std::size_t& at, ReceivedHop& hop) {
  for (; at < items.size() && !is_keyword(items[at]); ++at) {
    const Item& item = items[at];
    if (item.is_comment) {
      read_from_comment(item.text, hop);
    } else if (hop.helo.empty()) {
      hop.helo = host_name(item.text);
      if (item.text.starts_with('[')) hop.ip = ip_of(item.text);
    } else if (hop.ip.empty()) {
      hop.ip = ip_of(item.text);
    }
  }
}

/// "Microsoft SMTP Server" is three words.
std::string words_until_keyword(const std::vector<Item>& items, std::size_t& at) {
  std::string words;
  for (; at < items.size() && !is_keyword(items[at]) && !items[at].is_comment; ++at) {
    if (!words.empty()) words += ' ';
    words += items[at].text;
  }
  return words;
}

/// Exim writes one name where the greeting is the name it has looked up and found; without such a
/// name it writes the address first.
bool is_exim_name(const std::vector<Item>& items) {
  const bool from_name = items.size() > 1 && equal_ignoring_case(items[0].text, "from") &&
                         !items[1].is_comment && ip_of(items[1].text).empty() &&
                         items[1].text.find('.') != std::string_view::npos;
  return from_name && std::any_of(items.begin(), items.end(), [](const Item& item) {
           return item.is_comment && item.text.starts_with("Exim");
         });
}

}  // namespace

ReceivedHop read_received(std::string_view value) {
  ReceivedHop hop;
  const std::size_t semicolon = value.rfind(';');
  if (semicolon != std::string_view::npos) hop.date = read_date(value.substr(semicolon + 1));
  const std::vector<Item> items = items_of(value.substr(0, semicolon));
  for (std::size_t at = 0; at < items.size();) {
    const std::string keyword =
        is_keyword(items[at]) ? ascii_lowered(items[at].text) : std::string();
    ++at;
    if (keyword == "from" && hop.helo.empty()) {
      read_from(items, at, hop);
    } else if (keyword == "by" && hop.by.empty() && at < items.size()) {
      hop.by = host_name(items[at++].text);
    } else if (keyword == "for" && hop.for_address.empty() && at < items.size()) {
      hop.for_address = mailbox_of(items[at++].text);
    } else if (keyword == "with" && hop.with.empty()) {
      hop.with = words_until_keyword(items, at);
    }
  }
  if (hop.reverse_name.empty() && !hop.ip.empty() && is_exim_name(items)) {
    hop.reverse_name = hop.helo;
  }
  return hop;
}

}  // namespace furui
