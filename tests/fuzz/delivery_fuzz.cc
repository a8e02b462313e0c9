// Any bytes as a mail that is delivered and reported: the pieces it comes in change nothing, every
// byte behind its header stays, and a report holds it whole.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "mail/mime_tree.h"
#include "mail/transfer_encoding.h"
#include "score/passthrough.h"
#include "score/spam_report.h"

namespace {

void require(bool held) {
  if (!held) std::abort();
}

/// Passed in pieces of `size` bytes, but for a first one that shows which line ends the mail has.
std::string passed_in_pieces(std::string_view mail, const furui::MailMarks& marks,
                             std::size_t size) {
  furui::StatusFilter filter(marks);
  const std::size_t first = std::min(mail.find('\n'), mail.size() - 1) + 1;
  std::string out = filter.pass(mail.substr(0, first));
  for (std::size_t i = first; i < mail.size(); i += size) out += filter.pass(mail.substr(i, size));
  return out + filter.finish();
}

void check_marks(std::string_view mail, std::size_t size) {
  const furui::MailMarks marks{{"X-Furui-Status: spam"}, true, "[迷惑]"};
  const std::string marked = furui::with_marks(mail, marks);
  require(passed_in_pieces(mail, marks, size) == marked);
  // Once ours are in, they alone are taken out and put in again. A mail without any line end has
  // none to keep to.
  const furui::MailMarks fields{marks.fields, true};
  const std::string once = furui::with_marks(mail, fields);
  require(mail.find('\n') == std::string_view::npos || furui::with_marks(once, fields) == once);
  for (const std::string_view blank_line : {"\n\n", "\n\r\n"}) {
    if (const auto body = mail.find(blank_line); body != std::string_view::npos) {
      require(marked.ends_with(mail.substr(body + blank_line.size())));
    }
  }
}

void check_report(std::string_view mail) {
  const std::string report = furui::make_report(mail, *furui::find_report_addressee("dekyo"));
  furui::Defects defects;
  const furui::HeaderBlock header = furui::read_header_block(report, furui::kLimits, defects);
  const furui::MimePart tree = furui::read_mime_tree(
      header, std::string_view(report).substr(header.body_begin), furui::kLimits, defects);
  require(tree.children.size() == 2);
  const furui::MimePart& part = tree.children[1];
  require(part.transfer_encoding == "base64"
              ? furui::decode_base64(part.body).bytes == mail
              : part.content_type.value == "message/rfc822" && part.body == mail);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 2) return 0;
  const std::string_view mail(reinterpret_cast<const char*>(data) + 1, size - 1);
  check_marks(mail, data[0] % 16 + 1U);
  check_report(mail);
  return 0;
}
