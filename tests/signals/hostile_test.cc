// Mails made to hurt: nothing throws, and time stays in proportion.
#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "mail/parse_mail.h"
#include "signals/signal.h"

using namespace furui;

namespace {

const Lists& lists() {
  static const Lists made(default_list_texts());
  return made;
}

std::string repeated(std::string_view text, std::size_t times) {
  std::string result;
  for (std::size_t i = 0; i < times; ++i) result += text;
  return result;
}

}  // namespace

TEST_CASE("find_signals: an empty mail fires only what says that something is missing") {
  std::string names;
  for (const Signal& signal : find_signals(Mail(), lists(), Reception())) {
    names += std::string(signal_table()[signal.id].name) + ' ';
  }
  CHECK(names == "link_none header_to_missing message_id_missing ");
}

TEST_CASE("find_signals: long runs of one thing are survived") {
  for (const char* piece : {"Аа", "a ", "利", "[A_", "%A", "http://a.b/ <http://", "\u2061あ",
                            "1BoatSLRH", "①", "東 京 ", "月1日"}) {
    CAPTURE(piece);
    Mail mail;
    mail.subject = repeated(piece, 5'000);
    mail.text = repeated(piece, 50'000);
    Address address;
    address.display_name = repeated(piece, 5'000);
    address.local_part = repeated(piece, 100);
    address.domain = repeated(piece, 100);
    address.address = address.local_part + "@" + address.domain;
    mail.from = {address};
    mail.to = {address};
    mail.reply_to = {address};
    mail.message_id = mail.subject;
    for (int i = 0; i < 300; ++i)
      mail.links.push_back({mail.subject.substr(0, 500), "https://" + address.domain,
                            LinkSource::anchor, false, false});
    CHECK_NOTHROW((void)find_signals(mail, lists(), Reception()));
  }
}

TEST_CASE("find_signals: a broken UTF-8 tail is no reason to stop") {
  Mail mail;
  mail.subject = "楽天\xE3\x82";
  mail.text = "\xF0\x9D\x9A";
  CHECK_NOTHROW((void)find_signals(mail, lists(), Reception()));
}

TEST_CASE("find_signals: signals come in the table's order, each at most once") {
  const Mail mail =
      parse_mail("From: Amazon <a@hpxwqfzvlbk.top>\nSubject: x\n\nhttps://amazom.cn/\n");
  const auto found = find_signals(mail, lists(), Reception());
  REQUIRE(found.size() > 1);
  for (std::size_t i = 1; i < found.size(); ++i) CHECK(found[i - 1].id < found[i].id);
}
