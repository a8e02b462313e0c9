#include "train/thresholds.h"

#include <doctest/doctest.h>

#include <vector>

using namespace furui;

namespace {

struct Scored {
  std::vector<double> log_odds;
  std::vector<Label> labels;
  void add(Label label, double score) {
    log_odds.push_back(score);
    labels.push_back(label);
  }
};

std::size_t ham_called_spam(const Scored& mails, const Thresholds& thresholds) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < mails.labels.size(); ++i) {
    count += mails.labels[i] == Label::ham && mails.log_odds[i] >= thresholds.spam_from;
  }
  return count;
}

}  // namespace

TEST_CASE("choose_thresholds: exactly the allowed share of ham is above the spam threshold") {
  Scored mails;
  for (int i = 0; i < 1000; ++i) mails.add(Label::ham, -4 + i * 0.006);  // the highest at 1.994
  for (int i = 0; i < 100; ++i) mails.add(Label::spam, 1 + i * 0.05);
  CHECK(ham_called_spam(mails, choose_thresholds(mails.log_odds, mails.labels, 0.01)) == 10);
  CHECK(ham_called_spam(mails, choose_thresholds(mails.log_odds, mails.labels, 0.0)) == 0);
}

TEST_CASE("choose_thresholds: classes that part are judged at even odds, ham at four to one") {
  Scored mails;
  for (int i = 0; i < 50; ++i) mails.add(Label::ham, -5);
  for (int i = 0; i < 50; ++i) mails.add(Label::spam, 5);
  const Thresholds thresholds = choose_thresholds(mails.log_odds, mails.labels, 0.001);
  CHECK(thresholds.spam_from == 0);
  CHECK(thresholds.ham_below == kMaxHamLogOdds);
}

TEST_CASE("choose_thresholds: spam that looks like ham lowers the ham threshold") {
  Scored mails;
  for (int i = 0; i < 50; ++i) mails.add(Label::ham, -5);
  for (int i = 0; i < 200; ++i) mails.add(Label::spam, i < 20 ? -3 : 5);
  const Thresholds thresholds = choose_thresholds(mails.log_odds, mails.labels, 0.001);
  CHECK(thresholds.ham_below == -3);
}

TEST_CASE("choose_thresholds: ham tied with the last one allowed is not let through") {
  Scored mails;
  for (int i = 0; i < 100; ++i) mails.add(Label::ham, 2);
  for (int i = 0; i < 100; ++i) mails.add(Label::spam, 3);
  CHECK(ham_called_spam(mails, choose_thresholds(mails.log_odds, mails.labels, 0.05)) == 0);
}

TEST_CASE(
    "choose_thresholds: ham of certain spam's log-odds is still above the threshold by count") {
  Scored mails;
  for (int i = 0; i < 100; ++i) mails.add(Label::ham, i == 0 ? 60 : -5);
  for (int i = 0; i < 100; ++i) mails.add(Label::spam, 80);
  CHECK(ham_called_spam(mails, choose_thresholds(mails.log_odds, mails.labels, 0.0)) == 0);
}
