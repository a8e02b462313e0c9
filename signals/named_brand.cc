#include "signals/named_brand.h"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <vector>

#include "signals/brand_matcher.h"
#include "signals/folded_text.h"
#include "signals/list_state.h"

namespace furui {
namespace {

// As many as signals/evidence looks at: a mail names its brand at once.
constexpr std::size_t kNameLetters = 200;
constexpr std::size_t kSubjectLetters = 400;
constexpr std::size_t kHeadLetters = 1500;

std::string first_brand(std::string_view text, std::size_t max_letters, const Lists::State& lists) {
  const std::vector<BrandMatch> matches = lists.matcher.find(fold_letters(text, max_letters));
  const auto found = std::find_if(matches.begin(), matches.end(),
                                  [](const BrandMatch& match) { return !match.weak; });
  return found == matches.end() ? std::string() : lists.brands[found->brand].id;
}

}  // namespace

std::string named_brand(const Mail& mail, const Lists& lists) {
  std::string brand;
  if (!mail.from.empty()) {
    brand = first_brand(mail.from.front().display_name, kNameLetters, lists.state());
  }
  if (brand.empty()) brand = first_brand(mail.subject, kSubjectLetters, lists.state());
  if (brand.empty()) brand = first_brand(mail.text, kHeadLetters, lists.state());
  return brand;
}

}  // namespace furui
