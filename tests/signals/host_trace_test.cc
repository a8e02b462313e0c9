#include "signals/host_trace.h"

#include <doctest/doctest.h>

#include <string>

#include "mail/domain.h"
#include "signals/folded_text.h"

using namespace furui;

namespace {

const Lists::State& lists() {
  static const Lists made(default_list_texts());
  return made.state();
}

HostTrace trace(const std::string& host) {
  return trace_brands(lists(), host, host, registrable_domain(host), -1);
}

}  // namespace

TEST_CASE("trace_brands: a brand's name where it does not belong") {
  CHECK(trace("my-orico-card.com").label_brand >= 0);
  CHECK(trace("orico.kumoneko.com").sub_domain_brand >= 0);
  CHECK(trace("www.amazom.com").misspelled_brand >= 0);
  CHECK(trace("amazon.co.jp.kumoneko.com").national_suffix_inside);
  CHECK(trace("smbc-co-jp.kumoneko.com").national_suffix_inside);
}

TEST_CASE("trace_brands: the brand's own hosts, other countries and ordinary words trace nothing") {
  for (const char* host : {"my.orico.co.jp", "www.amazon.de", "kumoneko.com", "amazing-tours.com",
                           "oricon.co.jp", "rakuen.com", "line-dance.com", "www.cojp.org"}) {
    CAPTURE(host);
    const HostTrace found = trace(host);
    CHECK(found.label_brand == -1);
    CHECK(found.sub_domain_brand == -1);
    CHECK(found.misspelled_brand == -1);
    CHECK_FALSE(found.national_suffix_inside);
  }
}

TEST_CASE("trace_brands: a national suffix with a typing error, not initials") {
  CHECK(trace("smbc.co.jjp.kumoneko.com").national_suffix_inside);
  CHECK(trace("amazon-co-ip.kumoneko.com").national_suffix_inside);
  CHECK_FALSE(trace("co.ip.kumoneko.com").national_suffix_inside);
  CHECK_FALSE(trace("shop.co.uk-store.kumoneko.com").national_suffix_inside);
}

TEST_CASE(
    "trace_brands: of the claimed brand its group's short names and scrambled letters count") {
  const auto claimed = [](const std::string& name) {
    const auto found = lists().matcher.find(fold_letters(name, 100));
    return found.empty() ? -1 : static_cast<int>(found.front().brand);
  };
  const auto trace_for = [](const std::string& host, int brand) {
    return trace_brands(lists(), host, host, registrable_domain(host), brand);
  };
  const int card = claimed("三井住友カード");
  CHECK(trace_for("smbc.kumoneko.com", card).sub_domain_brand == card);
  CHECK(trace_for("smbc.kumoneko.com", -1).sub_domain_brand == -1);
  const int mercari = claimed("メルカリ");
  CHECK(trace_for("www.mcercorari.com", mercari).resembled_brand == mercari);
  CHECK(trace_for("www.mcercorari.com", card).resembled_brand == -1);
}

TEST_CASE("trace_brands: text that is no host costs nothing and traces nothing") {
  CHECK(trace(std::string(10'000, 'a') + ".orico.com").label_brand == -1);
  CHECK(trace("").label_brand == -1);
}
