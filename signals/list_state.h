// The lists ready for look-up: what Lists holds. For the files of this room alone.
#pragma once

#include <bitset>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "mail/domain.h"
#include "signals/brand_matcher.h"
#include "signals/domain_set.h"
#include "signals/lists.h"
#include "signals/phrase_finder.h"
#include "signals/randomness.h"

namespace furui {

struct Brand {
  std::string id;
  std::string shown;  ///< the first of its names, for people
  std::vector<std::string> domains;
  std::vector<std::string> groups;
  std::vector<std::uint16_t> partners;  ///< other brands that share a group
};

enum class RiskyTld : std::uint8_t { medium, strong };
enum class InstantHost : std::uint8_t { dynamic_dns, page };

/// A host that leads on to an address written inside the link.
struct Redirector {
  bool is_wrapper = false;  ///< set in by the receiver's side, not by the sender
  std::string parameter;    ///< empty: anywhere
};

struct Lists::State {
  std::vector<Brand> brands;
  BrandMatcher matcher;
  DomainMap<std::vector<std::uint16_t>> brand_domains;  ///< official domain -> brands
  DomainSet mixed_domains;
  DomainSet free_mail;
  DomainSet shorteners;
  DomainMap<InstantHost> instant_hosts;
  DomainSet shared_hosting;
  DomainMap<RiskyTld> risky_tlds;
  DomainSet trackers;
  DomainMap<Redirector> redirectors;
  DomainSet neutral_hosts;
  std::unordered_set<std::string> ordinary_words;
  PhraseFinder phrases;
  std::bitset<0x5200> simplified_letters;  ///< from U+4E00
  LetterModel letter_model;

  /// Tells whether `host` belongs to the brand.
  [[nodiscard]] bool is_official(std::uint16_t brand, std::string_view host) const;
  /// Tells whether `host` belongs to a brand that may speak for this one: the same group.
  [[nodiscard]] bool is_partner(std::uint16_t brand, std::string_view host) const;
  /// Tells whether `host` belongs to any brand.
  [[nodiscard]] bool is_any_brand(std::string_view host) const {
    return brand_domains.find(host) != nullptr;
  }
  /// Gives the brand a Latin word misspells, or -1; ordinary words misspell nothing.
  /// Weak names count for the brand `claimed` alone.
  [[nodiscard]] int misspelled_brand(std::string_view word, int claimed) const;
  [[nodiscard]] bool is_risky(std::string_view host) const {
    return risky_tlds.find(top_level_domain(host)) != nullptr;
  }
  [[nodiscard]] bool is_simplified(char32_t point) const {
    return point >= 0x4E00 && point - 0x4E00 < simplified_letters.size() &&
           simplified_letters[point - 0x4E00];
  }
};

}  // namespace furui
