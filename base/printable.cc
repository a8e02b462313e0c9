#include "base/printable.h"

#include <array>
#include <charconv>

namespace furui {
namespace {

constexpr std::string_view kDigits = "0123456789ABCDEF";

/// A character at the front of a text; `valid` is false for a byte that is not UTF-8.
struct Character {
  char32_t code = 0;
  std::size_t bytes = 1;
  bool valid = false;
};

/// Decodes strictly: neither overlong forms nor surrogates (RFC 3629).
Character first_character(std::string_view text) {
  const auto lead = static_cast<unsigned char>(text.front());
  if (lead < 0x80) return {lead, 1, true};
  const std::size_t bytes = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || text.size() < bytes) return {};
  char32_t code = lead & (0xFFU >> (bytes + 1));
  for (std::size_t i = 1; i < bytes; ++i) {
    const auto next = static_cast<unsigned char>(text[i]);
    if ((next & 0xC0U) != 0x80U) return {};
    code = code << 6 | (next & 0x3FU);
  }
  constexpr std::array<char32_t, 5> kFirstOfLength = {0, 0, 0x80, 0x800, 0x10000};
  const bool surrogate = code >= 0xD800 && code <= 0xDFFF;
  if (code < kFirstOfLength[bytes] || code > 0x10FFFF || surrogate) return {};
  return {code, bytes, true};
}

/// C0, DEL, C1; what changes the direction of writing (Unicode's Bidi_Control); what ends a line.
bool is_control(char32_t code) {
  return code < 0x20 || (code >= 0x7F && code <= 0x9F) || code == 0x061C || code == 0x200E ||
         code == 0x200F || (code >= 0x2028 && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
}

void add_escaped_bytes(std::string& out, std::string_view bytes) {
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    out += {'\\', 'x', kDigits[byte >> 4], kDigits[byte & 15]};
  }
}

/// All controls have codes below 0x10000.
void add_escaped_code(std::string& out, char32_t code) {
  out += "\\u";
  for (const unsigned shift : {12U, 8U, 4U, 0U}) out += kDigits[code >> shift & 15];
}

}  // namespace

std::string printable(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const Character first = first_character(text);
    if (text.front() == '\t') {
      out += "\\t";
    } else if (text.front() == '\n') {
      out += "\\n";
    } else if (!first.valid || is_control(first.code)) {
      add_escaped_bytes(out, text.substr(0, first.bytes));
    } else {
      out += text.substr(0, first.bytes);
    }
    text.remove_prefix(first.bytes);
  }
  return out;
}

std::string printable_json(std::string_view json) {
  std::string out;
  out.reserve(json.size());
  while (!json.empty()) {
    const Character first = first_character(json);
    // A writer of JSON has escaped C0 in strings; the line feeds left lay the text out.
    if (first.code >= 0x20 && is_control(first.code)) {
      add_escaped_code(out, first.code);
    } else {
      out += json.substr(0, first.bytes);
    }
    json.remove_prefix(first.bytes);
  }
  return out;
}

std::string shortest(double value) {
  std::array<char, 32> text{};
  const auto end = std::to_chars(text.data(), text.data() + text.size(), value).ptr;
  return std::string(text.data(), end);
}

}  // namespace furui
