// The mail one sends to those who act on spam in Japan, with the spam in it as it came, header and
// all. Sends nothing.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace furui {

/// Who gets a report, and the words it comes with.
struct ReportAddressee {
  std::string address;
  std::string subject;  ///< UTF-8
  std::string text;     ///< UTF-8, lines ending in LF
};

/// Gives "dekyo" (Anti-Spam Consultation Center of the Japan Data Communications Association, for
/// advertisements and forged senders), "antiphishing" (Council of Anti-Phishing Japan), or whose
/// address `name` is; nothing when it is none of these.
[[nodiscard]] std::optional<ReportAddressee> find_report_addressee(std::string_view name);

/// Makes the report: multipart/mixed of the words and the mail as message/rfc822, 7bit or 8bit as
/// its bytes are, for no other encoding is allowed there (RFC 2046 section 5.2.1). A mail that
/// servers could not carry so (NUL, CR alone, lines over 998 bytes) is attached as a file in
/// base64. From, Date and Message-ID are left to the program that sends it. Line ends are the
/// mail's own.
[[nodiscard]] std::string make_report(std::string_view mail, const ReportAddressee& addressee);

}  // namespace furui
