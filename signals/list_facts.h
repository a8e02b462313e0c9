// What the lists say, for programs that make mails rather than judge them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "signals/lists.h"

namespace furui {

/// A line of the list of brands; weak names left out.
struct ListedBrand {
  std::string id;
  std::vector<std::string> names;
  std::vector<std::string> domains;
};

/// Reads the list of brands. Throws Error on a malformed line.
[[nodiscard]] std::vector<ListedBrand> listed_brands(const ListTexts& texts);

/// Tells whether a host is a brand's, a free mailer's, a shared host's or another service's that
/// mails of both classes name.
[[nodiscard]] bool is_known_host(const Lists& lists, std::string_view host);

}  // namespace furui
