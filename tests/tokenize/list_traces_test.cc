#include "tokenize/list_traces.h"

#include <doctest/doctest.h>

#include <string>

#include "tests/tokenize/support.h"
#include "tokenize/property_tokens.h"

using namespace furui;

namespace {

const std::string kDivider(47, '_');
const std::string kFooter =
    kDivider + "\nTalk mailing list\nhttp://lists.example.org/mailman/listinfo/birds-talk\n";

Mail mail_of_list() {
  Mail mail;
  mail.headers = {{"List-Post", "<mailto:birds-talk@lists.example.org>"},
                  {"List-Unsubscribe",
                   "<http://lists.example.org/mailman/listinfo/birds-talk>,\n"
                   "\t<mailto:birds-talk-request@lists.example.org>"}};
  return mail;
}

ListTraces traces_of(const Mail& mail) {
  return ListTraces(mail, Correspondents(mail));
}

}  // namespace

TEST_CASE("ListTraces: the footer below the last line of the sender is left out") {
  const ListTraces traces = traces_of(mail_of_list());
  CHECK(traces.without_footer("hello\n" + kFooter) == "hello\n");
  CHECK(traces.without_footer(std::string(5000, 'a') + "\n" + kFooter).size() == 5001);
}

TEST_CASE("ListTraces: a footer is known by the list's name too") {
  const std::string text = "hello\n" + std::string(30, '-') + "\nBirds-Talk, since 1998";
  CHECK(traces_of(mail_of_list()).without_footer(text) == "hello\n");
}

TEST_CASE("ListTraces: a line of dashes above other words stays") {
  const std::string text = "hello\n" + std::string(30, '-') + "\nTaro, the shop\n";
  CHECK(traces_of(mail_of_list()).without_footer(text) == text);
}

TEST_CASE("ListTraces: a text without a divider stays") {
  CHECK(traces_of(mail_of_list()).without_footer("about birds-talk\n") == "about birds-talk\n");
  CHECK(traces_of(mail_of_list()).without_footer("").empty());
}

TEST_CASE("ListTraces: the List- fields of a newsletter are no discussion list's") {
  Mail mail = mail_of_list();
  mail.headers.erase(mail.headers.begin());
  const std::string text = "hello\n" + kDivider + "\nhttp://lists.example.org/leave\n";
  CHECK(traces_of(mail).without_footer(text) == text);
  CHECK_FALSE(traces_of(mail).is_list_link(parse_url("http://lists.example.org/leave")));
}

TEST_CASE("ListTraces: Mailman's page tells a list whose fields were taken off") {
  CHECK(traces_of(Mail()).without_footer("hello\n" + kFooter) == "hello\n");
  CHECK(traces_of(Mail()).is_list_link(parse_url("https://a.example.net/listinfo/cats")));
  CHECK_FALSE(traces_of(Mail()).is_list_link(parse_url("https://a.example.net/listing")));
}

TEST_CASE("add_link_tokens: links to the list's own server are left out") {
  Mail mail = mail_of_list();
  mail.links = {{"", "http://lists.example.org/mailman/listinfo/birds-talk"},
                {"", "http://lists.example.org/archive"},
                {"", "http://shop.example.net/buy"}};
  TokenList list(1000);
  add_link_tokens(mail, Correspondents(mail), list);
  const std::string found = joined(lines(list.tokens()));
  CHECK(found.find("listinfo") == std::string::npos);
  CHECK(found.find("example.org") == std::string::npos);
  CHECK(found.find("example.net") != std::string::npos);
}
