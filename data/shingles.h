// What two texts can share: the elements that near copies are found by (data/near_duplicates).
#pragma once

#include "data/near_duplicates.h"
#include "mail/mail.h"

namespace furui {

/// Gives the hashes of each five letters in a row of the subject and of the text that a reader
/// sees, normalised (mail/normalize), white space left out and every digit the same, so that
/// numbers, width and line breaks make no difference. Of a long text the first 100 KB count.
[[nodiscard]] Elements shingles_of(const Mail& mail);

}  // namespace furui
