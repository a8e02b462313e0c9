// Style sheets of a mail: which rules hold for an element. Type, class and id selectors, compounds
// and descendants of them; rules with anything else (attributes, :hover, siblings) are left out, as
// are @media blocks for something else than a screen of any size.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "mail/css.h"

namespace furui {

/// What selectors look at.
struct CssElement {
  std::string tag;  ///< lower case
  std::string id;
  std::string classes;  ///< as written: separated by white space
};

/// All style elements of one mail.
class CssSheet {
 public:
  /// Adds the text of a style element, comments taken out. Rules beyond a fixed number are left
  /// out.
  void add(std::string_view text);

  [[nodiscard]] bool empty() const { return rules_.empty(); }

  /// Appends the declarations for the last element of `path` (outermost first), weakest first.
  /// Each call spends work; when a mail's budget is spent nothing matches any more.
  void match(const std::vector<const CssElement*>& path, std::vector<CssDeclaration>& declarations);

  /// Tells whether the work budget was spent or rules were left out: a style bomb.
  [[nodiscard]] bool overloaded() const { return overloaded_; }

  /// Font families the rules name, in order.
  [[nodiscard]] const std::vector<std::string>& fonts() const { return fonts_; }

 private:
  struct Compound {
    std::string tag;
    std::string id;
    std::vector<std::string> classes;
    bool is_child = false;  ///< of the compound before it, not just a descendant
  };
  struct Rule {
    std::vector<Compound> compounds;
    std::uint32_t specificity = 0;
    std::size_t block = 0;
  };

  void add_rule(std::string_view selectors, std::string_view block);
  void add_selector(std::string_view selector);
  static bool read_selector(std::string_view selector, Rule& rule);
  static bool read_compound(std::string_view text, Compound& compound, std::uint32_t& specificity);
  void collect(const std::string& key, const std::vector<const CssElement*>& path,
               std::vector<std::size_t>& matching);
  bool matches(const Rule& rule, const std::vector<const CssElement*>& path);
  bool matches(const Compound& compound, const CssElement& element);
  bool spend(std::size_t work);

  std::vector<Rule> rules_;
  std::vector<std::vector<CssDeclaration>> blocks_;
  std::unordered_map<std::string, std::vector<std::size_t>> rules_by_key_;
  std::vector<std::string> fonts_;
  std::size_t work_left_ = 1'000'000;  ///< ten times what the largest newsletters need
  bool overloaded_ = false;
};

}  // namespace furui
