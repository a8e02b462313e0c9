#include "data/related_mails.h"

#include <doctest/doctest.h>

#include <array>

using namespace furui;

TEST_CASE(
    "Relations: bodies, threads and pairs relate mails, and what is related through a third") {
  Relations relations(8);
  relations.add_bodies(std::array<std::uint64_t, 8>{1, 2, 3, 1, 5, 6, 7, 8});
  relations.add_thread(3, std::array<std::uint64_t, 2>{11, 12});
  relations.add_thread(5, std::array<std::uint64_t, 1>{12});
  relations.add_pairs(std::array{NearDuplicates{5, 7, 0.9}});
  const RelatedMails related = relations.finish();
  CHECK(related.group == std::vector<std::uint64_t>{0, 1, 2, 0, 4, 0, 6, 0});
  CHECK(related.groups == 1);
  CHECK(related.mails == 4);
  CHECK(related.largest == 4);
}

TEST_CASE("Relations: a body's hash is no thread's") {
  Relations relations(2);
  relations.add_bodies(std::array<std::uint64_t, 2>{1, 2});
  relations.add_thread(1, std::array<std::uint64_t, 1>{1});
  CHECK(relations.finish().groups == 0);
}

TEST_CASE("Relations: of no mails there are no groups") {
  CHECK(Relations(0).finish().groups == 0);
}
