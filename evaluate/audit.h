// How well a corpus's classes can be told apart without reading its mails: by artefacts of how it
// was collected or written, each group of them alone and together.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "base/label.h"
#include "data/artefacts.h"
#include "evaluate/estimate.h"

namespace furui {

/// One mail as an audit sees it.
struct AuditedMail {
  Label label = Label::ham;
  std::uint64_t group = 0;  ///< mails of one group are tested together
  std::vector<Artefact> artefacts;
};

/// Held-out scores of a logistic regression on artefacts of one kind.
struct AuditedKind {
  std::string name;
  std::size_t artefacts = 0;  ///< different ones, common enough to be learnt
  Estimate roc_area;          ///< 50 % is chance
};

/// An artefact that one class has more often than chance explains.
struct TellingArtefact {
  ArtefactKind kind = ArtefactKind::header_names;
  std::string text;
  std::uint64_t ham = 0;  ///< mails that have it
  std::uint64_t spam = 0;
  Estimate difference;  ///< share of spam less share of ham
};

struct CorpusAudit {
  std::size_t ham = 0;
  std::size_t spam = 0;
  AuditedKind together;
  std::vector<AuditedKind> kinds;        ///< most telling first
  std::vector<TellingArtefact> telling;  ///< worst first, by the end of the interval next to 0
  std::size_t tried = 0;                 ///< artefacts looked at
};

/// Artefacts in fewer mails than this are not looked at.
inline constexpr std::size_t kFewestMailsOfArtefact = 5;

/// Tests each kind, and all together, in five folds by `seed` with groups kept together; L2
/// logistic regression, C = 1. The intervals of the differences hold for all artefacts tried
/// together with 95 % (Bonferroni). Throws Error when a class has too few mails.
[[nodiscard]] CorpusAudit audit_corpus(std::span<const AuditedMail> mails, std::uint64_t seed);

/// For people, at most `max_rows` artefacts.
[[nodiscard]] std::string audit_text(const CorpusAudit& audit, std::size_t max_rows);

/// All of it as one JSON object.
[[nodiscard]] std::string audit_json(const CorpusAudit& audit);

}  // namespace furui
