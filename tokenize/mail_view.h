// What furui-tokenize shows of a mail: everything the classifier sees.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "mail/mail.h"
#include "tokenize/token.h"

namespace furui {

/// A signal by its name, because this room does not know signals/.
struct NamedSignal {
  std::string_view name;
  std::string detail;
};

/// A mail and what was found in it.
struct MailView {
  std::string_view path;
  const Mail& mail;
  std::span<const Token> tokens;
  std::vector<NamedSignal> signals;
};

/// Gives a view for people, several lines. Control characters are made visible, so that a mail
/// cannot drive the terminal; at most `max_tokens` tokens of each field are listed.
[[nodiscard]] std::string view_text(const MailView& view, std::size_t max_tokens);

/// Gives a view as one JSON object on one line, without a line end; everything is in it.
[[nodiscard]] std::string view_json(const MailView& view);

}  // namespace furui
