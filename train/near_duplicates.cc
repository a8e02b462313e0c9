#include "train/near_duplicates.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <set>
#include <unordered_map>
#include <utility>

namespace furui {
namespace {

/// 1 - (1 - s^4)^8 is 0.98 at s = 0.8 and 0.02 at s = 0.2.
constexpr std::size_t kBands = 8;
constexpr std::size_t kRowsPerBand = 4;
constexpr std::size_t kHashes = kBands * kRowsPerBand;

/// Fewer features than this say too little to be called alike.
constexpr std::size_t kFewestFeatures = 20;

using Signature = std::array<std::uint64_t, kHashes>;
using Columns = std::vector<FeatureMatrix::StorageIndex>;

/// SplitMix64's finaliser (Steele, Lea and Flood 2014): the keys are hashes, this makes many of
/// one.
std::uint64_t mixed(std::uint64_t x) {
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9U;
  x = (x ^ (x >> 27)) * 0x94d049bb133111ebU;
  return x ^ (x >> 31);
}

Columns text_columns(const Dataset& data, std::size_t row) {
  Columns columns;
  for (FeatureMatrix::InnerIterator cell(data.features, static_cast<Eigen::Index>(row)); cell;
       ++cell) {
    const FeatureGroup group = data.column_groups[static_cast<std::size_t>(cell.index())];
    if (group != FeatureGroup::words && group != FeatureGroup::ngrams) continue;
    columns.push_back(static_cast<FeatureMatrix::StorageIndex>(cell.index()));
  }
  return columns;
}

Signature sign(const Dataset& data, const Columns& columns) {
  Signature signature;
  signature.fill(std::numeric_limits<std::uint64_t>::max());
  for (const auto column : columns) {
    const FeatureKey key = data.keys[static_cast<std::size_t>(column)];
    for (std::size_t i = 0; i < kHashes; ++i) {
      signature[i] = std::min(signature[i], mixed(key + i * 0x9e3779b97f4a7c15U));
    }
  }
  return signature;
}

std::uint64_t band_hash(const Signature& signature, std::size_t band) {
  std::uint64_t hash = band;
  for (std::size_t i = 0; i < kRowsPerBand; ++i) {
    hash = mixed(hash ^ signature[band * kRowsPerBand + i]);
  }
  return hash;
}

/// Both ascending.
double jaccard(const Columns& a, const Columns& b) {
  std::size_t both = 0;
  for (auto i = a.begin(), j = b.begin(); i != a.end() && j != b.end();) {
    if (*i == *j) ++both;
    const bool step_first = *i <= *j;
    const bool step_second = *j <= *i;
    if (step_first) ++i;
    if (step_second) ++j;
  }
  return static_cast<double>(both) / static_cast<double>(a.size() + b.size() - both);
}

}  // namespace

std::vector<NearDuplicates> find_near_duplicates(const Dataset& data, double min_similarity) {
  std::unordered_map<std::uint64_t, std::size_t> first_of_band;
  std::vector<NearDuplicates> pairs;
  for (std::size_t row = 0; row < data.labels.size(); ++row) {
    const Columns columns = text_columns(data, row);
    if (columns.size() < kFewestFeatures) continue;
    const Signature signature = sign(data, columns);
    std::set<std::size_t> candidates;
    for (std::size_t band = 0; band < kBands; ++band) {
      const auto [place, inserted] = first_of_band.try_emplace(band_hash(signature, band), row);
      if (!inserted) candidates.insert(place->second);
    }
    for (const std::size_t candidate : candidates) {
      const double similarity = jaccard(text_columns(data, candidate), columns);
      if (similarity >= min_similarity) pairs.push_back({candidate, row, similarity});
    }
  }
  return pairs;
}

}  // namespace furui
