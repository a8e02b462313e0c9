// What a Dictionary keeps; for tokenize/ alone.
#pragma once

#include <cstddef>

#include "tokenize/dictionary.h"

struct mecab_model_t;

namespace furui {

struct Dictionary::State {
  DictionaryIdentity identity;
  mecab_model_t* model = nullptr;
  /// Which comma-separated column of an entry's features is the base form; 0 when we do not know.
  std::size_t base_column = 0;

  State() = default;
  ~State();
  State(const State&) = delete;
  State& operator=(const State&) = delete;
};

}  // namespace furui
