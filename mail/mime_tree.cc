#include "mail/mime_tree.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "mail/ascii.h"
#include "mail/header_text.h"

namespace furui {
namespace {

/// RFC 2046 section 5.1.1 allows 70; some programs write longer ones.
constexpr std::size_t kMaxBoundaryBytes = 300;
/// A guessed boundary is looked for in so much of a body.
constexpr std::size_t kBoundaryGuessBytes = 16384;
/// Each level of nesting looks for its boundary in all that is inside. Bounces of bounces have ten
/// levels; an attacker's thirty over a large body are read as far as this goes.
constexpr std::size_t kMostReadings = 12;
/// Small mails may nest as deep as Limits::mime_depth lets them.
constexpr std::size_t kFreeSearchBytes = std::size_t{1} << 20;

struct Delimiter {
  std::size_t begin = 0;  ///< of its line
  std::size_t end = 0;    ///< behind its line
  bool is_closing = false;
};

/// Gives where the line behind the one at `at` begins, or the end.
std::size_t next_line(std::string_view body, std::size_t at) {
  return std::min(body.find('\n', at), body.size() - 1) + 1;
}

/// Checks what stands behind "--boundary": "--" or nothing, blanks, the line's end.
bool finish_delimiter(std::string_view body, std::size_t at, Delimiter& delimiter) {
  delimiter.is_closing = body.substr(at, 2) == "--";
  if (delimiter.is_closing) at += 2;
  while (at < body.size() && (body[at] == ' ' || body[at] == '\t' || body[at] == '\r')) ++at;
  if (at < body.size() && body[at] != '\n') return false;
  delimiter.end = std::min(at + 1, body.size());
  return true;
}

/// Looks at the beginnings of lines alone, `from` being one, so that no body makes it slow.
std::optional<Delimiter> next_delimiter(std::string_view body, std::string_view dashed_boundary,
                                        std::size_t from) {
  for (; from < body.size(); from = next_line(body, from)) {
    if (!body.substr(from).starts_with(dashed_boundary)) continue;
    Delimiter delimiter;
    delimiter.begin = from;
    if (finish_delimiter(body, from + dashed_boundary.size(), delimiter)) return delimiter;
  }
  return std::nullopt;
}

/// The line end before a delimiter belongs to it; the end of the body has none.
std::string_view part_before(std::string_view body, std::size_t begin,
                             const std::optional<Delimiter>& delimiter) {
  if (!delimiter) return body.substr(begin);
  std::string_view part = body.substr(begin, delimiter->begin - begin);
  if (part.ends_with('\n')) part.remove_suffix(1);
  if (part.ends_with('\r')) part.remove_suffix(1);
  return part;
}

/// Takes the first line of "--" and letters for a delimiter. "-- " begins a signature.
std::string guess_boundary(std::string_view body) {
  const std::string_view head = body.substr(0, kBoundaryGuessBytes);
  for (std::size_t at = 0; at < head.size();) {
    const std::size_t end = std::min(head.find('\n', at), head.size());
    const std::string_view line = trimmed(head.substr(at, end - at));
    const bool is_like_one = line.size() > 2 && line.size() <= kMaxBoundaryBytes &&
                             line.starts_with("--") && !line.ends_with("--") &&
                             line.find(' ') == std::string_view::npos;
    if (is_like_one) return std::string(line);
    at = end + 1;
  }
  return {};
}

bool is_multipart_type(const MimePart& part) {
  return part.content_type.value.starts_with("multipart/");
}

class TreeReader {
 public:
  TreeReader(std::size_t body_bytes, const Limits& limits, Defects& defects)
      : limits_(limits),
        defects_(defects),
        search_bytes_left_(kFreeSearchBytes + kMostReadings * body_bytes) {}

  MimePart read(const HeaderBlock& header, std::string_view body, std::size_t depth,
                std::string_view default_type) {
    MimePart part = head_of(header, default_type);
    part.body = body;
    part.depth = depth;
    ++parts_;
    if (is_multipart_type(part)) read_children(part);
    return part;
  }

