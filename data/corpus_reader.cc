#include "data/corpus_reader.h"

#include <utility>

namespace furui {

CorpusReader::CorpusReader(std::vector<std::string> unlabelled, LabelledPaths labelled,
                           const UnreadablePath& on_unreadable)
    : has_unlabelled_(!unlabelled.empty()),
      unlabelled_(std::move(unlabelled), on_unreadable),
      labelled_(std::move(labelled), on_unreadable) {}

bool CorpusReader::next(ReadMail& read) {
  read.label.reset();
  if (has_unlabelled_ && unlabelled_.next(read.mail)) return true;
  has_unlabelled_ = false;
  LabelledMail labelled;
  if (!labelled_.next(labelled)) return false;
  read.mail = std::move(labelled.mail);
  read.label = labelled.label;
  return true;
}

double CorpusReader::progress() const {
  return has_unlabelled_ ? unlabelled_.progress() : labelled_.progress();
}

}  // namespace furui
