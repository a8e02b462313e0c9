#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "mail/ascii.h"
#include "mail/domain.h"
#include "signals/foreign_link.h"
#include "signals/rule.h"

namespace furui {
namespace {

using G = SignalGroup;
using L = SignalLean;

constexpr std::size_t kLookedBytes = 300;

template <typename Test>
Finding first_foreign(const Evidence& e, Test test) {
  if (!e.has_claim()) return std::nullopt;
  for (const LinkEvidence& link : e.links) {
    if (is_foreign_to_sender(e, link) && test(link)) return link.url.host;
  }
  return std::nullopt;
}

// --- what a stranger's link under a brand's name gives away

Finding link_host_resembles_brand(const Evidence& e) {
  return first_foreign(e, [](const LinkEvidence& link) { return link.trace.resembled_brand >= 0; });
}

Finding link_brand_foreign_country(const Evidence& e) {
  if (!e.has_claim()) return std::nullopt;
  const Brand& brand = e.lists.brands[static_cast<std::size_t>(e.claimed)];
  const auto is_at_home = [&](std::string_view tld) {
    return tld == "jp" ||
           std::any_of(brand.domains.begin(), brand.domains.end(),
                       [&](const std::string& domain) { return top_level_domain(domain) == tld; });
  };
  return first_foreign(e, [&](const LinkEvidence& link) {
    const std::string_view tld = top_level_domain(link.url.host);
    return !link.any_brand && !link.shortener && names_country(tld) && !is_at_home(tld);
  });
}

Finding link_brand_unprotected(const Evidence& e) {
  return first_foreign(e, [](const LinkEvidence& link) {
    return link.url.scheme == "http" && !link.any_brand && !link.of_sender;
  });
}

Finding link_brand_random_sub_domain(const Evidence& e) {
  return first_foreign(e, [&](const LinkEvidence& link) {
    const std::string& host = link.url.host;
    if (link.url.host_is_ip || host.size() <= link.registrable.size() + 1) return false;
    const std::size_t end = host.size() - link.registrable.size() - 1;
    for (std::size_t begin = 0; begin < end;) {
      const std::size_t dot = std::min(host.find('.', begin), end);
      if (e.lists.letter_model.is_random(std::string_view(host).substr(begin, dot - begin)))
        return true;
      begin = dot + 1;
    }
    return false;
  });
}

Finding link_path_brand_name(const Evidence& e) {
  return first_foreign(e, [&](const LinkEvidence& link) {
    const std::string path = ascii_lowered(std::string_view(link.url.path).substr(0, kLookedBytes));
    for (std::size_t begin = 0; begin < path.size();) {
      const std::size_t end =
          std::min(path.find_first_not_of("abcdefghijklmnopqrstuvwxyz", begin), path.size());
      const std::string_view word = std::string_view(path).substr(begin, end - begin);
      if (word.size() >= 3 && e.lists.matcher.find_exact(word, e.claimed) == e.claimed) return true;
      begin = end + 1;
    }
    return false;
  });
}

/// Phish copies a notice with its links and changes the one that counts.
Finding link_brand_copied_around_foreign(const Evidence& e) {
  if (!e.is_foreign_claim()) return std::nullopt;
  const bool official = std::any_of(e.links.begin(), e.links.end(),
                                    [](const LinkEvidence& link) { return link.official; });
  if (!official) return std::nullopt;
  return first_foreign(e, [](const LinkEvidence&) { return true; });
}

// --- links that are odd whoever is claimed

/// Folders where web software keeps its own files. No page for readers stands there: what a link
/// finds there was put in by a burglar.
bool leads_into_software(const LinkEvidence& link) {
  constexpr std::array<std::string_view, 8> kFolders = {
      "/wp-content/plugins/", "/wp-content/themes/", "/wp-includes/",   "/wp-admin/",
      "/.well-known/",        "/administrator/",     "/sites/default/", "/cgi-sys/"};
  const std::string path = ascii_lowered(std::string_view(link.url.path).substr(0, kLookedBytes));
  return std::any_of(kFolders.begin(), kFolders.end(), [&](std::string_view folder) {
    return path.find(folder) != std::string::npos;
  });
}

Finding link_path_software_folder(const Evidence& e) {
  for (const LinkEvidence& link : e.links) {
    if (is_judged(link) && !link.any_brand && leads_into_software(link)) return link.url.host;
  }
  return std::nullopt;
}

std::string in_base64(std::string_view text) {
  constexpr std::string_view kLetters =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string encoded;
  // Only whole groups of three: what follows the address in the link would change the rest.
  for (std::size_t i = 0; i + 2 < text.size(); i += 3) {
    const auto byte = [&](std::size_t k) {
      return static_cast<std::uint32_t>(static_cast<unsigned char>(text[i + k]));
    };
    const std::uint32_t group = byte(0) << 16U | byte(1) << 8U | byte(2);
    for (const std::uint32_t shift : {18U, 12U, 6U, 0U}) encoded += kLetters[group >> shift & 63U];
  }
  return encoded;
}

/// How an address may stand in a link: as it is, with %40, in base64.
std::vector<std::string> written_forms(const Evidence& e) {
  constexpr std::size_t kShortestAddress = 8;
  constexpr std::size_t kMostAddresses = 3;
  std::vector<std::string> forms;
  for (const std::string& address : e.recipient_addresses) {
    if (address.size() < kShortestAddress || forms.size() >= 3 * kMostAddresses) continue;
    std::string escaped = address;
    const std::size_t at = escaped.find('@');
    if (at == std::string::npos) continue;
    forms.push_back(address);
    forms.push_back(escaped.replace(at, 1, "%40"));
    forms.push_back(in_base64(address));
  }
  return forms;
}

Finding link_carries_recipient(const Evidence& e) {
  constexpr std::size_t kLinkBytes = 1000;
  const std::vector<std::string> forms = written_forms(e);
  for (const LinkEvidence& link : e.links) {
    if (!is_judged(link) || link.of_sender || link.tracker || link.any_brand) continue;
    const std::string_view href = std::string_view(link.link->href).substr(0, kLinkBytes);
    const std::string lower = ascii_lowered(href);
    for (const std::string& form : forms) {
      if (lower.find(form) != std::string::npos || href.find(form) != std::string_view::npos)
        return link.url.host;
    }
  }
  return std::nullopt;
}

bool is_odd(const Evidence& e, const LinkEvidence& link) {
  if (!is_judged(link) || link.any_brand || link.tracker) return false;
  return link.risky_tld == RiskyTld::strong || link.instant_host || link.shortener ||
         link.url.host_is_ip || link.trace.national_suffix_inside || leads_into_software(link) ||
         e.lists.letter_model.is_random(registrable_label(link.registrable));
}

/// Needs no brand: next year's brands are in no list.
bool asks_or_threatens(const Evidence& e) {
  const bool asks = e.text_phrases.has(Phrase::credential) || e.text_phrases.has(Phrase::threat) ||
                    e.subject_phrases.has(Phrase::threat);
  return asks && !e.warns_of_fraud && !e.is_reply && !is_sender_brand(e);
}

Finding link_request_odd_host(const Evidence& e) {
  if (!asks_or_threatens(e)) return std::nullopt;
  for (const LinkEvidence& link : e.links) {
    if (is_odd(e, link)) return link.url.host;
  }
  return std::nullopt;
}

/// Who asks for a log-in has it at home.
Finding link_request_elsewhere(const Evidence& e) {
  if (!asks_or_threatens(e) || !e.header("List-Id").empty()) return std::nullopt;
  const std::string_view own = registrable_label(e.from_registrable);
  const LinkEvidence* first = nullptr;
  for (const LinkEvidence& link : e.links) {
    if (!is_judged(link)) continue;
    // A firm's sites in several countries share the name.
    const bool namesake = registrable_label(link.registrable) == own;
    if (link.of_sender || link.tracker || link.any_brand || namesake) return std::nullopt;
    if (first == nullptr) first = &link;
  }
  return first == nullptr ? std::nullopt : Finding(first->url.host + " ≠ " + e.from_registrable);
}

constexpr auto kRules = std::to_array<Rule>({
    {{"link_host_resembles_brand", G::link, L::accuses,
      "a host keeps the letters of the named brand and scrambles them",
      "リンク先のホストが、名乗るブランドの文字を崩して並べたものである"},
     link_host_resembles_brand},
    {{"link_brand_foreign_country", G::link, L::accuses,
      "a brand's mail links a site of a country where the brand has no domain",
      "ブランドを名乗るメールのリンク先が、そのブランドと縁のない国のドメインである"},
     link_brand_foreign_country},
    {{"link_brand_unprotected", G::link, L::accuses,
      "a brand's mail links a foreign page over an unprotected connection",
      "ブランドを名乗るメールが、無関係なページに暗号化されない接続でリンクしている"},
     link_brand_unprotected},
    {{"link_brand_random_sub_domain", G::link, L::accuses,
      "a brand's mail links a host with random letters left of a foreign domain",
      "ブランドを名乗るメールのリンク先が、でたらめな文字列を左に付けた無関係なホストである"},
     link_brand_random_sub_domain},
    {{"link_path_brand_name", G::link, L::accuses,
      "the named brand stands in the path of a foreign host",
      "名乗るブランドの名が、無関係なホストのパスに書かれている"},
     link_path_brand_name},
    {{"link_brand_copied_around_foreign", G::link, L::accuses,
      "somebody who is not the brand links the brand's pages and one elsewhere",
      "ブランドではない差出人が、本物へのリンクに別の場所へのリンクを混ぜている"},
     link_brand_copied_around_foreign},
    {{"link_path_software_folder", G::link, L::accuses,
      "a link leads into a folder where web software keeps its own files",
      "リンク先が、ウェブサイト用ソフトの内部フォルダーである"},
     link_path_software_folder},
    {{"link_carries_recipient", G::link, L::neutral,
      "a stranger's link carries the recipient's address",
      "差出人と無関係なリンクに受信者のアドレスが埋め込まれている"},
     link_carries_recipient},
    {{"link_request_odd_host", G::link, L::accuses,
      "asks for secrets or threatens, and links a throw-away, random or hidden host",
      "情報を求めたり脅したりして、使い捨てやでたらめなホストにリンクしている"},
     link_request_odd_host},
    {{"link_request_elsewhere", G::link, L::accuses,
      "asks for secrets or threatens, and no link leads to the sender",
      "情報を求めたり脅したりしながら、差出人自身へのリンクが一つもない"},
     link_request_elsewhere},
});

}  // namespace

std::span<const Rule> foreign_link_rules() {
  return kRules;
}

}  // namespace furui
