#include "serve/metrics.h"

#include "base/printable.h"

namespace furui {
namespace {

/// Upper bounds of the histogram in seconds: a short mail takes about half a millisecond, the
/// largest some hundred. What takes longer than the last stands in +Inf alone.
constexpr std::array<double, 11> kBoundSeconds = {0.0005, 0.001, 0.002, 0.005, 0.01, 0.02,
                                                  0.05,   0.1,   0.2,   0.5,   1};

constexpr std::array<std::string_view, static_cast<std::size_t>(Trouble::count_)> kTroubles = {
    "protocol", "timeout", "too_large", "busy", "evicted", "learning", "milter"};

void add_head(std::string& page, std::string_view name, std::string_view type,
              std::string_view help) {
  page += "# HELP " + std::string(name) + ' ' + std::string(help) + '\n';
  page += "# TYPE " + std::string(name) + ' ' + std::string(type) + '\n';
}

void add_value(std::string& page, std::string_view name, std::string_view value) {
  page += std::string(name) + ' ' + std::string(value) + '\n';
}

/// furui_mails_total{verdict="spam"} 3
void add_labelled(std::string& page, std::string_view name, std::string_view label,
                  std::string_view label_value, std::uint64_t value) {
  page += std::string(name) + '{' + std::string(label) + "=\"" + std::string(label_value) + "\"} " +
          std::to_string(value) + '\n';
}

}  // namespace

void Metrics::count_mail(VerdictKind kind, Seconds scoring) {
  ++mails_[static_cast<std::size_t>(kind)];
  scoring_nanoseconds_ += static_cast<std::uint64_t>(scoring.count() * 1e9);
  for (std::size_t i = 0; i < kBounds; ++i) {
    if (scoring.count() > kBoundSeconds[i]) continue;
    ++scoring_[i];
    break;
  }
}

void Metrics::count_trouble(Trouble trouble) {
  ++troubles_[static_cast<std::size_t>(trouble)];
}

void Metrics::count_reload(bool done) {
  ++reloads_[done ? 1 : 0];
}

void Metrics::count_learnt() {
  ++learnt_;
}

void Metrics::connection_opened() {
  ++connections_;
}

void Metrics::connection_closed() {
  --connections_;
}

std::string Metrics::page(std::string_view identity) const {
  std::string page;
  add_head(page, "furui_model_info", "gauge", "The model in use.");
  add_labelled(page, "furui_model_info", "identity", identity, 1);
  add_head(page, "furui_mails_total", "counter", "Mails judged, by verdict.");
  std::uint64_t mails = 0;
  for (const VerdictKind kind : {VerdictKind::ham, VerdictKind::unsure, VerdictKind::spam}) {
    const std::uint64_t count = mails_[static_cast<std::size_t>(kind)];
    add_labelled(page, "furui_mails_total", "verdict", verdict_name(kind), count);
    mails += count;
  }
  add_head(page, "furui_scoring_seconds", "histogram", "Time to judge one mail.");
  std::uint64_t within = 0;
  for (std::size_t i = 0; i < kBounds; ++i) {
    within += scoring_[i];
    add_labelled(page, "furui_scoring_seconds_bucket", "le", shortest(kBoundSeconds[i]), within);
  }
  add_labelled(page, "furui_scoring_seconds_bucket", "le", "+Inf", mails);
  add_value(page, "furui_scoring_seconds_sum",
            shortest(static_cast<double>(scoring_nanoseconds_) * 1e-9));
  add_value(page, "furui_scoring_seconds_count", std::to_string(mails));
  add_head(page, "furui_troubles_total", "counter", "Requests that got no verdict, by reason.");
  for (std::size_t i = 0; i < kTroubles.size(); ++i) {
    add_labelled(page, "furui_troubles_total", "reason", kTroubles[i], troubles_[i]);
  }
  add_head(page, "furui_model_reloads_total", "counter", "Models loaded anew, or refused.");
  add_labelled(page, "furui_model_reloads_total", "result", "done", reloads_[1]);
  add_labelled(page, "furui_model_reloads_total", "result", "refused", reloads_[0]);
  add_head(page, "furui_learnt_mails_total", "counter",
           "Mails learnt, moved or forgotten by TELL.");
  add_value(page, "furui_learnt_mails_total", std::to_string(learnt_));
  add_head(page, "furui_connections", "gauge", "Clients of the spamd protocol connected now.");
  add_value(page, "furui_connections", std::to_string(connections_));
  return page;
}

}  // namespace furui
