#include "base/printable.h"

namespace furui {
namespace {

void add_escaped(std::string& out, std::string_view bytes) {
  static constexpr char kDigits[] = "0123456789ABCDEF";
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    out += {'\\', 'x', kDigits[byte >> 4], kDigits[byte & 15]};
  }
}

/// How many bytes at the front of `text` are one control character; 0 when none.
std::size_t control_length(std::string_view text) {
  const auto byte = [&](std::size_t i) {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
  };
  if (byte(0) < 0x20 || byte(0) == 0x7F) return 1;
  if (byte(0) == 0xC2 && byte(1) >= 0x80 && byte(1) <= 0x9F) return 2;  // U+0080-009F
  const bool override_or_embedding =                                    // U+202A-202E, U+2066-2069
      byte(0) == 0xE2 && ((byte(1) == 0x80 && byte(2) >= 0xAA && byte(2) <= 0xAE) ||
                          (byte(1) == 0x81 && byte(2) >= 0xA6 && byte(2) <= 0xA9));
  return override_or_embedding ? 3 : 0;
}

}  // namespace

std::string printable(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const std::size_t control = control_length(text);
    if (text.front() == '\t') {
      out += "\\t";
    } else if (text.front() == '\n') {
      out += "\\n";
    } else if (control > 0) {
      add_escaped(out, text.substr(0, control));
    } else {
      out += text.front();
    }
    text.remove_prefix(control > 0 ? control : 1);
  }
  return out;
}

}  // namespace furui
