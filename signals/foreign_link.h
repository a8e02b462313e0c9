// Which links are a stranger's: what the link signals share. A stranger's link is no evidence yet;
// newsletters link partners every day.
#pragma once

#include "signals/evidence.h"

namespace furui {

/// Tells a link that says something about who sent the mail.
[[nodiscard]] inline bool is_judged(const LinkEvidence& link) {
  return link.is_web && !link.neutral;
}

/// Tells a link that cannot be the claimed brand's: neither its own, a partner's, nor a platform's.
[[nodiscard]] inline bool is_foreign(const LinkEvidence& link) {
  return is_judged(link) && !link.official && !link.partner && !link.tracker;
}

/// Tells that the sender is the brand that the mail speaks for, or may speak for it.
[[nodiscard]] inline bool is_sender_brand(const Evidence& e) {
  return e.standing == Standing::official || e.standing == Standing::partner ||
         e.standing == Standing::plausible;
}

/// Tells a foreign link; click-tracking of the brand itself is the brand's own word.
[[nodiscard]] inline bool is_foreign_to_sender(const Evidence& e, const LinkEvidence& link) {
  return is_foreign(link) && !(link.of_sender && is_sender_brand(e));
}

}  // namespace furui
