#include "tokenize/token.h"

#include <array>

namespace furui {
namespace {

constexpr std::array<std::string_view, kFieldCount> kFieldNames = {
    "subject",      "from_name",     "body",      "alternative", "hidden",
    "link_text",    "link_host",     "link_path", "image_text",  "attachment_name",
    "from_address", "reply_address", "header",    "structure"};

constexpr std::array<std::string_view, kTokenKindCount> kTokenKindNames = {
    "word",   "unknown_word", "latin_word", "ngram", "url",     "mail_address",
    "number", "date",         "money",      "phone", "property"};

}  // namespace

std::string_view field_name(Field field) {
  return kFieldNames[static_cast<std::size_t>(field)];
}

std::string_view token_kind_name(TokenKind kind) {
  return kTokenKindNames[static_cast<std::size_t>(kind)];
}

}  // namespace furui
