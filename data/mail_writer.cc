#include "data/mail_writer.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "mail/ascii.h"
#include "mail/icu_converter.h"
#include "mail/utf8.h"

namespace furui {
namespace {

constexpr std::size_t kLineLetters = 76;

/// Letters that JIS has under another code point than CP932's, which readers here give.
std::string with_jis_letters(std::string_view text) {
  std::string jis;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t point = decode_utf8(text, at);
    append_utf8(jis, point == 0xFF5E ? 0x301C : point == 0xFF0D ? 0x2212 : point);
  }
  return jis;
}

std::optional<std::string> in_charset(std::string_view text, const std::string& charset) {
  if (charset == "UTF-8") return std::string(text);
  if (charset == "Shift_JIS") return encode_with_icu(text, "windows-31j");
  return encode_with_icu(with_jis_letters(text), charset);
}

std::string base64_line(std::string_view bytes) {
  static constexpr std::string_view kLetters =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string line;
  for (std::size_t at = 0; at < bytes.size(); at += 3) {
    const auto byte = [&](std::size_t i) -> std::uint32_t {
      return at + i < bytes.size() ? static_cast<unsigned char>(bytes[at + i]) : 0U;
    };
    const std::uint32_t group = byte(0) << 16U | byte(1) << 8U | byte(2);
    const std::size_t letters = std::min<std::size_t>(bytes.size() - at, 3) + 1;
    for (std::size_t i = 0; i < 4; ++i) {
      line += i < letters ? kLetters[(group >> (18 - 6 * i)) & 63U] : '=';
    }
  }
  return line;
}

}  // namespace

TextForm possible_form(std::string_view text, const TextForm& wanted) {
  if (in_charset(text, wanted.charset)) return wanted;
  return {};
}

std::string encode_base64(std::string_view bytes) {
  constexpr std::size_t kLineBytes = kLineLetters / 4 * 3;
  std::string lines;
  for (std::size_t at = 0; at < bytes.size(); at += kLineBytes) {
    lines += base64_line(bytes.substr(at, kLineBytes)) + '\n';
  }
  return lines;
}

std::string encode_quoted_printable(std::string_view bytes) {
  static constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string lines;
  std::size_t length = 0;
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    const char c = bytes[at];
    const auto code = static_cast<unsigned char>(c);
    if (c == '\n') {
      lines += c;
      length = 0;
      continue;
    }
    const bool before_line_end = at + 1 == bytes.size() || bytes[at + 1] == '\n';
    const bool is_plain = (code > 32 && code < 127 && c != '=') || (c == ' ' && !before_line_end);
    const std::size_t size = is_plain ? 1 : 3;
    if (length + size >= kLineLetters) {
      lines += "=\n";
      length = 0;
    }
    lines += is_plain ? std::string(1, c) : std::string{'=', kHex[code >> 4U], kHex[code & 15U]};
    length += size;
  }
  return lines;
}

std::string encoded_words(std::string_view text, const std::string& charset) {
  if (is_ascii(text)) return std::string(text);
  // Eleven letters of UTF-8 make 44 of base64, of ISO-2022-JP with its escapes 40: a word stays
  // under 75 (RFC 2047 section 2).
  constexpr std::size_t kWordLetters = 11;
  std::string words;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    for (std::size_t i = 0; i < kWordLetters && at < text.size(); ++i) {
      static_cast<void>(decode_utf8(text, at));
    }
    const std::string bytes =
        in_charset(text.substr(begin, at - begin), charset).value_or(std::string());
    words += words.empty() ? "" : "\n ";
    words += "=?" + charset + "?B?" + base64_line(bytes) + "?=";
  }
  return words;
}

std::string text_part(std::string_view text, std::string_view subtype, const TextForm& form) {
  std::string bytes = in_charset(text, form.charset).value_or(std::string());
  std::string part = "Content-Type: text/" + std::string(subtype) + "; charset=" + form.charset +
                     "\nContent-Transfer-Encoding: " + form.transfer_encoding + "\n\n";
  if (form.transfer_encoding == "base64") return part + encode_base64(bytes);
  if (form.transfer_encoding == "quoted-printable") return part + encode_quoted_printable(bytes);
  return part + bytes;
}

}  // namespace furui
