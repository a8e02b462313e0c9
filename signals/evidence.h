// What the signals share: one mail read once. Nothing here is a judgement yet; the *_signals.cc
// files compare these facts.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mail/mail.h"
#include "mail/normalize.h"
#include "signals/authentication.h"
#include "signals/brand_matcher.h"
#include "signals/folded_text.h"
#include "signals/host_trace.h"
#include "signals/link_evidence.h"
#include "signals/list_state.h"
#include "signals/phrase_finder.h"
#include "signals/reception.h"

namespace furui {

/// How From's domain stands to the brand that the mail speaks for.
enum class Standing : std::uint8_t {
  none,  ///< no brand is claimed
  official,
  mixed,      ///< a domain of the brand with customers' mailboxes: proves nothing
  partner,    ///< of a brand in the same group
  plausible,  ///< not listed, but authenticated, under a suffix for companies, with the brand's
              ///< name
  foreign
};

struct Evidence {
  Evidence(const Mail& given_mail, const Lists::State& given_lists, const Reception& reception);
  Evidence(const Evidence&) = delete;
  Evidence& operator=(const Evidence&) = delete;

  const Mail& mail;
  const Lists::State& lists;

  // --- sender
  Address from;  ///< the first; empty when there is none
  std::string from_registrable;
  std::string envelope_registrable;              ///< empty when unknown or <>
  std::vector<std::string> recipient_addresses;  ///< of To and Cc, lower case
  std::vector<std::string> recipient_domains;    ///< registrable
  std::vector<std::string> dkim_registrable;
  Authentication authentication;
  const ReceivedHop* first_outside_hop = nullptr;  ///< where the mail came in; nullptr when unknown
  AddressOrigin origin;                            ///< of that hop's client
  bool is_reply = false;  ///< In-Reply-To or References stands in the header
  bool from_is_free_mail = false;

  // --- text
  FoldedText from_name;
  FoldedText subject;
  FoldedText head;        ///< the first lines of what a reader sees
  std::string name_text;  ///< normalised
  std::string subject_text;
  std::string text;  ///< normalised, a prefix
  NormalizeCounts text_counts;
  PhraseHits name_phrases;
  PhraseHits subject_phrases;
  PhraseHits text_phrases;
  PhraseHits greeting_phrases;  ///< of the first 300 letters
  bool japanese = false;        ///< kana in subject, name or text
  std::size_t kana = 0;         ///< letters of `text`
  std::size_t han = 0;
  std::size_t simplified = 0;
  int deadline_hours = -1;      ///< the shortest time limit the text sets; -1 for none
  bool warns_of_fraud = false;  ///< speaks about phishing, and for no brand it is not

  // --- brand
  std::vector<BrandMatch> name_brands;
  std::vector<BrandMatch> subject_brands;
  std::vector<BrandMatch> text_brands;
  const BrandMatch* name_claim = nullptr;  ///< the brand the display name speaks for
  const BrandMatch* subject_claim = nullptr;
  const BrandMatch* text_claim = nullptr;  ///< looked for where name and subject claim nothing
  const BrandMatch* claim = nullptr;       ///< the first of these three that there is
  int claimed = -1;                        ///< its brand, or -1
  Standing standing = Standing::none;
  HostTrace from_trace;

  // --- links
  std::vector<LinkEvidence> links;
  std::vector<UrlPair> url_pairs;

  [[nodiscard]] bool has_claim() const { return claimed >= 0; }
  /// The claimed brand is spoken for by somebody else.
  [[nodiscard]] bool is_foreign_claim() const { return standing == Standing::foreign; }
  [[nodiscard]] std::string brand_name(int brand) const {
    return brand < 0 ? std::string() : lists.brands[static_cast<std::size_t>(brand)].shown;
  }
  /// Says which brand is claimed and who speaks: "Amazon ≠ hpuwefp2vlbpux.bar".
  [[nodiscard]] std::string mismatch(int brand, std::string_view domain) const {
    return brand_name(brand) + " ≠ " + std::string(domain);
  }
  /// Gives a header's value, empty when there is none.
  [[nodiscard]] std::string_view header(std::string_view name) const;
};

}  // namespace furui
