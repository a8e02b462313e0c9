// What a discussion list's server adds to the mails it sends on: links to itself and a footer. They
// tell through which list a mail came, not what it is.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "mail/mail.h"
#include "mail/url.h"
#include "tokenize/correspondents.h"

namespace furui {

/// The traces of the list that a mail came through: what its List- fields (RFC 2369) name, and
/// pages of Mailman, the list server that most use, also where a collector took the fields off. A
/// sender who writes such things hides some links from the tokens, not from the signals.
class ListTraces {
 public:
  ListTraces(const Mail& mail, const Correspondents& people);

  /// Tells whether a link leads to the list's server.
  [[nodiscard]] bool is_list_link(const Url& url) const;

  /// Gives `text` without what follows a line of dashes or underscores near its end, where that
  /// names the list or its server.
  [[nodiscard]] std::string_view without_footer(std::string_view text) const;

 private:
  [[nodiscard]] bool is_footer(std::string_view lower) const;
  void note_field(std::string_view lower);

  std::vector<std::string> hosts_;  ///< lower case
  std::vector<std::string> names_;  ///< local parts of the list's addresses, lower case
};

}  // namespace furui
