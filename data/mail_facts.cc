#include "data/mail_facts.h"

#include <xxhash.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>

#include "mail/ascii.h"
#include "mail/domain.h"
#include "mail/letters.h"
#include "mail/utf8.h"

namespace furui {
namespace {

/// Of what a report shows of a mail; hostile fields can be megabytes.
constexpr std::size_t kMaxShownBytes = 200;
constexpr std::size_t kMaxCharsetBytes = 40;
constexpr std::size_t kMaxThreadIds = 100;

std::string shortened(std::string_view text, std::size_t max_bytes) {
  if (text.size() <= max_bytes) return std::string(text);
  while (max_bytes > 0 && (static_cast<unsigned char>(text[max_bytes]) & 0xC0U) == 0x80) {
    --max_bytes;
  }
  return std::string(text.substr(0, max_bytes));
}

std::uint64_t hash_of(std::string_view id) {
  return XXH3_64bits(id.data(), id.size());
}

/// Adds the hashes of the <ids> in a value.
void add_ids(const HeaderField* field, std::vector<std::uint64_t>& ids) {
  if (field == nullptr) return;
  const std::string_view value = field->value;
  for (std::size_t open = value.find('<'); open != std::string_view::npos;) {
    const std::size_t close = value.find('>', open);
    if (close == std::string_view::npos || ids.size() >= kMaxThreadIds) return;
    ids.push_back(hash_of(value.substr(open + 1, close - open - 1)));
    open = value.find('<', close);
  }
}

std::vector<std::uint64_t> thread_of(const Mail& mail) {
  std::vector<std::uint64_t> ids;
  if (!mail.message_id.empty()) ids.push_back(hash_of(mail.message_id));
  add_ids(mail.find_header("In-Reply-To"), ids);
  add_ids(mail.find_header("References"), ids);
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  return ids;
}

std::string declared_charset(const Mail& mail) {
  const auto text = std::find_if(mail.parts.begin(), mail.parts.end(),
                                 [](const Part& part) { return part.type.starts_with("text/"); });
  return text == mail.parts.end() ? std::string()
                                  : shortened(text->declared_charset, kMaxCharsetBytes);
}

/// Letters of a text by script.
struct LetterCounts {
  std::size_t kana = 0;
  std::size_t han = 0;
  std::size_t hangul = 0;
  std::size_t latin = 0;
  std::size_t other = 0;

  [[nodiscard]] std::size_t all() const { return kana + han + hangul + latin + other; }
};

LetterCounts count_letters(std::string_view text) {
  constexpr std::size_t kEnough = 4000;
  LetterCounts counts;
  for (std::size_t at = 0; at < text.size() && counts.all() < kEnough;) {
    const char32_t point = decode_utf8(text, at);
    if (point < 0x80) {
      if (is_ascii_letter(static_cast<char>(point))) ++counts.latin;
    } else if (is_between(point, 0x3041, 0x30FF) || is_between(point, 0xFF66, 0xFF9F)) {
      ++counts.kana;
    } else if (is_han(point)) {
      ++counts.han;
    } else if (is_between(point, 0xAC00, 0xD7A3) || is_between(point, 0x1100, 0x11FF)) {
      ++counts.hangul;
    } else if (is_letter(point)) {
      ++(point < 0x250 || is_between(point, 0x1E00, 0x1EFF) ? counts.latin : counts.other);
    }
  }
  return counts;
}

}  // namespace

std::string_view language_name(MailLanguage language) {
  static constexpr std::array kNames = {"no text", "Japanese",      "Chinese",
                                        "Korean",  "Latin letters", "other letters"};
  return kNames.at(static_cast<std::size_t>(language));
}

MailLanguage language_of(std::string_view text) {
  const LetterCounts counts = count_letters(text);
  const std::size_t all = counts.all();
  // Japanese has a third of kana and more; links and names in Latin letters dilute it.
  const auto has_a_twentieth = [&](std::size_t letters) { return 20 * letters >= all; };
  if (all == 0) return MailLanguage::none;
  if (has_a_twentieth(counts.kana)) return MailLanguage::japanese;
  if (has_a_twentieth(counts.hangul)) return MailLanguage::korean;
  if (has_a_twentieth(counts.han)) return MailLanguage::chinese;
  return 2 * counts.latin >= all ? MailLanguage::latin : MailLanguage::other;
}

MailFacts facts_of(const Mail& mail) {
  MailFacts facts;
  facts.subject = shortened(mail.subject, kMaxShownBytes);
  if (!mail.from.empty()) {
    facts.from = shortened(mail.from.front().address, kMaxShownBytes);
    facts.sender_domain = shortened(registrable_domain(mail.from.front().domain), kMaxShownBytes);
  }
  facts.charset = declared_charset(mail);
  facts.language = language_of(mail.text.empty() ? mail.subject : mail.text);
  if (!mail.received.empty() && mail.received.front().date) {
    facts.received = mail.received.front().date->unix_seconds;
  }
  facts.bytes = mail.raw_bytes;
  facts.has_html = mail.has_html;
  facts.has_plain = mail.has_plain;
  facts.thread = thread_of(mail);
  return facts;
}

std::string_view size_name(std::size_t bytes) {
  constexpr std::size_t kKib = 1024;
  if (bytes < 4 * kKib) return "under 4 KiB";
  if (bytes < 16 * kKib) return "4 to 16 KiB";
  if (bytes < 64 * kKib) return "16 to 64 KiB";
  if (bytes < 256 * kKib) return "64 to 256 KiB";
  return "256 KiB and more";
}

std::string_view format_name(const MailFacts& facts) {
  if (facts.has_html) return facts.has_plain ? "HTML and plain text" : "HTML alone";
  return facts.has_plain ? "plain text alone" : "no text part";
}

std::string month_of(std::int64_t unix_seconds) {
  using namespace std::chrono;
  const auto day = floor<days>(sys_seconds(seconds(unix_seconds)));
  const year_month_day date(day);
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%04d-%02u", static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()));
  return text.data();
}

}  // namespace furui
