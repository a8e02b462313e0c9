// The links of a mail, each taken apart and looked up once, so that the link signals only compare.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mail/mail.h"
#include "mail/url.h"
#include "signals/host_trace.h"
#include "signals/list_state.h"

namespace furui {

/// A link a reader can follow, with what its host is.
struct LinkEvidence {
  const Link* link = nullptr;
  Url url;  ///< what a receiver's wrapper led to, where there was one
  std::string registrable;
  std::string shown_host;  ///< the host that the visible text pretends, empty when none
  std::string inner_host;  ///< the host inside an open redirect, empty when none
  HostTrace trace;
  bool is_web = false;     ///< http or https with a host
  bool official = false;   ///< the claimed brand's
  bool partner = false;    ///< of a brand that may speak for the claimed one
  bool any_brand = false;  ///< some brand's
  bool of_sender = false;  ///< shares a domain with From, DKIM d= or the envelope sender
  bool tracker = false;
  bool neutral = false;
  bool shortener = false;
  std::optional<InstantHost> instant_host;
  std::optional<RiskyTld> risky_tld;
  bool calls_to_act = false;  ///< its text or path asks to log in, confirm or update
};

/// Who the mail is from, as far as links are compared with it.
struct LinkContext {
  int claimed = -1;                         ///< brand, or -1
  std::vector<std::string> sender_domains;  ///< registrable
};

/// Looks at the first links of a mail (an attacker's five hundred say no more than the first
/// hundred), those in hidden text included.
[[nodiscard]] std::vector<LinkEvidence> judge_links(const Mail& mail, const Lists::State& lists,
                                                    const LinkContext& context);

/// Gives the host that a visible text pretends to lead to ("https://www.smbc.co.jp/",
/// "smbc.co.jp"), empty when it shows none. Lower case.
[[nodiscard]] std::string host_in_text(std::string_view text);

/// A URL in running text with another one behind it in brackets: "https://a/ <https://b/>".
struct UrlPair {
  std::string shown_host;
  std::string target_host;
};

/// Finds such pairs in the first 64 KiB of a text, at most fifty.
[[nodiscard]] std::vector<UrlPair> find_url_pairs(std::string_view text);

}  // namespace furui
