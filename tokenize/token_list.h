// Where tokens are put: texts in one arena that is reused from mail to mail.
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "tokenize/token.h"

namespace furui {

/// Longest text of a token in bytes: twenty kana; longer words are cut, and say no more than that.
inline constexpr std::size_t kTokenBytes = 64;

/// Collects tokens by place in the arena, because the arena moves while it grows; makes views of
/// them at the end. Full at `max_tokens`: what comes later is ignored.
class TokenList {
 public:
  explicit TokenList(std::size_t max_tokens) : max_tokens_(max_tokens) {}

  void clear();
  [[nodiscard]] bool full() const { return places_.size() >= max_tokens_; }

  /// Adds a token whose text is the parts in a row. An empty text is no token.
  void add(Field field, TokenKind kind, std::initializer_list<std::string_view> parts);
  void add(Field field, TokenKind kind, std::string_view text) { add(field, kind, {text}); }

  /// Puts text into the arena for several tokens to share; gives its place.
  std::size_t add_text(std::string_view text);
  /// Adds a token whose text stands in the arena already. `size` is at most kTokenBytes.
  void add_shared(Field field, TokenKind kind, std::size_t place, std::size_t size);

  /// Gives all tokens; valid until the list is changed.
  [[nodiscard]] std::span<const Token> tokens();

 private:
  struct Place {
    std::uint32_t start;
    std::uint16_t size;
    Field field;
    TokenKind kind;
  };

  std::size_t max_tokens_;
  std::string arena_;
  std::vector<Place> places_;
  std::vector<Token> tokens_;
};

}  // namespace furui
