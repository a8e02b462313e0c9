#include "mail/mail_body.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "mail/ascii.h"
#include "mail/attachment_content.h"
#include "mail/charset.h"
#include "mail/flowed_text.h"
#include "mail/html.h"
#include "mail/transfer_encoding.h"
#include "mail/utf8.h"

namespace furui {
namespace {

/// A part's bytes without their transfer encoding; a view of the mail where there was none.
struct PartBytes {
  std::string decoded;
  bool is_decoded = false;
  std::string_view raw;

  [[nodiscard]] std::string_view view() const {
    return is_decoded ? std::string_view(decoded) : raw;
  }
};

/// Text that only claims to be base64: mail programs would show rubbish, people see their words in
/// the source. A first line of base64 is believed, whatever a list put behind it.
bool is_hardly_base64(std::string_view text) {
  text = trimmed(text.substr(0, 4096));
  const std::string_view line = trimmed(text.substr(0, text.find('\n')));
  return std::any_of(line.begin(), line.end(), [](char c) {
    return !is_ascii_letter(c) && !is_ascii_digit(c) && c != '+' && c != '/' && c != '=';
  });
}

PartBytes decode_transfer(const MimePart& part, Defects& defects) {
  PartBytes bytes;
  bytes.raw = part.body;
  std::string encoding = part.transfer_encoding;
  std::erase(encoding, '"');
  TransferDecoded decoded;
  if (encoding == "base64") {
    decoded = decode_base64(part.body);
  } else if (encoding == "quoted-printable") {
    decoded = decode_quoted_printable(part.body);
  } else {
    const bool is_known = encoding.empty() || encoding == "7bit" || encoding == "8bit" ||
                          encoding == "binary" || encoding == "7-bit" || encoding == "8-bit";
    if (!is_known) defects.note(Defect::transfer_encoding_unknown);
    return bytes;
  }
  if (decoded.damaged) defects.note(Defect::transfer_encoding_damaged);
  if (decoded.damaged && encoding == "base64" && is_hardly_base64(part.body)) return bytes;
  bytes.decoded = std::move(decoded.bytes);
  bytes.is_decoded = true;
  return bytes;
}

/// CR LF and lone CR become LF.
void unify_line_ends(std::string& text) {
  if (text.find('\r') == std::string::npos) return;
  std::size_t out = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool is_pair = text[at] == '\r' && at + 1 < text.size() && text[at + 1] == '\n';
    if (is_pair) continue;
    text[out++] = text[at] == '\r' ? '\n' : text[at];
  }
  text.resize(out);
}

bool is_attached(const MimePart& part) {
  return part.disposition.value == "attachment";
}

bool is_html(const MimePart& part) {
  return part.content_type.value == "text/html" ||
         part.content_type.value == "application/xhtml+xml";
}

/// Kinds of text that are shown as they stand; text/enriched is nearly so.
bool is_plain(const MimePart& part) {
  return part.content_type.value == "text/plain" || part.content_type.value == "text/enriched" ||
         part.content_type.value == "text/richtext";
}

std::string_view file_name(const MimePart& part) {
  const std::string_view name = part.disposition.parameter("filename");
  return name.empty() ? part.content_type.parameter("name") : name;
}

template <typename Predicate>
bool any_leaf(const MimePart& part, const Predicate& predicate) {
  if (!part.is_multipart()) return !is_attached(part) && predicate(part);
  return std::any_of(part.children.begin(), part.children.end(),
                     [&](const MimePart& child) { return any_leaf(child, predicate); });
}

/// Gives the branch of a multipart/alternative that is shown: the last with HTML, else the last
/// with plain text, else the last.
std::size_t shown_branch(const std::vector<MimePart>& branches) {
  for (std::size_t i = branches.size(); i-- > 0;) {
    if (any_leaf(branches[i], is_html)) return i;
  }
  for (std::size_t i = branches.size(); i-- > 0;) {
    if (any_leaf(branches[i], is_plain)) return i;
  }
  return branches.size() - 1;
}

template <typename T>
void append_up_to(std::vector<T>& all, std::vector<T>&& more, std::size_t limit) {
  for (T& item : more) {
    if (all.size() >= limit) return;
    all.push_back(std::move(item));
  }
}

void add_traits(HtmlTraits& all, HtmlTraits&& more) {
  all.visible_characters += more.visible_characters;
  all.hidden_display += more.hidden_display;
  all.hidden_size += more.hidden_size;
  all.hidden_colour += more.hidden_colour;
  all.hidden_position += more.hidden_position;
  all.reference_characters += more.reference_characters;
  all.scripts += more.scripts;
  all.tables += more.tables;
  if (all.lang.empty()) all.lang = std::move(more.lang);
  // read_html cuts comments at some KiB; those of one part say enough.
  if (all.comments.empty()) all.comments = std::move(more.comments);
  for (std::string& font : more.fonts) {
    if (std::find(all.fonts.begin(), all.fonts.end(), font) == all.fonts.end()) {
      all.fonts.push_back(std::move(font));
    }
  }
}

class BodyReader {
 public:
  BodyReader(const Limits& limits, Mail& mail)
      : limits_(limits),
        mail_(mail),
        html_bytes_left_(limits.html_bytes),
        plain_bytes_left_(limits.text_bytes) {}

