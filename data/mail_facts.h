// What a mail is, besides what its words say: facts to sort a test's results by, and the mails that
// belong together. No feature is made of them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mail/mail.h"

namespace furui {

/// The letters that most of a mail is written in.
enum class MailLanguage : std::uint8_t { none, japanese, chinese, korean, latin, other };

/// "japanese", "latin letters", "no text", ...
[[nodiscard]] std::string_view language_name(MailLanguage language);

struct MailFacts {
  std::string subject;        ///< at most some 200 bytes
  std::string from;           ///< address of the first From, likewise
  std::string sender_domain;  ///< its registrable domain; empty when there is none
  std::string charset;        ///< declared by the first text part, lower case; empty when none is
  MailLanguage language = MailLanguage::none;
  std::optional<std::int64_t> received;  ///< Unix seconds, by the topmost Received field
  std::size_t bytes = 0;                 ///< of the whole mail
  bool has_html = false;
  bool has_plain = false;
  /// Id of the brand it names first. Filled in by those who have the lists (named_brand).
  std::string brand = {};
  /// Hashes of its Message-ID and of those it answers: mails with one in common are of one thread.
  std::vector<std::uint64_t> thread = {};
};

[[nodiscard]] MailFacts facts_of(const Mail& mail);

/// Tells Japanese by a share of kana among the letters of `text` that no other language has, Korean
/// by Hangul, Chinese by ideographs without either. Looks at the first few thousand letters.
[[nodiscard]] MailLanguage language_of(std::string_view text);

/// "4 to 16 KiB": steps of four, so that text mails, newsletters and attachments part.
[[nodiscard]] std::string_view size_name(std::size_t bytes);

/// "HTML and plain text", "plain text alone", ...
[[nodiscard]] std::string_view format_name(const MailFacts& facts);

/// "2024-06" in UTC.
[[nodiscard]] std::string month_of(std::int64_t unix_seconds);

}  // namespace furui
