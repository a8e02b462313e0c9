// Text -> words, typed tokens and character n-grams.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "tokenize/correspondents.h"
#include "tokenize/segmenter.h"
#include "tokenize/text_pieces.h"
#include "tokenize/token_list.h"
#include "tokenize/tokenizer.h"

namespace furui {

/// Makes the tokens of one text after another; buffers are reused.
class TextTokens {
 public:
  /// `segmenter` may be nullptr: then Japanese gives n-grams only. Both must outlive this.
  TextTokens(Segmenter* segmenter, const TokenizerOptions& options, TokenList& list)
      : segmenter_(segmenter), options_(options), list_(list) {}

  /// Normalises `text` and adds its words and typed tokens in reading order, then, where `ngrams`
  /// is true, its n-grams.
  void add(Field field, std::string_view text, const Correspondents& people, bool ngrams);

 private:
  void add_piece(Field field, const Piece& piece, const Correspondents& people);
  void add_words(Field field, std::string_view japanese);
  void add_word(Field field, TokenKind kind, std::string_view text);
  void note_for_ngrams(const Piece& piece);
  void note_digits_masked(std::string_view text);
  void add_ngrams(Field field);

  Segmenter* segmenter_;
  TokenizerOptions options_;
  TokenList& list_;
  Piece piece_;
  std::string previous_word_;        ///< of the same sentence, for bigrams
  std::string ngram_text_;           ///< what n-grams are taken from
  std::size_t ngram_letters_ = 0;    ///< letters in it
  bool space_pending_ = false;       ///< a space was read and not yet noted
  std::vector<std::size_t> starts_;  ///< of the letters in ngram_text_, and its end
};

}  // namespace furui
