#include "score/output.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

using namespace furui;

namespace {

const Verdict kVerdict{VerdictKind::spam, 0.99734567, 5.9301234567890123};

Explanation explanation() {
  return {kVerdict, {{"body:\x1b[31m赤", {}, 4.0}, {"subject:緊急", {}, 2.5}, {"bias", {}, -0.5}}};
}

}  // namespace

TEST_CASE("text_line: verdict, probability, name; control characters of the name escaped") {
  CHECK(text_line(kVerdict, "a/b.eml") == "spam\t0.9973\ta/b.eml");
  CHECK(text_line(kVerdict, "a\nspam\t1") == "spam\t0.9973\ta\\nspam\\t1");
}

TEST_CASE("json_line: one line that reads back in full precision") {
  const std::string line = json_line(kVerdict, "a\"b\n.eml");
  CHECK(line.find('\n') == std::string::npos);
  const auto json = nlohmann::json::parse(line);
  CHECK(json["path"] == "a\"b\n.eml");
  CHECK(json["verdict"] == "spam");
  CHECK(json["probability"].get<double>() == kVerdict.probability);
  CHECK(json["log_odds"].get<double>() == kVerdict.log_odds);
}

TEST_CASE("json_line: a path that is not UTF-8 is still valid JSON") {
  const auto json = nlohmann::json::parse(json_line(kVerdict, "\xff\xfe"));
  CHECK(json["path"] == "\uFFFD\uFFFD");
}

TEST_CASE("json_line: what a terminal obeys is escaped and reads back") {
  const std::string name = "\u202Efdp.\u009B1m";
  const std::string line = json_line(kVerdict, name);
  CHECK(line.find("\\u202Efdp.\\u009B1m") != std::string::npos);
  CHECK(nlohmann::json::parse(line)["path"] == name);
}

TEST_CASE("json_line: an explanation has fields and contributions") {
  const auto json = nlohmann::json::parse(json_line(explanation(), "a", Language::japanese));
  CHECK(json["contributions"].size() == 3);
  CHECK(json["contributions"][1]["description"] == "件名「緊急」");
  CHECK(json["fields"].size() == 3);
}

TEST_CASE("explain_text: a field that adds up to nothing is left out") {
  const Explanation balanced{
      kVerdict, {{"body:a", {}, 1.0}, {"body:b", {}, -0.9999}, {"subject:c", {}, 2.0}}};
  const std::string text = explain_text(balanced, "a.eml", 5, Language::english);
  CHECK(text.find("  text\n") == std::string::npos);
  CHECK(text.find("+2.000  subject\n") != std::string::npos);
}

TEST_CASE("explain_text: what is shown and the rest add up, and no control character gets out") {
  const std::string text = explain_text(explanation(), "a.eml", 1, Language::english);
  CHECK(text.find('\x1b') == std::string::npos);
  CHECK(text.find("+4.000") != std::string::npos);
  CHECK(text.find("+2.000  2 others") != std::string::npos);  // 2.5 - 0.5
}
