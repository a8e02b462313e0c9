#include "tokenize/text_tokens.h"

#include <algorithm>

#include "mail/ascii.h"
#include "mail/normalize.h"
#include "mail/utf8.h"

namespace furui {
namespace {

// Numbers of one or two digits (24 hours, 3 days) are part of a phrase; longer ones are values.
constexpr std::size_t kPhraseDigits = 2;

bool is_continuation(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

std::size_t letters_in(std::string_view text) {
  return text.size() -
         static_cast<std::size_t>(std::count_if(text.begin(), text.end(), is_continuation));
}

/// Japanese has no spaces; a space or line end beside it says nothing.
bool space_counts_beside(char c) {
  return static_cast<unsigned char>(c) < 0x80;
}

}  // namespace

void TextTokens::add(Field field, std::string_view text, const Correspondents& people,
                     bool ngrams) {
  const std::string normalized = people.without_names(normalize(text));
  previous_word_.clear();
  ngram_text_.clear();
  ngram_letters_ = 0;
  space_pending_ = false;
  ngrams = ngrams && options_.ngram_min > 0 && options_.ngram_max >= options_.ngram_min;
  PieceReader pieces(normalized);
  while (!list_.full() && pieces.next(piece_)) {
    if (ngrams && ngram_letters_ < options_.ngram_characters) note_for_ngrams(piece_);
    add_piece(field, piece_, people);
  }
  if (ngrams) add_ngrams(field);
}

void TextTokens::add_piece(Field field, const Piece& piece, const Correspondents& people) {
  switch (piece.kind) {
    case PieceKind::japanese:
      return add_words(field, piece.text);
    case PieceKind::latin:
      return add_word(field, TokenKind::latin_word, piece.text);
    case PieceKind::shape:
      return add_word(field, piece.token, piece.shape);
    case PieceKind::mail_address:
      return add_word(field, TokenKind::mail_address, people.role_of_address(piece.text));
    case PieceKind::sentence_end:
      previous_word_.clear();
      [[fallthrough]];
    case PieceKind::symbol:
      if (!options_.content_words_only && piece.text.front() != '\n') {
        list_.add(field, TokenKind::word, piece.shape);
      }
      return;
    case PieceKind::space:
      return;
  }
}

void TextTokens::add_words(Field field, std::string_view japanese) {
  if (segmenter_ == nullptr) return;
  segmenter_->segment(japanese, [&](const Segment& segment) {
    if (options_.content_words_only && !segment.content) return;
    const TokenKind kind = segment.known ? TokenKind::word : TokenKind::unknown_word;
    add_word(field, kind, options_.base_form ? segment.base : segment.surface);
  });
}

void TextTokens::add_word(Field field, TokenKind kind, std::string_view text) {
  list_.add(field, kind, text);
  if (!options_.word_bigrams) return;
  if (!previous_word_.empty()) list_.add(field, TokenKind::word, {previous_word_, " ", text});
  previous_word_ = cut_utf8(text, kTokenBytes);
}

void TextTokens::note_for_ngrams(const Piece& piece) {
  const bool leads_elsewhere = piece.kind == PieceKind::mail_address ||
                               (piece.kind == PieceKind::shape && piece.token == TokenKind::url);
  if (piece.kind == PieceKind::space || piece.text.front() == '\n' || leads_elsewhere) {
    space_pending_ = true;
    return;
  }
  if (space_pending_ && !ngram_text_.empty() && space_counts_beside(ngram_text_.back()) &&
      space_counts_beside(piece.text.front())) {
    ngram_text_ += ' ';
    ++ngram_letters_;
  }
  space_pending_ = false;
  const std::size_t before = ngram_text_.size();
  if (piece.kind == PieceKind::shape) {
    note_digits_masked(piece.text);
  } else {
    const bool sign = piece.kind == PieceKind::symbol || piece.kind == PieceKind::sentence_end;
    ngram_text_ += sign ? std::string_view(piece.shape) : piece.text;
  }
  ngram_letters_ += letters_in(std::string_view(ngram_text_).substr(before));
}

void TextTokens::note_digits_masked(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t end = std::min(text.find_first_not_of("0123456789", i), text.size());
    if (end - i > kPhraseDigits) {
      ngram_text_.append(end - i, '0');
    } else {
      ngram_text_.append(text, i, end - i);
    }
    const std::size_t next = std::min(text.find_first_of("0123456789", end), text.size());
    ngram_text_.append(text, end, next - end);
    i = next;
  }
}

void TextTokens::add_ngrams(Field field) {
  starts_.clear();
  for (std::size_t i = 0; i < ngram_text_.size(); ++i) {
    if (!is_continuation(ngram_text_[i])) starts_.push_back(i);
  }
  const std::size_t letters = std::min<std::size_t>(starts_.size(), options_.ngram_characters);
  starts_.push_back(ngram_text_.size());
  const std::size_t place = list_.add_text(ngram_text_);
  for (std::size_t first = 0; first < letters && !list_.full(); ++first) {
    if (ngram_text_[starts_[first]] == ' ') continue;
    for (std::size_t n = options_.ngram_min; n <= options_.ngram_max; ++n) {
      if (first + n > letters) break;
      const std::size_t size = starts_[first + n] - starts_[first];
      if (size > kTokenBytes) break;
      if (ngram_text_[starts_[first + n] - 1] == ' ') continue;
      list_.add_shared(field, TokenKind::ngram, place + starts_[first], size);
    }
  }
}

}  // namespace furui