  void read(const MimePart& root) {
    walk(root, true);
    find_plain_links();
    mark_inline_images();
  }

 private:
  void walk(const MimePart& part, bool is_shown) {
    if (!part.is_multipart()) {
      read_leaf(part, is_shown);
    } else if (part.content_type.value == "multipart/alternative" && is_shown) {
      walk_alternative(part);
    } else {
      for (const MimePart& child : part.children) walk(child, is_shown);
    }
  }

  void walk_alternative(const MimePart& part) {
    const std::size_t shown = shown_branch(part.children);
    const std::size_t text_before = mail_.text.size();
    std::vector<std::string> outer = std::exchange(alternatives_, {});
    for (std::size_t i = 0; i < part.children.size(); ++i) walk(part.children[i], i == shown);
    // HTML without a visible word (pictures alone) leaves the plain text as what can be read.
    const bool shows_text = mail_.text.size() > text_before;
    for (std::string& text : std::exchange(alternatives_, std::move(outer))) {
      if (shows_text) {
        append_block(mail_.alternative_text, text);
      } else {
        show_plain(std::move(text));
      }
    }
  }

  void read_leaf(const MimePart& part, bool is_shown) {
    const PartBytes bytes = decode_transfer(part, mail_.defects);
    Part& leaf = mail_.parts.emplace_back();
    leaf.type = part.content_type.value;
    leaf.declared_charset = ascii_lowered(part.content_type.parameter("charset"));
    leaf.transfer_encoding = to_valid_utf8(part.transfer_encoding);
    leaf.size = bytes.view().size();
    leaf.depth = part.depth;
    if (is_attached(part) || is_attached_html(part)) {
      attach(part, bytes.view());
    } else if (is_html(part)) {
      read_html_leaf(bytes.view(), leaf, is_shown);
    } else if (is_plain(part)) {
      read_plain_leaf(part, bytes.view(), leaf, is_shown);
    } else if (leaf.type != "text/x-amp-html") {
      attach(part, bytes.view());
    }
  }

  /// An HTML file behind the text is opened like a file, whatever its disposition says.
  [[nodiscard]] bool is_attached_html(const MimePart& part) const {
    return is_html(part) && part.depth > 0 && !file_name(part).empty() && !mail_.text.empty();
  }

  void read_plain_leaf(const MimePart& part, std::string_view bytes, Part& leaf, bool is_shown) {
    mail_.has_plain = mail_.has_plain || !bytes.empty();
    if (bytes.size() > plain_bytes_left_) mail_.defects.note(Defect::limit_text_bytes);
    // Finding the charset is the dear step: a mail of many texts gets it for one budget of bytes.
    if (plain_bytes_left_ == 0) return;
    bytes = bytes.substr(0, plain_bytes_left_);
    plain_bytes_left_ -= bytes.size();
    DecodedText decoded = decode_text(bytes, leaf.declared_charset, mail_.defects);
    leaf.used_charset = decoded.charset;
    unify_line_ends(decoded.text);
    if (equal_ignoring_case(part.content_type.parameter("format"), "flowed")) {
      decoded.text = join_flowed(decoded.text,
                                 equal_ignoring_case(part.content_type.parameter("delsp"), "yes"));
    }
    if (is_shown) {
      show_plain(std::move(decoded.text));
    } else {
      alternatives_.push_back(std::move(decoded.text));
    }
  }

  void show_plain(std::string text) {
    append_block(mail_.text, text);
    shown_plain_.push_back(std::move(text));
  }

