#include "mail/address.h"

#include <algorithm>
#include <string>
#include <utility>

#include "mail/ascii.h"
#include "mail/domain.h"
#include "mail/header_text.h"

namespace furui {
namespace {

constexpr std::size_t kNone = std::string_view::npos;

/// Gives the place behind a quoted string, a comment or an encoded-word at `at`; `at` when there
/// is none or it is not closed, so that a stray quote is a letter.
class Spans {
 public:
  explicit Spans(std::string_view text) : text_(text) {}

  std::size_t behind(std::size_t at) {
    if (text_[at] == '"' && has_closing_quote_) return behind_quote(at);
    if (text_[at] == '(' && has_closing_parenthesis_) return behind_comment(at);
    if (text_[at] == '=' && text_.substr(at, 2) == "=?") return behind_word(at);
    return at;
  }

 private:
  std::size_t behind_quote(std::size_t at) {
    for (std::size_t i = at + 1; i < text_.size(); ++i) {
      if (text_[i] == '"') return i + 1;
      if (text_[i] == '\\') ++i;
    }
    has_closing_quote_ = false;  // asked once, so that many stray quotes stay linear
    return at;
  }

  std::size_t behind_comment(std::size_t at) {
    std::size_t depth = 0;
    for (std::size_t i = at; i < text_.size(); ++i) {
      if (text_[i] == '\\') {
        ++i;
      } else if (text_[i] == '(') {
        ++depth;
      } else if (text_[i] == ')' && --depth == 0) {
        return i + 1;
      }
    }
    has_closing_parenthesis_ = false;
    return at;
  }

  /// No white space, three question marks, then "?=" closes it.
  [[nodiscard]] std::size_t behind_word(std::size_t at) const {
    std::size_t mark = at + 1;
    for (int i = 0; i < 2; ++i) {
      mark = text_.substr(0, std::min(text_.size(), mark + 66)).find('?', mark + 1);
      if (mark == kNone) return at;
    }
    const std::size_t end = text_.find_first_of("?", mark + 1);
    const bool is_closed = end != kNone && text_.substr(end, 2) == "?=";
    return is_closed ? end + 2 : at;
  }

