#include "data/mail_form.h"

#include <algorithm>
#include <array>

#include "data/mail_route.h"
#include "mail/ascii.h"

namespace furui {
namespace {

struct WeightedForm {
  std::size_t percent;
  std::string_view charset;
  std::string_view transfer_encoding;
};
constexpr std::array<WeightedForm, 7> kForms = {{{40, "UTF-8", "base64"},
                                                 {15, "UTF-8", "quoted-printable"},
                                                 {10, "UTF-8", "8bit"},
                                                 {25, "ISO-2022-JP", "7bit"},
                                                 {5, "Shift_JIS", "8bit"},
                                                 {2, "Shift_JIS", "base64"},
                                                 {3, "EUC-JP", "8bit"}}};

}  // namespace

TextForm drawn_form(Random& random) {
  std::size_t drawn = random.below(100);
  for (const WeightedForm& form : kForms) {
    if (drawn < form.percent) {
      return {std::string(form.charset), std::string(form.transfer_encoding)};
    }
    drawn -= form.percent;
  }
  return {};
}

std::string content_of(const LinkedText& text, const TextForm& form, Random& random) {
  const std::size_t drawn = random.below(100);
  if (drawn < 45) return text_part(plain_of(text), "plain", form);
  if (drawn < 60) return text_part(html_of(text), "html", form);
  const std::string boundary = random.chance(50)
                                   ? "----=_Part_" + std::to_string(random.below(1000000)) + "." +
                                         std::to_string(random.below(1000000))
                                   : "=_" + random_letters(24, random);
  return "Content-Type: multipart/alternative;\n boundary=\"" + boundary + "\"\n\n--" + boundary +
         "\n" + text_part(plain_of(text), "plain", form) + "\n--" + boundary + "\n" +
         text_part(html_of(text), "html", form) + "\n--" + boundary + "--\n";
}

std::string address_field(const Address& address, const std::string& charset) {
  std::string name = one_line(address.display_name);
  if (name.empty()) return address.address;
  if (is_ascii(name)) {
    std::erase_if(name, [](char c) { return c == '"' || c == '\\'; });
    return '"' + name + "\" <" + address.address + ">";
  }
  return encoded_words(name, charset) + "\n <" + address.address + ">";
}

bool has_long_line(std::string_view text) {
  constexpr std::size_t kMostBytes = 900;  // of 998 that RFC 5322 allows, escapes may come on top
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    if (end - at > kMostBytes) return true;
    at = end + 1;
  }
  return false;
}

std::string with_crlf(std::string_view text) {
  std::string lines;
  for (const char c : text) {
    if (c == '\n') lines += '\r';
    lines += c;
  }
  return lines;
}

std::string one_line(std::string_view text) {
  std::string line(text);
  for (char& c : line) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = ' ';
  }
  return line;
}

}  // namespace furui
