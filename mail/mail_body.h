// The MIME tree -> the members of Mail that stand in the body: what a reader sees, what is hidden
// from them, and what is attached.
#pragma once

#include "mail/limits.h"
#include "mail/mail.h"
#include "mail/mime_tree.h"

namespace furui {

/// Fills text, HTML, parts and attachments. Of a multipart/alternative the last HTML branch is
/// shown; a message inside the mail (message/rfc822) is an attachment, its text is not the mail's.
void read_mail_body(const MimePart& root, const Limits& limits, Mail& mail);

}  // namespace furui
