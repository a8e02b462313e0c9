#include <algorithm>
#include <array>

#include "mail/domain.h"
#include "signals/rule.h"

namespace furui {
namespace {

using G = SignalGroup;
using L = SignalLean;

template <typename Test>
Finding first_host(const Evidence& e, Test test) {
  for (const LinkEvidence& link : e.links) {
    if (link.is_web && test(link)) return link.url.host;
  }
  return std::nullopt;
}

template <typename Number>
Finding first_traced(const Evidence& e, Number number) {
  for (const LinkEvidence& link : e.links) {
    const int brand = number(link.trace);
    if (brand >= 0) return e.mismatch(brand, link.url.host);
  }
  return std::nullopt;
}

bool has_scheme(const LinkEvidence& link, std::initializer_list<std::string_view> schemes) {
  return std::find(schemes.begin(), schemes.end(), link.url.scheme) != schemes.end();
}

Finding link_host_brand_in_label(const Evidence& e) {
  return first_traced(e, [](const HostTrace& trace) { return trace.label_brand; });
}

Finding link_host_brand_in_sub_domain(const Evidence& e) {
  return first_traced(e, [](const HostTrace& trace) { return trace.sub_domain_brand; });
}

Finding link_host_misspelled_brand(const Evidence& e) {
  return first_traced(e, [](const HostTrace& trace) { return trace.misspelled_brand; });
}

Finding link_host_look_alike_brand(const Evidence& e) {
  return first_traced(e, [](const HostTrace& trace) { return trace.look_alike_brand; });
}

Finding link_host_mixed_script(const Evidence& e) {
  return first_host(e, [](const LinkEvidence& link) { return link.trace.mixed_script; });
}

Finding link_host_national_suffix_inside(const Evidence& e) {
  return first_host(e, [](const LinkEvidence& link) { return link.trace.national_suffix_inside; });
}

/// A brand's domain written into path or query of a host that is not a brand's.
Finding link_path_brand_domain(const Evidence& e) {
  constexpr std::size_t kLooked = 300;
  return first_host(e, [&](const LinkEvidence& link) {
    if (link.any_brand || link.tracker || link.of_sender || link.neutral) return false;
    std::string rest = link.url.path.substr(0, kLooked) + "?" + link.url.query.substr(0, kLooked);
    std::transform(rest.begin(), rest.end(), rest.begin(), [](char c) {
      return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    // Every piece between what cannot stand in a host is looked up.
    for (std::size_t begin = 0; begin < rest.size();) {
      const std::size_t end = std::min(
          rest.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789.-", begin), rest.size());
      const std::string_view piece = std::string_view(rest).substr(begin, end - begin);
      if (piece.find('.') != std::string_view::npos && e.lists.is_any_brand(piece)) return true;
      begin = end + 1;
    }
    return false;
  });
}

Finding link_userinfo(const Evidence& e) {
  return first_host(e, [](const LinkEvidence& link) { return !link.url.userinfo.empty(); });
}

bool is_private_ip(std::string_view ip) {
  return ip.starts_with("10.") || ip.starts_with("192.168.") || ip.starts_with("127.") ||
         ip.starts_with("172.16.") || ip.starts_with("172.17.") || ip.starts_with("172.18.") ||
         ip.starts_with("172.2") || ip.starts_with("172.3");
}

Finding link_host_ip(const Evidence& e) {
  return first_host(e, [](const LinkEvidence& link) {
    return link.url.host_is_ip && !is_private_ip(link.url.host);
  });
}

Finding link_host_international(const Evidence& e) {
  return first_host(e, [](const LinkEvidence& link) {
    return link.url.host.starts_with("xn--") || link.url.host.find(".xn--") != std::string::npos;
  });
}

Finding link_host_random(const Evidence& e) {
  return first_host(e, [&](const LinkEvidence& link) {
    const std::string_view label = registrable_label(link.registrable);
    return !link.any_brand && !link.tracker && !link.neutral && !link.shortener &&
           !link.url.host_is_ip && !label.starts_with("xn--") &&
           e.lists.letter_model.is_random(label);
  });
}

Finding link_host_risky_tld(const Evidence& e) {
  return first_host(e, [](const LinkEvidence& link) { return link.risky_tld.has_value(); });
}

Finding link_host_throw_away_japanese(const Evidence& e) {
  if (!e.japanese) return std::nullopt;
  return first_host(e, [](const LinkEvidence& link) { return link.risky_tld == RiskyTld::strong; });
}

Finding link_host_dynamic_dns(const Evidence& e) {
  return first_host(
      e, [](const LinkEvidence& link) { return link.instant_host == InstantHost::dynamic_dns; });
}

Finding link_host_free_page(const Evidence& e) {
  return first_host(
      e, [](const LinkEvidence& link) { return link.instant_host == InstantHost::page; });
}

Finding link_host_many_labels(const Evidence& e) {
  return first_host(e, [](const LinkEvidence& link) {
    return !link.url.host_is_ip && !link.tracker && !link.any_brand &&
           std::count(link.url.host.begin(), link.url.host.end(), '.') >= 4;
  });
}

Finding link_host_many_hyphens(const Evidence& e) {
  return first_host(e, [](const LinkEvidence& link) {
    const std::string& host = link.url.host;
    return !link.tracker && !link.any_brand && host.find("xn--") == std::string::npos &&
           std::count(host.begin(), host.end(), '-') >= 3;
  });
}

Finding link_host_many_digits(const Evidence& e) {
  return first_host(e, [](const LinkEvidence& link) {
    const auto digits = std::count_if(link.registrable.begin(), link.registrable.end(),
                                      [](char c) { return c >= '0' && c <= '9'; });
    return !link.url.host_is_ip && !link.tracker && digits >= 4;
  });
}

Finding link_shortener(const Evidence& e) {
  return first_host(e, [](const LinkEvidence& link) { return link.shortener; });
}

Finding link_open_redirect(const Evidence& e) {
  for (const LinkEvidence& link : e.links) {
    const bool inner_is_sender =
        std::find(e.dkim_registrable.begin(), e.dkim_registrable.end(),
                  registrable_domain(link.inner_host)) != e.dkim_registrable.end();
    if (link.inner_host.empty() || inner_is_sender || link.neutral) continue;
    return link.url.host + " → " + link.inner_host;
  }
  return std::nullopt;
}

Finding link_port(const Evidence& e) {
  return first_host(e, [](const LinkEvidence& link) {
    return link.url.port >= 0 && link.url.port != 80 && link.url.port != 443 &&
           !is_private_ip(link.url.host);
  });
}

Finding link_scheme_script(const Evidence& e) {
  for (const LinkEvidence& link : e.links) {
    if (has_scheme(link, {"javascript", "data", "vbscript", "file"})) return link.url.scheme + ":";
  }
  return std::nullopt;
}

Finding link_malformed(const Evidence& e) {
  return first_host(e, [](const LinkEvidence& link) { return link.url.malformed; });
}

constexpr auto kRules = std::to_array<Rule>({
    {{"link_host_brand_in_label", G::link, L::accuses, "a foreign domain holds a brand's name",
      "無関係なドメインにブランド名が入っている"},
     link_host_brand_in_label},
    {{"link_host_brand_in_sub_domain", G::link, L::accuses,
      "a brand's name stands left of a foreign domain",
      "無関係なドメインの左側にブランド名が付いている"},
     link_host_brand_in_sub_domain},
    {{"link_host_misspelled_brand", G::link, L::accuses,
      "a host is a brand's name with typing errors",
      "リンク先のホストがブランド名のつづり違いである"},
     link_host_misspelled_brand},
    {{"link_host_look_alike_brand", G::link, L::accuses,
      "a host writes a brand's name in look-alike letters",
      "リンク先のホストがそっくりな文字でブランド名を書いている"},
     link_host_look_alike_brand},
    {{"link_host_mixed_script", G::link, L::accuses,
      "a host mixes Latin with Cyrillic or Greek letters",
      "リンク先のホストに複数の文字体系が混在する"},
     link_host_mixed_script},
    {{"link_host_national_suffix_inside", G::link, L::accuses,
      "\"co.jp\" or the like stands inside a host where no suffix can be",
      "ホストの途中に「co.jp」などが埋め込まれている"},
     link_host_national_suffix_inside},
    {{"link_path_brand_domain", G::link, L::accuses,
      "a brand's domain stands in the path of a foreign host",
      "無関係なホストのパスにブランドのドメインが書かれている"},
     link_path_brand_domain},
    {{"link_userinfo", G::link, L::accuses, "something stands before an @ in a link's host",
      "リンクのホストの前に @ で区切られた文字列がある"},
     link_userinfo},
    {{"link_host_ip", G::link, L::accuses, "a link leads to a bare IP address",
      "リンク先がIPアドレスである"},
     link_host_ip},
    {{"link_host_international", G::link, L::neutral, "a host in non-Latin letters",
      "リンク先のホストが英数字以外の文字である"},
     link_host_international},
    {{"link_host_random", G::link, L::neutral, "a host of random letters",
      "リンク先のホストがでたらめな文字列である"},
     link_host_random},
    {{"link_host_risky_tld", G::link, L::accuses,
      "a link leads to a top-level domain bought for throwing away",
      "リンク先のトップレベルドメインが使い捨てによく使われる"},
     link_host_risky_tld},
    {{"link_host_throw_away_japanese", G::link, L::accuses,
      "Japanese text links a domain hardly any honest Japanese site uses",
      "日本語のメールが、日本のサイトのほとんど使わないドメインにリンクしている"},
     link_host_throw_away_japanese},
    {{"link_host_dynamic_dns", G::link, L::accuses, "a link leads to a dynamic DNS name",
      "リンク先がダイナミックDNSの名前である"},
     link_host_dynamic_dns},
    {{"link_host_free_page", G::link, L::neutral,
      "a link leads to a page anybody puts up for nothing",
      "リンク先が誰でも作れる無料のページである"},
     link_host_free_page},
    {{"link_host_many_labels", G::link, L::neutral, "a host of five or more labels",
      "リンク先のホストが五つ以上に区切られている"},
     link_host_many_labels},
    {{"link_host_many_hyphens", G::link, L::accuses, "a host with three or more hyphens",
      "リンク先のホストにハイフンが三つ以上ある"},
     link_host_many_hyphens},
    {{"link_host_many_digits", G::link, L::accuses, "a domain with four or more digits",
      "リンク先のドメインに数字が四つ以上ある"},
     link_host_many_digits},
    {{"link_shortener", G::link, L::neutral, "a link hides its target behind a shortener",
      "短縮URLがある"},
     link_shortener},
    {{"link_open_redirect", G::link, L::neutral, "a link carries another address to be led on to",
      "リンクの中に転送先の別のアドレスが入っている"},
     link_open_redirect},
    {{"link_port", G::link, L::accuses, "a link names an unusual port",
      "リンクに変わったポート番号が付いている"},
     link_port},
    {{"link_scheme_script", G::link, L::neutral, "a link runs a script or carries a page inside",
      "リンクがスクリプトやページそのものを含む"},
     link_scheme_script},
    {{"link_malformed", G::link, L::accuses, "a link is broken in a way browsers repair",
      "リンクの書き方が壊れている"},
     link_malformed},
});

}  // namespace

std::span<const Rule> host_rules() {
  return kRules;
}

}  // namespace furui
