// libxml2's HTML parser as four calls: no tree, no network, no entities but HTML's own. What the
// elements mean is mail/html_reader's business.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace furui {

/// The attributes of a start tag, entities resolved; valid during the call.
class HtmlAttributes {
 public:
  /// `pairs` is libxml2's: name, value, name, value, null; a value may be null.
  explicit HtmlAttributes(const unsigned char** pairs) : pairs_(pairs) {}

  /// Gives the value of an attribute, empty where it stands without one; nothing where it does not
  /// stand. `name` is in lower case.
  [[nodiscard]] std::optional<std::string_view> find(std::string_view name) const;
  /// The same, empty in both cases.
  [[nodiscard]] std::string_view value(std::string_view name) const;

 private:
  const unsigned char** pairs_;
};

/// Who is told what the parser sees. Names are in lower case.
struct HtmlHandler {
  std::function<void(std::string_view name, const HtmlAttributes&)> start;
  std::function<void(std::string_view name)> end;
  std::function<void(std::string_view text)> text;
  std::function<void(std::string_view text)> comment;
};

/// Parses HTML from prepare_html. False when it was so damaged that the parser was stopped early.
[[nodiscard]] bool parse_html(const std::string& html, const HtmlHandler& handler);

}  // namespace furui
