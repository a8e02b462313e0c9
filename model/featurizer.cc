#include "model/featurizer.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "mail/parse_mail.h"
#include "tokenize/sender_bytes.h"
#include "tokenize/tokenizer.h"

namespace furui {
namespace {

/// The keys of one mail. Emptied without touching its slots: after one large mail, clearing a large
/// table would cost every small one more than its own keys.
class SeenKeys {
 public:
  void clear() {
    size_ = 0;
    if (++round_ == 0) {
      slots_.assign(slots_.size(), {});
      round_ = 1;
    }
  }

  /// Gives how many keys were inserted before this one was for the first time.
  std::uint32_t insert(FeatureKey key) {
    if (slots_.size() < 2 * (std::size_t{size_} + 1)) grow();
    Slot& slot = slot_of(key);
    if (slot.round != round_) slot = {key, round_, size_++};
    return slot.place;
  }

 private:
  struct Slot {
    FeatureKey key = 0;
    std::uint32_t round = 0;  // of the mail that put it there; others are free
    std::uint32_t place = 0;
  };

  /// Keys are hashes already: their low bits are the place.
  Slot& slot_of(FeatureKey key) {
    const std::size_t mask = slots_.size() - 1;
    std::size_t place = key & mask;
    while (slots_[place].round == round_ && slots_[place].key != key) place = (place + 1) & mask;
    return slots_[place];
  }

  void grow() {
    std::vector<Slot> old(std::max<std::size_t>(1024, slots_.size() * 2));
    old.swap(slots_);
    for (const Slot& slot : old) {
      if (slot.round == round_) slot_of(slot.key) = slot;
    }
  }

  std::vector<Slot> slots_;  // a power of two, at most half of them taken
  std::uint32_t size_ = 0;
  std::uint32_t round_ = 1;
};

/// A signal by value is a feature for each value: "received_country=CN".
std::string learned_name(const Signal& signal) {
  const SignalInfo& info = signal_table()[signal.id];
  return std::string(info.name) + (info.by_value ? "=" + signal.detail : std::string());
}

/// Four bytes: as the winners of TREC's spam tracks took them.
constexpr std::size_t kByteNgram = 4;

/// What a feature was made of, by its source: tokens, then signals, then places of raw bytes.
enum class SourceKind : std::uint8_t { token, signal, header_bytes, body_bytes };
struct Source {
  SourceKind kind;
  std::size_t index;
};

}  // namespace

struct Featurizer::State {
  State(const MailGround& the_ground, const Recipe& recipe)
      : ground(the_ground),
        scales(recipe.group_scales),
        byte_ngrams(recipe.byte_ngrams),
        log_frequency(recipe.log_frequency),
        group_lengths(recipe.group_lengths),
        tokenizer(the_ground.dictionary, recipe.tokenizer) {}

  MailGround ground;
  GroupScales scales;
  bool byte_ngrams;
  bool log_frequency;
  bool group_lengths;
  Tokenizer tokenizer;

  Mail mail;
  std::span<const Token> tokens;
  std::vector<Signal> signals;
  SenderBytes bytes;
  std::vector<Feature> features;
  std::vector<FeatureGroup> groups;  // of features, in step
  SeenKeys seen;

  void add(FeatureKey key, FeatureGroup group, std::uint32_t source) {
    const std::uint32_t place = seen.insert(key);
    if (place < features.size()) {
      features[place].value += 1.0F;
      return;
    }
    features.push_back({key, 1.0F, source});
    groups.push_back(group);
  }

  void add_tokens() {
    for (std::uint32_t i = 0; i < tokens.size(); ++i) {
      add(token_key(tokens[i]), token_group(tokens[i]), i);
    }
  }

  /// Sources of signals come behind those of tokens.
  void add_signals() {
    const auto begin = static_cast<std::uint32_t>(tokens.size());
    for (std::uint32_t i = 0; i < signals.size(); ++i) {
      add(signal_key(learned_name(signals[i])), FeatureGroup::signals, begin + i);
    }
  }

