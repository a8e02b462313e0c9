#include "train/mixed_reader.h"

#include <string>
#include <utility>
#include <vector>

#include "mail/mailbox_walk.h"
#include "train/shuffle.h"

namespace furui {
namespace {

/// All files of one class, shuffled. Paths that cannot be read stay, for the reader to tell.
std::vector<std::string> shuffled_files(const std::vector<std::string>& named,
                                        const LabelledPaths& paths, Label label,
                                        std::uint64_t seed) {
  std::vector<std::string> files;
  const auto add = [&](const std::string& path) {
    for (MailboxEntry& entry : walk_mailbox_path(path)) files.push_back(std::move(entry.path));
  };
  for (const std::string& path : named) add(path);
  for (const auto& [its_label, path] : paths.indexed) {
    if (its_label == label) add(path);
  }
  shuffle_by_seed(files, seed);
  return files;
}

}  // namespace

MixedReader::MixedReader(const LabelledPaths& paths, std::uint64_t seed,
                         const UnreadablePath& on_unreadable)
    : ham_(shuffled_files(paths.ham, paths, Label::ham, seed), on_unreadable),
      spam_(shuffled_files(paths.spam, paths, Label::spam, seed), on_unreadable) {}

bool MixedReader::next(LabelledMail& mail) {
  const bool spam_first = spam_.progress() < ham_.progress();
  mail.label = spam_first ? Label::spam : Label::ham;
  if ((spam_first ? spam_ : ham_).next(mail.mail)) return true;
  mail.label = spam_first ? Label::ham : Label::spam;
  return (spam_first ? ham_ : spam_).next(mail.mail);
}

double MixedReader::progress() const {
  return (ham_.progress() + spam_.progress()) / 2;
}

}  // namespace furui
