#include "tokenize/number_shapes.h"

#include <algorithm>
#include <array>
#include <utility>

#include "mail/ascii.h"

namespace furui {
namespace {

constexpr std::size_t kLongestShape = 24;

bool begins_with_digit(std::string_view text) {
  return !text.empty() && is_ascii_digit(text.front());
}

/// Digit groups joined by single separators: "1,234", "03-1234-5678", "12:30".
struct Literal {
  std::size_t size = 0;
  std::size_t groups = 0;
  std::size_t digits = 0;
  std::size_t first_digits = 0;
  std::size_t whole_digits = 0;  ///< before a decimal point
  char separator = 0;            ///< the first one
  bool mixed = false;            ///< several kinds of separators
  std::string shape;
};

Literal read_literal(std::string_view text) {
  Literal literal;
  std::size_t in_group = 0;
  const auto note = [&](char c) {
    if (literal.shape.size() < kLongestShape) literal.shape += c;
  };
  for (; literal.size < text.size(); ++literal.size) {
    const char c = text[literal.size];
    if (is_ascii_digit(c)) {
      if (in_group++ == 0) ++literal.groups;
      ++literal.digits;
      if (literal.groups == 1) ++literal.first_digits;
      if (literal.separator != '.') ++literal.whole_digits;
      note('d');
    } else if (std::string_view(",.-/:").find(c) != std::string_view::npos && in_group > 0 &&
               begins_with_digit(text.substr(literal.size + 1))) {
      literal.mixed |= literal.separator != 0 && literal.separator != c;
      if (literal.separator == 0 || c == '.') literal.separator = c;
      in_group = 0;
      note(c);
    } else {
      break;
    }
  }
  return literal;
}

template <std::size_t N>
std::pair<std::string_view, std::size_t> find_prefix(
    std::string_view text, const std::array<std::pair<std::string_view, std::size_t>, N>& table) {
  for (const auto& row : table) {
    if (text.starts_with(row.first)) return row;
  }
  return {};
}

NumberShape money(std::string_view currency, std::size_t whole_digits, std::size_t size) {
  return {TokenKind::money, size, std::string(currency) + ":" + std::to_string(whole_digits)};
}

/// Money with its unit behind the number: 1,234円, 3万円, 20ドル.
NumberShape money_with_suffix(std::string_view text, const Literal& literal) {
  constexpr std::array<std::pair<std::string_view, std::size_t>, 3> kMagnitudes = {
      {{"千", 3}, {"万", 4}, {"億", 8}}};
  constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kUnits = {
      {{"円", "yen"}, {"ドル", "dollar"}, {"ユーロ", "euro"}, {"元", "yuan"}, {"ウォン", "won"}}};
  std::string_view rest = text.substr(literal.size);
  const auto [magnitude, zeros] = find_prefix(rest, kMagnitudes);
  rest.remove_prefix(magnitude.size());
  for (const auto& [unit, currency] : kUnits) {
    if (rest.starts_with(unit)) {
      return money(currency, literal.whole_digits + zeros,
                   literal.size + magnitude.size() + unit.size());
    }
  }
  return {};
}

/// Money with its sign in front: ¥1,234, $ 20.
NumberShape money_with_sign(std::string_view text) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kSigns = {
      {{"¥", "yen"}, {"$", "dollar"}, {"€", "euro"}, {"£", "pound"}, {"₩", "won"}, {"\\", "yen"}}};
  for (const auto& [sign, currency] : kSigns) {
    if (!text.starts_with(sign)) continue;
    std::size_t start = sign.size();
    if (start < text.size() && text[start] == ' ') ++start;
    if (!begins_with_digit(text.substr(start))) return {};
    const Literal literal = read_literal(text.substr(start));
    return money(currency, literal.whole_digits, start + literal.size);
  }
  return {};
}

/// Dates and times with Japanese units: 2024年5月1日, 10時30分. A span (24時間, 3日以内) is a
/// number.
NumberShape units_of_time(std::string_view text) {
  constexpr std::array<std::string_view, 6> kUnits = {"年", "月", "日", "時", "分", "秒"};
  constexpr std::array<std::string_view, 5> kSpans = {"間", "以", "後", "前", "目"};
  NumberShape date{TokenKind::date, 0, {}};
  for (std::size_t position = 0; date.shape.size() < kLongestShape;) {
    const std::size_t digits =
        std::min(text.find_first_not_of("0123456789", position), text.size());
    // Four digits make a year; longer numbers before a unit are no date.
    if (digits == position || digits - position > 4) break;
    const bool apart = digits < text.size() && text[digits] == ' ';
    const std::string_view rest = text.substr(digits + (apart ? 1 : 0));
    const auto unit = std::find_if(kUnits.begin(), kUnits.end(),
                                   [&](std::string_view u) { return rest.starts_with(u); });
    if (unit == kUnits.end()) break;
    const std::string_view behind = rest.substr(unit->size());
    if (std::any_of(kSpans.begin(), kSpans.end(),
                    [&](std::string_view span) { return behind.starts_with(span); })) {
      break;
    }
    date.shape += "d";
    date.shape += *unit;
    date.size = digits + (apart ? 1 : 0) + unit->size();
    position = date.size;
    if (position < text.size() && text[position] == ' ') ++position;
  }
  return date;
}

std::string_view phone_class(std::string_view text) {
  constexpr std::array<std::pair<std::string_view, std::size_t>, 8> kPrefixes = {{{"0120", 0},
                                                                                  {"0800", 0},
                                                                                  {"0570", 0},
                                                                                  {"050", 0},
                                                                                  {"090", 1},
                                                                                  {"080", 1},
                                                                                  {"070", 1},
                                                                                  {"060", 1}}};
  const auto [prefix, mobile] = find_prefix(text, kPrefixes);
  if (prefix.empty()) return "landline";
  return mobile != 0 ? "mobile" : prefix;
}

bool is_date(const Literal& literal) {
  if (literal.mixed || literal.groups > 3 || literal.digits > 8) return false;
  if (literal.separator == '/' || literal.separator == ':') return true;
  return (literal.separator == '-' || literal.separator == '.') && literal.groups == 3 &&
         literal.first_digits == 4;
}

/// Japanese phone numbers have ten digits, mobile and IP phones eleven, all with a leading zero.
bool is_phone(std::string_view text, const Literal& literal) {
  return text.front() == '0' && (literal.digits == 10 || literal.digits == 11) &&
         (literal.separator == 0 || (literal.separator == '-' && !literal.mixed));
}

/// An international number: +81-3-1234-5678.
NumberShape international_phone(std::string_view text) {
  constexpr std::size_t kFewestDigits = 9;
  if (!begins_with_digit(text.substr(1))) return {};
  const Literal literal = read_literal(text.substr(1));
  if (literal.digits < kFewestDigits) return {};
  return {TokenKind::phone, literal.size + 1, text.starts_with("+81") ? "+81" : "+"};
}

}  // namespace

NumberShape read_number_shape(std::string_view text) {
  if (text.empty()) return {};
  if (text.front() == '+') return international_phone(text);
  if (!is_ascii_digit(text.front())) return money_with_sign(text);
  if (NumberShape date = units_of_time(text); date.size > 0) return date;
  Literal literal = read_literal(text);
  if (NumberShape found = money_with_suffix(text, literal); found.size > 0) return found;
  if (is_phone(text, literal)) {
    return {TokenKind::phone, literal.size, std::string(phone_class(text))};
  }
  if (is_date(literal)) return {TokenKind::date, literal.size, std::move(literal.shape)};
  if (text.substr(literal.size).starts_with('%')) {
    literal.shape += '%';
    ++literal.size;
  }
  return {TokenKind::number, literal.size, std::move(literal.shape)};
}

}  // namespace furui
