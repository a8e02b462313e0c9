// A mail as plain data: what parse_mail (mail/parse_mail.h) makes of raw bytes. Every string is
// valid UTF-8, decoded, and as the sender wrote it: not normalised, not case-folded (domains are).
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mail/defect.h"

namespace furui {

/// One address of an address header (RFC 5322 section 3.4).
struct Address {
  std::string display_name;  ///< decoded; empty when there is none
  std::string address;       ///< as written, local@domain or whatever stood there
  std::string local_part;
  std::string domain;  ///< lower case, IDN as A-labels; empty when there is none
};

/// One header field, in the order of the mail.
struct HeaderField {
  std::string name;   ///< as written
  std::string value;  ///< unfolded and decoded
};

/// A point in time with the zone it was written in.
struct Date {
  std::int64_t unix_seconds = 0;
  int zone_minutes = 0;  ///< +540 for +0900
};

/// One Received field (RFC 5321 section 4.4), topmost first. Empty strings where nothing was found.
struct ReceivedHop {
  std::string helo;          ///< the name the client gave, lower case
  std::string reverse_name;  ///< the name the server looked up, lower case; "unknown" kept as it is
  std::string ip;            ///< IPv4 or IPv6 of the client
  std::string by;            ///< the receiving host, lower case
  std::string with;          ///< ESMTPS, HTTP, ...
  std::optional<Date> date;
  std::string for_address{};  ///< the mailbox it was received for, lower case
};

/// One method of an Authentication-Results field (RFC 8601).
struct AuthenticationResult {
  std::string method;  ///< spf, dkim, dmarc, arc, ... lower case
  std::string result;  ///< pass, fail, softfail, none, ... lower case
  std::string domain;  ///< smtp.mailfrom, header.d or header.i, header.from: its domain, lower case
};

/// One Authentication-Results field, in the order of the mail, with its place among the Received
/// fields, so that a reader can tell what the receiving server wrote from what came with the mail.
struct AuthenticationResults {
  std::string authserv_id;
  std::vector<AuthenticationResult> results;
  std::size_t received_above = 0;  ///< how many Received fields stand above it
};

enum class LinkSource : std::uint8_t { anchor, area, form, plain_text, meta_refresh };

/// Something a reader can follow. Pictures are Images.
struct Link {
  std::string text;  ///< what the reader sees; the URL itself for plain_text
  std::string href;  ///< as written, entities resolved, line breaks and tabs removed
  LinkSource source = LinkSource::anchor;
  bool hidden = false;     ///< stands in hidden text
  bool has_image = false;  ///< the anchor wraps a picture
};

struct Image {
  std::string src;
  std::string alt;
  int width = -1;  ///< pixels; -1 when not given
  int height = -1;
};

struct Form {
  std::string action;
  bool asks_password = false;
  std::size_t inputs = 0;  ///< fields a person fills in
};

/// What the bytes of an attachment show, whatever its name says.
enum class AttachmentContent : std::uint8_t {
  other,
  text,
  html,
  html_with_form,
  html_with_script,
  svg_with_script,
  image,
  pdf,
  office,
  office_with_macro,
  archive,
  encrypted_archive,
  disk_image,
  program,
  shortcut,
  message,
  calendar
};

struct Attachment {
  std::string name;      ///< decoded file name; may be empty
  std::string type;      ///< declared media type, lower case: "application/zip"
  std::size_t size = 0;  ///< decoded bytes, as far as read
  AttachmentContent content = AttachmentContent::other;
  bool is_inline = false;  ///< Content-Disposition: inline, or referred to by cid:
};

/// One leaf of the MIME tree.
struct Part {
  std::string type;               ///< media type, lower case
  std::string declared_charset;   ///< lower case, as written; empty when none
  std::string used_charset;       ///< what its text was decoded from: "utf-8", "iso-2022-jp", ...
  std::string transfer_encoding;  ///< lower case
  std::size_t size = 0;           ///< decoded bytes
  std::size_t depth = 0;          ///< 0 for the root
};

/// What the HTML of a mail is made of, besides its text.
struct HtmlTraits {
  std::size_t visible_characters = 0;
  std::size_t hidden_display = 0;  ///< characters hidden by display:none, visibility, hidden=
  std::size_t hidden_size = 0;  ///< by font size 0 or 1, zero width or height with overflow hidden
  std::size_t hidden_colour = 0;    ///< by text as good as the colour of its background, opacity 0
  std::size_t hidden_position = 0;  ///< off-screen
  std::size_t reference_characters = 0;  ///< letters written as numeric references (&#12362;)
  std::size_t scripts = 0;
  std::size_t tables = 0;
  std::string lang;                ///< of the html element, lower case
  std::string comments;            ///< text of comments, cut at some KiB
  std::vector<std::string> fonts;  ///< font families named, in order, without repetition
};

/// A whole mail.
struct Mail {
  std::vector<HeaderField> headers;

  std::string subject;
  std::vector<Address> from;  ///< usually one
  std::optional<Address> sender;
  std::vector<Address> reply_to;
  std::vector<Address> to;
  std::vector<Address> cc;
  std::optional<Address> return_path;  ///< empty address for <>
  std::string message_id;              ///< without angle brackets
  std::optional<Date> date;
  std::vector<ReceivedHop> received;  ///< topmost first
  std::vector<AuthenticationResults> authentication;
  std::vector<std::string> dkim_domains;  ///< d= of DKIM-Signature fields, lower case

  /// What a reader sees: the HTML's visible text where there is an HTML part with any, else the
  /// plain text; parts joined by a blank line.
  std::string text;
  /// The plain parts that a reader of the HTML does not see (multipart/alternative).
  std::string alternative_text;
  /// Text of the HTML that a reader does not see.
  std::string hidden_text;

  std::vector<Link> links;
  std::vector<Image> images;
  std::vector<Form> forms;
  std::vector<Attachment> attachments;
  std::vector<Part> parts;
  bool has_html = false;
  bool has_plain = false;
  HtmlTraits html;

  std::size_t raw_bytes = 0;  ///< size of the mail as given, also where it was cut
  Defects defects;

  /// Finds the first field of a name, letter case ignored; nullptr when there is none.
  [[nodiscard]] const HeaderField* find_header(std::string_view name) const;
};

}  // namespace furui
