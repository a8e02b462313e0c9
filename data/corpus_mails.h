// A corpus in memory without its text: who each mail is and what it resembles. For finding copies
// and for splitting.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/label.h"
#include "data/digest.h"
#include "data/mail_facts.h"
#include "data/near_duplicates.h"
#include "data/related_mails.h"

namespace furui {

struct CorpusMail {
  std::string name;  ///< where it stands
  std::optional<Label> label;
  MailDigests digests;
  MailFacts facts;
  Elements shingles;
};

/// Reads what is kept of a mail.
[[nodiscard]] CorpusMail corpus_mail(std::string name, std::string_view bytes,
                                     std::optional<Label> label);

/// Mails that are copies of each other, or nearly.
struct CopyGroup {
  std::vector<std::size_t> mails;  ///< ascending, at least two
  double similarity = 1;  ///< least that was seen between a mail and the one it was found by
  bool in_both_classes = false;
};

/// Groups copies (the same body) and near copies (shingles at least `min_similarity` alike), the
/// largest groups first. Mails are in one group when each resembles one of the others, not all.
[[nodiscard]] std::vector<CopyGroup> find_copies(const std::vector<CorpusMail>& mails,
                                                 double min_similarity);

/// Groups mails that must not stand on both sides of a test: copies, near copies
/// (kNearCopySimilarity) and mails of one thread.
[[nodiscard]] RelatedMails relate(const std::vector<CorpusMail>& mails);

/// Names the mails to keep when of each group the first of each class is kept.
[[nodiscard]] std::vector<std::string> names_kept(const std::vector<CorpusMail>& mails,
                                                  const std::vector<CopyGroup>& groups);

/// For people: each group with its mails.
[[nodiscard]] std::string copies_text(const std::vector<CorpusMail>& mails,
                                      const std::vector<CopyGroup>& groups);

/// For programs: a list of {"similarity", "in_both_classes", "mails": [{"name", "label"}]}.
[[nodiscard]] std::string copies_json(const std::vector<CorpusMail>& mails,
                                      const std::vector<CopyGroup>& groups);

}  // namespace furui
