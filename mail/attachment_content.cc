#include "mail/attachment_content.h"

#include <algorithm>
#include <cstddef>
#include <string>

#include "mail/ascii.h"
#include "mail/utf8.h"

namespace furui {
namespace {

using namespace std::string_view_literals;

/// Texts are looked into this far; forms and scripts of phishing pages stand in the first KiB, but
/// padding is cheap for an attacker.
constexpr std::size_t kTextBytes = std::size_t{256} << 10;

struct Magic {
  std::string_view bytes;
  std::size_t offset;
  AttachmentContent content;
};

// File formats by their own specifications; offsets of ISO 9660 (ECMA-119) and tar (POSIX.1).
constexpr Magic kMagics[] = {
    {"MZ"sv, 0, AttachmentContent::program},
    {"\x7F"
     "ELF"sv,
     0, AttachmentContent::program},
    {"\xCF\xFA\xED\xFE"sv, 0, AttachmentContent::program},
    {"\xCA\xFE\xBA\xBE"sv, 0, AttachmentContent::program},
    {"#!"sv, 0, AttachmentContent::program},
    {"L\0\0\0\x01\x14\x02\0"sv, 0, AttachmentContent::shortcut},
    {"[InternetShortcut]"sv, 0, AttachmentContent::shortcut},
    {"%PDF-"sv, 0, AttachmentContent::pdf},
    {"\x89PNG\r\n"sv, 0, AttachmentContent::image},
    {"\xFF\xD8\xFF"sv, 0, AttachmentContent::image},
    {"GIF8"sv, 0, AttachmentContent::image},
    {"BM"sv, 0, AttachmentContent::image},
    {"II*\0"sv, 0, AttachmentContent::image},
    {"MM\0*"sv, 0, AttachmentContent::image},
    {"WEBP"sv, 8, AttachmentContent::image},
    {"ftypheic"sv, 4, AttachmentContent::image},
    {"ftypavif"sv, 4, AttachmentContent::image},
    {"{\\rtf"sv, 0, AttachmentContent::office},
    {"CD001"sv, 0x8001, AttachmentContent::disk_image},
    {"conectix"sv, 0, AttachmentContent::disk_image},
    {"vhdxfile"sv, 0, AttachmentContent::disk_image},
    {"\x1F\x8B"sv, 0, AttachmentContent::archive},
    {"BZh"sv, 0, AttachmentContent::archive},
    {"\xFD"
     "7zXZ\0"sv,
     0, AttachmentContent::archive},
    {"MSCF"sv, 0, AttachmentContent::archive},
    {"**ACE**"sv, 7, AttachmentContent::archive},
    {"-lh"sv, 2, AttachmentContent::archive},
    {"ustar"sv, 257, AttachmentContent::archive},
    {"BEGIN:VCALENDAR"sv, 0, AttachmentContent::calendar},
};

unsigned byte_at(std::string_view bytes, std::size_t at) {
  return at < bytes.size() ? static_cast<unsigned char>(bytes[at]) : 0U;
}

bool contains(std::string_view bytes, std::string_view wanted) {
  return std::search(bytes.begin(), bytes.end(), wanted.begin(), wanted.end()) != bytes.end();
}

/// Macros of an OOXML file stand in one member of this name; the name itself is not compressed.
AttachmentContent zip_content(std::string_view bytes) {
  constexpr std::size_t kFlagsOffset = 6;  // of a local file header, APPNOTE 4.3.7
  if (contains(bytes, "vbaProject.bin")) return AttachmentContent::office_with_macro;
  if (contains(bytes, "[Content_Types].xml")) return AttachmentContent::office;
  return (byte_at(bytes, kFlagsOffset) & 1U) != 0 ? AttachmentContent::encrypted_archive
                                                  : AttachmentContent::archive;
}

/// OLE compound files keep stream names in UTF-16LE.
AttachmentContent ole_content(std::string_view bytes) {
  constexpr std::string_view kVbaStream = "_\0V\0B\0A\0_\0P\0R\0O\0J\0E\0C\0T\0"sv;
  constexpr std::string_view kEncryptedPackage =
      "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"sv;
  if (contains(bytes, kVbaStream)) return AttachmentContent::office_with_macro;
  if (contains(bytes, kEncryptedPackage)) return AttachmentContent::encrypted_archive;
  return AttachmentContent::office;
}

AttachmentContent rar_content(std::string_view bytes) {
  // RAR 4: flag 0x80 of the main header encrypts all headers, flag 4 of a file header the file.
  constexpr std::size_t kRar4Main = 7;
  if (byte_at(bytes, 6) == 0) {
    const bool headers = (byte_at(bytes, kRar4Main + 3) & 0x80U) != 0;
    const std::size_t file = kRar4Main + byte_at(bytes, kRar4Main + 5);
    const bool first_file =
        byte_at(bytes, file + 2) == 0x74 && (byte_at(bytes, file + 3) & 4U) != 0;
    return headers || first_file ? AttachmentContent::encrypted_archive
                                 : AttachmentContent::archive;
  }
  // RAR 5: a first block of type 4 is the encryption header; the type follows CRC and size.
  constexpr std::size_t kRar5Block = 8 + 4 + 1;
  return byte_at(bytes, kRar5Block) == 4 ? AttachmentContent::encrypted_archive
                                         : AttachmentContent::archive;
}

AttachmentContent seven_zip_content(std::string_view bytes) {
  // The method id of AES-256 stands in the header, which is packed only when it is not encrypted.
  constexpr std::string_view kAes = "\x06\xF1\x07\x01"sv;
  return contains(bytes, kAes) ? AttachmentContent::encrypted_archive : AttachmentContent::archive;
}

std::string text_head(std::string_view bytes) {
  std::string head = ascii_lowered(bytes.substr(0, kTextBytes));
  if (head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF")) std::erase(head, '\0');
  return head;
}

bool has_script(std::string_view text) {
  return contains(text, "<script") || contains(text, "javascript:") || contains(text, "onload=");
}

AttachmentContent markup_content(std::string_view text, std::string_view type) {
  const std::string_view start = trimmed(text.substr(0, std::min<std::size_t>(text.size(), 2048)));
  if (type.find("svg") != std::string_view::npos || contains(start, "<svg")) {
    return has_script(text) ? AttachmentContent::svg_with_script : AttachmentContent::image;
  }
  const bool is_html = type == "text/html" || type == "application/xhtml+xml" ||
                       contains(start, "<html") || contains(start, "<!doctype html") ||
                       contains(start, "<script") || contains(start, "<body");
  if (!is_html) return AttachmentContent::other;
  if (contains(text, "<form") || contains(text, "type=\"password\"")) {
    return AttachmentContent::html_with_form;
  }
  return has_script(text) ? AttachmentContent::html_with_script : AttachmentContent::html;
}

/// Text in any charset has no control bytes but white space and the escapes of ISO-2022-JP.
bool is_text(std::string_view bytes) {
  return !bytes.empty() && std::none_of(bytes.begin(), bytes.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != '\x1B';
  });
}

AttachmentContent declared_text_content(std::string_view bytes, std::string_view type) {
  if (type == "text/calendar" || type == "application/ics") return AttachmentContent::calendar;
  if (type.starts_with("message/")) return AttachmentContent::message;
  if (type.starts_with("image/")) return AttachmentContent::image;
  const bool is_declared = type.starts_with("text/");
  return is_declared || is_text(bytes.substr(0, 4096)) ? AttachmentContent::text
                                                       : AttachmentContent::other;
}

}  // namespace

AttachmentContent find_attachment_content(std::string_view bytes, std::string_view type) {
  if (bytes.starts_with("PK\x03\x04"sv)) return zip_content(bytes);
  if (bytes.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv)) return ole_content(bytes);
  if (bytes.starts_with("Rar!\x1A\x07"sv)) return rar_content(bytes);
  if (bytes.starts_with("7z\xBC\xAF\x27\x1C"sv)) return seven_zip_content(bytes);
  for (const Magic& magic : kMagics) {
    if (bytes.size() >= magic.offset && bytes.substr(magic.offset).starts_with(magic.bytes)) {
      return magic.content;
    }
  }
  const AttachmentContent markup = markup_content(text_head(bytes), type);
  return markup == AttachmentContent::other ? declared_text_content(bytes, type) : markup;
}

}  // namespace furui
