// What X-Mailer and User-Agent say. Families are described, not listed as they were seen: next
// year's tool makes up other words.
#pragma once

#include <string_view>

#include "signals/randomness.h"

namespace furui {

/// A random word and a small number ("Tac 3", "Qgeszx 8"), two random words and a version, or one
/// long random word and numbers.
[[nodiscard]] bool is_random_mailer(std::string_view mailer, const LetterModel& model);

/// A Chinese mail program or edition: "[cn]", Foxmail, Coremail, QQMail.
[[nodiscard]] bool is_chinese_mailer(std::string_view mailer);

/// Outlook Express or Outlook of the 1990s.
[[nodiscard]] bool is_old_outlook(std::string_view mailer);

/// A program for people who write mail by hand: Outlook, Foxmail, Thunderbird, a telephone's.
[[nodiscard]] bool is_personal_mailer(std::string_view mailer);

/// Mail programs hardly used outside Japan.
[[nodiscard]] bool is_japanese_mailer(std::string_view mailer);

}  // namespace furui
