#include "mail/header_block.h"

#include <algorithm>

#include "mail/ascii.h"

namespace furui {
namespace {

/// RFC 5322 section 2.1.1, without the line end.
constexpr std::size_t kMaxLineBytes = 998;
/// How far a known field may be behind a line that is none, before the body is taken to begin.
constexpr int kLinesLookedAhead = 3;

/// First words of the names of fields that stand in a header block and hardly begin a line of text.
constexpr std::string_view kKnownNames[] = {
    "from",
    "to",
    "cc",
    "bcc",
    "subject",
    "date",
    "sender",
    "reply-to",
    "received",
    "message-id",
    "mime-version",
    "content-type",
    "content-transfer-encoding",
    "content-disposition",
    "content-id",
    "return-path",
    "in-reply-to",
    "references",
    "x-mailer",
    "user-agent",
    "dkim-signature",
    "authentication-results",
    "list-unsubscribe",
    "precedence",
    "x-priority",
    "importance",
    "organization",
    "errors-to",
    "delivered-to",
};

struct Line {
  std::string_view text;  ///< without its line end
  std::size_t end = 0;    ///< where the next line begins
};

Line line_at(std::string_view bytes, std::size_t begin) {
  const std::size_t feed = bytes.find('\n', begin);
  Line line;
  line.end = feed == std::string_view::npos ? bytes.size() : feed + 1;
  line.text = bytes.substr(begin, std::min(feed, bytes.size()) - begin);
  if (line.text.ends_with('\r')) line.text.remove_suffix(1);
  return line;
}

bool is_name_character(char c) {
  return c > ' ' && c < '\x7F' && c != ':';
}

/// Gives the length of the field name at the beginning of a line, 0 when there is none.
std::size_t name_length(std::string_view line) {
  std::size_t length = 0;
  while (length < line.size() && is_name_character(line[length])) ++length;
  std::size_t colon = length;
  while (colon < line.size() && (line[colon] == ' ' || line[colon] == '\t')) ++colon;
  return length > 0 && colon < line.size() && line[colon] == ':' ? length : 0;
}

bool is_known_field(std::string_view line) {
  const std::string_view name = line.substr(0, name_length(line));
  return std::any_of(std::begin(kKnownNames), std::end(kKnownNames),
                     [&](std::string_view known) { return equal_ignoring_case(name, known); });
}

bool is_continuation(std::string_view line) {
  return !line.empty() && (line.front() == ' ' || line.front() == '\t');
}

class Reader {
 public:
  Reader(std::string_view bytes, const Limits& limits, Defects& defects)
      : bytes_(bytes), limits_(limits), defects_(defects) {}

  HeaderBlock read() {
    skip_mbox_line();
    while (at_ < bytes_.size() && !is_done_) {
      if (at_ > limits_.header_bytes || block_.fields.size() >= limits_.header_fields) {
        defects_.note(Defect::limit_header_bytes);
        skip_to_body();
        break;
      }
      read_line(line_at(bytes_, at_));
    }
    block_.body_begin = at_;
    return std::move(block_);
  }

 private:
  void skip_mbox_line() {
    if (bytes_.starts_with("From ") || bytes_.starts_with(">From ")) at_ = line_at(bytes_, 0).end;
  }

  void read_line(const Line& line) {
    if (line.text.size() > kMaxLineBytes) defects_.note(Defect::header_line_too_long);
    const std::size_t name = name_length(line.text);
    if (line.text.empty()) {
      is_done_ = true;
      at_ = line.end;
    } else if (is_continuation(line.text)) {
      read_continuation(line);
    } else if (name > 0) {
      const std::size_t colon = line.text.find(':', name);
      block_.fields.push_back({line.text.substr(0, name), line.text.substr(colon + 1)});
      at_ = line.end;
    } else {
      read_stray(line);
    }
  }

  void read_continuation(const Line& line) {
    const bool is_blank = trimmed(line.text).empty();
    if (is_blank && !has_known_field_ahead(line.end)) {
      is_done_ = true;
    } else if (block_.fields.empty()) {
      read_stray(line);
      return;
    } else {
      extend(line);
    }
    at_ = line.end;
  }

  /// Programs that fold wrongly put the next encoded-word at the beginning of a line.
  void read_stray(const Line& line) {
    const bool is_word = line.text.starts_with("=?") && !block_.fields.empty();
    if (!is_word && !has_known_field_ahead(line.end)) {
      if (!block_.fields.empty()) defects_.note(Defect::header_malformed);
      is_done_ = true;
      return;
    }
    defects_.note(Defect::header_malformed);
    if (is_word) extend(line);
    at_ = line.end;
  }

  void extend(const Line& line) {
    std::string_view& value = block_.fields.back().value;
    const auto begin = static_cast<std::size_t>(value.data() - bytes_.data());
    const auto end = static_cast<std::size_t>(line.text.data() - bytes_.data()) + line.text.size();
    value = bytes_.substr(begin, end - begin);
  }

  [[nodiscard]] bool has_known_field_ahead(std::size_t begin) const {
    for (int i = 0; i < kLinesLookedAhead && begin < bytes_.size(); ++i) {
      const Line line = line_at(bytes_, begin);
      if (line.text.empty()) return false;
      if (is_known_field(line.text)) return true;
      begin = line.end;
    }
    return false;
  }

  void skip_to_body() {
    while (at_ < bytes_.size()) {
      const Line line = line_at(bytes_, at_);
      at_ = line.end;
      if (line.text.empty()) break;
    }
  }

  std::string_view bytes_;
  const Limits& limits_;
  Defects& defects_;
  HeaderBlock block_;
  std::size_t at_ = 0;
  bool is_done_ = false;
};

}  // namespace

std::string_view HeaderBlock::value(std::string_view name) const {
  const auto found = std::find_if(fields.begin(), fields.end(), [&](const RawField& field) {
    return equal_ignoring_case(field.name, name);
  });
  return found == fields.end() ? std::string_view() : found->value;
}

HeaderBlock read_header_block(std::string_view bytes, const Limits& limits, Defects& defects) {
  return Reader(bytes, limits, defects).read();
}

}  // namespace furui
