#include "data/corpus_split.h"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <unordered_set>

#include "base/error.h"
#include "base/files.h"
#include "data/folds.h"
#include "mail/ascii.h"

namespace furui {
namespace {

/// Dated mails, oldest first.
std::vector<std::size_t> by_age(const std::vector<CorpusMail>& mails) {
  std::vector<std::size_t> order;
  for (std::size_t mail = 0; mail < mails.size(); ++mail) {
    if (mails[mail].facts.received) order.push_back(mail);
  }
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return *mails[a].facts.received < *mails[b].facts.received;
  });
  return order;
}

/// How a mail is called in an index of a folder.
std::string indexed_name(const std::string& name, const std::filesystem::path& folder) {
  const bool is_file = std::filesystem::is_regular_file(name);
  if (!is_file || name.find('\n') != std::string::npos || trimmed(name) != name) {
    throw Error(name, "cannot be named in an index, which knows files of one mail each",
                "unpack it into such files");
  }
  if (std::filesystem::path(name).is_absolute()) return name;
  std::error_code failed;
  const std::filesystem::path path = std::filesystem::relative(name, folder, failed);
  return failed || path.empty() ? std::filesystem::absolute(name).string() : path.string();
}

}  // namespace

CorpusSplit split_at_random(const std::vector<CorpusMail>& mails, double test_share,
                            std::uint64_t seed) {
  std::vector<Label> labels;
  for (const CorpusMail& mail : mails) labels.push_back(mail.label.value_or(Label::ham));
  const std::vector<bool> tested = stratified_part(labels, relate(mails).group, test_share, seed);
  CorpusSplit split;
  for (std::size_t mail = 0; mail < mails.size(); ++mail) {
    (tested[mail] ? split.test : split.train).push_back(mail);
  }
  return split;
}

CorpusSplit split_by_time(const std::vector<CorpusMail>& mails, double test_share) {
  const std::vector<std::size_t> order = by_age(mails);
  const std::vector<std::uint64_t> group = relate(mails).group;
  const auto second = [&](std::size_t place) { return *mails[order[place]].facts.received; };
  auto cut = static_cast<std::size_t>((1 - test_share) * static_cast<double>(order.size()) + 0.5);
  while (cut > 0 && cut < order.size() && second(cut) == second(cut - 1)) ++cut;
  CorpusSplit split;
  split.undated = mails.size() - order.size();
  std::unordered_set<std::uint64_t> known;
  for (std::size_t place = 0; place < order.size(); ++place) {
    const std::size_t mail = order[place];
    if (place < cut) {
      known.insert(group[mail]);
      split.train.push_back(mail);
    } else if (known.contains(group[mail])) {
      ++split.related;
    } else {
      split.test.push_back(mail);
    }
  }
  std::sort(split.train.begin(), split.train.end());
  std::sort(split.test.begin(), split.test.end());
  return split;
}

void write_index(const std::string& index_path, const std::vector<CorpusMail>& mails,
                 const std::vector<std::size_t>& chosen) {
  const std::filesystem::path folder = std::filesystem::absolute(index_path).parent_path();
  std::string lines;
  for (const std::size_t mail : chosen) {
    lines += mails[mail].label == Label::spam ? "spam " : "ham ";
    lines += indexed_name(mails[mail].name, folder) + '\n';
  }
  write_output(index_path, lines);
}

std::string split_text(const CorpusSplit& split) {
  std::string text = std::to_string(split.train.size()) + " mails to train on, " +
                     std::to_string(split.test.size()) + " to test on\n";
  if (split.undated + split.related == 0) return text;
  return text + "left out: " + std::to_string(split.undated) + " without a Received date, " +
         std::to_string(split.related) + " related to older ones\n";
}

}  // namespace furui
