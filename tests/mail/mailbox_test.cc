#include "mail/mailbox.h"

#include <doctest/doctest.h>
#include <sys/stat.h>
#include <zlib.h>
#include <zstd.h>

#include <filesystem>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include "mail/limits.h"
#include "mail/mail_file.h"
#include "tests/support/temporary_folder.h"

using namespace furui;

namespace {

constexpr std::string_view kMail = "Subject: a\n\nbody\n";
constexpr std::string_view kFrom = "From a@b.example Sat Jan  3 01:05:34 1996\n";

struct Reading {
  std::vector<RawMail> mails;
  std::vector<std::pair<std::string, std::string>> unreadable;
};

Reading read_all(std::vector<std::string> paths) {
  Reading reading;
  MailboxReader reader(std::move(paths), [&](const std::string& path, const std::string& reason) {
    reading.unreadable.emplace_back(path, reason);
  });
  RawMail mail;
  while (reader.next(mail)) reading.mails.push_back(mail);
  return reading;
}

/// The mails of one file that holds `bytes`.
std::vector<std::string> mails_of(std::string_view bytes) {
  const TemporaryFolder folder;
  std::vector<std::string> mails;
  for (RawMail& mail : read_all({folder.write("box", bytes)}).mails) {
    mails.push_back(std::move(mail.bytes));
  }
  return mails;
}

/// Why a file that holds `bytes` cannot be read; empty when it can.
std::string reason_of(std::string_view bytes) {
  const TemporaryFolder folder;
  const Reading reading = read_all({folder.write("mail", bytes)});
  return reading.unreadable.empty() ? "" : reading.unreadable.front().second;
}

std::string gzipped(std::string_view text) {
  z_stream stream{};
  ::deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
  std::string input(text);
  std::string packed(::deflateBound(&stream, input.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(input.data());
  stream.avail_in = static_cast<uInt>(input.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  ::deflate(&stream, Z_FINISH);
  packed.resize(packed.size() - stream.avail_out);
  ::deflateEnd(&stream);
  return packed;
}

std::string zstandard(std::string_view text) {
  std::string packed(ZSTD_compressBound(text.size()), '\0');
  packed.resize(ZSTD_compress(packed.data(), packed.size(), text.data(), text.size(), 3));
  return packed;
}

}  // namespace

TEST_CASE("MailboxReader: a mail file is one mail named by its path") {
  const TemporaryFolder folder;
  const std::string path = folder.write("a.eml", kMail);
  const Reading reading = read_all({path});
  REQUIRE(reading.mails.size() == 1);
  CHECK(reading.mails[0].name == path);
  CHECK(reading.mails[0].bytes == kMail);
}

TEST_CASE("MailboxReader: folders are read in byte order of names, recursively") {
  const TemporaryFolder folder;
  for (const char* name : {"b", "a/z", "a/B", "c", "A"}) folder.write(name, kMail);
  std::vector<std::string> names;
  for (const RawMail& mail : read_all({folder.path().string()}).mails) {
    names.push_back(std::filesystem::relative(mail.name, folder.path()).string());
  }
  CHECK(names == std::vector<std::string>{"A", "a/B", "a/z", "b", "c"});
}

TEST_CASE("MailboxReader: hidden files, editor backups and a Maildir's tmp are passed over") {
  const TemporaryFolder folder;
  for (const char* name :
       {"cur/1:2,S", "new/2", "tmp/3", ".Junk/cur/4", ".hidden", "cur/5~", "#6#"}) {
    folder.write(name, kMail);
  }
  const Reading reading = read_all({folder.path().string()});
  REQUIRE(reading.mails.size() == 2);
  CHECK(reading.mails[0].name.ends_with("cur/1:2,S"));
  CHECK(reading.mails[1].name.ends_with("new/2"));
  CHECK(reading.unreadable.empty());
}

TEST_CASE("MailboxReader: of a Maildir what servers keep beside cur and new is passed over") {
  const TemporaryFolder folder;
  for (const std::string_view name :
       {"dovecot-uidlist", "dovecot.index.log", "subscriptions", "maildirsize", "Archive/cur/1"}) {
    folder.write("md/" + std::string(name), kMail);
  }
  const std::vector<std::string> mails = {folder.write("md/cur/1:2,S", kMail),
                                          folder.write("md/new/2", kMail)};
  const Reading reading = read_all({(folder.path() / "md").string()});
  REQUIRE(reading.mails.size() == 2);
  CHECK(reading.mails[0].name == mails[0]);
  CHECK(reading.mails[1].name == mails[1]);
  CHECK(reading.unreadable.empty());
}

TEST_CASE("MailboxReader: a hidden folder named directly is read") {
  const TemporaryFolder folder;
  folder.write(".Junk/cur/4", kMail);
  CHECK(read_all({(folder.path() / ".Junk").string()}).mails.size() == 1);
}

TEST_CASE("MailboxReader: a tmp folder outside a Maildir is an ordinary one") {
  const TemporaryFolder folder;
  folder.write("tmp/1", kMail);
  CHECK(read_all({folder.path().string()}).mails.size() == 1);
}

TEST_CASE("MailboxReader: linked files are read, linked folders are not") {
  const TemporaryFolder folder;
  folder.write("a/1", kMail);
  std::filesystem::create_symlink(folder.path() / "a/1", folder.path() / "link");
  std::filesystem::create_directory_symlink(folder.path(), folder.path() / "a/loop");
  CHECK(read_all({folder.path().string()}).mails.size() == 2);
}

TEST_CASE("MailboxReader: an mbox is split at From_ lines after empty lines") {
  const std::string box = std::string(kFrom) + "Subject: a\n\nFrom me, with love\n\n" +
                          std::string(kFrom) + "Subject: b\n\nx\n";
  CHECK(mails_of(box) ==
        std::vector<std::string>{"Subject: a\n\nFrom me, with love\n", "Subject: b\n\nx\n"});
}

TEST_CASE("MailboxReader: mails of an mbox are numbered from one") {
  const TemporaryFolder folder;
  const std::string mail = std::string(kFrom) + std::string(kMail) + "\n";
  const std::string path = folder.write("box", mail + mail + mail);
  const Reading reading = read_all({path});
  REQUIRE(reading.mails.size() == 3);
  CHECK(reading.mails[0].name == path + "#1");
  CHECK(reading.mails[2].name == path + "#3");
}

TEST_CASE("MailboxReader: a file of one mail behind a From_ line is named by its path") {
  const TemporaryFolder folder;
  const std::string path = folder.write("box", std::string(kFrom) + std::string(kMail));
  const Reading reading = read_all({path});
  REQUIRE(reading.mails.size() == 1);
  CHECK(reading.mails[0].name == path);
  CHECK(reading.mails[0].bytes == kMail);
}

TEST_CASE("MailboxReader: a From_ line without an empty line before it is text") {
  const std::string body = "Subject: a\n\nx\n" + std::string(kFrom);
  CHECK(mails_of(std::string(kFrom) + body) == std::vector<std::string>{body});
}

TEST_CASE("MailboxReader: From_ lines of all dialects begin a mail") {
  for (const char* line :
       {"From - Sat Jan 03 01:05:34 1996\n", "From MAILER-DAEMON Fri Jul  8 12:08:34 2011\n",
        "From 123@xxx Sat Jan 01 00:00:00 +0000 2022\n",
        "From a@b.example  Sat Jan  3 01:05 JST 1996 remote from c\n"}) {
    CAPTURE(line);
    CHECK(mails_of(line + std::string(kMail)) == std::vector<std::string>{std::string(kMail)});
  }
}

TEST_CASE("MailboxReader: one quotation mark before From is undone in an mbox") {
  const std::string box = std::string(kFrom) + "Subject: a\n\n>From x\n>>From y\n";
  CHECK(mails_of(box) == std::vector<std::string>{"Subject: a\n\nFrom x\n>>From y\n"});
}

TEST_CASE("MailboxReader: a single mail keeps its quotation marks") {
  CHECK(mails_of("Subject: a\n\n>From x\n") == std::vector<std::string>{"Subject: a\n\n>From x\n"});
}

TEST_CASE("MailboxReader: an mbox may have CRLF line ends") {
  const std::string from = "From a@b.example Sat Jan  3 01:05:34 1996\r\n";
  CHECK(mails_of(from + "Subject: a\r\n\r\nx\r\n\r\n" + from + "Subject: b\r\n\r\n") ==
        std::vector<std::string>{"Subject: a\r\n\r\nx\r\n", "Subject: b\r\n"});
}

TEST_CASE("MailboxReader: lines longer than any buffer stay whole") {
  const std::string mail = "Subject: a\n\n" + std::string(300'000, 'x') + "\nend\n";
  CHECK(mails_of(std::string(kFrom) + mail) == std::vector<std::string>{mail});
}

TEST_CASE("MailboxReader: gzip and zstd are unpacked whatever the name") {
  const std::string text(kMail);
  for (const std::string& packed :
       {gzipped(text), zstandard(text), gzipped("Subject: a\n\n") + gzipped("body\n"),
        zstandard("Subject: a\n\n") + zstandard("body\n"),
        gzipped(text) + std::string(100, '\0')}) {
    CHECK(mails_of(packed) == std::vector<std::string>{text});
  }
}

TEST_CASE("MailboxReader: a packed mbox is split too") {
  const std::string one = std::string(kFrom) + std::string(kMail) + "\n";
  CHECK(mails_of(gzipped(one + one)).size() == 2);
}

TEST_CASE("MailboxReader: a mail is cut one byte beyond the limit") {
  const std::string body(kLimits.mail_bytes, 'x');
  for (const std::string& box :
       {std::string(kMail) + body, std::string(kFrom) + std::string(kMail) + body,
        zstandard(std::string(kMail) + body + body)}) {
    const std::vector<std::string> mails = mails_of(box);
    REQUIRE(mails.size() == 1);
    CHECK(mails[0].size() == kLimits.mail_bytes + 1);
  }
}

TEST_CASE("MailFile: an mbox with a mail far beyond the limit ends there with a reason") {
  const TemporaryFolder folder;
  const std::string box = std::string(kFrom) + "Subject: a\n\n" + std::string(300'000, 'x') + "\n";
  const std::string path = folder.write("box.gz", gzipped(box));
  std::string mail;
  CHECK(MailFile(path, 1000, 300'000).next(mail));
  CHECK(mail.size() == 1000);
  MailFile file(path, 1000, 200'000);
  CHECK_FALSE(file.next(mail));
  CHECK(file.failure() == "holds a mail that is too large; split the file");
}

TEST_CASE("MailboxReader: what is no mail is told with a reason") {
  struct Row {
    std::string bytes;
    const char* reason;
  };
  const std::vector<Row> rows{
      {"", "is empty"},
      {gzipped(""), "is empty"},
      {"no header here\nat all\n", "does not look like a mail; give mails, mboxes or Maildirs"},
      {std::string(500, '\0') + "a: b\n",
       "does not look like a mail; give mails, mboxes or Maildirs"},
      {gzipped(kMail).substr(0, 20), "is cut short; copy it again"},
      {zstandard(kMail).substr(0, 20), "is cut short; copy it again"},
      {std::string("\x1F\x8B\x08garbage-garbage", 18), "is no sound gzip data; copy it again"}};
  for (const Row& row : rows) CHECK(reason_of(row.bytes) == row.reason);
}

TEST_CASE("MailboxReader: a mail behind some lines of rubbish is taken") {
  CHECK(reason_of("\n>rubbish\nSubject: a\n\nx\n").empty());
}

TEST_CASE("MailboxReader: a missing path has the system's reason") {
  const Reading reading = read_all({"/nonexistent/path"});
  REQUIRE(reading.unreadable.size() == 1);
  CHECK(reading.unreadable[0].second == "No such file or directory; check the name");
}

TEST_CASE("MailboxReader: an empty folder holds no mails") {
  const TemporaryFolder folder;
  const Reading reading = read_all({folder.path().string()});
  REQUIRE(reading.unreadable.size() == 1);
  CHECK(reading.unreadable[0].second == "holds no mails; name files, folders or Maildirs of mails");
}

TEST_CASE("MailboxReader: an unreadable file does not stop the others") {
  const TemporaryFolder folder;
  folder.write("1", "");
  folder.write("2", kMail);
  const Reading reading = read_all({folder.path().string()});
  CHECK(reading.mails.size() == 1);
  CHECK(reading.unreadable.size() == 1);
}

TEST_CASE("MailboxReader: a pipe named directly is read, one in a folder is not") {
  const TemporaryFolder folder;
  const std::string pipe = (folder.path() / "pipe").string();
  REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
  CHECK(read_all({folder.path().string()}).mails.empty());
  std::thread writer([&pipe] { std::ofstream(pipe, std::ios::binary) << kMail; });
  const Reading reading = read_all({pipe});
  writer.join();
  REQUIRE(reading.mails.size() == 1);
  CHECK(reading.mails[0].bytes == kMail);
}

TEST_CASE("MailboxReader: progress goes from nothing to one") {
  const TemporaryFolder folder;
  for (const char* name : {"1", "2", "3"}) folder.write(name, kMail);
  MailboxReader reader({folder.path().string()}, [](const std::string&, const std::string&) {});
  CHECK(reader.progress() == 0);
  RawMail mail;
  double before = 0;
  while (reader.next(mail)) {
    CHECK(reader.progress() >= before);
    before = reader.progress();
  }
  CHECK(reader.progress() == 1);
}
