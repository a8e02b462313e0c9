#include "evaluate/audit.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

using namespace furui;

namespace {

/// Ham and spam by turns: a field that all spam has and no ham, hours that say nothing, a recipient
/// that a few spam have.
std::vector<AuditedMail> mails(std::size_t count) {
  std::vector<AuditedMail> all;
  for (std::size_t i = 0; i < count; ++i) {
    AuditedMail mail{i % 2 == 1 ? Label::spam : Label::ham, i, {}};
    if (mail.label == Label::spam) {
      mail.artefacts.push_back({ArtefactKind::header_names, "field X-Mark"});
    }
    if (i % 40 == 1) mail.artefacts.push_back({ArtefactKind::recipient, "to mailbox a@b.example"});
    mail.artefacts.push_back({ArtefactKind::dates, "hour " + std::to_string(i / 2 % 5)});
    all.push_back(std::move(mail));
  }
  return all;
}

const AuditedKind& kind_named(const CorpusAudit& audit, std::string_view name) {
  for (const AuditedKind& kind : audit.kinds) {
    if (kind.name == name) return kind;
  }
  return audit.together;
}

}  // namespace

TEST_CASE("audit_corpus: what tells the classes apart is found, what does not is not") {
  const CorpusAudit audit = audit_corpus(mails(200), 1);
  CHECK(audit.ham == 100);
  CHECK(audit.together.roc_area.value == doctest::Approx(1));
  CHECK(kind_named(audit, "header names").roc_area.value == doctest::Approx(1));
  CHECK(kind_named(audit, "dates").roc_area.interval.lower < 0.5);
  CHECK(audit.kinds.front().name == "header names");
  REQUIRE(audit.telling.size() == 1);
  CHECK(audit.telling[0].text == "field X-Mark");
  CHECK(audit.telling[0].ham == 0);
  CHECK(audit.telling[0].spam == 100);
  CHECK(audit.telling[0].difference.interval.lower > 0.8);
}

TEST_CASE("audit_corpus: what chance explains among so many artefacts is not told") {
  // 5 of 100 spam and no ham: alone that would be noticed, among all it is nothing.
  const CorpusAudit audit = audit_corpus(mails(200), 1);
  CHECK(kind_named(audit, "recipient").artefacts == 1);
  for (const TellingArtefact& one : audit.telling) CHECK(one.kind != ArtefactKind::recipient);
}

TEST_CASE("audit_corpus: artefacts of fewer than five mails, or of all, are not looked at") {
  std::vector<AuditedMail> all = mails(40);
  for (AuditedMail& mail : all) mail.artefacts.push_back({ArtefactKind::encoding, "charset utf-8"});
  const CorpusAudit audit = audit_corpus(all, 1);
  CHECK(kind_named(audit, "recipient").artefacts == 0);
  CHECK(kind_named(audit, "encoding").artefacts == 0);
}

TEST_CASE("audit_corpus: a class of too few mails is an error") {
  CHECK_THROWS(static_cast<void>(audit_corpus(mails(6), 1)));
}

TEST_CASE("audit_json: holds every kind and every telling artefact") {
  const CorpusAudit audit = audit_corpus(mails(200), 1);
  const auto json = nlohmann::json::parse(audit_json(audit));
  CHECK(json["kinds"].size() == static_cast<std::size_t>(ArtefactKind::count_));
  CHECK(json["telling"][0]["artefact"] == "field X-Mark");
  CHECK(audit_text(audit, 0).find("1 more") != std::string::npos);
}
