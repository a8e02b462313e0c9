// The text of a mail with the links in their places, so that it can be written again as plain text
// or as HTML.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "mail/mail.h"

namespace furui {

/// A stretch of text; a link when it has an address.
struct TextPiece {
  std::string text;
  std::string href = {};
};

using LinkedText = std::vector<TextPiece>;

/// What a reader of the mail sees, in order; links whose text is not found are left out.
[[nodiscard]] LinkedText linked_text(const Mail& mail);

/// An address that its text does not show follows on a line of its own.
[[nodiscard]] std::string plain_of(const LinkedText& text);

/// A document of paragraphs, a line break a line.
[[nodiscard]] std::string html_of(const LinkedText& text);

}  // namespace furui
