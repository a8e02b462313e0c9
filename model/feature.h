// A feature: a 64-bit key and a value. Keys are the XXH3 hash of field, kind and text, kept and
// compared whole, so two features share a weight only by a 64-bit collision.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "tokenize/token.h"

namespace furui {

using FeatureKey = std::uint64_t;

/// Features of one group share a length normalisation, so that no group drowns in another's
/// number: a long body does not outvote the sender.
enum class FeatureGroup : std::uint8_t {
  words,
  ngrams,
  sender,
  links,
  structure,
  signals,
  bytes,
  count_
};

inline constexpr std::size_t kFeatureGroupCount = static_cast<std::size_t>(FeatureGroup::count_);

/// Where an n-gram of raw bytes stands.
enum class BytePlace : std::uint8_t { header, body };

/// One feature of one mail.
struct Feature {
  FeatureKey key = 0;
  float value = 0;
  std::uint32_t source = 0;  ///< for Featurizer::name
};

[[nodiscard]] FeatureKey token_key(const Token& token);
[[nodiscard]] FeatureKey signal_key(std::string_view signal_name);
[[nodiscard]] FeatureKey byte_ngram_key(BytePlace place, std::string_view bytes);

/// Names as people read them: "subject:緊急", "body/ngram:緊急", "signal:link_host_is_ip",
/// "bytes/header:ISO-" (bytes that cannot be shown as \xNN).
[[nodiscard]] std::string token_feature_name(const Token& token);
[[nodiscard]] std::string signal_feature_name(std::string_view signal_name);
[[nodiscard]] std::string byte_ngram_feature_name(BytePlace place, std::string_view bytes);

/// Gives the part of a feature's name before the first colon or slash: "subject", "signal".
[[nodiscard]] std::string_view feature_field(std::string_view feature_name);

[[nodiscard]] FeatureGroup token_group(const Token& token);
[[nodiscard]] std::string_view feature_group_name(FeatureGroup group);

}  // namespace furui
