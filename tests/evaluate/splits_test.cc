#include "evaluate/splits.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "tests/support/small_dataset.h"

using namespace furui;

namespace {

/// A dataset whose mails came one a minute, in the order of `minutes`.
Dataset dated(const std::vector<std::int64_t>& minutes) {
  Dataset data = make_dataset(minutes.size(), 30, 1);
  for (const std::int64_t minute : minutes) {
    data.facts.emplace_back();
    data.facts.back().received = 60 * minute;
  }
  return data;
}

std::vector<std::int64_t> one_to(std::int64_t count) {
  std::vector<std::int64_t> minutes;
  for (std::int64_t i = 1; i <= count; ++i) minutes.push_back(i);
  return minutes;
}

std::int64_t time_of(const Dataset& data, Eigen::Index row) {
  return *data.facts[static_cast<std::size_t>(row)].received;
}

}  // namespace

TEST_CASE("find_related_mails: mails of one thread are one group, through a third one too") {
  Dataset data = make_dataset(6, 10, 1);
  data.facts.resize(6);
  data.facts[0].thread = {11};
  data.facts[2].thread = {11, 22};
  data.facts[5].thread = {22};
  data.facts[4].thread = {33};
  const RelatedMails related = find_related_mails(data);
  CHECK(related.group[0] == related.group[2]);
  CHECK(related.group[0] == related.group[5]);
  CHECK(related.group[0] != related.group[4]);
  CHECK(related.group[1] != related.group[3]);
  CHECK(related.groups == 1);
  CHECK(related.mails == 3);
  CHECK(related.largest == 3);
}

TEST_CASE("find_related_mails: copies of a body and near copies of a text are one group") {
  Dataset data = make_dataset(8, 200, 1);
  data.groups[3] = data.groups[1];
  // row 6 becomes row 4 but for one of its words
  std::vector<Eigen::Triplet<float>> cells;
  for (Eigen::Index row = 0; row < 8; ++row) {
    const Eigen::Index from = row == 6 ? 4 : row;
    bool first = true;
    for (FeatureMatrix::InnerIterator cell(data.features, from); cell; ++cell) {
      if (row != 6 || !first) {
        cells.emplace_back(static_cast<int>(row), static_cast<int>(cell.index()), cell.value());
      }
      first = false;
    }
  }
  data.features.setFromTriplets(cells.begin(), cells.end());
  const RelatedMails related = find_related_mails(data);
  CHECK(related.group[3] == related.group[1]);
  CHECK(related.group[6] == related.group[4]);
  CHECK(related.groups == 2);
}

TEST_CASE("find_related_mails: strangers are groups of one") {
  const RelatedMails related = find_related_mails(make_dataset(10, 30, 1));
  CHECK(related.groups == 0);
  CHECK(related.largest == 1);
  CHECK(std::set<std::uint64_t>(related.group.begin(), related.group.end()).size() == 10);
}

TEST_CASE("find_near_duplicates: signals and senders do not make mails alike") {
  Dataset data = make_dataset(2, 200, 1);
  data.features.row(1) = data.features.row(0);
  REQUIRE(find_near_duplicates(data, 0.9).size() == 1);
  std::fill(data.column_groups.begin(), data.column_groups.end(), FeatureGroup::structure);
  CHECK(find_near_duplicates(data, 0.9).empty());
}

TEST_CASE("kind_splits: each kind is tested once, by mails of all others and of none") {
  const Dataset data = make_dataset(40, 30, 1);
  std::vector<std::string> kinds(40);
  for (std::size_t row = 0; row < 30; ++row) kinds[row] = row % 3 == 0 ? "card" : "prize";
  const KindSplits left_out = kind_splits(data, kinds);
  REQUIRE(left_out.splits.size() == 2);
  CHECK(left_out.splits[0].test.size() == 10);  // card
  CHECK(left_out.splits[0].train.size() == 30);
  CHECK(left_out.splits[1].test.size() == 20);
  CHECK(left_out.splits[1].train.size() == 20);
  CHECK(left_out.without_kind == 10);
  for (const Eigen::Index row : left_out.splits[0].test) {
    CHECK(kinds[static_cast<std::size_t>(row)] == "card");
  }
}

