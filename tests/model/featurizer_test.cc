#include "model/featurizer.h"

#include <doctest/doctest.h>

#include <cmath>
#include <map>
#include <set>

using namespace furui;

namespace {

constexpr std::string_view kMail =
    "From: Shop <news@shop.example.jp>\n"
    "To: a@example.jp\n"
    "Subject: hello hello\n"
    "Date: Mon, 6 Mar 2023 10:00:00 +0900\n"
    "\n"
    "apple banana apple http://192.0.2.1/x\n";

Recipe recipe_without_dictionary() {
  Recipe recipe;
  recipe.tokenizer.words = false;
  return recipe;
}

const Lists& lists() {
  static const Lists the_lists(default_list_texts());
  return the_lists;
}

MailGround ground() {
  static const Reception reception;
  return {nullptr, lists(), reception};
}

}  // namespace

TEST_CASE("Featurizer: each feature stands once and has a name of its own") {
  Featurizer featurizer(ground(), recipe_without_dictionary());
  std::set<FeatureKey> keys;
  std::set<std::string> names;
  for (const Feature& feature : featurizer.features(kMail)) {
    CHECK(keys.insert(feature.key).second);
    CHECK(names.insert(featurizer.name(feature)).second);
  }
  CHECK(names.contains("body/latin_word:apple"));
  CHECK(names.contains("subject/latin_word:hello"));
  CHECK(names.contains("structure:defect:message_id_missing"));
}

TEST_CASE("Featurizer: a group's part of the vector has the length the recipe says") {
  const Recipe recipe = recipe_without_dictionary();
  Featurizer featurizer(ground(), recipe);
  double ngrams = 0;
  for (const Feature& feature : featurizer.features(kMail)) {
    if (featurizer.name(feature).find("/ngram:") == std::string::npos) continue;
    ngrams += static_cast<double>(feature.value) * static_cast<double>(feature.value);
  }
  const auto scale = recipe.group_scales[static_cast<std::size_t>(FeatureGroup::ngrams)];
  CHECK(std::sqrt(ngrams) == doctest::Approx(scale).epsilon(1e-4));
}

TEST_CASE("Featurizer: a signal weighs the same however many others fire") {
  const Recipe recipe = recipe_without_dictionary();
  Featurizer featurizer(ground(), recipe);
  std::size_t signals = 0;
  for (const Feature& feature : featurizer.features(kMail)) {
    if (!featurizer.name(feature).starts_with("signal:")) continue;
    ++signals;
    CHECK(feature.value == recipe.group_scales[static_cast<std::size_t>(FeatureGroup::signals)]);
  }
  CHECK(signals > 0);
}

TEST_CASE("Featurizer: byte n-grams are there where the recipe wants them, header and body apart") {
  Recipe recipe = recipe_without_dictionary();
  const auto count = [&](std::string_view begin) {
    Featurizer featurizer(ground(), recipe);
    std::size_t found = 0;
    for (const Feature& feature : featurizer.features(kMail)) {
      if (!featurizer.name(feature).starts_with(begin)) continue;
      CHECK(featurizer.group(feature) == FeatureGroup::bytes);
      ++found;
    }
    return found;
  };
  CHECK(count("bytes/") == 0);
  recipe.byte_ngrams = true;
  CHECK(count("bytes/header:Subj") == 1);
  CHECK(count("bytes/body:appl") == 1);
  CHECK(count("bytes/header:appl") == 0);
}

TEST_CASE("Featurizer: byte n-grams together have the length the recipe says") {
  Recipe recipe = recipe_without_dictionary();
  recipe.byte_ngrams = true;
  Featurizer featurizer(ground(), recipe);
  double bytes = 0;
  for (const Feature& feature : featurizer.features(kMail)) {
    if (featurizer.group(feature) != FeatureGroup::bytes) continue;
    bytes += static_cast<double>(feature.value) * static_cast<double>(feature.value);
  }
  const auto scale = recipe.group_scales[static_cast<std::size_t>(FeatureGroup::bytes)];
  CHECK(std::sqrt(bytes) == doctest::Approx(scale).epsilon(1e-4));
}

TEST_CASE("Featurizer: the next mail gives nothing of the last one") {
  Featurizer used(ground(), recipe_without_dictionary());
  (void)used.features(kMail);
  Featurizer fresh(ground(), recipe_without_dictionary());
  constexpr std::string_view kOther = "Subject: other\n\ncherry\n";
  const auto first = used.features(kOther);
  const auto second = fresh.features(kOther);
  REQUIRE(first.size() == second.size());
  for (std::size_t i = 0; i < first.size(); ++i) {
    CHECK(first[i].key == second[i].key);
    CHECK(first[i].value == second[i].value);
  }
}

TEST_CASE("Featurizer: a signal by value is a feature for each value") {
  const Reception reception(
      {{}, {std::string(FURUI_SOURCE_DIR) + "/tests/golden/signals/addresses.mmdb"}});
  Featurizer featurizer({nullptr, lists(), reception}, recipe_without_dictionary());
  const auto names_of = [&](const std::string& ip) {
    std::set<std::string> names;
    const std::string mail =
        "Received: from a.example.net (a.example.net [" + ip +
        "]) by mx.example.jp with ESMTP id 1; Mon, 6 Mar 2023 10:00:00 +0900\n\nhello\n";
    for (const Feature& feature : featurizer.features(mail)) names.insert(featurizer.name(feature));
    return names;
  };
  CHECK(names_of("192.0.2.9").contains("signal:received_country=JP"));
  CHECK(names_of("198.51.100.9").contains("signal:received_country=CN"));
  CHECK(names_of("198.51.100.9").contains("signal:received_network=AS64497"));
}

TEST_CASE("Featurizer: any bytes are a mail") {
  Featurizer featurizer(ground(), recipe_without_dictionary());
  for (const std::string_view bytes : {std::string_view(""), std::string_view("\0\xff\x1b$B", 5),
                                       std::string_view("\n\n\n"), std::string_view("From ")}) {
    for (const Feature& feature : featurizer.features(bytes)) CHECK(std::isfinite(feature.value));
  }
}

namespace {

float value_of(Featurizer& featurizer, std::string_view name) {
  for (const Feature& feature : featurizer.features(kMail)) {
    if (featurizer.name(feature) == name) return feature.value;
  }
  return 0;
}

}  // namespace

TEST_CASE("Featurizer: a word said twice counts as one said once, unless frequency is asked for") {
  Recipe recipe = recipe_without_dictionary();
  recipe.group_lengths = false;
  Featurizer presence(ground(), recipe);
  CHECK(value_of(presence, "body/latin_word:apple") == 1.0F);
  recipe.log_frequency = true;
  Featurizer frequency(ground(), recipe);
  CHECK(value_of(frequency, "body/latin_word:apple") == doctest::Approx(1 + std::log(2.0)));
  CHECK(value_of(frequency, "body/latin_word:banana") == 1.0F);
}

TEST_CASE("Featurizer: without group lengths a group weighs more the more it has") {
  Recipe recipe = recipe_without_dictionary();
  recipe.group_lengths = false;
  Featurizer featurizer(ground(), recipe);
  const auto scale = recipe.group_scales[static_cast<std::size_t>(FeatureGroup::structure)];
  CHECK(value_of(featurizer, "structure:defect:message_id_missing") == scale);
}
