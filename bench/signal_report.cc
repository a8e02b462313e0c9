// Tells what share of some mails each signal fires on: signal_report MAILS... To look at a signal
// before trusting it: its share in ham and in spam, the mails where it fires (--where SIGNAL) or
// where no strong one does (--where none), or where no brand mismatch does (--where no-mismatch).
// --lists takes lists of a folder in place of furui's own.
#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <exception>
#include <string>
#include <vector>

#include "mail/mailbox.h"
#include "mail/parse_mail.h"
#include "signals/signal.h"

using namespace furui;

namespace {

/// The sender is not the brand that the mail names.
constexpr std::array<std::string_view, 3> kMismatch = {"from_name_brand_domain_mismatch",
                                                       "subject_brand_domain_mismatch",
                                                       "text_brand_domain_mismatch"};
/// The sender's address is the brand's and nothing proves it.
constexpr std::array<std::string_view, 2> kForged = {"from_brand_domain_forged",
                                                     "from_brand_domain_unproven"};

struct Count {
  std::size_t id = 0;
  std::size_t mails = 0;
};

struct Report {
  std::vector<Count> counts;
  std::size_t mails = 0;
  std::size_t mismatches = 0;
  std::size_t mismatches_or_forged = 0;
  std::size_t without_strong = 0;
  std::chrono::nanoseconds spent{0};
};

template <std::size_t N>
bool contains(const std::array<std::string_view, N>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

/// Strong: who sends or where a link leads accuses the mail. The road it came by (received_, auth_)
/// does not count: badly kept servers and forwarders accuse honest mail too.
bool is_strong(const SignalInfo& info) {
  const bool told = info.group == SignalGroup::sender || info.group == SignalGroup::link;
  const bool road = info.name.starts_with("received_") || info.name.starts_with("auth_");
  return told && info.lean == SignalLean::accuses && !road;
}

void take(Report& report, const RawMail& raw, const Lists& lists, std::string_view where) {
  static const Reception reception;
  const Mail mail = parse_mail(raw.bytes);
  const auto start = std::chrono::steady_clock::now();
  const std::vector<Signal> found = find_signals(mail, lists, reception);
  report.spent += std::chrono::steady_clock::now() - start;
  ++report.mails;
  bool strong = false;
  bool mismatch = false;
  bool forged = false;
  for (const Signal& signal : found) {
    const SignalInfo& info = signal_table()[signal.id];
    ++report.counts[signal.id].mails;
    strong = strong || is_strong(info);
    mismatch = mismatch || contains(kMismatch, info.name);
    forged = forged || contains(kForged, info.name);
    if (info.name == where) std::printf("%s\t%s\n", raw.name.c_str(), signal.detail.c_str());
  }
  if (mismatch) ++report.mismatches;
  if (mismatch || forged) ++report.mismatches_or_forged;
  const bool asked =
      (where == "none" && !strong) || (where == "no-mismatch" && !mismatch && !forged);
  if (!strong) ++report.without_strong;
  if (asked) std::printf("%s\t%s\n", raw.name.c_str(), mail.subject.c_str());
}

double percent(std::size_t part, std::size_t whole) {
  return 100.0 * static_cast<double>(part) / static_cast<double>(std::max<std::size_t>(whole, 1));
}

void print(Report& report) {
  std::stable_sort(report.counts.begin(), report.counts.end(),
                   [](const Count& a, const Count& b) { return a.mails > b.mails; });
  for (const Count& count : report.counts) {
    if (count.mails == 0) break;
    std::printf("%6.2f %%  %6zu  %s\n", percent(count.mails, report.mails), count.mails,
                std::string(signal_table()[count.id].name).c_str());
  }
  std::printf("%6.2f %%  %6zu  a brand is named, and the sender's domain is not its own\n",
              percent(report.mismatches, report.mails), report.mismatches);
  std::printf("%6.2f %%  %6zu  the same, or it is its own and nothing proves it\n",
              percent(report.mismatches_or_forged, report.mails), report.mismatches_or_forged);
  std::printf("%6.2f %%  %6zu  no strong sender or link signal\n",
              percent(report.without_strong, report.mails), report.without_strong);
  std::printf("%zu mails, %.0f us a mail\n", report.mails,
              static_cast<double>(report.spent.count()) / 1000.0 /
                  static_cast<double>(std::max<std::size_t>(report.mails, 1)));
}

int run(int argc, char** argv) {
  std::vector<std::string> paths;
  std::string where;
  ListTexts texts = default_list_texts();
  for (int i = 1; i < argc; ++i) {
    const std::string argument = argv[i];
    if (argument == "--where" && i + 1 < argc) {
      where = argv[++i];
    } else if (argument == "--lists" && i + 1 < argc) {
      texts = read_list_texts(argv[++i]);
    } else {
      paths.push_back(argument);
    }
  }
  if (paths.empty()) {
    std::fprintf(stderr,
                 "usage: signal_report MAILS... [--where SIGNAL|none|no-mismatch] [--lists DIR]\n");
    return 2;
  }
  const Lists lists(texts);
  Report report;
  report.counts.resize(signal_table().size());
  for (std::size_t id = 0; id < report.counts.size(); ++id) report.counts[id].id = id;
  MailboxReader reader(paths, [](const std::string& path, const std::string& reason) {
    std::fprintf(stderr, "%s: %s\n", path.c_str(), reason.c_str());
  });
  for (RawMail raw; reader.next(raw);) take(report, raw, lists, where);
  if (where.empty()) print(report);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run(argc, argv);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "signal_report: %s\n", error.what());
    return 2;
  }
}
