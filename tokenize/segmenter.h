// Japanese text -> dictionary words: the only file pair that talks to MeCab, besides dictionary.cc.
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>

#include "tokenize/dictionary.h"

namespace furui {

/// A word of a sentence. Views into the sentence or the dictionary.
struct Segment {
  std::string_view surface;
  std::string_view base;  ///< dictionary form of an inflected word, else the surface
  bool known = false;     ///< has a dictionary entry
  bool content = false;   ///< no particle, auxiliary, symbol or filler
};

/// Cuts sentences into words; one per thread, its lattice reused.
class Segmenter {
 public:
  explicit Segmenter(const Dictionary& dictionary);
  ~Segmenter();
  Segmenter(const Segmenter&) = delete;
  Segmenter& operator=(const Segmenter&) = delete;

  /// Calls `use(segment)` for the words of `sentence` in order. Memory grows with the sentence's
  /// length: give runs of bounded length.
  template <typename Use>
  void segment(std::string_view sentence, Use use) {
    if (!start(sentence)) return;
    Segment segment;
    while (next(segment)) use(segment);
  }

 private:
  bool start(std::string_view sentence);
  bool next(Segment& segment);

  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace furui
