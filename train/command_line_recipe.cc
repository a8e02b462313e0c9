#include "train/command_line_recipe.h"

#include <CLI/CLI.hpp>
#include <cstdint>
#include <string>

namespace furui {

std::vector<CLI::Option*> add_recipe_options(CLI::App& app, TrainingRequest& request) {
  Recipe& recipe = request.recipe;
  TokenizerOptions& tokenizer = recipe.tokenizer;
  return {
      app.add_option_function<std::string>(
             "--algorithm",
             [&recipe](const std::string& name) {
               recipe.algorithm =
                   name == "nb" ? Algorithm::naive_bayes : Algorithm::logistic_regression;
             },
             "nb (naive Bayes) or lr (logistic regression)")
          ->check(CLI::IsMember({"nb", "lr"}).description(""))
          ->type_name("NAME")
          ->default_str("lr"),
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
      // Not bound itself: an 8-bit number would be read and shown as a letter.
      app.add_option_function<unsigned>(
             "--longest-ngram",
             [&tokenizer](unsigned letters) {
               tokenizer.ngram_max = static_cast<std::uint8_t>(letters);
             },
             "Letters of the longest n-gram; 0 for no n-grams")
          ->check(CLI::Range(0, 8).description(""))
          ->type_name("N")
          ->default_str(std::to_string(tokenizer.ngram_max)),
  };
}

}  // namespace furui