 private:
  MimePart head_of(const HeaderBlock& header, std::string_view default_type) {
    MimePart part;
    const std::string_view type = header.value("Content-Type");
    if (!type.empty()) part.content_type = read_parameters(bounded(type), "", defects_);
    std::string& value = part.content_type.value;
    const std::size_t slash = value.find('/');
    const bool is_type = slash != std::string::npos && slash > 0 && slash + 1 < value.size();
    if (!type.empty() && !is_type) defects_.note(Defect::content_type_malformed);
    if (!is_type) value = value == "html" ? "text/html" : default_type;
    const std::string_view disposition = header.value("Content-Disposition");
    if (!disposition.empty())
      part.disposition = read_parameters(bounded(disposition), "", defects_);
    part.transfer_encoding = read_word(header.value("Content-Transfer-Encoding"));
    part.content_id = read_word(header.value("Content-ID"));
    if (part.content_id.starts_with('<')) part.content_id.erase(0, 1);
    if (part.content_id.ends_with('>')) part.content_id.pop_back();
    return part;
  }

  [[nodiscard]] std::string_view bounded(std::string_view value) const {
    return value.substr(0, limits_.header_value_bytes);
  }

  /// One word, lower case: comments and what else stands behind it are left out.
  [[nodiscard]] std::string read_word(std::string_view value) {
    Defects ignored;
    const std::string text = ascii_lowered(read_raw_value(bounded(value), "", ignored));
    return text.substr(0, text.find_first_of(" \t;("));
  }

  /// As next_delimiter, while the mail's budget for searching lasts.
  std::optional<Delimiter> find_delimiter(std::string_view body, std::string_view dashed_boundary,
                                          std::size_t from) {
    if (search_bytes_left_ == 0) {
      defects_.note(Defect::limit_mime_depth);
      return std::nullopt;
    }
    const std::optional<Delimiter> found = next_delimiter(body, dashed_boundary, from);
    const std::size_t searched = (found ? found->end : body.size()) - from;
    search_bytes_left_ -= std::min(searched, search_bytes_left_);
    return found;
  }

  void read_children(MimePart& part) {
    if (part.depth + 1 >= limits_.mime_depth || search_bytes_left_ == 0) {
      defects_.note(Defect::limit_mime_depth);
      return;
    }
    const std::string dashed = usable_boundary(part);
    if (!dashed.empty()) cut(part, dashed);
    if (part.children.empty()) part.content_type.value = "text/plain";
  }

  /// Gives "--boundary", the declared one or a guess; empty when no line has either.
  std::string usable_boundary(const MimePart& part) {
    const std::string_view declared = part.content_type.parameter("boundary");
    std::string dashed = "--" + std::string(declared.substr(0, kMaxBoundaryBytes));
    const bool is_usable = !declared.empty() && find_delimiter(part.body, dashed, 0).has_value();
    if (is_usable) return dashed;
    defects_.note(Defect::boundary_missing);
    return guess_boundary(part.body);
  }

  void cut(MimePart& part, const std::string& dashed) {
    const std::string_view default_type =
        part.content_type.value == "multipart/digest" ? "message/rfc822" : "text/plain";
    std::optional<Delimiter> delimiter = find_delimiter(part.body, dashed, 0);
    while (delimiter && !delimiter->is_closing) {
      if (parts_ >= limits_.parts) {
        defects_.note(Defect::limit_parts);
        return;
      }
      const std::optional<Delimiter> next = find_delimiter(part.body, dashed, delimiter->end);
      if (next || delimiter->end < part.body.size()) {
        add_child(part, part_before(part.body, delimiter->end, next), default_type);
      }
      delimiter = next;
    }
    if (!delimiter) defects_.note(Defect::boundary_unclosed);
  }

  void add_child(MimePart& part, std::string_view bytes, std::string_view default_type) {
    const HeaderBlock header = read_header_block(bytes, limits_, defects_);
    part.children.push_back(
        read(header, bytes.substr(header.body_begin), part.depth + 1, default_type));
  }

  const Limits& limits_;
  Defects& defects_;
  std::size_t search_bytes_left_;
  std::size_t parts_ = 0;
};

}  // namespace

MimePart read_mime_tree(const HeaderBlock& header, std::string_view body, const Limits& limits,
                        Defects& defects) {
  return TreeReader(body.size(), limits, defects).read(header, body, 0, "text/plain");
}

}  // namespace furui
