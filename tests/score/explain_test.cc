#include "score/explain.h"

#include <doctest/doctest.h>

#include <cmath>

#include "score/scorer.h"
#include "tests/support/small_model.h"
#include "tests/support/temporary_folder.h"

using namespace furui;

namespace {

constexpr std::string_view kMail = "From: a@example.jp\nSubject: x\n\napple cherry durian\n";

class Fixture {
 public:
  Fixture() : opened_(write(), WithNames::yes) {}
  Scorer scorer() const { return Scorer(opened_); }

 private:
  std::string write() {
    const std::string path = (folder_.path() / "m.furui").string();
    save_model(small_model(), path);
    return path;
  }
  TemporaryFolder folder_;
  OpenedModel opened_;
};

}  // namespace

TEST_CASE("Scorer: explain and score agree, and the contributions sum to the log-odds") {
  const Fixture fixture;
  Scorer scorer = fixture.scorer();
  const Explanation explanation = scorer.explain(kMail);
  CHECK(explanation.verdict.log_odds == scorer.score(kMail).log_odds);
  double sum = 0;
  for (const Contribution& contribution : explanation.contributions) sum += contribution.log_odds;
  CHECK(sum == doctest::Approx(explanation.verdict.log_odds).epsilon(1e-9));
  double field_sum = 0;
  for (const FieldSum& field : sum_by_field(explanation.contributions)) field_sum += field.log_odds;
  CHECK(field_sum == doctest::Approx(sum).epsilon(1e-9));
}

TEST_CASE("Scorer: contributions are those of known words, the largest first, signed") {
  const Fixture fixture;
  const Explanation explanation = fixture.scorer().explain(kMail);
  REQUIRE(explanation.contributions.size() == 3);
  CHECK(explanation.contributions[0].feature == "body/latin_word:cherry");
  CHECK(explanation.contributions[0].log_odds > 0);
  CHECK(explanation.contributions[1].feature == "body/latin_word:apple");
  CHECK(explanation.contributions[1].log_odds < 0);
  CHECK(explanation.contributions[2].feature == "bias");
  CHECK(explanation.contributions[2].log_odds == doctest::Approx(2.0 * -0.25 + 0.125));
}

TEST_CASE("describe_feature: in words, in both languages") {
  const Contribution word{"subject:緊急", {}, 1};
  CHECK(describe_feature(word, Language::english) == "subject \"緊急\"");
  CHECK(describe_feature(word, Language::japanese) == "件名「緊急」");
  const Contribution ngram{"body/ngram:緊急", {}, 1};
  CHECK(describe_feature(ngram, Language::english) == "text, letters \"緊急\"");
  CHECK(describe_feature(ngram, Language::japanese) == "本文の文字列「緊急」");
}

TEST_CASE("describe_feature: a property in words, with its place where several have such") {
  const Contribution hops{"header:hops:0", {}, 1};
  CHECK(describe_feature(hops, Language::english) == "number of relays: 0");
  CHECK(describe_feature(hops, Language::japanese) == "中継の数: 0");
  const Contribution domain{"from_address:domain:example.jp", {}, 1};
  CHECK(describe_feature(domain, Language::english) == "sender's address, domain: example.jp");
  CHECK(describe_feature(domain, Language::japanese) == "差出人アドレスのドメイン: example.jp");
  const Contribution unknown{"header:weather:fine", {}, 1};
  CHECK(describe_feature(unknown, Language::english) == "header \"weather:fine\"");
}

TEST_CASE("describe_feature: a signal by its description and what it found") {
  const SignalInfo& info = signal_table().front();
  const Contribution signal{"signal:" + std::string(info.name), "x ≠ y", 1};
  CHECK(describe_feature(signal, Language::english) ==
        std::string(info.description_en) + " (x ≠ y)");
  CHECK(describe_feature(signal, Language::japanese) ==
        std::string(info.description_ja) + " (x ≠ y)");
}

TEST_CASE("describe_field: every field that tokens have is worded in both languages") {
  for (std::size_t i = 0; i < kFieldCount; ++i) {
    const std::string_view name = field_name(static_cast<Field>(i));
    CAPTURE(name);
    const std::string english = describe_field(name, Language::english);
    CHECK(describe_field(name, Language::japanese) != name);
    CHECK(describe_field(name, Language::japanese) != english);
    CHECK(english.find('_') == std::string::npos);  // as in a name that has no words
  }
}
