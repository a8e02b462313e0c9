// What a mail says besides its text, as property tokens: what the sender and the sender's tools
// made, and never what only tells when, where or by whom the mail was received or collected. One
// .cc file a place.
#pragma once

#include "mail/mail.h"
#include "tokenize/correspondents.h"
#include "tokenize/token_list.h"

namespace furui {

/// Adds the address in From and Reply-To, and how the sender's domains fit together.
void add_sender_tokens(const Mail& mail, const Correspondents& people, TokenList& list);

/// Adds the header block: which fields, how written, in which order, by which program.
void add_header_tokens(const Mail& mail, const Correspondents& people, TokenList& list);

/// Adds the way of the mail up to the receiver's first server.
void add_route_tokens(const Mail& mail, const Correspondents& people, TokenList& list);

/// Adds hosts and paths of links and pictures.
void add_link_tokens(const Mail& mail, const Correspondents& people, TokenList& list);

/// Adds the MIME tree, attachments, HTML traits, counts as classes, defects.
void add_structure_tokens(const Mail& mail, TokenList& list);

/// Tells the header names that only the receiving or collecting side sets: other filters' verdicts,
/// mailbox status, delivery and list servers' marks.
[[nodiscard]] bool is_receiver_header(std::string_view name);

/// Tells, of names in lower case, those that senders' programs and services set besides the
/// standard fields. Unknown names are not among them: they may be the collecting site's own.
[[nodiscard]] bool is_sender_header(std::string_view lower);

/// Tells, of names in lower case, the fields that a discussion list's server writes anew.
[[nodiscard]] bool is_list_header(std::string_view lower);

}  // namespace furui
