#include "data/labelled_mails.h"

#include <algorithm>
#include <filesystem>
#include <istream>
#include <sstream>
#include <string_view>
#include <utility>

#include "base/error.h"
#include "base/files.h"
#include "mail/ascii.h"

namespace furui {
namespace {

/// An index of a million mails has about 30 MB.
constexpr std::uint64_t kMaxIndexBytes = std::uint64_t{1} << 30;

/// Splits "spam ../data/inmail.1" at its first white space; false when there is no known label.
bool split_index_line(std::string_view line, Label& label, std::string_view& path) {
  const auto space = line.find_first_of(" \t");
  if (space == std::string_view::npos) return false;
  const std::string_view word = line.substr(0, space);
  path = trimmed(line.substr(space));
  label = word == "spam" || word == "Spam" ? Label::spam : Label::ham;
  return !path.empty() && (label == Label::spam || word == "ham" || word == "Ham");
}

}  // namespace

void read_trec_index(const std::string& index_path, LabelledPaths& paths) {
  std::istringstream lines(read_file(index_path, kMaxIndexBytes));
  const std::filesystem::path folder = std::filesystem::path(index_path).parent_path();
  std::string line;
  for (std::size_t number = 1; std::getline(lines, line); ++number) {
    const std::string_view text = trimmed(line);
    if (text.empty()) continue;
    Label label{};
    std::string_view path;
    if (!split_index_line(text, label, path)) {
      throw Error(index_path + ":" + std::to_string(number), "is no index line",
                  "write \"ham PATH\" or \"spam PATH\"");
    }
    paths.indexed.emplace_back(label, (folder / path).lexically_normal().string());
  }
}

std::vector<std::string> read_path_list(std::istream& in) {
  std::vector<std::string> paths;
  std::string line;
  while (std::getline(in, line)) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (!line.empty()) paths.push_back(line);
  }
  return paths;
}

LabelledPaths collect_paths(const std::vector<std::string>& ham,
                            const std::vector<std::string>& spam,
                            const std::vector<std::string>& indexes, std::istream& in) {
  const auto lists =
      std::count(ham.begin(), ham.end(), "-") + std::count(spam.begin(), spam.end(), "-");
  if (lists > 1) {
    throw Error("-", "stands for the one list on standard input, and is given twice",
                "write one of the lists to a file and use --index, or name the paths");
  }
  const auto expanded = [&](const std::vector<std::string>& paths) {
    std::vector<std::string> all;
    for (const std::string& path : paths) {
      const std::vector<std::string> listed =
          path == "-" ? read_path_list(in) : std::vector<std::string>{path};
      all.insert(all.end(), listed.begin(), listed.end());
    }
    return all;
  };
  LabelledPaths paths;
  paths.ham = expanded(ham);
  paths.spam = expanded(spam);
  for (const std::string& index : indexes) read_trec_index(index, paths);
  return paths;
}

LabelledReader::LabelledReader(LabelledPaths paths, UnreadablePath on_unreadable) {
  const auto add = [&](Label label, std::vector<std::string> run) {
    if (run.empty()) return;
    stages_.push_back({label, std::make_unique<MailboxReader>(std::move(run), on_unreadable)});
  };
  add(Label::ham, std::move(paths.ham));
  add(Label::spam, std::move(paths.spam));
  // A run of entries with one label is one stage, so that the index order is kept.
  std::vector<std::string> run;
  for (std::size_t i = 0; i < paths.indexed.size(); ++i) {
    run.push_back(std::move(paths.indexed[i].second));
    const bool run_ends =
        i + 1 == paths.indexed.size() || paths.indexed[i + 1].first != paths.indexed[i].first;
    if (run_ends) add(paths.indexed[i].first, std::exchange(run, {}));
  }
}

LabelledReader::~LabelledReader() = default;

bool LabelledReader::next(LabelledMail& mail) {
  while (current_ < stages_.size()) {
    mail.label = stages_[current_].label;
    if (stages_[current_].reader->next(mail.mail)) return true;
    stages_[current_].reader.reset();  // close what has been read to the end
    ++current_;
  }
  return false;
}

double LabelledReader::progress() const {
  if (stages_.empty() || current_ >= stages_.size()) return 1.0;
  return (static_cast<double>(current_) + stages_[current_].reader->progress()) /
         static_cast<double>(stages_.size());
}

}  // namespace furui
