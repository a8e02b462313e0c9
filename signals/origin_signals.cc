// Signals of the place in the world a mail came in from. They are silent unless the user names
// MaxMind DB files.
#include <algorithm>
#include <array>

#include "signals/rule.h"

namespace furui {
namespace {

using G = SignalGroup;
using L = SignalLean;
using L = SignalLean;

bool is_outside_japan(const Evidence& e) {
  return !e.origin.country.empty() && e.origin.country != "JP";
}

bool has_japanese_domain(const Brand& brand) {
  return std::any_of(brand.domains.begin(), brand.domains.end(),
                     [](const std::string& domain) { return domain.ends_with(".jp"); });
}

/// The mail speaks for a brand with a Japanese domain: by its name or from its domain.
bool speaks_for_japanese_brand(const Evidence& e) {
  if (e.has_claim())
    return has_japanese_domain(e.lists.brands[static_cast<std::size_t>(e.claimed)]);
  return e.lists.is_any_brand(e.from.domain) && e.from.domain.ends_with(".jp");
}

Finding received_country(const Evidence& e) {
  if (e.origin.country.empty()) return std::nullopt;
  return e.origin.country;
}

Finding received_network(const Evidence& e) {
  if (e.origin.network == 0) return std::nullopt;
  return "AS" + std::to_string(e.origin.network);
}

Finding received_country_unlike_text(const Evidence& e) {
  if (!e.japanese || !is_outside_japan(e)) return std::nullopt;
  return e.origin.country;
}

Finding received_country_unlike_brand(const Evidence& e) {
  if (!is_outside_japan(e) || e.authentication.aligned || !speaks_for_japanese_brand(e)) {
    return std::nullopt;
  }
  return e.origin.country;
}

constexpr auto kRules = std::to_array<Rule>({
    {{"received_country", G::header, L::neutral, "the country the mail came in from",
      "届いた元の国", true},
     received_country},
    {{"received_network", G::header, L::neutral, "the network the mail came in from",
      "届いた元のネットワーク", true},
     received_network},
    {{"received_country_unlike_text", G::header, L::neutral,
      "Japanese text came in from outside Japan", "日本語のメールが国外から届いた"},
     received_country_unlike_text},
    {{"received_country_unlike_brand", G::sender, L::accuses,
      "speaks for a Japanese brand, came in from outside Japan, and nothing proves the sender",
      "日本のブランドを名乗るが、国外から届き、送信元の証明がない"},
     received_country_unlike_brand},
});

}  // namespace

std::span<const Rule> origin_rules() {
  return kRules;
}

}  // namespace furui
