// Any bytes as a mail must give bounded tokens of whole letters; the dictionary is optional, so
// that the harness runs on machines without one.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string_view>

#include "base/error.h"
#include "mail/limits.h"
#include "mail/parse_mail.h"
#include "mail/utf8.h"
#include "tokenize/tokenizer.h"

namespace {

furui::Tokenizer make_tokenizer() {
  static std::optional<furui::Dictionary> dictionary;
  furui::TokenizerOptions options;
  options.word_bigrams = true;
  try {
    dictionary.emplace("ipadic-utf8");
  } catch (const furui::Error&) {
    options.words = false;
  }
  return furui::Tokenizer(dictionary ? &*dictionary : nullptr, options);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static furui::Tokenizer tokenizer = make_tokenizer();
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto tokens = tokenizer.tokenize(furui::parse_mail(bytes));
  if (tokens.size() > furui::kLimits.tokens) std::abort();
  for (const furui::Token& token : tokens) {
    if (token.text.empty() || token.text.size() > 64) std::abort();
    if (!furui::is_valid_utf8(token.text)) std::abort();
  }
  return 0;
}
