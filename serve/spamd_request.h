// What a client of the spamd protocol (SPAMC/1.5; SpamAssassin, spamd/PROTOCOL) asks: its head as
// bytes -> SpamdRequest. Reads no socket and knows no mail.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "base/label.h"

namespace furui {

enum class SpamdCommand : std::uint8_t {
  check,
  symbols,
  report,
  report_if_spam,
  process,
  headers,
  ping,
  skip,
  tell
};

/// What TELL asks for; "remote" databases are nobody's here and left out.
struct SpamdTell {
  std::optional<Label> label;  ///< Message-class
  bool set = false;            ///< learn it as `label`
  bool remove = false;         ///< forget it
};

struct SpamdRequest {
  SpamdCommand command = SpamdCommand::check;
  std::optional<std::size_t> content_length;  ///< without it, the mail ends with the connection
  bool is_compressed = false;                 ///< by zlib
  SpamdTell tell;
};

/// Why a request gets no answer: a code of sysexits.h, its name, and a text for people.
struct SpamdFailure {
  int code = 0;
  std::string_view name;
  std::string text;
};

[[nodiscard]] SpamdFailure protocol_failure(std::string text);  ///< 76 EX_PROTOCOL

/// Longer heads are refused; those of clients we know stay under 300 bytes.
inline constexpr std::size_t kMostHeadBytes = std::size_t{8} << 10;

/// Gives where the head at the beginning of `bytes` ends, its empty line included; nothing while
/// more must come. PING and SKIP end with their first line, for some clients send no more.
[[nodiscard]] std::optional<std::size_t> find_head_end(std::string_view bytes);

/// Reads a whole head. Fields that are not known here are ignored, User among them.
[[nodiscard]] std::variant<SpamdRequest, SpamdFailure> parse_spamd_head(std::string_view head);

/// "CHECK".
[[nodiscard]] std::string_view command_name(SpamdCommand command);

}  // namespace furui