  void read_html_leaf(std::string_view bytes, Part& leaf, bool is_shown) {
    mail_.has_html = true;
    if (!is_shown) return;
    if (bytes.size() > html_bytes_left_) mail_.defects.note(Defect::limit_html_bytes);
    bytes = bytes.substr(0, html_bytes_left_);
    html_bytes_left_ -= bytes.size();
    const std::string meta = find_meta_charset(bytes);
    const bool is_meta_only = leaf.declared_charset.empty() && !meta.empty();
    if (is_meta_only && !is_ascii(bytes)) mail_.defects.note(Defect::charset_in_meta_only);
    const DecodedText decoded =
        decode_text(bytes, is_meta_only ? meta : leaf.declared_charset, mail_.defects, meta);
    leaf.used_charset = decoded.charset;
    add_html(read_html(decoded.text, limits_left()));
  }

  [[nodiscard]] Limits limits_left() const {
    Limits left = limits_;
    left.links -= std::min(left.links, mail_.links.size());
    left.images -= std::min(left.images, mail_.images.size());
    left.forms -= std::min(left.forms, mail_.forms.size());
    return left;
  }

  void add_html(HtmlContent&& html) {
    if (html.damaged) mail_.defects.note(Defect::html_damaged);
    append_block(mail_.text, html.visible_text);
    append_block(mail_.hidden_text, html.hidden_text);
    std::vector<Link> unlinked = find_unlinked_urls(html, limits_);
    append_up_to(mail_.links, std::move(html.links), limits_.links);
    append_up_to(mail_.links, std::move(unlinked), limits_.links);
    append_up_to(mail_.images, std::move(html.images), limits_.images);
    append_up_to(mail_.forms, std::move(html.forms), limits_.forms);
    add_traits(mail_.html, std::move(html.traits));
    if (mail_.links.size() >= limits_.links) mail_.defects.note(Defect::limit_links);
    if (mail_.images.size() >= limits_.images || mail_.forms.size() >= limits_.forms) {
      mail_.defects.note(Defect::limit_others);
    }
  }

  /// Adds a block of text behind a blank line, as far as the budget of all texts goes.
  void append_block(std::string& text, std::string_view block) {
    while (!block.empty() && is_header_space(block.back())) block.remove_suffix(1);
    if (block.empty()) return;
    const std::string_view kept = cut_utf8(block, limits_.text_bytes - text_bytes_);
    if (kept.size() < block.size()) mail_.defects.note(Defect::limit_text_bytes);
    text_bytes_ += kept.size();
    if (!text.empty() && !kept.empty()) text += "\n\n";
    text += kept;
  }

  void attach(const MimePart& part, std::string_view bytes) {
    if (mail_.attachments.size() >= limits_.attachments) {
      mail_.defects.note(Defect::limit_others);
      return;
    }
    Attachment& attachment = mail_.attachments.emplace_back();
    attachment.name = file_name(part);
    attachment.type = part.content_type.value;
    attachment.size = bytes.size();
    attachment.content = find_attachment_content(bytes, attachment.type);
    attachment.is_inline = part.disposition.value == "inline";
    content_ids_.push_back(part.content_id);
  }

  void find_plain_links() {
    for (const std::string& text : shown_plain_) {
      append_up_to(mail_.links, find_plain_text_links(text, limits_left()), limits_.links);
    }
    if (mail_.links.size() >= limits_.links && !shown_plain_.empty()) {
      mail_.defects.note(Defect::limit_links);
    }
  }

  void mark_inline_images() {
    std::unordered_set<std::string> referred;
    for (const Image& image : mail_.images) {
      if (equal_ignoring_case(std::string_view(image.src).substr(0, 4), "cid:")) {
        referred.insert(ascii_lowered(image.src.substr(4)));
      }
    }
    for (std::size_t i = 0; i < mail_.attachments.size(); ++i) {
      if (referred.count(content_ids_[i]) > 0) mail_.attachments[i].is_inline = true;
    }
  }

  const Limits& limits_;
  Mail& mail_;
  std::size_t html_bytes_left_;
  std::size_t plain_bytes_left_;  ///< before decoding, all plain parts together
  std::size_t text_bytes_ = 0;
  std::vector<std::string> alternatives_;  ///< plain texts of the multipart/alternative at hand
  std::vector<std::string> shown_plain_;
  std::vector<std::string> content_ids_;  ///< one an attachment
};

}  // namespace

void read_mail_body(const MimePart& root, const Limits& limits, Mail& mail) {
  BodyReader(limits, mail).read(root);
}

}  // namespace furui
