#include "tokenize/token_list.h"

#include <algorithm>

#include "mail/utf8.h"

namespace furui {
void TokenList::clear() {
  arena_.clear();
  places_.clear();
  tokens_.clear();
}

void TokenList::add(Field field, TokenKind kind, std::initializer_list<std::string_view> parts) {
  if (full()) return;
  const std::size_t start = arena_.size();
  for (const std::string_view part : parts) {
    const std::size_t room = kTokenBytes - std::min(arena_.size() - start, kTokenBytes);
    arena_ += cut_utf8(part, room);
    if (part.size() > room) break;
  }
  add_shared(field, kind, start, arena_.size() - start);
}

std::size_t TokenList::add_text(std::string_view text) {
  arena_ += text;
  return arena_.size() - text.size();
}

void TokenList::add_shared(Field field, TokenKind kind, std::size_t place, std::size_t size) {
  if (full() || size == 0) return;
  places_.push_back(
      {static_cast<std::uint32_t>(place), static_cast<std::uint16_t>(size), field, kind});
}

std::span<const Token> TokenList::tokens() {
  tokens_.clear();
  tokens_.reserve(places_.size());
  const std::string_view arena = arena_;
  for (const Place& place : places_) {
    tokens_.push_back({place.field, place.kind, arena.substr(place.start, place.size)});
  }
  return tokens_;
}

}  // namespace furui
