// Tells what the signals see in phishing links: link_report FILE.tsv, lines of year, URL and the
// brand it spoofed. Each link stands in a mail made in memory that claims to be that brand, sent
// from an honest domain that has nothing to do with it. --without prints the links that no signal
// about the link itself finds.
#include <algorithm>
#include <array>
#include <cstdio>
#include <exception>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/files.h"
#include "mail/parse_mail.h"
#include "signals/signal.h"

using namespace furui;

namespace {

/// These fire on any link that is not the brand's, whatever it looks like: they find the claim, not
/// the link, and are counted apart.
constexpr std::array<std::string_view, 4> kByConstruction = {
    "link_brand_none_official", "link_call_to_act_foreign", "link_brand_copied_around_foreign",
    "link_brand_all_one_foreign"};

struct Phish {
  std::string year;
  std::string url;
  std::string brand;
};

struct Share {
  std::size_t links = 0;
  std::size_t recognised = 0;  ///< the brand is in brands.tsv
  std::size_t any = 0;
  std::size_t by_itself = 0;  ///< found without kByConstruction
  std::map<std::string_view, std::size_t> by_signal;
};

std::vector<Phish> read_links(const std::string& path) {
  constexpr std::size_t kMostBytes = std::size_t{64} << 20;
  const std::string text = read_file(path, kMostBytes);
  std::vector<Phish> links;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    std::string line = text.substr(at, end - at);
    at = end + 1;
    while (!line.empty() && (line.back() == '\r' || line.back() == '\t')) line.pop_back();
    const std::size_t first = line.find('\t');
    const std::size_t second = line.find('\t', first + 1);
    if (second == std::string::npos || line.starts_with("year\t")) continue;
    links.push_back({line.substr(0, first), line.substr(first + 1, second - first - 1),
                     line.substr(second + 1)});
  }
  return links;
}

std::string attribute(std::string_view text) {
  std::string escaped;
  for (const char c : text) {
    if (c == '"' || c == '<' || c == '&') {
      escaped += c == '"' ? "&quot;" : c == '<' ? "&lt;" : "&amp;";
    } else {
      escaped += c;
    }
  }
  return escaped;
}

std::string make_mail(const Phish& phish) {
  std::string mail =
      "Return-Path: <info@sora-neko.com>\r\n"
      "From: \"" +
      phish.brand +
      "\" <info@sora-neko.com>\r\n"
      "To: hanako@receiver.example\r\n"
      "Subject: ご案内\r\n"
      "Date: Tue, 14 May 2024 10:03:11 +0900\r\n"
      "Message-ID: <3f0c1a7b.6@sora-neko.com>\r\n"
      "MIME-Version: 1.0\r\n"
      "Content-Type: multipart/alternative; boundary=\"next\"\r\n\r\n"
      "--next\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
      "いつもありがとうございます。詳しくは次のページをご覧ください。\r\n" +
      phish.url +
      "\r\n--next\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
      "<p>いつもありがとうございます。詳しくは次のページをご覧ください。</p><p><a href=\"" +
      attribute(phish.url) + "\">詳しくはこちら</a></p>\r\n--next--\r\n";
  return mail;
}

/// Neutral signals (one domain, no link to the sender) say nothing about a link's honesty.
bool counts(const SignalInfo& info) {
  return info.group == SignalGroup::link && info.lean == SignalLean::accuses;
}

bool is_by_construction(std::string_view name) {
  return std::find(kByConstruction.begin(), kByConstruction.end(), name) != kByConstruction.end();
}

/// Gives whether a signal about the link itself was among those found.
bool take(Share& share, const std::vector<Signal>& found) {
  ++share.links;
  bool any = false;
  bool by_itself = false;
  for (const Signal& signal : found) {
    const SignalInfo& info = signal_table()[signal.id];
    if (info.name == "from_name_brand_domain_mismatch") ++share.recognised;
    if (info.group == SignalGroup::link) ++share.by_signal[info.name];
    any = any || counts(info);
    by_itself = by_itself || (counts(info) && !is_by_construction(info.name));
  }
  if (any) ++share.any;
  if (by_itself) ++share.by_itself;
  return by_itself;
}

double percent(std::size_t part, std::size_t whole) {
  return 100.0 * static_cast<double>(part) / static_cast<double>(std::max<std::size_t>(whole, 1));
}

void print_row(const std::string& name, const Share& share) {
  std::printf("%-6s %7zu  %9.2f %%  %9.2f %%  %9.2f %%\n", name.c_str(), share.links,
              percent(share.recognised, share.links), percent(share.any, share.links),
              percent(share.by_itself, share.links));
}

void print_signals(const Share& share) {
  std::vector<std::pair<std::string_view, std::size_t>> rows(share.by_signal.begin(),
                                                             share.by_signal.end());
  std::stable_sort(rows.begin(), rows.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  std::printf("\n");
  for (const auto& [name, links] : rows) {
    const auto row = std::find_if(signal_table().begin(), signal_table().end(),
                                  [&](const SignalInfo& info) { return info.name == name; });
    const char* kind = is_by_construction(name)           ? "any foreign link"
                       : row->lean == SignalLean::accuses ? ""
                                                          : "not counted";
    std::printf("%6.2f %%  %-36s %s\n", percent(links, share.links), std::string(name).c_str(),
                kind);
  }
}

int run(const std::string& path, bool print_missed) {
  const Lists lists(default_list_texts());
  const Reception reception;
  Share all;
  std::map<std::string, Share> years;
  for (const Phish& phish : read_links(path)) {
    const std::vector<Signal> found = find_signals(parse_mail(make_mail(phish)), lists, reception);
    take(all, found);
    const bool seen = take(years[phish.year], found);
    if (!seen && print_missed) {
      std::printf("%s\t%s\t%s\n", phish.year.c_str(), phish.url.c_str(), phish.brand.c_str());
    }
  }
  if (print_missed) return 0;
  std::printf("year     links  brand known    any signal  of the link itself\n");
  for (const auto& [year, share] : years) print_row(year, share);
  print_row("all", all);
  print_signals(all);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  const bool print_missed = argc == 3 && std::string_view(argv[2]) == "--without";
  if (argc < 2 || argc > 3 || (argc == 3 && !print_missed)) {
    std::fprintf(stderr, "usage: link_report FILE.tsv [--without]\n");
    return 2;
  }
  try {
    return run(argv[1], print_missed);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "link_report: %s\n", error.what());
    return 2;
  }
}
