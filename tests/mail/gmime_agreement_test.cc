// GMime as an oracle: the parts of every sample mail and of some built ones, read by both. furui
// parses MIME itself for its speed on hostile mails; where well-formed mails go, the two must
// agree.
#include <doctest/doctest.h>
#include <gmime/gmime.h>

#include <algorithm>
#include <memory>
#include <string>
#include <string_view>

#include "mail/mailbox.h"
#include "mail/parse_mail.h"

using namespace furui;

namespace {

/// What both say of a mail, a line each.
struct Reading {
  std::string leaves;  ///< "text/plain 12"; of a message/rfc822, which GMime parses, the type alone
  std::string names;   ///< of the files that have one

  void add_leaf(const std::string& type, std::size_t size) {
    leaves += type;
    if (type != "message/rfc822") leaves += " " + std::to_string(size);
    leaves += '\n';
  }
};

struct Release {
  void operator()(void* object) const { g_object_unref(object); }
};
template <typename T>
using Held = std::unique_ptr<T, Release>;

std::size_t decoded_size(GMimePart* part) {
  GMimeDataWrapper* content = g_mime_part_get_content(part);
  if (content == nullptr) return 0;
  const Held<GMimeStream> sink(g_mime_stream_null_new());
  return static_cast<std::size_t>(g_mime_data_wrapper_write_to_stream(content, sink.get()));
}

void collect(GMimeObject* object, Reading& reading) {
  if (GMIME_IS_MULTIPART(object)) {
    auto* multipart = reinterpret_cast<GMimeMultipart*>(object);
    for (int i = 0; i < g_mime_multipart_get_count(multipart); ++i) {
      collect(g_mime_multipart_get_part(multipart, i), reading);
    }
  } else if (GMIME_IS_MESSAGE_PART(object)) {
    reading.add_leaf("message/rfc822", 0);
  } else if (GMIME_IS_PART(object)) {
    auto* part = reinterpret_cast<GMimePart*>(object);
    GMimeContentType* type = g_mime_object_get_content_type(object);
    char* name = g_mime_content_type_get_mime_type(type);
    std::string lowered = name;
    g_free(name);
    std::transform(lowered.begin(), lowered.end(), lowered.begin(), g_ascii_tolower);
    reading.add_leaf(lowered, decoded_size(part));
    const char* file = g_mime_part_get_filename(part);
    if (file != nullptr) reading.names += file + std::string("\n");
  }
}

Reading read_with_gmime(std::string_view mail) {
  static const bool kIsReady = (g_mime_init(), true);
  (void)kIsReady;
  const Held<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(mail.data(), mail.size()));
  const Held<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
  const Held<GMimeMessage> message(g_mime_parser_construct_message(parser.get(), nullptr));
  Reading reading;
  if (message != nullptr) collect(g_mime_message_get_mime_part(message.get()), reading);
  return reading;
}

Reading read_with_furui(std::string_view bytes) {
  const Mail mail = parse_mail(bytes);
  Reading reading;
  for (const Part& part : mail.parts) reading.add_leaf(part.type, part.size);
  for (const Attachment& attachment : mail.attachments) {
    if (!attachment.name.empty()) reading.names += attachment.name + "\n";
  }
  return reading;
}

void check_agreement(std::string_view mail) {
  const Reading ours = read_with_furui(mail);
  const Reading theirs = read_with_gmime(mail);
  CHECK(ours.leaves == theirs.leaves);
  // GMime takes a raw eight-bit name for Latin-1.
  const bool is_misread = theirs.names.find_first_of("\xC2\xC3") != std::string::npos;
  if (!is_misread) CHECK(ours.names == theirs.names);
}