  std::string_view text_;
  bool has_closing_quote_ = true;
  bool has_closing_parenthesis_ = true;
};

/// Cuts at commas and semicolons that stand outside of everything. "Name:" of a group is left out.
std::vector<std::string_view> pieces_of(std::string_view value) {
  std::vector<std::string_view> pieces;
  Spans spans(value);
  const bool may_have_group = value.find(';') != kNone;
  std::size_t begin = 0;
  bool in_angle = false;
  bool has_at = false;
  for (std::size_t at = 0; at < value.size();) {
    const std::size_t behind = in_angle ? at : spans.behind(at);
    if (behind > at) {
      at = behind;
      continue;
    }
    const char c = value[at++];
    if (c == '<') in_angle = true;
    if (c == '>') in_angle = false;
    has_at = has_at || c == '@';
    const bool is_group_name = c == ':' && !in_angle && !has_at && may_have_group;
    // An address has no comma; an angle that was never closed must not swallow the next one.
    if (c != ',' && (c != ';' || in_angle) && !is_group_name) continue;
    if (!is_group_name) pieces.push_back(value.substr(begin, at - 1 - begin));
    begin = at;
    in_angle = false;
    has_at = false;
  }
  pieces.push_back(value.substr(begin));
  return pieces;
}

std::string unquoted(std::string_view text) {
  std::string plain;
  const bool is_quoted = text.size() >= 2 && text.front() == '"' && text.back() == '"';
  if (is_quoted) text = text.substr(1, text.size() - 2);
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (is_quoted && text[at] == '\\' && at + 1 < text.size()) ++at;
    plain += text[at];
  }
  return plain;
}

std::string display_name(std::string_view raw, Defects& defects) {
  return std::string(trimmed(decode_encoded_words(unquoted(trimmed(raw)), defects)));
}

void set_address(Address& address, std::string_view text) {
  text = trimmed(text);
  // A source route (RFC 5321 section 4.1.1.3) stands before a colon.
  if (text.starts_with('@')) text = text.substr(std::min(text.find(':'), text.size() - 1) + 1);
  if (text.starts_with("mailto:")) text.remove_prefix(7);
  address.address = text;
  const std::size_t at = text.rfind('@');
  if (at == kNone) {
    address.local_part = text;
    return;
  }
  address.local_part = trimmed(text.substr(0, at));
  std::string_view domain = trimmed(text.substr(at + 1));
  while (domain.ends_with('.')) domain.remove_suffix(1);
  address.domain = ascii_host(domain);
}

struct Angle {
  std::size_t open = kNone;
  std::size_t close = kNone;
};

/// Finds the last angle that stands outside quotes, comments and words; the address is there.
Angle find_angle(std::string_view piece) {
  Angle angle;
  Spans spans(piece);
  for (std::size_t at = 0; at < piece.size();) {
    const std::size_t behind = spans.behind(at);
    if (behind > at) {
      at = behind;
      continue;
    }
    if (piece[at] == '<') angle.open = at;
    ++at;
  }
  if (angle.open != kNone) angle.close = piece.find('>', angle.open);
  if (angle.close == kNone) angle.close = piece.size();
  return angle;
}

/// "x@y (Name)" gives the comment as a name.
std::string_view take_comment(std::string_view& piece) {
  const std::size_t open = piece.find('(');
  if (open == kNone || !piece.ends_with(')')) return {};
  const std::string_view comment = piece.substr(open + 1, piece.size() - open - 2);
  piece = trimmed(piece.substr(0, open));
  return comment;
}

/// No brackets: the last word with an @ is the address, what stands before is the name.
Address read_bare(std::string_view piece, Defects& defects) {
  Address address;
  const std::string_view comment = take_comment(piece);
  const std::size_t at = piece.rfind('@');
  if (at == kNone) {
    address.display_name = display_name(piece, defects);
    return address;
  }
  std::size_t begin = piece.find_last_of(" \t\"", at);
  begin = begin == kNone ? 0 : begin + 1;
  // "john doe"@example.com: the quoted string is the local part, not a name.
  if (begin == at && piece.starts_with('"')) begin = 0;
  const std::size_t end = std::min(piece.find_first_of(" \t", at), piece.size());
  set_address(address, piece.substr(begin, end - begin));
  address.display_name = display_name(
      trimmed(piece.substr(0, begin)).empty() ? comment : piece.substr(0, begin), defects);
  return address;
}

Address read_piece(std::string_view piece, Defects& defects) {
  const Angle angle = find_angle(piece);
  if (angle.open == kNone) return read_bare(piece, defects);
  Address address;
  set_address(address, piece.substr(angle.open + 1, angle.close - angle.open - 1));
  std::string_view name = trimmed(piece.substr(0, angle.open));
  if (name.empty() && angle.close < piece.size()) name = trimmed(piece.substr(angle.close + 1));
  if (name.starts_with('(') && name.ends_with(')')) name = name.substr(1, name.size() - 2);
  address.display_name = display_name(name, defects);
  return address;
}

bool has_address(std::string_view piece) {
  return piece.find_first_of("@<") != kNone;
}

}  // namespace

std::vector<Address> read_addresses(std::string_view value, std::size_t max_addresses,
                                    Defects& defects) {
  std::vector<Address> addresses;
  const std::vector<std::string_view> pieces = pieces_of(value);
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    std::string_view piece = trimmed(pieces[i]);
    if (piece.empty()) continue;
    // "Amazon, Inc. <x@y>": the comma belongs to the name.
    bool is_whole = has_address(piece);
    while (!is_whole && i + 1 < pieces.size() && !trimmed(pieces[i + 1]).empty() &&
           pieces[i].data() + pieces[i].size() + 1 == pieces[i + 1].data()) {
      ++i;
      is_whole = has_address(pieces[i]);
      const auto begin = static_cast<std::size_t>(piece.data() - value.data());
      const auto end = static_cast<std::size_t>(pieces[i].data() - value.data()) + pieces[i].size();
      piece = value.substr(begin, end - begin);
    }
    piece = trimmed(piece);
    if (addresses.size() >= max_addresses) {
      defects.note(Defect::limit_others);
      break;
    }
    addresses.push_back(read_piece(piece, defects));
  }
  return addresses;
}

Address read_return_path(std::string_view value) {
  Address address;
  const std::size_t open = value.find('<');
  if (open != kNone) value = value.substr(open + 1);
  value = trimmed(value.substr(0, value.find('>')));
  if (!value.empty()) set_address(address, value);
  return address;
}

}  // namespace furui
