#include "score/spam_report.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <set>

#include "mail/ascii.h"
#include "mail/header_encoding.h"

namespace furui {
namespace {

struct KnownAddressee {
  std::string_view name;
  std::string_view address;
  std::string_view subject;
  std::string_view text;
};

constexpr std::string_view kSpamSubject = "迷惑メールの情報提供";
constexpr std::string_view kSpamText =
    "迷惑メールを受信しましたので、情報を提供します。\n"
    "受信したメールの全文を、ヘッダー情報を含めてそのまま添付します。\n";

constexpr std::array<KnownAddressee, 2> kKnown = {{
    {"dekyo", "meiwaku@dekyo.or.jp", kSpamSubject, kSpamText},
    {"antiphishing", "info@antiphishing.jp", "フィッシングメールの報告",
     "フィッシングと思われるメールを受信しましたので、報告します。\n"
     "受信したメールの全文を、ヘッダー情報を含めてそのまま添付します。\n"},
}};

constexpr std::string_view kBoundary = "furui-report-";
constexpr std::size_t kMaxAddressBytes = 254;  // RFC 5321 section 4.5.3.1.3, less the brackets
constexpr std::size_t kMaxLineBytes = 998;     // RFC 5322 section 2.1.1

/// As much of an address's form as keeps other recipients and fields out of the header.
bool is_plain_address(std::string_view text) {
  constexpr std::string_view kSpecial = "()<>[]:;,\\\"";
  const bool plain = std::all_of(text.begin(), text.end(), [&](char c) {
    return c > ' ' && c <= '~' && kSpecial.find(c) == std::string_view::npos;
  });
  const std::size_t at = text.find('@');
  return plain && text.size() <= kMaxAddressBytes && at != std::string_view::npos && at > 0 &&
         at + 1 < text.size() && text.find('@', at + 1) == std::string_view::npos;
}

bool can_be_carried(std::string_view mail) {
  std::size_t line_bytes = 0;
  for (std::size_t i = 0; i < mail.size(); ++i) {
    const bool at_line_end = mail[i] == '\n' || mail.substr(i, 2) == "\r\n";
    if (mail[i] == '\0' || (mail[i] == '\r' && !at_line_end)) return false;
    line_bytes = at_line_end ? 0 : line_bytes + 1;
    if (line_bytes > kMaxLineBytes) return false;
  }
  return true;
}

/// Gives a boundary that does not stand in the mail: its own reports may, numbered.
std::string find_boundary(std::string_view mail) {
  std::set<std::size_t> taken;
  for (auto at = mail.find(kBoundary); at != std::string_view::npos;
       at = mail.find(kBoundary, at + 1)) {
    std::size_t number = 0;
    const char* begin = mail.data() + at + kBoundary.size();
    std::from_chars(begin, mail.data() + mail.size(), number);
    taken.insert(number);
  }
  std::size_t number = 1;
  while (taken.contains(number)) ++number;
  return std::string(kBoundary) + std::to_string(number);
}

std::string_view line_end_of(std::string_view mail) {
  const auto end = mail.find('\n');
  return end != std::string_view::npos && end > 0 && mail[end - 1] == '\r' ? "\r\n" : "\n";
}

/// Lines written one by one, each with the report's line end.
class Lines {
 public:
  explicit Lines(std::string_view line_end) : line_end_(line_end) {}
  void add(std::string_view line) { text_.append(line).append(line_end_); }
  void add_raw(std::string_view bytes) { text_ += bytes; }
  [[nodiscard]] std::string take() { return std::move(text_); }

 private:
  std::string_view line_end_;
  std::string text_;
};

void add_attachment(Lines& lines, std::string_view mail, std::string_view encoding) {
  constexpr std::string_view kName = "filename=\"spam.eml\"";
  const bool as_message = encoding != "base64";
  lines.add(as_message ? "Content-Type: message/rfc822" : "Content-Type: application/octet-stream");
  lines.add("Content-Disposition: attachment; " + std::string(kName));
  lines.add("Content-Transfer-Encoding: " + std::string(encoding));
  lines.add("");
  lines.add_raw(as_message ? std::string(mail) : encode_base64_body(mail, line_end_of(mail)));
}

}  // namespace

std::optional<ReportAddressee> find_report_addressee(std::string_view name) {
  for (const KnownAddressee& known : kKnown) {
    if (name != known.name) continue;
    return ReportAddressee{std::string(known.address), std::string(known.subject),
                           std::string(known.text)};
  }
  if (!is_plain_address(name)) return std::nullopt;
  return ReportAddressee{std::string(name), std::string(kSpamSubject), std::string(kSpamText)};
}

std::string make_report(std::string_view mail, const ReportAddressee& addressee) {
  const std::string_view line_end = line_end_of(mail);
  const std::string_view encoding = !can_be_carried(mail) ? "base64"
                                    : is_ascii(mail)      ? "7bit"
                                                          : "8bit";
  const std::string boundary = find_boundary(mail);
  Lines lines(line_end);
  lines.add("To: " + addressee.address);
  lines.add("Subject: " + encode_header_text(addressee.subject, std::string(line_end) + " "));
  lines.add("MIME-Version: 1.0");
  lines.add("Content-Type: multipart/mixed; boundary=\"" + boundary + "\"");
  if (encoding == "8bit") lines.add("Content-Transfer-Encoding: 8bit");
  lines.add("");
  lines.add("--" + boundary);
  lines.add("Content-Type: text/plain; charset=UTF-8");
  lines.add("Content-Transfer-Encoding: base64");
  lines.add("");
  std::string text;
  for (const char c : addressee.text) text += c == '\n' ? std::string("\r\n") : std::string(1, c);
  lines.add_raw(encode_base64_body(text, line_end));
  lines.add("--" + boundary);
  add_attachment(lines, mail, encoding);
  lines.add("");
  lines.add("--" + boundary + "--");
  return lines.take();
}

}  // namespace furui