  /// Sources of bytes come behind those of signals.
  void add_bytes_at(BytePlace place, std::string_view text, std::size_t begin) {
    for (std::size_t i = 0; i + kByteNgram <= text.size(); ++i) {
      add(byte_ngram_key(place, text.substr(i, kByteNgram)), FeatureGroup::bytes,
          static_cast<std::uint32_t>(begin + i));
    }
  }

  void add_bytes(std::string_view mail_bytes) {
    if (!byte_ngrams) return;
    bytes = sender_bytes(mail_bytes, mail);
    const std::size_t begin = tokens.size() + signals.size();
    add_bytes_at(BytePlace::header, bytes.header, begin);
    add_bytes_at(BytePlace::body, bytes.body, begin + bytes.header.size());
  }

  [[nodiscard]] Source source_of(const Feature& feature) const {
    std::size_t index = feature.source;
    if (index < tokens.size()) return {SourceKind::token, index};
    index -= tokens.size();
    if (index < signals.size()) return {SourceKind::signal, index};
    index -= signals.size();
    if (index < bytes.header.size()) return {SourceKind::header_bytes, index};
    return {SourceKind::body_bytes, index - bytes.header.size()};
  }

  /// What a feature is worth that stands `times` times. Presence, not frequency, is the default:
  /// repeating a word is free for a sender, and presence does better on mail (Drucker, Wu and
  /// Vapnik 1999).
  [[nodiscard]] float raw_value(float times) const {
    return log_frequency ? 1.0F + std::log(times) : 1.0F;
  }

  /// From times to values; each group is then brought to its length.
  void scale() {
    std::array<float, kFeatureGroupCount> squares{};
    for (std::size_t i = 0; i < features.size(); ++i) {
      float& value = features[i].value;
      value = raw_value(value);
      squares[static_cast<std::size_t>(groups[i])] += value * value;
    }
    std::array<float, kFeatureGroupCount> factors = scales;
    for (std::size_t g = 0; g < kFeatureGroupCount; ++g) {
      const bool brought = group_lengths && g != static_cast<std::size_t>(FeatureGroup::signals);
      if (brought && squares[g] > 0) factors[g] /= std::sqrt(squares[g]);
    }
    for (std::size_t i = 0; i < features.size(); ++i) {
      features[i].value *= factors[static_cast<std::size_t>(groups[i])];
    }
  }
};

Featurizer::Featurizer(const MailGround& ground, const Recipe& recipe)
    : state_(std::make_unique<State>(ground, recipe)) {}
Featurizer::~Featurizer() = default;
Featurizer::Featurizer(Featurizer&&) noexcept = default;
Featurizer& Featurizer::operator=(Featurizer&&) noexcept = default;

std::span<const Feature> Featurizer::features(std::string_view bytes) {
  State& state = *state_;
  state.features.clear();
  state.groups.clear();
  state.seen.clear();
  state.mail = parse_mail(bytes);
  state.tokens = state.tokenizer.tokenize(state.mail);
  state.signals = find_signals(state.mail, state.ground.lists, state.ground.reception);
  state.add_tokens();
  state.add_signals();
  state.add_bytes(bytes);
  state.scale();
  return state.features;
}

FeatureGroup Featurizer::group(const Feature& feature) const {
  const Source source = state_->source_of(feature);
  if (source.kind == SourceKind::token) return token_group(state_->tokens[source.index]);
  return source.kind == SourceKind::signal ? FeatureGroup::signals : FeatureGroup::bytes;
}

std::string Featurizer::name(const Feature& feature) const {
  const State& state = *state_;
  const auto [kind, index] = state.source_of(feature);
  switch (kind) {
    case SourceKind::token:
      return token_feature_name(state.tokens[index]);
    case SourceKind::signal:
      return signal_feature_name(learned_name(state.signals[index]));
    case SourceKind::header_bytes:
      return byte_ngram_feature_name(
          BytePlace::header, std::string_view(state.bytes.header).substr(index, kByteNgram));
    case SourceKind::body_bytes:
      break;
  }
  return byte_ngram_feature_name(BytePlace::body,
                                 std::string_view(state.bytes.body).substr(index, kByteNgram));
}

const Mail& Featurizer::mail() const {
  return state_->mail;
}

std::span<const Signal> Featurizer::signals() const {
  return state_->signals;
}

}  // namespace furui
