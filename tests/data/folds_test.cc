#include "data/folds.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <numeric>

using namespace furui;

namespace {

std::vector<Label> labels_of(std::size_t ham, std::size_t spam) {
  std::vector<Label> labels(ham, Label::ham);
  labels.insert(labels.end(), spam, Label::spam);
  return labels;
}

/// Every mail a group of its own.
std::vector<std::uint64_t> single(std::size_t mails) {
  std::vector<std::uint64_t> groups(mails);
  std::iota(groups.begin(), groups.end(), std::uint64_t{0});
  return groups;
}

std::vector<std::uint32_t> folds_of(const std::vector<Label>& labels, std::uint32_t count,
                                    std::uint64_t seed) {
  return stratified_folds(labels, single(labels.size()), count, seed);
}

}  // namespace

TEST_CASE("stratified_folds: every fold has the same share of each class to one mail") {
  const std::vector<Label> labels = labels_of(23, 12);
  const std::vector<std::uint32_t> folds = folds_of(labels, 5, 7);
  std::array<std::array<int, 5>, 2> counts{};
  for (std::size_t i = 0; i < labels.size(); ++i) {
    ++counts[labels[i] == Label::spam ? 1 : 0][folds[i]];
  }
  for (std::size_t fold = 0; fold < 5; ++fold) {
    CHECK((counts[0][fold] == 4 || counts[0][fold] == 5));
    CHECK((counts[1][fold] == 2 || counts[1][fold] == 3));
  }
}

TEST_CASE("stratified_folds: a seed gives the same folds, another seed others") {
  const std::vector<Label> labels = labels_of(50, 50);
  CHECK(folds_of(labels, 5, 1) == folds_of(labels, 5, 1));
  CHECK(folds_of(labels, 5, 1) != folds_of(labels, 5, 2));
}

TEST_CASE("stratified_folds: the fold does not follow the order of the mails") {
  const std::vector<std::uint32_t> folds = folds_of(labels_of(100, 0), 2, 1);
  int alternations = 0;
  for (std::size_t i = 1; i < folds.size(); ++i) alternations += folds[i] != folds[i - 1];
  CHECK(alternations > 25);
  CHECK(alternations < 75);
}

TEST_CASE("stratified_part: has its share of each class") {
  const std::vector<Label> labels = labels_of(50, 30);
  const std::vector<bool> part = stratified_part(labels, single(80), 0.3, 1);
  CHECK(std::count(part.begin(), part.begin() + 50, true) == 15);
  CHECK(std::count(part.begin() + 50, part.end(), true) == 9);
}

TEST_CASE("stratified_part: a group is in or out as a whole, across classes too") {
  const std::vector<Label> labels = labels_of(40, 40);
  std::vector<std::uint64_t> groups = single(80);
  for (std::size_t mail = 0; mail < 80; ++mail) groups[mail] = mail % 10;
  const std::vector<bool> part = stratified_part(labels, groups, 0.5, 3);
  for (std::size_t mail = 0; mail < 80; ++mail) CHECK(part[mail] == part[mail % 10]);
  const auto size = std::count(part.begin(), part.end(), true);
  CHECK(size >= 32);
  CHECK(size <= 48);
}

TEST_CASE("stratified_part: another seed draws another part") {
  const std::vector<Label> labels = labels_of(50, 50);
  CHECK(stratified_part(labels, single(100), 0.5, 1) !=
        stratified_part(labels, single(100), 0.5, 2));
}

TEST_CASE("stratified_folds: copies of one campaign come into one fold, whatever their labels") {
  const std::vector<Label> labels = labels_of(40, 40);
  std::vector<std::uint64_t> groups = single(80);
  for (const std::size_t copy : {3U, 17U, 41U, 60U, 79U}) groups[copy] = 999;
  const std::vector<std::uint32_t> folds = stratified_folds(labels, groups, 4, 1);
  for (const std::size_t copy : {17U, 41U, 60U, 79U}) CHECK(folds[copy] == folds[3]);
  std::array<int, 4> sizes{};
  for (const std::uint32_t fold : folds) ++sizes[fold];
  for (const int size : sizes) CHECK(size >= 18);
}
