#include "train/near_duplicates.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace furui;

namespace {

/// Rows of features by number; a feature's key is scattered as real ones are.
Dataset dataset_of(const std::vector<std::vector<int>>& rows, int columns) {
  Dataset data;
  for (int column = 0; column < columns; ++column) {
    data.keys.push_back(static_cast<FeatureKey>(column) << 52 | 12345U);
    data.names.append("body:" + std::to_string(column));
    data.column_groups.push_back(FeatureGroup::ngrams);
  }
  data.features.resize(static_cast<Eigen::Index>(rows.size()), columns);
  for (std::size_t row = 0; row < rows.size(); ++row) {
    data.labels.push_back(Label::ham);
    data.features.startVec(static_cast<Eigen::Index>(row));
    for (const int column : rows[row]) {
      data.features.insertBackByOuterInner(static_cast<Eigen::Index>(row), column) = 1.0F;
    }
  }
  data.features.finalize();
  return data;
}

std::vector<int> range(int begin, int end) {
  std::vector<int> numbers;
  for (int i = begin; i < end; ++i) numbers.push_back(i);
  return numbers;
}

}  // namespace

TEST_CASE("find_near_duplicates: mails alike are paired, with the exact share of what they share") {
  const Dataset data = dataset_of({range(0, 100), range(200, 300), range(5, 105)}, 300);
  const auto pairs = find_near_duplicates(data, 0.8);
  REQUIRE(pairs.size() == 1);
  CHECK(pairs[0].first == 0);
  CHECK(pairs[0].second == 2);
  CHECK(pairs[0].similarity == doctest::Approx(95.0 / 105.0));
}

TEST_CASE("find_near_duplicates: mails that share less than asked are not paired") {
  CHECK(find_near_duplicates(dataset_of({range(0, 100), range(30, 130)}, 130), 0.8).empty());
}

TEST_CASE("find_near_duplicates: signals and senders do not make mails alike") {
  Dataset data = dataset_of({range(0, 100), range(0, 100)}, 100);
  std::fill(data.column_groups.begin(), data.column_groups.end(), FeatureGroup::structure);
  CHECK(find_near_duplicates(data, 0.8).empty());
}

TEST_CASE("find_near_duplicates: mails of few words are not called alike") {
  CHECK(find_near_duplicates(dataset_of({range(0, 10), range(0, 10)}, 10), 0.8).empty());
}

TEST_CASE("find_near_duplicates: a crowd of copies costs a pair each, not each with each") {
  const std::vector<std::vector<int>> copies(200, range(0, 50));
  CHECK(find_near_duplicates(dataset_of(copies, 50), 0.8).size() == 199);
}
