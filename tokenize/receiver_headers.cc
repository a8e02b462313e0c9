#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "mail/ascii.h"
#include "tokenize/property_tokens.h"

namespace furui {
namespace {

// Verdicts and marks of filters, whatever their maker calls them.
constexpr std::array<std::string_view, 16> kFilterWords = {
    "spam",  "virus", "bogosity", "amavis", "rspamd", "bayes",   "scan",       "filter",
    "furui", "phish", "junk",     "greyl",  "dspam",  "quarant", "reputation", "ironport"};

// Delivery, mailbox status, collecting programs, receiving services, list servers.
constexpr std::array<std::string_view, 46> kReceiverPrefixes = {
    "received",     "return-path",   "delivered-to",
    "envelope-to",  "x-original-to", "x-envelope",
    "x-delivered",  "apparently-to", "to",
    "cc",           "bcc",           "status",
    "x-status",     "x-keywords",    "x-uid",
    "x-mozilla",    "lines",         "content-length",
    "x-gmail",      "x-evolution",   "x-imap",
    "x-pop3",       "x-folder",      "x-account",
    "x-fetch",      "x-getmail",     "authentication-results",
    "arc-",         "x-received",    "x-google-smtp",
    "x-forwarded",  "x-ms-exchange", "x-microsoft",
    "x-forefront",  "x-eop",         "x-barracuda",
    "x-proofpoint", "x-mimedefang",  "x-ymail",
    "x-apparently", "x-loop",        "x-beenthere",
    "x-mailman",    "x-ml-",         "xref",
    "x-resent"};

bool is_any(std::string_view lower, const auto& words, auto matches) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return matches(lower, word); });
}

}  // namespace

bool is_receiver_header(std::string_view name) {
  const std::string lower = ascii_lowered(name);
  const bool filter = is_any(lower, kFilterWords, [](std::string_view text, std::string_view word) {
    return text.find(word) != std::string_view::npos;
  });
  // Two-letter names must match whole: "to" is no prefix of "topic".
  return filter ||
         is_any(lower, kReceiverPrefixes, [](std::string_view text, std::string_view prefix) {
           return prefix.size() == 2 ? text == prefix : text.starts_with(prefix);
         });
}

}  // namespace furui