constexpr std::string_view kBuilt[] = {
    "From: a@a.example\nSubject: x\n\nplain\n",
    "From: a@a.example\r\nSubject: x\r\n\r\nplain\r\nlines\r\n",
    "Content-Type: text/plain; charset=iso-2022-jp\nContent-Transfer-Encoding: base64\n\n"
    "GyRCMnE1RBsoQg==\n",
    "Content-Type: TEXT/HTML\nContent-Transfer-Encoding: Quoted-Printable\n\n"
    "<p>=E4=BC=9A=\n=E8=AD=B0</p>  \nx=3D1\n",
    // mixed of related of alternative, as newsletters with pictures and a file are
    "Content-Type: multipart/mixed; boundary=\"m\"\n\npreamble\n--m\n"
    "Content-Type: multipart/related; boundary=r\n\n--r\n"
    "Content-Type: multipart/alternative; boundary=\"=a?\"\n\n--=a?\n"
    "Content-Type: text/plain; charset=utf-8\n\n文\n--=a?\nContent-Type: text/html\n\n<p>文\n"
    "--=a?--\n\n--r\nContent-Type: image/png; name=a.png\nContent-ID: <1>\n"
    "Content-Transfer-Encoding: base64\n\niVBORw0KGgo=\n--r--\n--m\n"
    "Content-Type: application/pdf; name=\"=?utf-8?B?5Lya6K2w?=.pdf\"\n"
    "Content-Disposition: attachment; filename*=utf-8''%E4%BC%9A%E8%AD%B0.pdf\n"
    "Content-Transfer-Encoding: base64\n\nJVBERi0xLjQK\n--m--\nepilogue\n",
    // one boundary is the beginning of the other
    "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: multipart/mixed; "
    "boundary=bb\n\n--bb\n\none\n--bb--\n--b\n\ntwo\n--b--\n",
    "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: message/rfc822\n\n"
    "Subject: inner\n\ntext\n--b\nContent-Type: application/octet-stream\n"
    "Content-Disposition: attachment; filename*0=\"long na\"; filename*1=\"me.txt\"\n\nx\n--b--\n",
    "Content-Type: multipart/digest; boundary=b\n\n--b\n\nSubject: inner\n\ntext\n--b--\n",
    "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b  \r\n\r\none\r\n\r\n--b\r\n"
    "Content-Type: text/html\r\n\r\n\r\n--b--\r\n",
    "Content-Type: multipart/alternative; boundary=b\n\n--b\n\nno end\n",
};

/// Mails that GMime reads otherwise, with what furui makes of them and why.
struct Difference {
  std::string_view why;
  std::string_view mail;
  std::string_view leaves;
};

constexpr Difference kDifferences[] = {
    {"without the empty line behind the header GMime loses the text, people see it",
     "From: a@a.example\nSubject: x\ntext without an empty line\nmore\n", "text/plain 32\n"},
    {"a mail without a header is none for GMime; programs show its text", "text alone\n\nmore\n",
     "text/plain 17\n"},
    {"a multipart whose boundary is wrong is one empty part for GMime; programs guess",
     "Content-Type: multipart/mixed; boundary=a\n\n--b\n\none\n--b\n\ntwo\n--b--\n",
     "text/plain 3\ntext/plain 3\n"},
};

}  // namespace

TEST_CASE("parse_mail: finds the parts, sizes and file names that GMime finds in the samples") {
  MailboxReader reader({std::string(FURUI_SOURCE_DIR) + "/data/samples/ham",
                        std::string(FURUI_SOURCE_DIR) + "/data/samples/spam"},
                       [](const std::string& path, const std::string& reason) {
                         FAIL_CHECK(path << ": " << reason);
                       });
  std::size_t mails = 0;
  for (RawMail mail; reader.next(mail); ++mails) {
    CAPTURE(mail.name);
    check_agreement(mail.bytes);
  }
  CHECK(mails > 100);  // an empty folder would pass everything
}

TEST_CASE("parse_mail: finds the parts, sizes and file names that GMime finds in built mails") {
  for (const std::string_view mail : kBuilt) {
    CAPTURE(mail);
    check_agreement(mail);
  }
}

TEST_CASE("parse_mail: keeps the text of broken mails that GMime loses") {
  for (const Difference& difference : kDifferences) {
    CAPTURE(difference.why);
    const std::string ours = read_with_furui(difference.mail).leaves;
    CHECK(ours == difference.leaves);
    CHECK(ours != read_with_gmime(difference.mail).leaves);
  }
}
