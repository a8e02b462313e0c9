// Any bytes must become valid normalised text, and normalising must not grow without bound.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "mail/normalize.h"
#include "mail/utf8.h"

namespace {

// NFKC turns U+FDFA (three bytes) into 33, the worst there is.
constexpr std::size_t kMostGrowth = 11;

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  furui::NormalizeCounts counts;
  const std::string folded = furui::normalize(text, &counts);
  if (folded.size() > size * kMostGrowth) std::abort();
  for (std::size_t position = 0; position < folded.size();) {
    const std::size_t before = position;
    const char32_t point = furui::decode_utf8(folded, position);
    if (point == 0xFFFD && position - before == 1) std::abort();
  }
  return 0;
}
