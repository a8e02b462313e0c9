#include "data/digest.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <string>

namespace furui {
namespace {

std::string_view without_trailing_white_space(std::string_view bytes) {
  const auto last = bytes.find_last_not_of(" \t\r\n");
  return last == std::string_view::npos ? std::string_view() : bytes.substr(0, last + 1);
}

std::string without_carriage_returns(std::string_view bytes) {
  std::string text;
  text.reserve(bytes.size());
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const bool before_line_feed = bytes[i] == '\r' && i + 1 < bytes.size() && bytes[i + 1] == '\n';
    if (!before_line_feed) text += bytes[i];
  }
  return text;
}

}  // namespace

MailDigest digest_mail(std::string_view bytes) {
  bytes = without_trailing_white_space(bytes);
  std::string copy;
  if (bytes.find("\r\n") != std::string_view::npos) {
    copy = without_carriage_returns(bytes);
    bytes = copy;
  }
  const XXH128_hash_t hash = XXH3_128bits(bytes.data(), bytes.size());
  return {hash.high64, hash.low64};
}

}  // namespace furui
