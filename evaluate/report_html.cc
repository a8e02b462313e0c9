#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <nlohmann/json.hpp>

#include "base/printable.h"
#include "evaluate/curves.h"
#include "evaluate/report.h"
#include "evaluate/report_page.h"

namespace furui {
namespace {

using Words = std::map<std::string, std::string, std::less<>>;

/// Rows of a table in the page: enough to look through, few enough for a phone.
constexpr std::size_t kMaxRows = 300;

std::string_view take_until(std::string_view& text, char end) {
  const auto at = text.find(end);
  const std::string_view part = text.substr(0, at);
  text.remove_prefix(at == std::string_view::npos ? text.size() : at + 1);
  return part;
}

/// Of the page's words, in the order of the file, those of one language.
nlohmann::ordered_json read_words(Language language) {
  nlohmann::ordered_json words;
  for (std::string_view rest = report_page_parts().words; !rest.empty();) {
    std::string_view line = take_until(rest, '\n');
    const std::string_view name = take_until(line, '\t');
    const std::string_view english = take_until(line, '\t');
    words[std::string(name)] = std::string(language == Language::japanese ? line : english);
  }
  return words;
}

std::string escape_html(std::string_view text) {
  std::string escaped;
  for (const char c : text) {
    switch (c) {
      case '&':
        escaped += "&amp;";
        break;
      case '<':
        escaped += "&lt;";
        break;
      case '>':
        escaped += "&gt;";
        break;
      case '"':
        escaped += "&quot;";
        break;
      case '\'':
        escaped += "&#39;";
        break;
      default:
        escaped += c;
    }
  }
  return escaped;
}

/// JSON that may stand in a script element: no < can end it or open a comment in it.
std::string escape_script(std::string_view json) {
  std::string escaped;
  for (const char c : json) {
    switch (c) {
      case '<':
        escaped += "\\u003c";
        break;
      case '>':
        escaped += "\\u003e";
        break;
      case '&':
        escaped += "\\u0026";
        break;
      default:
        escaped += c;
    }
  }
  return escaped;
}

std::uint8_t hex_digit(char c) {
  return static_cast<std::uint8_t>(c <= '9' ? c - '0' : c - 'a' + 10);
}

/// A hash in hexadecimal digits as Content-Security-Policy has it: base64 (RFC 4648).
std::string base64_of_hex(std::string_view hex) {
  constexpr std::string_view kDigits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  std::uint32_t bits = 0;
  int held = 0;
  const auto put = [&] { text += kDigits[(bits >> static_cast<unsigned>(held)) & 63U]; };
  for (const char c : hex) {
    bits = (bits << 4U) | hex_digit(c);
    held += 4;
    if (held < 6) continue;
    held -= 6;
    put();
  }
  if (held > 0) {
    bits <<= static_cast<unsigned>(6 - held);
    held = 0;
    put();
  }
  while (text.size() % 4 != 0) text += '=';
  return text;
}

std::string policy() {
  const ReportPageParts& parts = report_page_parts();
  return "default-src 'none'; style-src 'sha256-" + base64_of_hex(parts.style_sha256) +
         "'; script-src 'sha256-" + base64_of_hex(parts.script_sha256) +
         "'; base-uri 'none'; form-action 'none'";
}

/// Replaces the {{names}} of the page, once each; what is put in is not looked at again.
std::string fill_page(const Words& values) {
  std::string page;
  for (std::string_view rest = report_page_parts().page; !rest.empty();) {
    const auto open = rest.find("{{");
    page += rest.substr(0, open);
    if (open == std::string_view::npos) break;
    rest.remove_prefix(open + 2);
    const auto close = rest.find("}}");
    page += values.at(std::string(rest.substr(0, close)));
    rest.remove_prefix(close + 2);
  }
  return page;
}

}  // namespace

std::string report_html(const Report& report, Language language) {
  const ReportPageParts& parts = report_page_parts();
  const nlohmann::ordered_json words = read_words(language);
  Words values;
  for (const auto& [name, text] : words.items())
    values[name] = escape_html(text.get<std::string>());
  values["language"] = language == Language::japanese ? "ja" : "en";
  values["policy"] = escape_html(policy());
  values["style"] = parts.style;
  values["script"] = parts.script;
  values["heading"] = escape_html(printable(report.heading.in(language)));
  values["text"] = escape_html(report_text(report));
  values["data"] =
      escape_script("{\"report\":" + report_json(report, {false, kMaxRows, kMaxRows, language}) +
                    ",\"curves\":" + curves_json(draw_curves(report.evaluation.outcomes)) +
                    ",\"words\":" + words.dump() + "}");
  return fill_page(values);
}

}  // namespace furui
