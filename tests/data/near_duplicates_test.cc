#include "data/near_duplicates.h"

#include <doctest/doctest.h>

using namespace furui;

namespace {

/// Numbers scattered as hashes are, ascending.
Elements range(std::uint64_t begin, std::uint64_t end) {
  Elements elements;
  for (std::uint64_t i = begin; i < end; ++i) elements.push_back(i << 52 | 12345U);
  return elements;
}

std::vector<NearDuplicates> pairs_of(const std::vector<Elements>& mails) {
  return find_near_duplicates(
      mails.size(), [&](std::size_t mail) { return mails[mail]; }, kNearCopySimilarity);
}

}  // namespace

TEST_CASE("find_near_duplicates: mails alike are paired, with the exact share of what they share") {
  const auto pairs = pairs_of({range(0, 100), range(200, 300), range(5, 105)});
  REQUIRE(pairs.size() == 1);
  CHECK(pairs[0].first == 0);
  CHECK(pairs[0].second == 2);
  CHECK(pairs[0].similarity == doctest::Approx(95.0 / 105.0));
}

TEST_CASE("find_near_duplicates: mails that share less than asked are not paired") {
  CHECK(pairs_of({range(0, 100), range(30, 130)}).empty());
}

TEST_CASE("find_near_duplicates: mails of few elements are not called alike") {
  CHECK(pairs_of({range(0, 10), range(0, 10)}).empty());
}

TEST_CASE("find_near_duplicates: a crowd of copies costs a pair each, not each with each") {
  CHECK(pairs_of(std::vector<Elements>(200, range(0, 50))).size() == 199);
}
