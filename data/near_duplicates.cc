#include "data/near_duplicates.h"

#include <algorithm>
#include <array>
#include <limits>
#include <set>
#include <unordered_map>

namespace furui {
namespace {

/// 1 - (1 - s^4)^8 is 0.98 at s = 0.8 and 0.02 at s = 0.2.
constexpr std::size_t kBands = 8;
constexpr std::size_t kRowsPerBand = 4;
constexpr std::size_t kHashes = kBands * kRowsPerBand;

constexpr std::size_t kFewestElements = 20;

using Signature = std::array<std::uint64_t, kHashes>;

/// SplitMix64's finaliser (Steele, Lea and Flood 2014): elements are hashes, this makes many of
/// one.
std::uint64_t mixed(std::uint64_t x) {
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9U;
  x = (x ^ (x >> 27)) * 0x94d049bb133111ebU;
  return x ^ (x >> 31);
}

Signature sign(const Elements& elements) {
  Signature signature;
  signature.fill(std::numeric_limits<std::uint64_t>::max());
  for (const std::uint64_t element : elements) {
    for (std::size_t i = 0; i < kHashes; ++i) {
      signature[i] = std::min(signature[i], mixed(element + i * 0x9e3779b97f4a7c15U));
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

double jaccard(const Elements& a, const Elements& b) {
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

std::vector<NearDuplicates> find_near_duplicates(
    std::size_t mails, const std::function<Elements(std::size_t mail)>& elements_of,
    double min_similarity) {
  std::unordered_map<std::uint64_t, std::size_t> first_of_band;
  std::vector<NearDuplicates> pairs;
  for (std::size_t mail = 0; mail < mails; ++mail) {
    const Elements elements = elements_of(mail);
    if (elements.size() < kFewestElements) continue;
    const Signature signature = sign(elements);
    std::set<std::size_t> candidates;
    for (std::size_t band = 0; band < kBands; ++band) {
      const auto [place, inserted] = first_of_band.try_emplace(band_hash(signature, band), mail);
      if (!inserted) candidates.insert(place->second);
    }
    for (const std::size_t candidate : candidates) {
      const double similarity = jaccard(elements_of(candidate), elements);
      if (similarity >= min_similarity) pairs.push_back({candidate, mail, similarity});
    }
  }
  return pairs;
}

}  // namespace furui
