#include "mail/normalize.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>

#include <algorithm>

#include "mail/ascii.h"
#include "mail/invisible_letters.h"
#include "mail/spaced_letters.h"

namespace furui {
namespace {

// ICU's lengths are 32 bits, and NFKC makes up to eleven bytes of one; Limits stays far below.
constexpr std::size_t kLongestText = std::size_t{1} << 27U;

bool is_plain_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return (c >= 0x20 && c < 0x7F) || c == '\n'; });
}

/// NFKC with default case folding (UAX #44, NFKC_Casefold).
std::string fold(const std::string& text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* folder = icu::Normalizer2::getNFKCCasefoldInstance(status);
  if (U_FAILURE(status)) return ascii_lowered(text);
  const auto size = static_cast<int32_t>(text.size());
  std::string folded;
  icu::StringByteSink<std::string> sink(&folded, size);
  folder->normalizeUTF8(0, icu::StringPiece(text.data(), size), sink, nullptr, status);
  return U_SUCCESS(status) ? folded : ascii_lowered(text);
}

}  // namespace

std::string normalize(std::string_view text, NormalizeCounts* counts) {
  text = text.substr(0, kLongestText);
  NormalizeCounts unwanted;
  NormalizeCounts& noted = counts != nullptr ? *counts : unwanted;
  const std::string folded =
      is_plain_ascii(text) ? ascii_lowered(text) : fold(without_invisible_letters(text, noted));
  return close_spaced_letters(folded, noted.spaced_letters);
}

}  // namespace furui
