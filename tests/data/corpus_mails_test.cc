#include "data/corpus_mails.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "data/corpus_split.h"

using namespace furui;

namespace {

const std::string kStory =
    "先日はお忙しいところお時間をいただき、ありがとうございました。打ち合わせで話の出た見積もりを"
    "添付いたします。数量は仮のものですので、変わりましたらお知らせください。来週の水曜には"
    "工場から返事が来る見込みです。";

/// A mail of a text that ends in `ending`, so that endings alone make near copies.
CorpusMail mail(const std::string& name, Label label, const std::string& text,
                const std::string& fields = "") {
  return corpus_mail(name,
                     fields +
                         "From: hanako@aozora.example\nSubject: kakunin\n"
                         "Content-Type: text/plain; charset=UTF-8\n\n" +
                         text + "\n",
                     label);
}

std::string received(int day) {
  return "Received: from a.example by mx.example.jp; " + std::to_string(day) +
         " Jun 2024 09:00:00 +0900\n";
}

/// Ham and spam by turns, a day apart, all different.
std::vector<CorpusMail> month() {
  std::vector<CorpusMail> mails;
  for (int day = 1; day <= 30; ++day) {
    std::string text;
    std::uint32_t state = static_cast<std::uint32_t>(day);
    for (int letter = 0; letter < 60; ++letter) {
      state = state * 1664525U + 1013904223U;
      text += static_cast<char>('a' + (state >> 24U) % 26);
    }
    mails.push_back(mail("m" + std::to_string(day), day % 2 == 0 ? Label::spam : Label::ham, text,
                         received(day)));
  }
  return mails;
}

}  // namespace

TEST_CASE("find_copies: copies and near copies are one group, strangers none") {
  const std::vector<CorpusMail> mails = {
      mail("a", Label::ham, kStory + "佐藤"), mail("b", Label::ham, kStory + "鈴木"),
      mail("c", Label::ham, "明日の練習は体育館に変わりました。上履きを忘れないでください。"),
      mail("d", Label::ham, kStory + "佐藤")};
  const std::vector<CopyGroup> groups = find_copies(mails, 0.8);
  REQUIRE(groups.size() == 1);
  CHECK(groups[0].mails == std::vector<std::size_t>{0, 1, 3});
  CHECK(groups[0].similarity < 1);
  CHECK_FALSE(groups[0].in_both_classes);
}

TEST_CASE("find_copies: a group of both classes says so, and keeps the first of each") {
  const std::vector<CorpusMail> mails = {
      mail("a", Label::ham, kStory), mail("b", Label::spam, kStory), mail("c", Label::spam, kStory),
      mail("d", Label::ham, "明日の練習は体育館に変わりました。")};
  const std::vector<CopyGroup> groups = find_copies(mails, 0.8);
  REQUIRE(groups.size() == 1);
  CHECK(groups[0].in_both_classes);
  CHECK(names_kept(mails, groups) == std::vector<std::string>{"a", "b", "d"});
  CHECK(copies_text(mails, groups).find("IN BOTH CLASSES") != std::string::npos);
}

TEST_CASE("relate: a thread is one group whatever its mails say") {
  const std::vector<CorpusMail> mails = {
      mail("a", Label::ham, "一通目です。", "Message-ID: <1@aozora.example>\n"),
      mail("b", Label::ham, "二通目です。", "In-Reply-To: <1@aozora.example>\n"),
      mail("c", Label::ham, "三通目です。", "Message-ID: <3@aozora.example>\n")};
  const RelatedMails related = relate(mails);
  CHECK(related.group[0] == related.group[1]);
  CHECK(related.group[0] != related.group[2]);
}

TEST_CASE("split_at_random: every mail stands on one side, related ones on the same") {
  std::vector<CorpusMail> mails = month();
  for (int i = 0; i < 4; ++i) mails.push_back(mail("copy", Label::ham, kStory + "佐藤"));
  for (const std::uint64_t seed : {1U, 2U, 3U}) {
    const CorpusSplit split = split_at_random(mails, 0.3, seed);
    CHECK(split.train.size() + split.test.size() == 34);
    CHECK(split.test.size() >= 7);
    CHECK(split.test.size() <= 14);
    const auto copies = std::count_if(split.test.begin(), split.test.end(),
                                      [](std::size_t one) { return one >= 30; });
    CHECK((copies == 0 || copies == 4));
  }
}

TEST_CASE("split_by_time: the newest are tested, the undated left out") {
  std::vector<CorpusMail> mails = month();
  mails.push_back(mail("undated", Label::ham, "日付がありません。"));
  const CorpusSplit split = split_by_time(mails, 0.2);
  CHECK(split.test == std::vector<std::size_t>{24, 25, 26, 27, 28, 29});
  CHECK(split.train.size() == 24);
  CHECK(split.undated == 1);
}

TEST_CASE("split_by_time: what is related to something older is not tested") {
  std::vector<CorpusMail> mails = month();
  mails[2] = mail("old", Label::ham, kStory, received(3));
  mails[28] = mail("new", Label::ham, kStory, received(29));
  const CorpusSplit split = split_by_time(mails, 0.2);
  CHECK(split.related == 1);
  CHECK(split.test.size() == 5);
}
