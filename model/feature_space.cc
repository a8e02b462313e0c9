#include "model/feature_space.h"

#include <algorithm>
#include <bit>
#include <functional>

namespace furui {

FeatureSpace::FeatureSpace(std::vector<FeatureKey> keys) : keys_(std::move(keys)) {
  // Keys are hashes, so their top bits spread evenly: about four keys a bucket make a look-up one
  // touch of the index and one of the keys.
  const int bits = std::max(1, static_cast<int>(std::bit_width(keys_.size() / 4)));
  shift_ = 64 - bits;
  const std::size_t bucket_count = std::size_t{1} << bits;
  buckets_.resize(bucket_count + 1);
  std::size_t place = 0;
  for (std::size_t bucket = 0; bucket < bucket_count; ++bucket) {
    while (place < keys_.size() && (keys_[place] >> shift_) < bucket) ++place;
    buckets_[bucket] = static_cast<std::uint32_t>(place);
  }
  buckets_[bucket_count] = static_cast<std::uint32_t>(keys_.size());
}

std::optional<std::uint32_t> FeatureSpace::find(FeatureKey key) const {
  if (keys_.empty()) return std::nullopt;
  const auto bucket = static_cast<std::size_t>(key >> shift_);
  const auto first = keys_.begin() + buckets_[bucket];
  const auto last = keys_.begin() + buckets_[bucket + 1];
  const auto found = std::lower_bound(first, last, key);
  if (found == last || *found != key) return std::nullopt;
  return static_cast<std::uint32_t>(found - keys_.begin());
}

bool is_strictly_ascending(const std::vector<FeatureKey>& keys) {
  return std::adjacent_find(keys.begin(), keys.end(), std::greater_equal<>()) == keys.end();
}

void FeatureNames::append(std::string_view name) {
  text_ += name;
  ends_.push_back(static_cast<std::uint32_t>(text_.size()));
}

std::string_view FeatureNames::operator[](std::size_t index) const {
  const std::size_t begin = index == 0 ? 0 : ends_[index - 1];
  return std::string_view(text_).substr(begin, ends_[index] - begin);
}

}  // namespace furui
