// What text becomes: typed tokens. A token's field, kind and text together name a feature, so the
// same word in two places is two features.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace furui {

/// Where in the mail a token stands.
enum class Field : std::uint8_t {
  subject,
  from_name,
  body,
  alternative,
  hidden,
  link_text,
  link_host,
  link_path,
  image_text,
  attachment_name,
  from_address,
  reply_address,
  header,
  structure,
  count_
};

enum class TokenKind : std::uint8_t {
  word,          ///< a dictionary word, in base form where inflected
  unknown_word,  ///< a run that MeCab has no entry for
  latin_word,    ///< a word of ASCII or another spaced script
  ngram,         ///< characters in a row, word borders ignored
  url,
  mail_address,
  number,
  date,
  money,
  phone,     ///< typed: a shape, not the value
  property,  ///< header and structure tokens: "x-mailer:foxmail", "multipart/alternative"
  count_
};

/// A token. `text` is valid until the Tokenizer that made it is used again.
struct Token {
  Field field;
  TokenKind kind;
  std::string_view text;
};

inline constexpr std::size_t kFieldCount = static_cast<std::size_t>(Field::count_);
inline constexpr std::size_t kTokenKindCount = static_cast<std::size_t>(TokenKind::count_);

/// Names a field or kind as its enumerator is written; these names are part of feature names.
[[nodiscard]] std::string_view field_name(Field field);
[[nodiscard]] std::string_view token_kind_name(TokenKind kind);

}  // namespace furui
