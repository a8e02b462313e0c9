#include "data/linked_text.h"

#include <algorithm>

namespace furui {
namespace {

constexpr std::size_t kMaxLinks = 200;

std::string escaped(std::string_view text) {
  std::string html;
  for (const char c : text) {
    switch (c) {
      case '&':
        html += "&amp;";
        break;
      case '<':
        html += "&lt;";
        break;
      case '>':
        html += "&gt;";
        break;
      case '"':
        html += "&quot;";
        break;
      case '\n':
        html += "<br>\n";
        break;
      default:
        html += c;
    }
  }
  return html;
}

}  // namespace

LinkedText linked_text(const Mail& mail) {
  LinkedText pieces;
  std::string_view rest = mail.text;
  const std::size_t links = std::min(kMaxLinks, mail.links.size());
  for (std::size_t i = 0; i < links; ++i) {
    const Link& link = mail.links[i];
    const auto at =
        link.text.empty() || link.hidden ? std::string_view::npos : rest.find(link.text);
    if (at == std::string_view::npos || link.href.empty()) continue;
    pieces.push_back({std::string(rest.substr(0, at))});
    pieces.push_back({link.text, link.href});
    rest.remove_prefix(at + link.text.size());
  }
  pieces.push_back({std::string(rest)});
  return pieces;
}

std::string plain_of(const LinkedText& text) {
  std::string plain;
  for (const TextPiece& piece : text) {
    plain += piece.text;
    if (!piece.href.empty() && piece.text != piece.href) plain += '\n' + piece.href + '\n';
  }
  return plain + '\n';
}

std::string html_of(const LinkedText& text) {
  std::string html = "<html><body>\n<p>";
  for (const TextPiece& piece : text) {
    html += piece.href.empty()
                ? escaped(piece.text)
                : "<a href=\"" + escaped(piece.href) + "\">" + escaped(piece.text) + "</a>";
  }
  return html + "</p>\n</body></html>\n";
}

}  // namespace furui
