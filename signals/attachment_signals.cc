#include <algorithm>
#include <array>

#include "mail/ascii.h"
#include "signals/rule.h"

namespace furui {
namespace {

using G = SignalGroup;
using L = SignalLean;
using C = AttachmentContent;

template <typename Test>
Finding first_attachment(const Evidence& e, Test test) {
  for (const Attachment& attachment : e.mail.attachments) {
    if (test(attachment)) return attachment.name;
  }
  return std::nullopt;
}

/// Gives the last extension without its dot, lower case.
std::string extension(std::string_view name) {
  const std::size_t dot = name.rfind('.');
  return dot == std::string_view::npos ? std::string()
                                       : ascii_lowered(trimmed(name.substr(dot + 1)));
}

template <std::size_t N>
bool is_one_of(const std::string& word, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool runs(const Attachment& attachment) {
  constexpr std::array<std::string_view, 20> kPrograms = {
      "exe", "scr", "com", "pif", "bat", "cmd", "js",  "jse", "vbs", "vbe",
      "wsf", "wsh", "hta", "ps1", "jar", "msi", "cpl", "dll", "apk", "reg"};
  return attachment.content == C::program || is_one_of(extension(attachment.name), kPrograms);
}

bool is_document_extension(const std::string& word) {
  constexpr std::array<std::string_view, 14> kDocuments = {"pdf", "doc",  "docx", "xls", "xlsx",
                                                           "ppt", "pptx", "txt",  "jpg", "jpeg",
                                                           "png", "csv",  "htm",  "html"};
  return is_one_of(word, kDocuments);
}

Finding attachment_program(const Evidence& e) {
  return first_attachment(e, runs);
}

Finding attachment_shortcut(const Evidence& e) {
  return first_attachment(e, [](const Attachment& attachment) {
    constexpr std::array<std::string_view, 3> kShortcuts = {"lnk", "url", "scf"};
    return attachment.content == C::shortcut || is_one_of(extension(attachment.name), kShortcuts);
  });
}

Finding attachment_disk_image(const Evidence& e) {
  return first_attachment(e, [](const Attachment& attachment) {
    constexpr std::array<std::string_view, 4> kImages = {"iso", "img", "vhd", "vhdx"};
    return attachment.content == C::disk_image || is_one_of(extension(attachment.name), kImages);
  });
}

Finding attachment_macro(const Evidence& e) {
  return first_attachment(e, [](const Attachment& attachment) {
    constexpr std::array<std::string_view, 5> kMacro = {"docm", "xlsm", "pptm", "xlsb", "dotm"};
    return attachment.content == C::office_with_macro ||
           is_one_of(extension(attachment.name), kMacro);
  });
}

Finding attachment_html(const Evidence& e) {
  return first_attachment(e, [](const Attachment& attachment) {
    constexpr std::array<std::string_view, 4> kPages = {"html", "htm", "shtml", "xhtml"};
    return is_one_of(extension(attachment.name), kPages) && !attachment.is_inline;
  });
}

Finding attachment_html_form(const Evidence& e) {
  return first_attachment(e, [](const Attachment& attachment) {
    return attachment.content == C::html_with_form || attachment.content == C::html_with_script;
  });
}

Finding attachment_svg_script(const Evidence& e) {
  return first_attachment(
      e, [](const Attachment& attachment) { return attachment.content == C::svg_with_script; });
}

Finding attachment_encrypted_archive(const Evidence& e) {
  return first_attachment(
      e, [](const Attachment& attachment) { return attachment.content == C::encrypted_archive; });
}

/// Office habit sends the password in a second mail; malware needs it in the first.
Finding attachment_encrypted_with_password(const Evidence& e) {
  return e.text_phrases.has(Phrase::password_of_file) ? attachment_encrypted_archive(e)
                                                      : std::nullopt;
}

/// "請求書.pdf.exe", "order.pdf.zip": the last extension is not what the reader sees first.
Finding attachment_double_extension(const Evidence& e) {
  return first_attachment(e, [](const Attachment& attachment) {
    const std::size_t dot = attachment.name.rfind('.');
    if (dot == std::string::npos) return false;
    const std::string inner = extension(std::string_view(attachment.name).substr(0, dot));
    const std::string outer = extension(attachment.name);
    const bool hides = runs(attachment) || outer == "zip" || outer == "rar" || outer == "7z" ||
                       outer == "iso" || outer == "lnk" || outer == "html" || outer == "htm";
    return is_document_extension(inner) && inner != outer && hides;
  });
}

Finding attachment_direction_trick(const Evidence& e) {
  return first_attachment(e, [](const Attachment& attachment) {
    return attachment.name.find("\u202E") != std::string::npos ||
           attachment.name.find("\u202D") != std::string::npos;
  });
}

Finding attachment_spaced_name(const Evidence& e) {
  return first_attachment(e, [](const Attachment& attachment) {
    return attachment.name.find("     ") != std::string::npos ||
           attachment.name.find("\u3000\u3000\u3000") != std::string::npos;
  });
}

/// The name promises a document, the bytes are something that runs or a page.
Finding attachment_type_disguised(const Evidence& e) {
  return first_attachment(e, [](const Attachment& attachment) {
    const std::string word = extension(attachment.name);
    const bool promises = is_document_extension(word) && word != "html" && word != "htm";
    const bool other = attachment.content == C::program ||
                       attachment.content == C::html_with_form ||
                       attachment.content == C::html_with_script ||
                       attachment.content == C::shortcut || attachment.content == C::disk_image;
    return promises && other;
  });
}

Finding attachment_message(const Evidence& e) {
  return fires(std::any_of(
      e.mail.attachments.begin(), e.mail.attachments.end(), [](const Attachment& attachment) {
        return attachment.content == C::message || attachment.type == "message/rfc822";
      }));
}

Finding attachment_calendar(const Evidence& e) {
  return fires(std::any_of(
      e.mail.attachments.begin(), e.mail.attachments.end(), [](const Attachment& attachment) {
        return attachment.content == C::calendar || attachment.type == "text/calendar";
      }));
}

constexpr auto kRules = std::to_array<Rule>({
    {{"attachment_program", G::attachment, L::accuses, "a program is attached",
      "プログラムが添付されている"},
     attachment_program},
    {{"attachment_shortcut", G::attachment, L::accuses, "a shortcut is attached",
      "ショートカットが添付されている"},
     attachment_shortcut},
    {{"attachment_disk_image", G::attachment, L::accuses, "a disk image is attached",
      "ディスクイメージが添付されている"},
     attachment_disk_image},
    {{"attachment_macro", G::attachment, L::neutral, "an office file with macros is attached",
      "マクロ付きの文書が添付されている"},
     attachment_macro},
    {{"attachment_html", G::attachment, L::neutral, "a web page is attached",
      "HTMLファイルが添付されている"},
     attachment_html},
    {{"attachment_html_form", G::attachment, L::accuses,
      "an attached web page holds a form or script", "添付のHTMLにフォームかスクリプトがある"},
     attachment_html_form},
    {{"attachment_svg_script", G::attachment, L::accuses, "an attached drawing holds a script",
      "添付の図にスクリプトがある"},
     attachment_svg_script},
    {{"attachment_encrypted_archive", G::attachment, L::neutral, "an encrypted archive is attached",
      "暗号化された圧縮ファイルが添付されている"},
     attachment_encrypted_archive},
    {{"attachment_encrypted_with_password", G::attachment, L::neutral,
      "an encrypted archive, its password in the same mail",
      "暗号化された圧縮ファイルとパスワードが同じメールにある"},
     attachment_encrypted_with_password},
    {{"attachment_double_extension", G::attachment, L::accuses,
      "a file name with two extensions hides what it is",
      "二重の拡張子で正体を隠したファイルがある"},
     attachment_double_extension},
    {{"attachment_direction_trick", G::attachment, L::accuses,
      "a file name turns its writing direction",
      "文字の向きを変える記号で名前を偽ったファイルがある"},
     attachment_direction_trick},
    {{"attachment_spaced_name", G::attachment, L::accuses,
      "a file name pushes its extension out of sight with spaces",
      "空白で拡張子を隠したファイルがある"},
     attachment_spaced_name},
    {{"attachment_type_disguised", G::attachment, L::accuses, "a file is not what its name says",
      "名前と中身の種類が違うファイルがある"},
     attachment_type_disguised},
    {{"attachment_message", G::attachment, L::neutral, "another mail is attached",
      "別のメールが添付されている"},
     attachment_message},
    {{"attachment_calendar", G::attachment, L::neutral, "an invitation is attached",
      "予定の招待が添付されている"},
     attachment_calendar},
});

}  // namespace

std::span<const Rule> attachment_rules() {
  return kRules;
}

}  // namespace furui
