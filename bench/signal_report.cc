// Tells what share of some mails each signal fires on: signal_report MAILS... [--not SIGNAL...]
// To look at a signal before trusting it: its share in ham and in spam, and the mails where it
// fires
// (--where SIGNAL) or where none of some signals does.
#include <algorithm>
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

struct Count {
  std::size_t id = 0;
  std::size_t mails = 0;
};

struct Report {
  std::vector<Count> counts;
  std::size_t mails = 0;
  std::size_t without_sender_or_link = 0;
  std::chrono::nanoseconds spent{0};
};

bool is_strong(const SignalInfo& info) {
  // What honest mail shows every day is no strong sign.
  static const std::vector<std::string_view> kWeak = {"link_none",
                                                      "link_one_domain",
                                                      "link_all_on_sender_domain",
                                                      "link_many_domains",
                                                      "link_none_on_sender_domain",
                                                      "return_path_domain_differs",
                                                      "reply_to_domain_differs",
                                                      "auth_aligned",
                                                      "auth_not_aligned",
                                                      "auth_spf_fail",
                                                      "auth_dkim_fail",
                                                      "dkim_domain_differs",
                                                      "from_brand_authenticated",
                                                      "received_helo_differs",
                                                      "from_name_generic_role",
                                                      "link_hidden",
                                                      "from_brand_mailbox_domain",
                                                      "link_shortener"};
  return (info.group == SignalGroup::sender || info.group == SignalGroup::link) &&
         std::find(kWeak.begin(), kWeak.end(), info.name) == kWeak.end();
}

void take(Report& report, const RawMail& raw, const Lists& lists, std::string_view where) {
  const Mail mail = parse_mail(raw.bytes);
  const auto start = std::chrono::steady_clock::now();
  const std::vector<Signal> found = find_signals(mail, lists);
  report.spent += std::chrono::steady_clock::now() - start;
  ++report.mails;
  bool strong = false;
  for (const Signal& signal : found) {
    const SignalInfo& info = signal_table()[signal.id];
    ++report.counts[signal.id].mails;
    strong = strong || is_strong(info);
    if (info.name == where) std::printf("%s\t%s\n", raw.name.c_str(), signal.detail.c_str());
  }
  if (!strong) {
    ++report.without_sender_or_link;
    if (where == "none") std::printf("%s\t%s\n", raw.name.c_str(), mail.subject.c_str());
  }
}

void print(Report& report) {
  std::stable_sort(report.counts.begin(), report.counts.end(),
                   [](const Count& a, const Count& b) { return a.mails > b.mails; });
  const double mails = static_cast<double>(std::max<std::size_t>(report.mails, 1));
  for (const Count& count : report.counts) {
    std::printf("%6.2f %%  %6zu  %s\n", 100.0 * static_cast<double>(count.mails) / mails,
                count.mails, std::string(signal_table()[count.id].name).c_str());
  }
  std::printf("%zu mails, %.2f %% without a strong sender or link signal, %.0f us a mail\n",
              report.mails, 100.0 * static_cast<double>(report.without_sender_or_link) / mails,
              static_cast<double>(report.spent.count()) / 1000.0 / mails);
}

int run(int argc, char** argv) {
  std::vector<std::string> paths;
  std::string where;
  for (int i = 1; i < argc; ++i) {
    const std::string argument = argv[i];
    if (argument == "--where" && i + 1 < argc) {
      where = argv[++i];
    } else {
      paths.push_back(argument);
    }
  }
  if (paths.empty()) {
    std::fprintf(stderr, "usage: signal_report MAILS... [--where SIGNAL|none]\n");
    return 2;
  }
  const Lists lists(default_list_texts());
  Report report;
  report.counts.resize(signal_table().size());
  for (std::size_t id = 0; id < report.counts.size(); ++id) report.counts[id].id = id;
  MailboxReader reader(paths, [](const std::string& path, const std::string& reason) {
    std::fprintf(stderr, "%s: %s\n", path.c_str(), reason.c_str());
  });
  for (RawMail raw; reader.next(raw);) take(report, raw, lists, where);
  print(report);
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
