#include "data/corpus_mails.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <map>
#include <nlohmann/json.hpp>
#include <utility>

#include "base/printable.h"
#include "data/shingles.h"
#include "mail/parse_mail.h"

namespace furui {
namespace {

std::string_view label_name(const std::optional<Label>& label) {
  if (!label) return "mail";
  return *label == Label::ham ? "ham" : "spam";
}

std::vector<std::uint64_t> bodies_of(const std::vector<CorpusMail>& mails) {
  std::vector<std::uint64_t> bodies;
  for (const CorpusMail& mail : mails) bodies.push_back(mail.digests.body.low);
  return bodies;
}

std::vector<NearDuplicates> near_copies(const std::vector<CorpusMail>& mails, double similarity) {
  return find_near_duplicates(
      mails.size(), [&](std::size_t mail) { return mails[mail].shingles; }, similarity);
}

}  // namespace

CorpusMail corpus_mail(std::string name, std::string_view bytes, std::optional<Label> label) {
  const Mail mail = parse_mail(bytes);
  return {std::move(name), label, digest_mail(bytes), facts_of(mail), shingles_of(mail)};
}

std::vector<CopyGroup> find_copies(const std::vector<CorpusMail>& mails, double min_similarity) {
  const std::vector<NearDuplicates> pairs = near_copies(mails, min_similarity);
  Relations relations(mails.size());
  relations.add_bodies(bodies_of(mails));
  relations.add_pairs(pairs);
  const RelatedMails related = relations.finish();
  std::map<std::uint64_t, CopyGroup> by_first;
  for (std::size_t mail = 0; mail < mails.size(); ++mail) {
    by_first[related.group[mail]].mails.push_back(mail);
  }
  for (const NearDuplicates& pair : pairs) {
    CopyGroup& group = by_first[related.group[pair.first]];
    group.similarity = std::min(group.similarity, pair.similarity);
  }
  std::vector<CopyGroup> groups;
  for (auto& [first, group] : by_first) {
    if (group.mails.size() < 2) continue;
    group.in_both_classes = std::any_of(
        group.mails.begin(), group.mails.end(),
        [&, head = first](std::size_t mail) { return mails[mail].label != mails[head].label; });
    groups.push_back(std::move(group));
  }
  std::stable_sort(groups.begin(), groups.end(), [](const CopyGroup& a, const CopyGroup& b) {
    return a.mails.size() > b.mails.size();
  });
  return groups;
}

RelatedMails relate(const std::vector<CorpusMail>& mails) {
  Relations relations(mails.size());
  relations.add_bodies(bodies_of(mails));
  for (std::size_t mail = 0; mail < mails.size(); ++mail) {
    relations.add_thread(mail, mails[mail].facts.thread);
  }
  relations.add_pairs(near_copies(mails, kNearCopySimilarity));
  return relations.finish();
}

std::vector<std::string> names_kept(const std::vector<CorpusMail>& mails,
                                    const std::vector<CopyGroup>& groups) {
  std::vector<bool> kept(mails.size(), true);
  for (const CopyGroup& group : groups) {
    std::vector<std::optional<Label>> seen;
    for (const std::size_t mail : group.mails) {
      kept[mail] = std::find(seen.begin(), seen.end(), mails[mail].label) == seen.end();
      seen.push_back(mails[mail].label);
    }
  }
  std::vector<std::string> names;
  for (std::size_t mail = 0; mail < mails.size(); ++mail) {
    if (kept[mail]) names.push_back(mails[mail].name);
  }
  return names;
}

std::string copies_text(const std::vector<CorpusMail>& mails,
                        const std::vector<CopyGroup>& groups) {
  std::string text;
  std::size_t copies = 0;
  for (const CopyGroup& group : groups) {
    copies += group.mails.size();
    std::array<char, 64> heading{};
    std::snprintf(heading.data(), heading.size(), "%zu mails, %.0f %% alike", group.mails.size(),
                  100 * group.similarity);
    text += heading.data();
    text += group.in_both_classes ? ", IN BOTH CLASSES\n" : "\n";
    for (const std::size_t mail : group.mails) {
      text += "  " + std::string(label_name(mails[mail].label)) + "  " +
              printable(mails[mail].name) + '\n';
    }
  }
  return text + std::to_string(mails.size()) + " mails, " + std::to_string(copies) +
         " of them in " + std::to_string(groups.size()) +
         (groups.size() == 1 ? " group" : " groups") + " of copies\n";
}

std::string copies_json(const std::vector<CorpusMail>& mails,
                        const std::vector<CopyGroup>& groups) {
  nlohmann::ordered_json json = nlohmann::ordered_json::array();
  for (const CopyGroup& group : groups) {
    nlohmann::ordered_json entry = {{"similarity", group.similarity},
                                    {"in_both_classes", group.in_both_classes},
                                    {"mails", nlohmann::ordered_json::array()}};
    for (const std::size_t mail : group.mails) {
      nlohmann::ordered_json one = {{"name", printable(mails[mail].name)}};
      if (mails[mail].label) one["label"] = label_name(mails[mail].label);
      entry["mails"].push_back(std::move(one));
    }
    json.push_back(std::move(entry));
  }
  return printable_json(json.dump(2)) + '\n';
}

}  // namespace furui
