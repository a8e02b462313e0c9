#include "tokenize/segmenter.h"

#include <mecab.h>

#include <algorithm>
#include <array>

#include "tokenize/dictionary_state.h"

namespace furui {
namespace {

// First column of the features in ipadic, jumandic and unidic: particle, auxiliary verb, copula
// (jumandic), symbol (ipadic, jumandic, unidic), space, filler.
constexpr std::array<std::string_view, 8> kFunctionWords = {
    "助詞", "助動詞", "判定詞", "記号", "特殊", "補助記号", "空白", "フィラー"};

bool is_content_word(std::string_view features) {
  const std::string_view part_of_speech = features.substr(0, features.find(','));
  return std::find(kFunctionWords.begin(), kFunctionWords.end(), part_of_speech) ==
         kFunctionWords.end();
}

std::string_view column(std::string_view features, std::size_t number) {
  for (std::size_t i = 0; i < number; ++i) {
    const std::size_t comma = features.find(',');
    if (comma == std::string_view::npos) return {};
    features.remove_prefix(comma + 1);
  }
  return features.substr(0, features.find(','));
}

}  // namespace

struct Segmenter::State {
  mecab_t* tagger = nullptr;
  mecab_lattice_t* lattice = nullptr;
  const mecab_node_t* node = nullptr;
  std::size_t base_column = 0;
};

Segmenter::Segmenter(const Dictionary& dictionary) : state_(std::make_unique<State>()) {
  const Dictionary::State& opened = *dictionary.state_;
  state_->tagger = mecab_model_new_tagger(opened.model);
  state_->lattice = mecab_model_new_lattice(opened.model);
  state_->base_column = opened.base_column;
}

Segmenter::~Segmenter() {
  mecab_lattice_destroy(state_->lattice);
  mecab_destroy(state_->tagger);
}

bool Segmenter::start(std::string_view sentence) {
  state_->node = nullptr;
  if (sentence.empty()) return false;
  mecab_lattice_set_sentence2(state_->lattice, sentence.data(), sentence.size());
  if (mecab_parse_lattice(state_->tagger, state_->lattice) == 0) return false;
  state_->node = mecab_lattice_get_bos_node(state_->lattice);
  return true;
}

bool Segmenter::next(Segment& segment) {
  const mecab_node_t*& node = state_->node;
  if (node == nullptr || (node = node->next) == nullptr || node->stat == MECAB_EOS_NODE) {
    return false;
  }
  const std::string_view features = node->feature;
  segment.surface = {node->surface, node->length};
  segment.known = node->stat != MECAB_UNK_NODE;
  segment.content = is_content_word(features);
  const std::string_view base =
      segment.known && state_->base_column > 0 ? column(features, state_->base_column) : "";
  segment.base = base.empty() || base == "*" ? segment.surface : base;
  return true;
}

}  // namespace furui
