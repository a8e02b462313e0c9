#include "signals/lists.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "base/error.h"
#include "base/files.h"
#include "signals/list_state.h"
#include "tests/support/temporary_folder.h"

using namespace furui;

namespace {

std::string error_of(const ListTexts& texts) {
  try {
    (void)Lists(texts);
  } catch (const Error& error) {
    return error.what();
  }
  return "no Error";
}

std::string error_with(const std::string& list, const std::string& text) {
  ListTexts texts = default_list_texts();
  texts[list] = text;
  return error_of(texts);
}

}  // namespace

TEST_CASE("Lists: the lists furui comes with are well formed") {
  CHECK_NOTHROW((void)Lists(default_list_texts()));
}

TEST_CASE("Lists: a malformed list is an Error that names list and line") {
  struct Row {
    std::string list, text, begin;
  };
  const std::vector<Row> rows = {
      {"brands", "id\tnames\tweak_names\tdomains\tgroups\na\tA\n", "list brands, line 2: "},
      {"brands", "# c\nname\n", "list brands, line 2: "},
      {"brands", "id\tnames\tweak_names\tdomains\tgroups\na\tAbc\t-\thttps://a.jp/\t-\n",
       "list brands, line 2: "},
      {"brands", "id\tnames\tweak_names\tdomains\tgroups\na\t-\t-\ta.jp\t-\n",
       "list brands, line 2: "},
      {"free_mail", "domain\nGmail.com\n", "list free_mail, line 2: "},
      {"risky_tlds", "tld\tstrength\ncn\tvery\n", "list risky_tlds, line 2: "},
      {"dynamic_dns", "domain\tkind\na.org\tother\n", "list dynamic_dns, line 2: "},
      {"redirectors", "domain\tkind\tparameter\na.org\tshut\tu\n", "list redirectors, line 2: "},
      {"phrases", "class\tphrase\nthreats\tx\n", "list phrases, line 2: "},
      {"simplified_letters", "letters\nA\n", "list simplified_letters, line 2: "},
      {"trackers", "", "list trackers, line 1: "},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(error_with(row.list, row.text).substr(0, row.begin.size()) == row.begin);
  }
}

TEST_CASE("Lists: a list that a model does not carry is an Error") {
  ListTexts texts = default_list_texts();
  texts.erase("trackers");
  CHECK(error_of(texts).starts_with("list trackers: is missing"));
}

TEST_CASE("read_list_texts: a file replaces furui's list and the others stay") {
  const TemporaryFolder folder;
  write_file_atomically((folder.path() / "free_mail.tsv").string(), "domain\nown-mail.example\n");
  const ListTexts texts = read_list_texts(folder.path().string());
  CHECK(texts.at("free_mail") == "domain\nown-mail.example\n");
  CHECK(texts.at("brands") == default_list_texts().at("brands"));
}

TEST_CASE("read_list_texts: a folder that is not there is an Error") {
  CHECK_THROWS_AS((void)read_list_texts("/no/such/folder"), Error);
}

TEST_CASE("read_list_texts: a malformed file is an Error at once") {
  const TemporaryFolder folder;
  write_file_atomically((folder.path() / "free_mail.tsv").string(), "domain\nnot a domain\n");
  CHECK_THROWS_AS((void)read_list_texts(folder.path().string()), Error);
}

TEST_CASE("Lists: a brand's host is the domain or below it, never one that only ends alike") {
  const Lists lists(default_list_texts());
  const auto* owners = lists.state().brand_domains.find("mail.rakuten-card.co.jp");
  REQUIRE(owners != nullptr);
  CHECK(lists.state().is_official(owners->front(), "rakuten-card.co.jp"));
  CHECK_FALSE(lists.state().is_official(owners->front(), "my-rakuten-card.co.jp"));
  CHECK_FALSE(lists.state().is_official(owners->front(), "rakuten-card.co.jp.example.com"));
}

TEST_CASE("Lists: brands of one group are partners, others are not") {
  const Lists lists(default_list_texts());
  const auto card = lists.state().brand_domains.find("rakuten-card.co.jp")->front();
  CHECK(lists.state().is_partner(card, "rakuten-bank.co.jp"));
  CHECK_FALSE(lists.state().is_partner(card, "kuronekoyamato.co.jp"));
}
