// The features a model knows: sorted keys with a bucket index, and their readable names apart, so
// that scoring need not load names.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/feature.h"

namespace furui {

/// Sorted 64-bit keys; a key's place in the order is its index into a model's arrays.
class FeatureSpace {
 public:
  FeatureSpace() = default;
  /// `keys` strictly ascending (is_strictly_ascending tells); at most 2^31 of them.
  explicit FeatureSpace(std::vector<FeatureKey> keys);

  [[nodiscard]] std::optional<std::uint32_t> find(FeatureKey key) const;
  [[nodiscard]] std::size_t size() const { return keys_.size(); }
  [[nodiscard]] const std::vector<FeatureKey>& keys() const { return keys_; }

 private:
  std::vector<FeatureKey> keys_;
  std::vector<std::uint32_t> buckets_;  // first place of each value of the top bits, and the end
  int shift_ = 63;
};

[[nodiscard]] bool is_strictly_ascending(const std::vector<FeatureKey>& keys);

/// Names of features by index, back to back in one string.
class FeatureNames {
 public:
  FeatureNames() = default;
  /// `ends[i]` is where name i ends in `text`; ascending, the last one text.size().
  FeatureNames(std::vector<std::uint32_t> ends, std::string text)
      : ends_(std::move(ends)), text_(std::move(text)) {}

  void append(std::string_view name);
  [[nodiscard]] std::string_view operator[](std::size_t index) const;
  [[nodiscard]] std::size_t size() const { return ends_.size(); }
  [[nodiscard]] const std::vector<std::uint32_t>& ends() const { return ends_; }
  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  std::vector<std::uint32_t> ends_;
  std::string text_;
};

}  // namespace furui
