#include "model/self_test.h"

#include <array>
#include <cmath>
#include <string>

#include "base/error.h"

namespace furui {
namespace {

constexpr std::string_view kPlainMail =
    "Return-Path: <tanaka@keiri.example.jp>\n"
    "From: =?ISO-2022-JP?B?GyRCRURDZhsoQg==?= <tanaka@keiri.example.jp>\n"
    "To: sato@example.jp\n"
    "Subject: =?ISO-2022-JP?B?GyRCMnE1RCROJDRPIk1tGyhC?=\n"
    "Date: Mon, 6 Mar 2023 10:00:00 +0900\n"
    "Message-ID: <20230306100000.1@keiri.example.jp>\n"
    "MIME-Version: 1.0\n"
    "Content-Type: text/plain; charset=ISO-2022-JP\n"
    "\n"
    "\x1b$B:4F#MM!\"L@F|$N2q5D$O==;~$+$i$G$9!#;qNA$rE:IU$7$^$9!#\x1b(B\n";

constexpr std::string_view kHtmlMail =
    "Received: from mail.qwrtzp.example (unknown [192.0.2.7]) by mx.example.jp; Mon, 6 Mar 2023 "
    "01:02:03 +0900\n"
    "From: \"Ａｍａｚｏｎ カスタマー\" <info@qwrtzp.example>\n"
    "To: user@example.jp\n"
    "Subject: 【重要】アカウントのご確認\n"
    "Date: Mon, 6 Mar 2023 00:02:01 +0800\n"
    "MIME-Version: 1.0\n"
    "Content-Type: text/html; charset=UTF-8\n"
    "\n"
    "<p>お客様の口座は24時間以内に停止されます。1,200円</p>"
    "<p style=\"display:none\">こんにちは</p>"
    "<a href=\"http://amazon.co.jp.qwrtzp.example/login\">https://www.amazon.co.jp/</a>\n";

constexpr std::array<std::string_view, 2> kMails = {kPlainMail, kHtmlMail};

/// Sums run in one order on every machine; only a fused multiply-add may round otherwise.
constexpr double kTolerance = 1e-6;

}  // namespace

std::span<const std::string_view> self_test_mails() {
  return kMails;
}

std::vector<double> run_self_test(const Model& model, Featurizer& featurizer) {
  std::vector<double> log_odds;
  for (const std::string_view mail : kMails) {
    log_odds.push_back(model.log_odds(featurizer.features(mail)));
  }
  return log_odds;
}

void check_self_test(const Model& model, Featurizer& featurizer, const std::string& model_name) {
  const std::vector<double> got = run_self_test(model, featurizer);
  bool same = got.size() == model.self_test.size();
  for (std::size_t i = 0; same && i < got.size(); ++i) {
    same = std::abs(got[i] - model.self_test[i]) <= kTolerance * (1 + std::abs(got[i]));
  }
  if (!same) {
    throw Error(model_name,
                "fails its self-test: this machine's dictionary or libraries turn mail into other "
                "features than those the model was trained on",
                "train again on this machine, or install the libraries it was trained with");
  }
}

}  // namespace furui
