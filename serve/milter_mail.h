// A mail as a mail server tells it to a milter, piece by piece -> the bytes that will lie in the
// mailbox, so that it is judged as mails of the training were. Knows no libmilter.
#pragma once

#include <cstddef>
#include <ctime>
#include <map>
#include <string>
#include <string_view>

namespace furui {

/// What the server knows of a mail's coming, which stands in no field yet.
struct MilterEnvelope {
  std::string sender;  ///< "<hanako@aozora.example>"
  std::string recipient;
  std::size_t recipients = 0;
  std::string greeting;        ///< what the client calls itself in HELO
  std::string client_name;     ///< its address looked up; "[192.0.2.1]" or empty when unknown
  std::string client_address;  ///< "192.0.2.1", "IPv6:2001:db8::1"; empty for a local mail
  std::string host;            ///< of the server
  std::string server;          ///< "Postfix"
  std::string protocol = "ESMTP";
  std::string queue_id;
};

class MilterMail {
 public:
  /// Keeps the first `most_bytes`; scoring looks at no more.
  explicit MilterMail(std::size_t most_bytes) : most_bytes_(most_bytes) {}

  /// Puts Return-Path and the Received field that the server writes in front, in Postfix's form; a
  /// milter is not shown them, and a receiver's own trace is what tells forged ones apart. A mail
  /// without a client has none.
  void add_trace(const MilterEnvelope& envelope, std::time_t now);

  /// Adds a field; `value` with the blank behind the colon, lines ending in LF or CR LF.
  void add_field(std::string_view name, std::string_view value);
  void end_header();
  void add_body(std::string_view piece);

  /// The mail, its lines ending in LF as in a mailbox.
  [[nodiscard]] const std::string& bytes() const { return bytes_; }

  /// How often a field of ours came with the mail, by its name in lower case: forged ones.
  [[nodiscard]] const std::map<std::string, int>& forged() const { return forged_; }

 private:
  void append(std::string_view piece);

  std::size_t most_bytes_;
  std::string bytes_;
  std::map<std::string, int> forged_;
  bool after_return_ = false;  // a CR is held back until it is known whether LF follows
};

}  // namespace furui
