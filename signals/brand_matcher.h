// Finds the brands that a text names, as people read it: whatever its width, spacing, invisible and
// look-alike letters. Whether naming it is a claim, and whether the claim is true, is for others.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "signals/domain_set.h"
#include "signals/folded_text.h"

namespace furui {

/// A brand's name found in a folded text.
struct BrandMatch {
  std::uint16_t brand = 0;  ///< row of the brands list
  std::size_t begin = 0;    ///< bytes of FoldedText::text
  std::size_t end = 0;
  bool weak = false;                   ///< the name is an ordinary word too
  bool latin = false;                  ///< the name consists of ASCII
  bool spaced = false;                 ///< its letters were pulled apart
  Disguise disguise = Disguise::none;  ///< the worst of its letters
};

/// Immutable after building.
class BrandMatcher {
 public:
  /// Adds a spelling of a brand; call build() after the last.
  void add(std::string_view name, std::uint16_t brand, bool weak);
  void build();

  /// Gives the names in order, the longest at each place, without overlap. A Latin name touches no
  /// other letter or digit, a katakana name no other katakana; Latin names of four letters or
  /// fewer are compared with case.
  [[nodiscard]] std::vector<BrandMatch> find(const FoldedText& folded) const;

  /// Adds a name as hosts write it ("smbc-card"); it is looked for in hosts, not in texts.
  void add_host_name(std::string_view name, std::uint16_t brand, bool weak);

  /// Gives the brand whose Latin name `word` misspells (see is_misspelling), or -1. `word` is lower
  /// case ASCII. Weak names count for the brand `claimed` alone (-1: none).
  [[nodiscard]] int find_misspelled(std::string_view word, int claimed) const;

  /// Gives the brand whose Latin name `word` is, hyphens left out, or -1. `word` is lower case
  /// ASCII. Names that are weak or shorter than five letters count for `claimed` alone.
  [[nodiscard]] int find_exact(std::string_view word, int claimed) const;

  /// Tells whether `word` is a Latin name, not a weak one, of at least four letters of one of
  /// `brands`. `word` is lower case ASCII without hyphens.
  [[nodiscard]] bool is_name_of(std::string_view word, std::span<const std::uint16_t> brands) const;

  /// Tells whether `word` resembles a Latin name of `brand` (see resembles). Lower case ASCII.
  [[nodiscard]] bool resembles_name(std::string_view word, std::uint16_t brand) const;

  /// Tells whether a Latin name of `brand` of at least four letters stands inside `word`.
  [[nodiscard]] bool contains_name(std::string_view word, std::uint16_t brand) const;

 private:
  struct Alias {
    std::string letters;
    std::uint16_t brand;
    bool weak;
    bool with_case;
    bool latin_start;
    bool latin_end;
    bool latin;
    bool katakana;
  };
  struct LatinName {
    std::string letters;  ///< lower case, only letters and digits
    std::uint16_t brand;
    bool weak;
  };

  [[nodiscard]] bool match_at(const FoldedText& folded, std::size_t position, const Alias& alias,
                              BrandMatch& match) const;

  static constexpr std::size_t kBuckets = 512;
  std::vector<Alias> aliases_;
  std::vector<LatinName> latin_names_;
  std::unordered_map<std::string, std::vector<std::uint16_t>, TransparentHash, std::equal_to<>>
      by_latin_name_;  ///< to latin_names_
  std::array<std::vector<std::uint16_t>, 128> by_latin_start_;
  std::array<std::vector<std::uint16_t>, kBuckets> by_first_letter_;
};

}  // namespace furui
