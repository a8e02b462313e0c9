#include "signals/host_trace.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "mail/domain.h"
#include "signals/folded_text.h"
#include "signals/look_alike.h"

namespace furui {
namespace {

// RFC 1035 section 2.3.4; longer text is no host and not worth the time.
constexpr std::size_t kLongestHost = 253;

bool is_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

/// Calls `take` with the words between full stops and hyphens, once with digits, once without.
template <typename Take>
void for_each_word(std::string_view part, Take take) {
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= part.size(); ++i) {
    if (i < part.size() && is_letter_or_digit(part[i])) continue;
    std::string_view word = part.substr(begin, i - begin);
    begin = i + 1;
    if (word.size() < 3) continue;
    take(word);
    const std::size_t size = word.size();
    while (!word.empty() && word.back() >= '0' && word.back() <= '9') word.remove_suffix(1);
    while (!word.empty() && word.front() >= '0' && word.front() <= '9') word.remove_prefix(1);
    if (word.size() != size && word.size() >= 3) take(word);
  }
}

std::string without_hyphens(std::string_view label) {
  std::string joined(label);
  std::erase(joined, '-');
  return joined;
}

/// Gives the brand a word is the name of; of the claimed one's group short names count too.
int brand_of_word(const Lists::State& lists, std::string_view word, int claimed) {
  const int found = lists.matcher.find_exact(word, claimed);
  if (found >= 0 || claimed < 0) return found;
  const auto& partners = lists.brands[static_cast<std::size_t>(claimed)].partners;
  return lists.matcher.is_name_of(word, partners) ? claimed : -1;
}

int named_brand(const Lists::State& lists, std::string_view part, int claimed) {
  int found = -1;
  for_each_word(part, [&](std::string_view word) {
    if (found < 0) found = brand_of_word(lists, word, claimed);
  });
  if (found < 0) {
    std::size_t begin = 0;
    while (begin <= part.size() && found < 0) {
      const std::size_t dot = std::min(part.find('.', begin), part.size());
      const std::string label = without_hyphens(part.substr(begin, dot - begin));
      found = brand_of_word(lists, label, claimed);
      const bool holds_claimed =
          found < 0 && claimed >= 0 &&
          lists.matcher.contains_name(label, static_cast<std::uint16_t>(claimed));
      if (holds_claimed) found = claimed;
      begin = dot + 1;
    }
  }
  return found;
}

int misspelled(const Lists::State& lists, std::string_view part, int claimed) {
  int found = -1;
  for_each_word(part, [&](std::string_view word) {
    if (found < 0) found = lists.misspelled_brand(word, claimed);
  });
  return found;
}

bool is_resembled(const Lists::State& lists, std::string_view host, int claimed) {
  bool found = false;
  for_each_word(host, [&](std::string_view word) {
    found = found || lists.matcher.resembles_name(word, static_cast<std::uint16_t>(claimed));
  });
  return found;
}

constexpr std::array<std::string_view, 5> kSecondLevels = {"co", "ne", "or", "go", "ac"};

/// "co.jjp", "co.ip": a Japanese suffix with a typing error inside a host.
bool has_nearly_national_suffix(std::string_view sub_domain) {
  std::string_view before;
  bool found = false;
  std::size_t begin = 0;
  while (begin <= sub_domain.size()) {
    const std::size_t end = std::min(sub_domain.find_first_of(".-", begin), sub_domain.size());
    const std::string_view label = sub_domain.substr(begin, end - begin);
    const bool near = (label.size() == 2 || label.size() == 3) && label != "jp" &&
                      edit_distance(label, "jp", 1) <= 1;
    const bool after_second_level =
        std::find(kSecondLevels.begin(), kSecondLevels.end(), before) != kSecondLevels.end() &&
        begin > before.size() + 1;
    found = found || (near && after_second_level);
    before = label;
    begin = end + 1;
  }
  return found;
}

/// "amazon-co-jp.example", "smbc.co.jp.example": a Japanese suffix where none can be.
bool has_national_suffix(std::string_view part) {
  for (std::size_t at = part.find("jp"); at != std::string_view::npos;
       at = part.find("jp", at + 1)) {
    const bool ends = at + 2 == part.size() || !is_letter_or_digit(part[at + 2]);
    if (!ends || at < 4 || is_letter_or_digit(part[at - 1])) continue;
    const std::string_view second = part.substr(at - 3, 2);
    if (std::find(kSecondLevels.begin(), kSecondLevels.end(), second) != kSecondLevels.end() &&
        !is_letter_or_digit(part[at - 4])) {
      return true;
    }
  }
  return false;
}

/// A brand's own name under another country's suffix is most often the brand itself (amazon.de).
bool may_be_other_country(const Lists::State& lists, std::string_view registrable) {
  const std::string_view tld = top_level_domain(registrable);
  return lists.risky_tlds.find(tld) == nullptr && tld.size() <= 3;
}

void trace_unicode(const Lists::State& lists, std::string_view unicode_host, int claimed,
                   HostTrace& trace) {
  const bool plain = std::all_of(unicode_host.begin(), unicode_host.end(),
                                 [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  if (plain) return;
  const FoldedText folded = fold_letters(unicode_host, kLongestHost);
  trace.mixed_script = folded.mixed_script_word;
  const bool disguised =
      std::any_of(folded.disguises.begin(), folded.disguises.end(),
                  [](Disguise disguise) { return disguise >= Disguise::accent; });
  if (disguised) trace.look_alike_brand = named_brand(lists, folded.text, claimed);
}

}  // namespace

bool names_country(std::string_view tld) {
  constexpr std::array<std::string_view, 27> kSoldToAll = {
      "ai", "am", "be", "cc", "co", "eu", "fm", "gd", "gg", "gl", "im", "in", "io", "is",
      "la", "ly", "me", "ms", "nu", "sh", "so", "st", "to", "tv", "us", "vc", "ws"};
  return tld.size() == 2 &&
         std::find(kSoldToAll.begin(), kSoldToAll.end(), tld) == kSoldToAll.end();
}

std::string_view registrable_label(std::string_view registrable) {
  return registrable.substr(0, registrable.find('.'));
}

HostTrace trace_brands(const Lists::State& lists, std::string_view host,
                       std::string_view unicode_host, std::string_view registrable, int claimed) {
  HostTrace trace;
  if (host.empty() || host.size() > kLongestHost || lists.is_any_brand(host) ||
      lists.trackers.covers(host) || lists.neutral_hosts.covers(host)) {
    return trace;
  }
  const std::string_view label = registrable_label(registrable);
  const std::size_t sub_size =
      host.size() > registrable.size() ? host.size() - registrable.size() - 1 : 0;
  const std::string_view sub_domain = host.substr(0, sub_size);
  trace.label_brand = named_brand(lists, label, claimed);
  if (trace.label_brand >= 0 && lists.matcher.find_exact(label, trace.label_brand) >= 0 &&
      may_be_other_country(lists, registrable)) {
    trace.label_brand = -1;
    return trace;
  }
  trace.sub_domain_brand = named_brand(lists, sub_domain, claimed);
  trace.national_suffix_inside = has_national_suffix(sub_domain) || has_national_suffix(label) ||
                                 has_nearly_national_suffix(sub_domain);
  if (trace.label_brand < 0) trace.misspelled_brand = misspelled(lists, label, claimed);
  if (trace.misspelled_brand < 0 && trace.sub_domain_brand < 0) {
    trace.misspelled_brand = misspelled(lists, sub_domain, claimed);
  }
  const bool named = trace.label_brand >= 0 || trace.sub_domain_brand >= 0;
  if (claimed >= 0 && !named && is_resembled(lists, host, claimed)) trace.resembled_brand = claimed;
  trace_unicode(lists, unicode_host, claimed, trace);
  return trace;
}

}  // namespace furui
