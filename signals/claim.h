// When naming a brand is claiming to be it: the guard against shops, events, campaigns and talk.
#pragma once

#include "signals/brand_matcher.h"

namespace furui {

struct Evidence;

/// Gives the brand a display name speaks for: its name begins the display name (tags in brackets
/// and legal forms aside) or stands before an office word, and no shop, club or agency follows.
[[nodiscard]] const BrandMatch* find_name_claim(const Evidence& evidence);

/// Gives the brand a subject speaks for: in Japanese, in brackets or at the start of a notice, no
/// reply or forward, and not as the prize, the means of payment or the topic; never in a mail that
/// comes proven from the recipient's own domain.
[[nodiscard]] const BrandMatch* find_subject_claim(const Evidence& evidence);

/// Gives the brand the first lines speak for: in Japanese, no reply or forward, thanked for using
/// it
/// ("いつも…をご利用いただき") or introduced as the writer ("…です。", "…カスタマーセンター").
[[nodiscard]] const BrandMatch* find_text_claim(const Evidence& evidence);

}  // namespace furui
