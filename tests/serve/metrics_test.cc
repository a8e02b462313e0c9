#include "serve/metrics.h"

#include <doctest/doctest.h>

#include <string>

#include "serve/metrics_request.h"

using namespace furui;

namespace {

bool has_line(const std::string& page, const std::string& line) {
  return ("\n" + page).find("\n" + line + "\n") != std::string::npos;
}

std::string status_of(std::string_view head) {
  const std::string answer = answer_metrics_request(head, [] { return std::string("page\n"); });
  return answer.substr(0, answer.find('\r'));
}

}  // namespace

TEST_CASE("metrics: mails are counted by verdict") {
  Metrics metrics;
  metrics.count_mail(VerdictKind::spam, Metrics::Seconds(0.003));
  metrics.count_mail(VerdictKind::spam, Metrics::Seconds(0.003));
  metrics.count_mail(VerdictKind::ham, Metrics::Seconds(0.003));
  const std::string page = metrics.page("0123456789abcdef");
  CHECK(has_line(page, R"(furui_mails_total{verdict="spam"} 2)"));
  CHECK(has_line(page, R"(furui_mails_total{verdict="ham"} 1)"));
  CHECK(has_line(page, R"(furui_mails_total{verdict="unsure"} 0)"));
  CHECK(has_line(page, R"(furui_model_info{identity="0123456789abcdef"} 1)"));
}

TEST_CASE("metrics: the histogram is cumulative, and its last bound holds all") {
  Metrics metrics;
  metrics.count_mail(VerdictKind::ham, Metrics::Seconds(0.0015));
  metrics.count_mail(VerdictKind::ham, Metrics::Seconds(0.15));
  metrics.count_mail(VerdictKind::ham, Metrics::Seconds(7));
  const std::string page = metrics.page("");
  CHECK(has_line(page, R"(furui_scoring_seconds_bucket{le="0.001"} 0)"));
  CHECK(has_line(page, R"(furui_scoring_seconds_bucket{le="0.002"} 1)"));
  CHECK(has_line(page, R"(furui_scoring_seconds_bucket{le="0.2"} 2)"));
  CHECK(has_line(page, R"(furui_scoring_seconds_bucket{le="1"} 2)"));
  CHECK(has_line(page, R"(furui_scoring_seconds_bucket{le="+Inf"} 3)"));
  CHECK(has_line(page, "furui_scoring_seconds_count 3"));
}

TEST_CASE("metrics: troubles, reloads and what was learnt are counted") {
  Metrics metrics;
  metrics.count_trouble(Trouble::too_large);
  metrics.count_reload(false);
  metrics.count_learnt();
  const std::string page = metrics.page("");
  CHECK(has_line(page, R"(furui_troubles_total{reason="too_large"} 1)"));
  CHECK(has_line(page, R"(furui_troubles_total{reason="protocol"} 0)"));
  CHECK(has_line(page, R"(furui_model_reloads_total{result="refused"} 1)"));
  CHECK(has_line(page, "furui_learnt_mails_total 1"));
}

TEST_CASE("answer_metrics_request: GET /metrics gives the page with its length") {
  const std::string answer =
      answer_metrics_request("GET /metrics HTTP/1.1\r\n\r\n", [] { return std::string("page\n"); });
  CHECK(answer.starts_with("HTTP/1.1 200 OK\r\n"));
  CHECK(answer.find("\r\nContent-Length: 5\r\n") != std::string::npos);
  CHECK(answer.ends_with("\r\n\r\npage\n"));
}

TEST_CASE("answer_metrics_request: what asks for something else is refused") {
  CHECK(status_of("GET / HTTP/1.1") == "HTTP/1.1 404 Not Found");
  CHECK(status_of("GET /metricsx HTTP/1.1") == "HTTP/1.1 404 Not Found");
  CHECK(status_of("POST /metrics HTTP/1.1") == "HTTP/1.1 405 Method Not Allowed");
  for (const std::string_view head : {"", "GET", "GET /metrics", "GET /metrics SPAMC/1.5"}) {
    CAPTURE(head);
    CHECK(status_of(head) == "HTTP/1.1 400 Bad Request");
  }
}