TEST_CASE("kind_splits: what is related to a mail of the kind is not trained on either") {
  Dataset data = make_dataset(40, 30, 1);
  data.facts.resize(40);
  data.facts[0].thread = {7};
  data.facts[25].thread = {7};
  std::vector<std::string> kinds(40, "other");
  for (std::size_t row = 0; row < 8; ++row) kinds[row] = "card";
  const KindSplits left_out = kind_splits(data, kinds);
  const std::vector<Eigen::Index>& train = left_out.splits.front().train;
  CHECK(train.size() == 31);
  CHECK(std::find(train.begin(), train.end(), 25) == train.end());
}

TEST_CASE("kind_splits: a kind without which too few are left is counted, not tested") {
  const Dataset data = make_dataset(40, 30, 1);
  std::vector<std::string> kinds(40, "most");
  for (std::size_t row = 0; row < 6; ++row) kinds[row] = "few";
  const KindSplits left_out = kind_splits(data, kinds);
  CHECK(left_out.splits.size() == 1);
  CHECK(left_out.untested == 34);
}

TEST_CASE("fold_splits: relatives are tested together, every mail once") {
  const Dataset data = make_dataset(40, 20, 1);
  std::vector<std::uint64_t> groups(40);
  for (std::size_t row = 0; row < 40; ++row) groups[row] = row / 4;
  std::vector<std::size_t> tested_in(40, 99);
  const std::vector<Split> splits = fold_splits(data, groups, 4, 1);
  for (std::size_t i = 0; i < splits.size(); ++i) {
    CHECK(splits[i].train.size() + splits[i].test.size() == 40);
    for (const Eigen::Index row : splits[i].test) {
      CHECK(tested_in[static_cast<std::size_t>(row)] == 99);
      tested_in[static_cast<std::size_t>(row)] = i;
    }
  }
  for (std::size_t row = 0; row < 40; ++row) CHECK(tested_in[row] == tested_in[row / 4 * 4]);
}

TEST_CASE("time_splits: all that is trained on is older than all that is tested") {
  std::vector<std::int64_t> minutes = one_to(60);
  std::reverse(minutes.begin(), minutes.begin() + 30);
  const Dataset data = dated(minutes);
  const TimeSplits time = time_splits(data, 3);
  REQUIRE(time.splits.size() == 2);
  for (const Split& split : time.splits) {
    std::int64_t latest = 0;
    for (const Eigen::Index row : split.train) latest = std::max(latest, time_of(data, row));
    for (const Eigen::Index row : split.test) CHECK(time_of(data, row) > latest);
  }
  CHECK(time.splits[1].train.size() == 40);
  CHECK(time.splits[1].test.size() == 20);
  CHECK(time.only_trained == 20);
}

TEST_CASE("time_splits: mails of one second are not parted") {
  std::vector<std::int64_t> minutes = one_to(40);
  std::fill(minutes.begin() + 15, minutes.begin() + 30, 16);
  const TimeSplits time = time_splits(dated(minutes), 2);
  REQUIRE(time.splits.size() == 1);
  CHECK(time.splits[0].train.size() == 30);
  CHECK(time.splits[0].test.size() == 10);
}

TEST_CASE("time_splits: mails without a date are left out and counted") {
  Dataset data = dated(one_to(40));
  data.facts[7].received.reset();
  data.facts[31].received.reset();
  const TimeSplits time = time_splits(data, 2);
  CHECK(time.undated == 2);
  REQUIRE(time.splits.size() == 1);
  CHECK(time.splits[0].train.size() + time.splits[0].test.size() == 38);
}

TEST_CASE("time_splits: a past of one class trains nothing") {
  Dataset data = dated(one_to(40));
  for (std::size_t row = 0; row < 40; ++row) data.labels[row] = row < 20 ? Label::ham : Label::spam;
  const TimeSplits time = time_splits(data, 4);
  REQUIRE(time.splits.size() == 1);  // only the last part has spam in its past
  CHECK(time.splits[0].train.size() == 30);
  CHECK(time.only_trained == 30);
  CHECK(time_splits(data, 2).splits.empty());
}
