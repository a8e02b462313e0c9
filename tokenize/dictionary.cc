#include "tokenize/dictionary.h"

#include <mecab.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <string_view>

#include "base/error.h"
#include "tokenize/dictionary_files.h"
#include "tokenize/dictionary_state.h"

namespace furui {
namespace {

mecab_model_t* open_model(std::string folder) {
  // /dev/null, so that no mecabrc of the machine or the user decides anything.
  std::array<std::string, 5> words = {"furui", "-r", "/dev/null", "-d", std::move(folder)};
  std::array<char*, 5> arguments = {};
  std::transform(words.begin(), words.end(), arguments.begin(),
                 [](std::string& word) { return word.data(); });
  return mecab_model_new(static_cast<int>(arguments.size()), arguments.data());
}

/// Columns of the features by their number: jumandic has 7 (base form fifth), ipadic 9 (seventh),
/// the unidics 17 to 29 (orthographic base form eleventh).
std::size_t base_form_column(std::size_t columns) {
  if (columns >= 17) return 10;
  if (columns == 9) return 6;
  if (columns == 7) return 4;
  return 0;
}

/// Counts the columns in the features of an empty sentence's start, which dicrc gives
/// (bos-feature).
std::size_t feature_columns(mecab_model_t* model) {
  mecab_t* tagger = mecab_model_new_tagger(model);
  mecab_lattice_t* lattice = mecab_model_new_lattice(model);
  mecab_lattice_set_sentence2(lattice, "", 0);
  std::size_t columns = 0;
  if (mecab_parse_lattice(tagger, lattice) != 0) {
    const std::string_view features = mecab_lattice_get_bos_node(lattice)->feature;
    columns = 1 + static_cast<std::size_t>(std::count(features.begin(), features.end(), ','));
  }
  mecab_lattice_destroy(lattice);
  mecab_destroy(tagger);
  return columns;
}

}  // namespace

std::string describe(const DictionaryIdentity& identity) {
  std::array<char, 17> checksum = {};
  (void)std::snprintf(checksum.data(), checksum.size(), "%016llx",
                      static_cast<unsigned long long>(identity.checksum));
  return identity.name + " (" + identity.charset + ", format " + std::to_string(identity.version) +
         ", " + std::to_string(identity.entries) + " entries, checksum " + checksum.data() + ")";
}

Dictionary::State::~State() {
  if (model != nullptr) mecab_model_destroy(model);
}

Dictionary::Dictionary(const std::string& name_or_folder) : state_(std::make_unique<State>()) {
  const std::string folder = find_dictionary_folder(name_or_folder);
  state_->identity = identify_dictionary(folder);
  state_->model = open_model(folder);
  if (state_->model == nullptr) {
    throw Error(folder, "MeCab cannot open this dictionary", "install it again, with its dicrc");
  }
  state_->base_column = base_form_column(feature_columns(state_->model));
}

Dictionary::~Dictionary() = default;
Dictionary::Dictionary(Dictionary&&) noexcept = default;
Dictionary& Dictionary::operator=(Dictionary&&) noexcept = default;

const DictionaryIdentity& Dictionary::identity() const {
  return state_->identity;
}

}  // namespace furui
