#include "model/feature.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <array>

#include "base/printable.h"

namespace furui {
namespace {

// Keep the hashes of signals and bytes apart from those of tokens, whose seeds are below 2^16.
constexpr std::uint64_t kSignalSeed = 0x10000;
constexpr std::uint64_t kBytesSeed = 0x20000;

FeatureKey hash(std::string_view text, std::uint64_t seed) {
  return XXH3_64bits_withSeed(text.data(), text.size(), seed);
}

}  // namespace

FeatureKey token_key(const Token& token) {
  const auto seed =
      (static_cast<std::uint64_t>(token.field) << 8) | static_cast<std::uint64_t>(token.kind);
  return hash(token.text, seed);
}

FeatureKey signal_key(std::string_view signal_name) {
  return hash(signal_name, kSignalSeed);
}

FeatureKey byte_ngram_key(BytePlace place, std::string_view bytes) {
  return hash(bytes, kBytesSeed + static_cast<std::uint64_t>(place));
}

std::string token_feature_name(const Token& token) {
  std::string name(field_name(token.field));
  // Words and properties are the ordinary case of their fields; other kinds say what they are.
  if (token.kind != TokenKind::word && token.kind != TokenKind::property) {
    name += '/';
    name += token_kind_name(token.kind);
  }
  name += ':';
  name += token.text;
  return name;
}

std::string signal_feature_name(std::string_view signal_name) {
  return "signal:" + std::string(signal_name);
}

std::string byte_ngram_feature_name(BytePlace place, std::string_view bytes) {
  return (place == BytePlace::header ? "bytes/header:" : "bytes/body:") + printable(bytes);
}

std::string_view feature_field(std::string_view feature_name) {
  return feature_name.substr(0, feature_name.find_first_of(":/"));
}

FeatureGroup token_group(const Token& token) {
  if (token.kind == TokenKind::ngram) return FeatureGroup::ngrams;
  switch (token.field) {
    case Field::from_address:
    case Field::reply_address:
    case Field::header:
      return FeatureGroup::sender;
    case Field::link_host:
    case Field::link_path:
      return FeatureGroup::links;
    case Field::structure:
      return FeatureGroup::structure;
    default:
      return FeatureGroup::words;
  }
}

std::string_view feature_group_name(FeatureGroup group) {
  static constexpr std::array<std::string_view, kFeatureGroupCount> kNames = {
      "words", "ngrams", "sender", "links", "structure", "signals", "bytes"};
  return kNames[static_cast<std::size_t>(group)];
}

}  // namespace furui
