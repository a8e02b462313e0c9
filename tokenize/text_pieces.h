// Normalised text -> pieces by script and shape, before any dictionary is asked.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "tokenize/token.h"

namespace furui {

enum class PieceKind : std::uint8_t {
  japanese,      ///< kana and kanji in a row, at most kJapanesePieceBytes of them
  latin,         ///< a word of any spaced script
  shape,         ///< url, number, money, date, phone
  mail_address,  ///< as written; what it stands for depends on the mail
  symbol,        ///< a sign, repeated or not; its shape is the sign, twice where it is repeated
  sentence_end,  ///< such a sign too: 。 . ! ? or line ends
  space
};

/// A sentence longer than this is cut: MeCab's lattice grows with it, and 170 letters without a
/// stop are no sentence.
inline constexpr std::size_t kJapanesePieceBytes = 512;

/// A piece of text, a view into it.
struct Piece {
  PieceKind kind = PieceKind::space;
  std::string_view text;
  TokenKind token = TokenKind::number;  ///< of a shape
  std::string shape;                    ///< of a shape or sign
};

/// Reads a text piece by piece, in linear time.
class PieceReader {
 public:
  explicit PieceReader(std::string_view text) : text_(text) {}

  /// Puts the next piece into `piece`; false at the end.
  bool next(Piece& piece);

 private:
  void read_ascii(Piece& piece);
  void read_other(Piece& piece);
  void read_japanese(Piece& piece);
  void read_word(Piece& piece);
  void read_symbol(Piece& piece);
  bool read_url(Piece& piece);
  bool read_mail_address(Piece& piece);
  bool read_number(Piece& piece);
  bool read_mixed(Piece& piece);
  void take(Piece& piece, PieceKind kind, std::size_t end);
  void take_shape(Piece& piece, TokenKind token, std::string shape, std::size_t end);

  std::string_view text_;
  std::size_t position_ = 0;
  std::size_t no_address_before_ = 0;  ///< looked at already: there is no mail address up to here
};

}  // namespace furui
