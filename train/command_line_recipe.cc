#include "train/command_line_recipe.h"

#include <CLI/CLI.hpp>
#include <cstdint>
#include <map>
#include <string>

namespace furui {
namespace {

const std::map<std::string, Algorithm> kAlgorithms = {
    {"bernoulli-naive-bayes", Algorithm::bernoulli_naive_bayes},
    {"complement-naive-bayes", Algorithm::complement_naive_bayes},
    {"fused", Algorithm::fused},
    {"l1-logistic-regression", Algorithm::l1_logistic_regression},
    {"logistic-regression", Algorithm::logistic_regression},
    {"naive-bayes", Algorithm::naive_bayes},
    {"online", Algorithm::online},
    {"weighted-logistic-regression", Algorithm::weighted_logistic_regression},
};

std::string name_of(Algorithm algorithm) {
  for (const auto& [name, its_algorithm] : kAlgorithms) {
    if (its_algorithm == algorithm) return name;
  }
  return {};
}

/// In lines that fit into 80 columns beside the options.
std::string names_of_algorithms() {
  constexpr std::size_t kLineLength = 50;
  std::string names;
  std::size_t line_start = 0;
  for (const auto& [name, algorithm] : kAlgorithms) {
    if (!names.empty()) names += ',';
    if (names.size() + name.size() - line_start > kLineLength) {
      names += '\n';
      line_start = names.size();
    } else if (!names.empty()) {
      names += ' ';
    }
    names += name;
  }
  return names;
}

}  // namespace

std::vector<CLI::Option*> add_recipe_options(CLI::App& app, TrainingRequest& request) {
  Recipe& recipe = request.recipe;
  TokenizerOptions& tokenizer = recipe.tokenizer;
  return {
      app.add_option_function<std::string>(
             "--algorithm",
             [&recipe](const std::string& name) { recipe.algorithm = kAlgorithms.at(name); },
             "Learner: " + names_of_algorithms())
          ->check(CLI::IsMember(&kAlgorithms).description(""))
          ->type_name("NAME")
          ->default_str(name_of(recipe.algorithm)),
      app.add_option("--regularization", recipe.regularization,
                     "C of logistic regression: what an error weighs against a weight")
          ->check(CLI::PositiveNumber.description(""))
          ->type_name("C")
          ->capture_default_str(),
      app.add_option("--smoothing", recipe.smoothing,
                     "Of naive Bayes: mails pretended to have each feature")
          ->check(CLI::PositiveNumber.description(""))
          ->type_name("MAILS")
          ->capture_default_str(),
      app.add_flag_callback(
          "--unbounded-signals", [&recipe] { recipe.bounded_signals = false; },
          "Let accusing signals speak for ham where training has it so"),
      app.add_flag("--balance-classes", recipe.balance_classes,
                   "Let ham and spam count alike, however many there are of each"),
      app.add_option("--spam-share", recipe.spam_share,
                     "Share of spam in the mail to be judged (default: as in training)")
          ->check(CLI::Range(0.0, 1.0).description(""))
          ->type_name("SHARE"),
      app.add_option("--max-false-positive-rate", recipe.max_false_positive_rate,
                     "Share of ham that may be called spam")
          ->check(CLI::Range(0.0, 0.5).description(""))
          ->type_name("RATE")
          ->capture_default_str(),
      app.add_option("-d,--dictionary", request.dictionary,
                     "MeCab dictionary by name or folder; none for letter n-grams alone")
          ->type_name("NAME")
          ->capture_default_str(),
      app.add_option("--lists", request.lists_folder, "Folder of lists in place of furui's own")
          ->type_name("FOLDER"),
      app.add_flag("--content-words", tokenizer.content_words_only,
                   "Leave out particles, auxiliaries and symbols"),
      app.add_flag("--word-bigrams", tokenizer.word_bigrams, "Add pairs of neighbouring words"),
      app.add_flag_callback(
          "--surface-forms", [&tokenizer] { tokenizer.base_form = false; },
          "Take words as they are inflected, not by their base form"),
      // Not bound themselves: 8-bit numbers would be read and shown as letters.
      app.add_option_function<unsigned>(
             "--shortest-ngram",
             [&tokenizer](unsigned letters) {
               tokenizer.ngram_min = static_cast<std::uint8_t>(letters);
             },
             "Letters of the shortest n-gram")
          ->check(CLI::Range(1, 8).description(""))
          ->type_name("N")
          ->default_str(std::to_string(tokenizer.ngram_min)),
      app.add_option_function<unsigned>(
             "--longest-ngram",
             [&tokenizer](unsigned letters) {
               tokenizer.ngram_max = static_cast<std::uint8_t>(letters);
             },
             "Letters of the longest n-gram; 0 for no n-grams")
          ->check(CLI::Range(0, 8).description(""))
          ->type_name("N")
          ->default_str(std::to_string(tokenizer.ngram_max)),
      app.add_flag("--byte-ngrams", recipe.byte_ngrams,
                   "Add n-grams of four raw bytes of the header and the body's beginning"),
      app.add_flag("--log-frequency", recipe.log_frequency,
                   "Give a feature that stands n times the value 1 + ln n, not 1"),
      app.add_flag_callback(
          "--no-group-lengths", [&recipe] { recipe.group_lengths = false; },
          "Do not bring each group of features to a length of its own"),
      app.add_option("--min-count", recipe.min_count, "Mails that a feature must stand in")
          ->check(CLI::Range(1, 1000).description(""))
          ->type_name("MAILS")
          ->capture_default_str(),
  };
}

}  // namespace furui
