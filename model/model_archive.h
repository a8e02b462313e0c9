// How a model's members are laid out by cereal. Only model_file.cc includes this. Every length read
// is checked against the bytes at hand before memory is taken for it.
#pragma once

#include <cereal/archives/portable_binary.hpp>
#include <cereal/cereal.hpp>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <vector>

#include "model/model.h"

namespace furui {

/// A run of plain numbers or bytes in any contiguous container with size(), data() and resize().
template <class Container>
struct Run {
  Container& items;
  std::size_t max_bytes;  ///< no run can be longer than its payload
};

template <class Container>
Run<Container> run(Container& items, std::size_t max_bytes) {
  return {items, max_bytes};
}

template <class Archive, class Container>
void save(Archive& archive, const Run<Container>& run) {
  using Item = std::remove_cvref_t<decltype(*run.items.data())>;
  archive(cereal::make_size_tag(static_cast<cereal::size_type>(run.items.size())));
  archive(cereal::binary_data(run.items.data(),
                              static_cast<std::size_t>(run.items.size()) * sizeof(Item)));
}

template <class Archive, class Container>
void load(Archive& archive, Run<Container>& run) {
  using Item = std::remove_cvref_t<decltype(*run.items.data())>;
  cereal::size_type size = 0;
  archive(cereal::make_size_tag(size));
  if (size > run.max_bytes / sizeof(Item)) throw std::length_error("a run is longer than the file");
  using Size = decltype(run.items.size());
  run.items.resize(static_cast<Size>(size));
  archive(cereal::binary_data(run.items.data(), static_cast<std::size_t>(size) * sizeof(Item)));
}

template <class Archive>
void serialize(Archive& archive, RecipeVersions& versions) {
  archive(versions.limits, versions.normalize, versions.tokenizer, versions.signals,
          versions.featurizer);
}

template <class Archive>
void serialize(Archive& archive, TokenizerOptions& options) {
  archive(options.words, options.base_form, options.content_words_only, options.word_bigrams,
          options.ngram_min, options.ngram_max, options.ngram_characters, options.header_tokens,
          options.structure_tokens);
}

template <class Archive>
void serialize_dictionary(Archive& archive, DictionaryIdentity& identity, std::size_t max_bytes) {
  archive(run(identity.name, max_bytes), run(identity.charset, max_bytes), identity.version,
          identity.entries, identity.checksum);
}

/// No list of texts in a recipe is longer.
inline constexpr std::uint32_t kMaxTexts = 1000;

template <class Archive>
void serialize_texts(Archive& archive, std::vector<std::string>& texts, std::size_t max_bytes) {
  auto count = static_cast<std::uint32_t>(texts.size());
  archive(count);
  if (count > kMaxTexts) throw std::length_error("too many texts");
  texts.resize(count);
  for (std::string& text : texts) archive(run(text, max_bytes));
}

template <class Archive>
void serialize_recipe(Archive& archive, Recipe& recipe, std::size_t max_bytes) {
  archive(recipe.versions);
  serialize_dictionary(archive, recipe.dictionary, max_bytes);
  archive(recipe.tokenizer, recipe.byte_ngrams, recipe.log_frequency, recipe.group_lengths);
  for (float& scale : recipe.group_scales) archive(scale);
  archive(recipe.algorithm, recipe.min_count, recipe.regularization, recipe.smoothing, recipe.folds,
          recipe.seed, recipe.max_false_positive_rate, recipe.address_files, recipe.bounded_signals,
          recipe.balance_classes, recipe.spam_share);
  serialize_texts(archive, recipe.authserv_ids, max_bytes);
}

template <class Archive>
void serialize(Archive& archive, TrainingSummary& summary) {
  archive(summary.ham_mails, summary.spam_mails, summary.ham_called_spam, summary.ham_unsure,
          summary.spam_called_ham, summary.spam_unsure, summary.roc_area,
          summary.false_positive_bound);
}

/// No model carries more lists; furui has about ten.
inline constexpr std::uint32_t kMaxLists = 100;

template <class Archive>
void serialize_lists(Archive& archive, ListTexts& lists, std::size_t max_bytes) {
  auto count = static_cast<std::uint32_t>(lists.size());
  archive(count);
  if (count > kMaxLists) throw std::length_error("too many lists");
  if constexpr (Archive::is_loading::value) {
    for (std::uint32_t i = 0; i < count; ++i) {
      std::string name;
      std::string text;
      archive(run(name, max_bytes), run(text, max_bytes));
      lists.insert_or_assign(std::move(name), std::move(text));
    }
  } else {
    for (auto& [name, text] : lists) archive(run(name, max_bytes), run(text, max_bytes));
  }
}

/// Everything but the names.
template <class Archive>
void serialize_core(Archive& archive, Model& model, std::vector<FeatureKey>& keys,
                    std::size_t max_bytes) {
  serialize_recipe(archive, model.recipe, max_bytes);
  serialize_lists(archive, model.lists, max_bytes);
  archive(model.bias, model.calibration.slope, model.calibration.intercept,
          model.thresholds.ham_below, model.thresholds.spam_from, model.summary);
  archive(run(model.self_test, max_bytes), run(keys, max_bytes), run(model.weights, max_bytes),
          run(model.ham_counts, max_bytes), run(model.spam_counts, max_bytes));
}

template <class Archive>
void serialize_names(Archive& archive, std::vector<std::uint32_t>& ends, std::string& text,
                     std::size_t max_bytes) {
  archive(run(ends, max_bytes), run(text, max_bytes));
}

/// What learning on needs, behind the names.
template <class Archive>
void serialize_learned(Archive& archive, LearnedMails& learned, std::vector<std::uint32_t>& ends,
                       std::string& text, std::size_t max_bytes) {
  archive(run(learned.mails, max_bytes), run(learned.is_spam, max_bytes),
          run(learned.ends, max_bytes), run(learned.columns, max_bytes),
          run(learned.values, max_bytes), run(learned.waiting_keys, max_bytes));
  serialize_names(archive, ends, text, max_bytes);
  archive(run(learned.trained_weights, max_bytes), learned.trained_bias);
}

}  // namespace furui
