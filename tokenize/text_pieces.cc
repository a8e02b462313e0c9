#include "tokenize/text_pieces.h"

#include <algorithm>
#include <utility>

#include "mail/ascii.h"
#include "mail/letters.h"
#include "mail/utf8.h"
#include "tokenize/number_shapes.h"

namespace furui {
namespace {

bool is_ascii_word(char c) {
  return is_ascii_digit(c) || is_ascii_letter(c);
}

bool is_one_of(char c, std::string_view set) {
  return set.find(c) != std::string_view::npos;
}

bool is_japanese(char32_t point) {
  return is_plain_japanese(point) || is_han(point) || is_between(point, 0x309D, 0x309E) ||
         is_between(point, 0x31F0, 0x31FF);
}

bool is_url_letter(char c) {
  return c > 0x20 && c < 0x7F && !is_one_of(c, "<>\"{}|\\^`");
}

bool is_sentence_end(char32_t point) {
  return point == '\n' || point == '!' || point == '?' || point == 0x3002;
}

/// Says which parts a URL has; where it leads is told by the mail's links.
std::string url_shape(std::string_view url) {
  const std::size_t scheme_end = url.find("://");
  std::string shape(scheme_end == std::string_view::npos ? "" : url.substr(0, scheme_end + 3));
  shape += "host";
  const std::size_t from = scheme_end == std::string_view::npos ? 0 : scheme_end + 3;
  const std::size_t path = url.find('/', from);
  if (path != std::string_view::npos && path + 1 < url.size()) shape += "/path";
  if (url.find('?', from) != std::string_view::npos) shape += "?query";
  if (url.find('#', from) != std::string_view::npos) shape += "#fragment";
  return shape;
}

}  // namespace

bool PieceReader::next(Piece& piece) {
  if (position_ >= text_.size()) return false;
  if (static_cast<unsigned char>(text_[position_]) < 0x80) {
    read_ascii(piece);
  } else {
    read_other(piece);
  }
  return true;
}

void PieceReader::take(Piece& piece, PieceKind kind, std::size_t end) {
  piece.kind = kind;
  piece.text = text_.substr(position_, end - position_);
  position_ = end;
}

void PieceReader::take_shape(Piece& piece, TokenKind token, std::string shape, std::size_t end) {
  take(piece, PieceKind::shape, end);
  piece.token = token;
  piece.shape = std::move(shape);
}

void PieceReader::read_ascii(Piece& piece) {
  const char c = text_[position_];
  if (c == ' ') return take(piece, PieceKind::space, position_ + 1);
  if (is_ascii_letter(c)) {
    if (read_url(piece) || read_mail_address(piece) || read_mixed(piece)) return;
    return read_word(piece);
  }
  if (is_ascii_digit(c)) {
    if (read_mail_address(piece) || read_mixed(piece)) return;
    if (read_number(piece)) return;
  }
  if (is_one_of(c, "$+\\") && read_number(piece)) return;
  read_symbol(piece);
}

void PieceReader::read_other(Piece& piece) {
  std::size_t end = position_;
  const char32_t point = decode_utf8(text_, end);
  if (is_japanese(point)) return read_japanese(piece);
  if (is_word_letter(point)) return read_word(piece);
  const bool currency = point == 0xA5 || point == 0xA3 || is_between(point, 0x20A0, 0x20BF);
  if (currency && read_number(piece)) return;
  read_symbol(piece);
}

void PieceReader::read_japanese(Piece& piece) {
  std::size_t end = position_;
  while (end < text_.size() && end - position_ + 4 <= kJapanesePieceBytes) {
    std::size_t next = end;
    if (!is_japanese(decode_utf8(text_, next))) break;
    end = next;
  }
  take(piece, PieceKind::japanese, end);
}

void PieceReader::read_word(Piece& piece) {
  std::size_t end = position_;
  std::size_t digits = 0;
  while (end < text_.size()) {
    std::size_t next = end;
    const char32_t point = decode_utf8(text_, next);
    const bool apostrophe = (point == '\'' || point == 0x2019) && next < text_.size() &&
                            is_ascii_letter(text_[next]) && end > position_;
    if (point < 0x80 && is_ascii_digit(static_cast<char>(point))) {
      // office365 is a word; what has more digits behind it is a number with a mark.
      if (++digits > 4) {
        end -= 4;
        break;
      }
    } else if (!apostrophe && (is_japanese(point) || !is_word_letter(point))) {
      break;
    } else {
      digits = 0;
    }
    end = next;
  }
  take(piece, PieceKind::latin, end);
}

void PieceReader::read_symbol(Piece& piece) {
  std::size_t end = position_;
  const char32_t point = decode_utf8(text_, end);
  const std::string_view sign = text_.substr(position_, end - position_);
  piece.shape = sign;
  if (text_.substr(end).starts_with(sign)) piece.shape += sign;
  while (text_.substr(end).starts_with(sign)) end += sign.size();
  // A full stop ends a sentence only before a space or at the end: not in "ver.2" or ".jp".
  const bool stop = sign == "." && (end == text_.size() || is_one_of(text_[end], " \n"));
  const bool ends = stop || is_sentence_end(point);
  take(piece, ends ? PieceKind::sentence_end : PieceKind::symbol, end);
}

bool PieceReader::read_url(Piece& piece) {
  const std::string_view rest = text_.substr(position_);
  const bool url = rest.starts_with("http://") || rest.starts_with("https://") ||
                   rest.starts_with("ftp://") || rest.starts_with("www.");
  if (!url) return false;
  std::size_t end = position_;
  while (end < text_.size() && is_url_letter(text_[end])) ++end;
  while (end > position_ + 4 && is_one_of(text_[end - 1], ".,;:!?')]")) --end;
  take_shape(piece, TokenKind::url, url_shape(text_.substr(position_, end - position_)), end);
  return true;
}

bool PieceReader::read_mail_address(Piece& piece) {
  if (position_ < no_address_before_) return false;
  std::size_t end = position_;
  while (end < text_.size() && (is_ascii_word(text_[end]) || is_one_of(text_[end], "._%+-"))) ++end;
  no_address_before_ = end;
  if (end >= text_.size() || text_[end] != '@') return false;
  const std::size_t domain = ++end;
  while (end < text_.size() && (is_ascii_word(text_[end]) || is_one_of(text_[end], ".-"))) ++end;
  while (end > domain && is_one_of(text_[end - 1], ".-")) --end;
  if (text_.substr(domain, end - domain).find('.') == std::string_view::npos) return false;
  take(piece, PieceKind::mail_address, end);
  return true;
}

bool PieceReader::read_number(Piece& piece) {
  NumberShape number = read_number_shape(text_.substr(position_));
  if (number.size == 0) return false;
  take_shape(piece, number.kind, std::move(number.shape), position_ + number.size);
  return true;
}

/// Letters and digits in turns ("8f3a9c01"): an identifier, of which only the length class is told.
bool PieceReader::read_mixed(Piece& piece) {
  std::size_t end = position_;
  std::size_t turns = 0;
  for (; end < text_.size() && is_ascii_word(text_[end]); ++end) {
    if (end > position_ && is_ascii_digit(text_[end]) != is_ascii_digit(text_[end - 1])) ++turns;
  }
  if (turns < 2) return false;
  const std::size_t length = end - position_;
  const char* size = length < 8 ? "short" : length < 20 ? "long" : "very-long";
  take_shape(piece, TokenKind::number, std::string("mixed:") + size, end);
  return true;
}

}  // namespace furui
