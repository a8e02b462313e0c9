#include <algorithm>
#include <array>
#include <bit>
#include <string>
#include <string_view>

#include "mail/ascii.h"
#include "mail/normalize.h"
#include "tokenize/property_tokens.h"

namespace furui {
namespace {

constexpr std::size_t kMostLeaves = 6;
constexpr std::size_t kMostFonts = 20;
constexpr std::size_t kMostAttachments = 20;

constexpr std::array<std::string_view, 17> kContentNames = {"other",
                                                            "text",
                                                            "html",
                                                            "html-with-form",
                                                            "html-with-script",
                                                            "svg-with-script",
                                                            "image",
                                                            "pdf",
                                                            "office",
                                                            "office-with-macro",
                                                            "archive",
                                                            "encrypted-archive",
                                                            "disk-image",
                                                            "program",
                                                            "shortcut",
                                                            "message",
                                                            "calendar"};

void add(TokenList& list, std::initializer_list<std::string_view> parts) {
  list.add(Field::structure, TokenKind::property, parts);
}

std::string_view count_class(std::size_t count) {
  return count == 0 ? "0" : count == 1 ? "1" : count < 5 ? "2-4" : count < 10 ? "5-9" : "10+";
}

/// Names a size by its power of two.
std::string size_class(std::size_t size) {
  return std::to_string(std::bit_width(size));
}

/// The MIME tree as the root's type and its leaves.
void add_tree(const Mail& mail, TokenList& list) {
  const HeaderField* root = mail.find_header("Content-Type");
  std::string tree = root == nullptr ? "none" : ascii_lowered(root->value);
  tree = trimmed(std::string_view(tree).substr(0, tree.find(';')));
  if (tree.starts_with("multipart/")) {
    tree += '(';
    const std::size_t leaves = std::min(mail.parts.size(), kMostLeaves);
    for (std::size_t i = 0; i < leaves; ++i) {
      tree += (i == 0 ? "" : ",") + mail.parts[i].type;
    }
    tree += mail.parts.size() > leaves ? ",...)" : ")";
  }
  add(list, {tree});
}

void add_parts(const Mail& mail, TokenList& list) {
  std::vector<std::string> seen;
  for (const Part& part : mail.parts) {
    const std::string text = part.type + ";" + part.declared_charset + ";" + part.transfer_encoding;
    if (seen.size() >= kMostLeaves || std::find(seen.begin(), seen.end(), text) != seen.end()) {
      continue;
    }
    add(list, {"part:", text});
    add(list, {"charset:", part.declared_charset.empty() ? "none" : part.declared_charset});
    if (!part.used_charset.empty() && part.used_charset != part.declared_charset) {
      add(list, {"used-charset:", part.used_charset});
    }
    seen.push_back(text);
  }
}

void add_attachments(const Mail& mail, TokenList& list) {
  add(list, {"attachments:", count_class(mail.attachments.size())});
  const std::size_t count = std::min(mail.attachments.size(), kMostAttachments);
  for (std::size_t i = 0; i < count; ++i) {
    const Attachment& attachment = mail.attachments[i];
    const std::string name = ascii_lowered(attachment.name);
    const std::size_t dot = name.rfind('.');
    add(list,
        {"extension:", dot == std::string::npos ? "none" : std::string_view(name).substr(dot + 1)});
    add(list, {"attachment-type:", attachment.type});
    add(list, {"attachment-content:", kContentNames[static_cast<std::size_t>(attachment.content)]});
  }
}

/// Hidden letters per letter, in tenths.
std::string hidden_share(const HtmlTraits& html) {
  const std::size_t hidden =
      html.hidden_display + html.hidden_size + html.hidden_colour + html.hidden_position;
  if (hidden == 0) return "none";
  return std::to_string(hidden * 10 / (hidden + html.visible_characters));
}

void add_html(const Mail& mail, TokenList& list) {
  if (!mail.has_html) return;
  const HtmlTraits& html = mail.html;
  add(list, {"hidden:", hidden_share(html)});
  if (html.hidden_display > 0) add(list, {"hidden-by:display"});
  if (html.hidden_size > 0) add(list, {"hidden-by:size"});
  if (html.hidden_colour > 0) add(list, {"hidden-by:colour"});
  if (html.hidden_position > 0) add(list, {"hidden-by:position"});
  if (html.scripts > 0) add(list, {"scripts"});
  if (html.reference_characters * 2 > html.visible_characters + 1) add(list, {"references"});
  add(list, {"tables:", count_class(html.tables)});
  add(list, {"lang:", html.lang.empty() ? "none" : html.lang});
  add(list, {"comments:", size_class(html.comments.size())});
  const std::size_t fonts = std::min(html.fonts.size(), kMostFonts);
  for (std::size_t i = 0; i < fonts; ++i) add(list, {"font:", normalize(html.fonts[i])});
}

void add_counts(const Mail& mail, TokenList& list) {
  add(list, {"links:", count_class(mail.links.size())});
  add(list, {"images:", count_class(mail.images.size())});
  add(list, {"forms:", count_class(mail.forms.size())});
  add(list, {"text:", size_class(mail.text.size())});
  add(list, {"subject:", size_class(mail.subject.size())});
  add(list, {"bodies:", mail.has_html ? (mail.has_plain ? "both" : "html")
                                      : (mail.has_plain ? "plain" : "none")});
  const bool password = std::any_of(mail.forms.begin(), mail.forms.end(),
                                    [](const Form& form) { return form.asks_password; });
  if (password) add(list, {"form-asks-password"});
}

void add_defects(const Mail& mail, TokenList& list) {
  for (std::size_t i = 0; i < kDefectCount; ++i) {
    const auto defect = static_cast<Defect>(i);
    if (mail.defects.has(defect)) add(list, {"defect:", defect_name(defect)});
  }
}

}  // namespace

void add_structure_tokens(const Mail& mail, TokenList& list) {
  add_tree(mail, list);
  add_parts(mail, list);
  add_attachments(mail, list);
  add_counts(mail, list);
  add_html(mail, list);
  add_defects(mail, list);
}

}  // namespace furui
