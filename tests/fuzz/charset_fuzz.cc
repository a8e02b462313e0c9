// The first line is a charset label, the rest bytes in it or not: decode_text gives valid UTF-8.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "mail/charset.h"
#include "mail/header_text.h"
#include "mail/utf8.h"

namespace {

void check_text(std::string_view text) {
  if (!furui::is_valid_utf8(text)) std::abort();
  if (text.find('\0') != std::string_view::npos) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const std::size_t line_end = std::min(input.find('\n'), input.size());
  const std::string_view label = input.substr(0, line_end);
  const std::string_view bytes = input.substr(std::min(line_end + 1, input.size()));
  furui::Defects defects;
  const furui::DecodedText decoded = furui::decode_text(bytes, label, defects);
  check_text(decoded.text);
  // A letter of the input gives one of at most four bytes; UTF-7 and the like are shorter.
  if (decoded.text.size() > bytes.size() * 4 + 16) std::abort();
  check_text(furui::decode_encoded_words(furui::read_raw_value(bytes, label, defects), defects));
  return 0;
}
