#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <string>

#include "evaluate/report.h"
#include "tests/evaluate/outcomes.h"

using namespace furui;

namespace {

Report report_of(std::vector<Outcome> all) {
  Report report;
  report.heading = {"heading", "見出し"};
  report.metrics = measure(all, 1);
  report.evaluation = empty_evaluation();
  report.evaluation.outcomes = std::move(all);
  return report;
}

std::size_t count(const std::string& text, std::string_view part) {
  std::size_t found = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
  return found;
}

/// The JSON that the page's script reads.
nlohmann::json data_of(const std::string& page) {
  const std::string begin = "<script type=\"application/json\" id=\"report\">";
  const auto at = page.find(begin) + begin.size();
  return nlohmann::json::parse(page.substr(at, page.find("</script>", at) - at));
}

}  // namespace

TEST_CASE("report_html: nothing that a mail says can end its place in the page") {
  const std::string hostile =
      "</script><script>alert(1)</script><!--<img src=x onerror=alert(1)>&amp;{{data}}";
  std::vector<Outcome> all = outcomes({3, -3}, {3, -3});
  all[0].name = hostile;
  all[0].facts.subject = hostile;
  all[0].facts.from = hostile;
  all[0].reasons = {{"subject:" + hostile, hostile, 1.5}};
  Report report = report_of(all);
  report.heading = {hostile, hostile};
  report.notes = {{hostile, hostile}};
  const std::string page = report_html(report, Language::english);
  CHECK(count(page, "<script") == 2);
  CHECK(count(page, "</script>") == 2);
  CHECK(count(page, "<img") == 0);
  CHECK(count(page, "<!--") == 0);
  CHECK(data_of(page)["report"]["worst_false_positives"][0]["subject"] == hostile);
}

TEST_CASE("report_html: the policy allows its own style and script by their hashes alone") {
  const std::string page = report_html(report_of(outcomes({-3}, {3})), Language::english);
  CHECK(page.find("content=\"default-src &#39;none&#39;; style-src &#39;sha256-") !=
        std::string::npos);
  CHECK(page.find("script-src &#39;sha256-") != std::string::npos);
  CHECK(page.find("unsafe-") == std::string::npos);
  CHECK(page.find("style=\"") == std::string::npos);
}

TEST_CASE("report_html: the page names no other place to load from") {
  const std::string page = report_html(report_of(outcomes({-3}, {3})), Language::english);
  CHECK(count(page, "src=") == 0);
  CHECK(count(page, "href=") == 0);
  CHECK(count(page, "url(") == 0);
  CHECK(count(page, "@import") == 0);
}

TEST_CASE("report_html: in Japanese or in English, each with all its words") {
  const std::string english = report_html(report_of(outcomes({-3}, {3})), Language::english);
  const std::string japanese = report_html(report_of(outcomes({-3}, {3})), Language::japanese);
  CHECK(english.find("<html lang=\"en\">") != std::string::npos);
  CHECK(japanese.find("<html lang=\"ja\">") != std::string::npos);
  CHECK(japanese.find("適合率") != std::string::npos);
  CHECK(english.find("適合率") == std::string::npos);
  const auto words = data_of(japanese)["words"];
  for (const auto& [name, text] : words.items()) {
    CAPTURE(name);
    CHECK_FALSE(text.get<std::string>().empty());
  }
}

TEST_CASE("report_html: every measure of a report has its words in the page") {
  const Report report = report_of(outcomes({-3}, {3}));
  const auto words = data_of(report_html(report, Language::english))["words"];
  for (const NamedMeasure& measure : named_measures(report.metrics)) {
    CAPTURE(measure.key);
    CHECK(words.contains("measure_" + std::string(measure.key)));
  }
}

TEST_CASE("report_html: many thousand wrong mails leave the page small and its numbers whole") {
  const Report report = report_of(mixed_outcomes(20000, 20000, 0));
  const std::string page = report_html(report, Language::english);
  CHECK(page.size() < 1000000);
  CHECK(data_of(page)["report"]["confusion"]["ham_called_spam"] ==
        report.metrics.confusion.ham_called_spam);
}
