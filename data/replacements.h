// Many strings replaced in one pass: names, domains, mailboxes of a mail by others.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace furui {

class Replacements {
 public:
  /// Replaces `from` by `to` wherever it stands; an empty `from` is ignored.
  void add(std::string_view from, std::string_view to);

  /// Likewise, but inside no Latin word, host or address: not between letters, digits and .-@/_.
  void add_word(std::string_view from, std::string_view to);

  /// Replaces from left to right, the longest that fits at each place; what was put in stays.
  [[nodiscard]] std::string apply(std::string_view text) const;

 private:
  struct Pair {
    std::string from;
    std::string to;
    bool is_word;
  };
  void insert(Pair pair);

  std::vector<Pair> pairs_;  // the longest first
};

}  // namespace furui
