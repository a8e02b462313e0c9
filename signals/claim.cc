#include "signals/claim.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "mail/ascii.h"
#include "mail/letters.h"
#include "mail/normalize.h"
#include "mail/utf8.h"
#include "signals/evidence.h"

namespace furui {
namespace {

constexpr std::array<std::string_view, 14> kOpening = {"【", "「", "『", "[",  "(",  "<", "〈",
                                                       "《", "〔", "≪",  "〖", "\"", "'", "＜"};
constexpr std::array<std::string_view, 14> kClosing = {"】", "」", "』", "]",  ")",  ">", "〉",
                                                       "》", "〕", "≫",  "〗", "\"", "'", "＞"};

template <std::size_t N>
bool begins_with_any(std::string_view text, const std::array<std::string_view, N>& marks) {
  return std::any_of(marks.begin(), marks.end(),
                     [&](std::string_view mark) { return text.starts_with(mark); });
}

template <std::size_t N>
bool ends_with_any(std::string_view text, const std::array<std::string_view, N>& marks) {
  return std::any_of(marks.begin(), marks.end(),
                     [&](std::string_view mark) { return text.ends_with(mark); });
}

/// Takes bracketed tags and decoration off the front: "【重要】楽天カード" begins with 楽天カード.
std::string_view without_front_matter(std::string_view before) {
  before = trimmed(before);
  for (const std::string_view form :
       {"株式会社", "(株)", "㈱", "◆", "■", "★", "●", "※", "<<", "<"}) {
    while (before.starts_with(form)) before = trimmed(before.substr(form.size()));
  }
  if (begins_with_any(before, kOpening)) {
    std::size_t nearest = std::string_view::npos;
    std::size_t length = 0;
    for (const std::string_view mark : kClosing) {
      const std::size_t at = before.find(mark, 1);
      if (at < nearest) {
        nearest = at;
        length = mark.size();
      }
    }
    if (nearest != std::string_view::npos)
      return without_front_matter(before.substr(nearest + length));
    // Only the bracket the name itself stands in is left.
    if (before.size() <= 3) return {};
  }
  return before;
}

bool is_japanese_letter(std::string_view text) {
  if (text.empty()) return false;
  std::size_t position = 0;
  const char32_t point = decode_utf8(text, position);
  return is_plain_japanese(point);
}

/// A name that is an ordinary word counts with nothing but brackets or Japanese grown onto it.
bool stands_alone(std::string_view text, const BrandMatch& match) {
  const std::string_view after = text.substr(match.end);
  const std::string_view before = text.substr(0, match.begin);
  const bool free_before =
      trimmed(before).empty() || ends_with_any(before, kOpening) || ends_with_any(before, kClosing);
  const bool free_after = trimmed(after).empty() || begins_with_any(after, kClosing) ||
                          (match.latin && is_japanese_letter(after));
  return free_before && free_after;
}

bool follows(const Evidence& evidence, const FoldedText& folded, const BrandMatch& match,
             Phrase phrase) {
  constexpr std::size_t kSuffixBytes = 60;
  const std::string after =
      normalize(trimmed(std::string_view(folded.text).substr(match.end, kSuffixBytes)));
  return evidence.lists.phrases.begins_with(after, phrase);
}

bool is_part_of_host(std::string_view text, const BrandMatch& match) {
  const auto is_joint = [](char c) {
    return c == '.' || c == '-' || c == '/' || c == '@' || c == '_';
  };
  const bool before = match.begin > 0 && is_joint(text[match.begin - 1]);
  const bool after = match.end + 1 < text.size() && is_joint(text[match.end]) &&
                     is_letter(static_cast<unsigned char>(text[match.end + 1]));
  return match.latin && (before || after);
}

bool is_forward_or_reply(std::string_view subject_text) {
  for (const std::string_view prefix :
       {"re:", "fwd:", "fw:", "転送:", "返信:", "【転送】", "re :"}) {
    if (subject_text.starts_with(prefix)) return true;
  }
  return false;
}

/// A colleague's proven mail tells of brands and speaks for none.
bool is_in_house(const Evidence& evidence) {
  const auto& domains = evidence.recipient_domains;
  return evidence.authentication.aligned && !evidence.from_is_free_mail &&
         !evidence.lists.mixed_domains.has_exactly(evidence.from.domain) &&
         std::find(domains.begin(), domains.end(), evidence.from_registrable) != domains.end();
}

/// "お客様のJCBアカウントが": speaks to a customer about his own account.
bool is_customers_own(std::string_view text, const BrandMatch& match) {
  const std::string_view before = trimmed(text.substr(0, match.begin));
  const std::string_view after = trimmed(text.substr(match.end));
  constexpr std::array<std::string_view, 5> kWhose = {"お客様の", "お客さまの", "あなたの",
                                                      "貴方の", "ご利用の"};
  constexpr std::array<std::string_view, 6> kWhat = {"アカウント", "カード", "口座",
                                                     "会員",       "ID",     "ご契約"};
  return ends_with_any(before, kWhose) && begins_with_any(after, kWhat);
}

bool is_bracketed(std::string_view text, const BrandMatch& match) {
  const std::string_view before = trimmed(text.substr(0, match.begin));
  const std::string_view after = trimmed(text.substr(match.end));
  return ends_with_any(before, kOpening) || begins_with_any(after, kClosing);
}

/// Who writes says so at the top; further down brands are partners, payments and examples.
constexpr std::size_t kClaimBytes = 900;

/// "いつも…をご利用いただき": only the brand itself thanks for using it.
bool thanks_for_use(std::string_view text, const BrandMatch& match) {
  constexpr std::size_t kBeforeBytes = 36;
  const std::size_t start = match.begin > kBeforeBytes ? match.begin - kBeforeBytes : 0;
  const std::string_view before = text.substr(start, match.begin - start);
  const std::string_view after = text.substr(match.end);
  constexpr std::array<std::string_view, 6> kUse = {
      "をご利用いただ", "をご利用頂", "をご利用下さ", "をご愛顧", "をお引き立て", "をお使いいただ"};
  constexpr std::array<std::string_view, 5> kAlways = {"いつも", "平素", "日頃", "毎度", "この度"};
  return begins_with_any(after, kUse) &&
         std::any_of(kAlways.begin(), kAlways.end(), [&](std::string_view word) {
           return before.find(word) != std::string_view::npos;
         });
}

/// A line that begins with the brand and goes on as an office or as "…です。".
bool introduces_writer(const Evidence& evidence, std::string_view text, const BrandMatch& match) {
  const std::size_t line = text.rfind('\n', match.begin == 0 ? 0 : match.begin - 1);
  const std::size_t begin = match.begin == 0 || line == std::string_view::npos ? 0 : line + 1;
  if (!without_front_matter(text.substr(begin, match.begin - begin)).empty()) return false;
  const std::string_view after = text.substr(match.end);
  constexpr std::array<std::string_view, 4> kIs = {"です。", "でございます。", "からのお知らせ",
                                                   "より重要な"};
  return begins_with_any(after, kIs) ||
         follows(evidence, evidence.head, match, Phrase::office_role);
}

}  // namespace

const BrandMatch* find_name_claim(const Evidence& evidence) {
  const std::string_view text = evidence.from_name.text;
  for (const BrandMatch& match : evidence.name_brands) {
    if (follows(evidence, evidence.from_name, match, Phrase::name_suffix)) continue;
    if (match.weak && !stands_alone(text, match)) continue;
    const bool at_start = without_front_matter(text.substr(0, match.begin)).empty();
    if (at_start || follows(evidence, evidence.from_name, match, Phrase::office_role) ||
        (!match.weak && trimmed(text.substr(match.end)).empty() && evidence.japanese)) {
      return &match;
    }
  }
  return nullptr;
}

const BrandMatch* find_subject_claim(const Evidence& evidence) {
  if (!evidence.japanese || is_forward_or_reply(evidence.subject_text) || is_in_house(evidence)) {
    return nullptr;
  }
  // "…をかたるメールにご注意": the brand is the topic.
  if (evidence.subject_phrases.has(Phrase::security_advice)) return nullptr;
  const std::string_view text = evidence.subject.text;
  for (const BrandMatch& match : evidence.subject_brands) {
    if (is_part_of_host(text, match)) continue;
    if (follows(evidence, evidence.subject, match, Phrase::subject_suffix)) continue;
    if (match.weak && !stands_alone(text, match)) continue;
    if (is_bracketed(text, match) || is_customers_own(text, match)) return &match;
    const bool at_start = without_front_matter(text.substr(0, match.begin)).empty();
    if (at_start && evidence.subject_phrases.has(Phrase::notice)) return &match;
  }
  return nullptr;
}

const BrandMatch* find_text_claim(const Evidence& evidence) {
  if (!evidence.japanese || evidence.is_reply || is_forward_or_reply(evidence.subject_text) ||
      is_in_house(evidence)) {
    return nullptr;
  }
  const std::string_view text = evidence.head.text;
  for (const BrandMatch& match : evidence.text_brands) {
    if (match.begin > kClaimBytes) break;
    if (match.weak || is_part_of_host(text, match)) continue;
    if (follows(evidence, evidence.head, match, Phrase::name_suffix)) continue;
    if (thanks_for_use(text, match) || introduces_writer(evidence, text, match) ||
        is_customers_own(text, match)) {
      return &match;
    }
  }
  return nullptr;
}

}  // namespace furui
