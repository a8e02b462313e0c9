#include <algorithm>
#include <array>
#include <string_view>

#include "tokenize/property_tokens.h"

namespace furui {
namespace {

// Names that senders' programs and services set, by prefix. Others are counted, not named: a name
// we do not know may be the collecting site's own.
constexpr std::array<std::string_view, 52> kSenderPrefixes = {"reply-to",
                                                              "sender",
                                                              "in-reply-to",
                                                              "references",
                                                              "organization",
                                                              "user-agent",
                                                              "x-mailer",
                                                              "x-mimeole",
                                                              "x-priority",
                                                              "x-msmail-priority",
                                                              "importance",
                                                              "priority",
                                                              "sensitivity",
                                                              "precedence",
                                                              "auto-submitted",
                                                              "x-auto-response",
                                                              "list-unsubscribe",
                                                              "feedback-id",
                                                              "content-",
                                                              "thread-",
                                                              "disposition-notification",
                                                              "return-receipt",
                                                              "errors-to",
                                                              "comments",
                                                              "keywords",
                                                              "dkim-signature",
                                                              "domainkey-signature",
                                                              "x-has-attach",
                                                              "x-originating",
                                                              "x-php",
                                                              "x-sender",
                                                              "x-accept-language",
                                                              "x-sg-",
                                                              "x-ses-",
                                                              "x-mailgun",
                                                              "x-campaign",
                                                              "x-mandrill",
                                                              "x-msg-ref",
                                                              "x-binding",
                                                              "x-qq-",
                                                              "x-cm-",
                                                              "x-coremail",
                                                              "x-get-message",
                                                              "x-authenticated",
                                                              "x-antiabuse",
                                                              "x-report-abuse",
                                                              "x-complaints",
                                                              "x-entity-ref",
                                                              "x-smtpapi",
                                                              "x-mc-",
                                                              "x-notes",
                                                              "x-job"};

}  // namespace

bool is_sender_header(std::string_view lower) {
  return !is_receiver_header(lower) &&
         std::any_of(kSenderPrefixes.begin(), kSenderPrefixes.end(),
                     [&](std::string_view prefix) { return lower.starts_with(prefix); });
}

bool is_list_header(std::string_view lower) {
  return lower.starts_with("list-") || lower == "precedence" || lower == "errors-to" ||
         lower == "sender";
}

}  // namespace furui
