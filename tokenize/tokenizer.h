// Mail -> typed tokens: Japanese words through MeCab, character n-grams, header and structure
// tokens.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "mail/mail.h"
#include "tokenize/dictionary.h"
#include "tokenize/token.h"

namespace furui {

/// Part of a model's recipe: change it when the same mail would give other tokens.
inline constexpr int kTokenizerVersion = 3;

/// How text becomes tokens; part of a model's recipe.
struct TokenizerOptions {
  bool words = true;                ///< MeCab words; needs a Dictionary
  bool base_form = true;            ///< inflected words by their base form
  bool content_words_only = false;  ///< leave out particles, auxiliaries and symbols
  bool word_bigrams = false;
  std::uint8_t ngram_min = 2;  ///< character n-grams, in letters; 0 for none
  std::uint8_t ngram_max = 3;
  std::uint32_t ngram_characters = 4000;  ///< how much of each text field n-grams are taken from
  bool header_tokens = true;
  bool structure_tokens = true;

  friend bool operator==(const TokenizerOptions&, const TokenizerOptions&) = default;
};

/// Makes tokens; one per thread, buffers reused from mail to mail.
class Tokenizer {
 public:
  /// `dictionary` may be nullptr when options.words is false; it must outlive the Tokenizer.
  Tokenizer(const Dictionary* dictionary, const TokenizerOptions& options);
  ~Tokenizer();
  Tokenizer(Tokenizer&&) noexcept;
  Tokenizer& operator=(Tokenizer&&) noexcept;

  /// Gives the tokens of a mail, in reading order, repetitions kept, at most kLimits.tokens. The
  /// span and its texts are valid until the next call. Never throws on a mail.
  [[nodiscard]] std::span<const Token> tokenize(const Mail& mail);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace furui
