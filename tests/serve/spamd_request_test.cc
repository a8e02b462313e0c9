#include "serve/spamd_request.h"

#include <doctest/doctest.h>

#include <string>
#include <variant>

using namespace furui;

namespace {

SpamdRequest parsed(std::string_view head) {
  const auto result = parse_spamd_head(head);
  REQUIRE(std::holds_alternative<SpamdRequest>(result));
  return std::get<SpamdRequest>(result);
}

bool is_refused(std::string_view head) {
  const auto result = parse_spamd_head(head);
  const auto* failure = std::get_if<SpamdFailure>(&result);
  return failure != nullptr && failure->code == 76;
}

}  // namespace

TEST_CASE("parse_spamd_head: what spamc sends is read") {
  const SpamdRequest request =
      parsed("CHECK SPAMC/1.5\r\nUser: taro\r\nContent-length: 1234\r\n\r\n");
  CHECK(request.command == SpamdCommand::check);
  CHECK(request.content_length == 1234);
  CHECK_FALSE(request.is_compressed);
}

TEST_CASE("parse_spamd_head: every command is known by its name") {
  for (const std::string name : {"CHECK", "SYMBOLS", "REPORT", "REPORT_IFSPAM", "PROCESS",
                                 "HEADERS", "PING", "SKIP", "TELL"}) {
    CAPTURE(name);
    CHECK(command_name(parsed(name + " SPAMC/1.2\r\n\r\n").command) == name);
  }
}

TEST_CASE("parse_spamd_head: names of fields have no case, and line ends may be bare") {
  CHECK(parsed("PROCESS SPAMC/1.5\ncontent-LENGTH:7\n\n").content_length == 7);
}

TEST_CASE("parse_spamd_head: fields of later protocols are ignored") {
  CHECK(parsed("CHECK SPAMC/1.9\r\nColour: blue\r\n\r\n").command == SpamdCommand::check);
}

TEST_CASE("parse_spamd_head: Compress is zlib or refused") {
  CHECK(parsed("CHECK SPAMC/1.5\r\nCompress: zlib\r\n\r\n").is_compressed);
  CHECK(is_refused("CHECK SPAMC/1.5\r\nCompress: gzip\r\n\r\n"));
}

TEST_CASE("parse_spamd_head: a first line that is none is refused") {
  for (const std::string line :
       {"", "CHECK", "check SPAMC/1.5", "GET / HTTP/1.1", "CHECK SPAMC/", "CHECK SPAMC/1",
        "CHECK SPAMC/1.x", "CHECK  ", " CHECK SPAMC/1.5", "CHECKSPAMC/1.5", "CHECK SPAMD/1.5"}) {
    CAPTURE(line);
    CHECK(is_refused(line + "\r\n\r\n"));
  }
}

TEST_CASE("parse_spamd_head: a Content-length that is no number is refused") {
  for (const std::string value :
       {"", "-1", "+1", "0x10", "1 2", "1.5", "99999999999999999999999", "12a"}) {
    CAPTURE(value);
    CHECK(is_refused("CHECK SPAMC/1.5\r\nContent-length: " + value + "\r\n\r\n"));
  }
}

TEST_CASE("parse_spamd_head: two Content-lengths that differ are refused") {
  CHECK(is_refused("CHECK SPAMC/1.5\r\nContent-length: 1\r\nContent-length: 2\r\n\r\n"));
  CHECK(
      parsed("CHECK SPAMC/1.5\r\nContent-length: 1\r\nContent-length: 1\r\n\r\n").content_length ==
      1);
}

TEST_CASE("parse_spamd_head: a line without a colon is refused") {
  CHECK(is_refused("CHECK SPAMC/1.5\r\nnonsense\r\n\r\n"));
}

TEST_CASE("parse_spamd_head: a head of a thousand fields is refused") {
  std::string head = "CHECK SPAMC/1.5\r\n";
  for (int i = 0; i < 1000; ++i) head += "A: b\r\n";
  CHECK(is_refused(head + "\r\n"));
}

TEST_CASE("parse_spamd_head: TELL learns, forgets, and leaves remote databases alone") {
  const SpamdTell learn =
      parsed("TELL SPAMC/1.5\r\nMessage-class: spam\r\nSet: local,remote\r\n\r\n").tell;
  CHECK(learn.label == Label::spam);
  CHECK(learn.set);
  CHECK_FALSE(learn.remove);
  CHECK(parsed("TELL SPAMC/1.5\r\nRemove: local\r\n\r\n").tell.remove);
  const SpamdTell revoke =
      parsed("TELL SPAMC/1.5\r\nMessage-class: ham\r\nSet: local\r\nRemove: remote\r\n\r\n").tell;
  CHECK(revoke.label == Label::ham);
  CHECK_FALSE(revoke.remove);
}

TEST_CASE("parse_spamd_head: TELL that sets no class is refused") {
  CHECK(is_refused("TELL SPAMC/1.5\r\nSet: local\r\n\r\n"));
  CHECK(is_refused("TELL SPAMC/1.5\r\nMessage-class: eggs\r\nSet: local\r\n\r\n"));
}

TEST_CASE("parse_spamd_head: control characters of a wrong line are made visible") {
  const auto result = parse_spamd_head("\x1b[31mred\r\n\r\n");
  REQUIRE(std::holds_alternative<SpamdFailure>(result));
  CHECK(std::get<SpamdFailure>(result).text.find('\x1b') == std::string::npos);
}

TEST_CASE("find_head_end: the head ends with its empty line") {
  const std::string head = "CHECK SPAMC/1.5\r\nA: b\r\n\r\n";
  CHECK(find_head_end(head + "mail\r\n\r\n") == head.size());
  CHECK(find_head_end("CHECK SPAMC/1.5\nA: b\n\nmail") == 22);
}

TEST_CASE("find_head_end: no part of a head has an end") {
  const std::string head = "CHECK SPAMC/1.5\r\nA: b\r\n\r\n";
  for (std::size_t size = 0; size < head.size(); ++size) {
    CAPTURE(size);
    CHECK_FALSE(find_head_end(head.substr(0, size)).has_value());
  }
}

TEST_CASE("find_head_end: PING and SKIP end with their first line") {
  CHECK(find_head_end("PING SPAMC/1.2\r\n") == 16);
  CHECK(find_head_end("SKIP SPAMC/1.2\r\n") == 16);
}
