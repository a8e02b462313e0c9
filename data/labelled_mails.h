// Labelled mails from where people keep them: --ham and --spam paths, and TREC index files.
#pragma once

#include <iosfwd>
#include <memory>
#include <string>
#include <vector>

#include "base/label.h"
#include "mail/mailbox.h"

namespace furui {

/// One mail, what people said of it, and where it stands.
struct LabelledMail {
  RawMail mail;
  Label label = Label::ham;
};

/// What to read: all ham paths, then all spam paths, then the index entries in their order.
struct LabelledPaths {
  std::vector<std::string> ham;
  std::vector<std::string> spam;
  /// Entries of TREC index files ("spam ../data/inmail.1"), already resolved.
  std::vector<std::pair<Label, std::string>> indexed;
};

/// Reads a TREC spam track index: a line "ham PATH" or "spam PATH" each, paths relative to the
/// index's folder. Appends to `paths.indexed`. Throws Error when it cannot be read or a line is
/// none of these (file and line named).
void read_trec_index(const std::string& index_path, LabelledPaths& paths);

/// Reads a list of paths, one a line, empty lines skipped.
[[nodiscard]] std::vector<std::string> read_path_list(std::istream& in);

/// What a command line names: paths of ham and of spam, among which one "-" stands for a list of
/// paths read from `in`, and TREC indexes. Throws Error on a second "-" and as read_trec_index
/// does.
[[nodiscard]] LabelledPaths collect_paths(const std::vector<std::string>& ham,
                                          const std::vector<std::string>& spam,
                                          const std::vector<std::string>& indexes,
                                          std::istream& in);

/// Gives the mails one by one, in the order of LabelledPaths.
class LabelledReader {
 public:
  LabelledReader(LabelledPaths paths, UnreadablePath on_unreadable);
  ~LabelledReader();
  LabelledReader(const LabelledReader&) = delete;
  LabelledReader& operator=(const LabelledReader&) = delete;

  /// Puts the next mail into `mail`; false at the end.
  bool next(LabelledMail& mail);

  /// Share of the work behind us, 0 to 1.
  [[nodiscard]] double progress() const;

 private:
  struct Stage {
    Label label;
    std::unique_ptr<MailboxReader> reader;
  };
  std::vector<Stage> stages_;
  std::size_t current_ = 0;
};

}  // namespace furui
