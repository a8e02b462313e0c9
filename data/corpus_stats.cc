#include "data/corpus_stats.h"

#include <algorithm>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <set>
#include <utility>

#include "base/printable.h"
#include "data/mail_facts.h"
#include "mail/domain.h"
#include "mail/utf8.h"

namespace furui {
namespace {

constexpr std::array<std::string_view, 3> kClassNames = {"ham", "spam", "mails"};

/// In this order; answers of the ordered ones keep the order of their keys.
struct TableInfo {
  std::string_view name;
  bool is_ordered;
};
constexpr std::array<TableInfo, 15> kTables = {{{"mails", true},
                                                {"copies", true},
                                                {"size", true},
                                                {"language", false},
                                                {"declared charset", false},
                                                {"found charset", false},
                                                {"transfer encoding", false},
                                                {"format", false},
                                                {"attachment", false},
                                                {"damage", false},
                                                {"year received", true},
                                                {"time zone written", false},
                                                {"sender's domain", false},
                                                {"recipient's domain", false},
                                                {"receiving host", false}}};

/// Of one answer; hostile fields can be megabytes.
constexpr std::size_t kMaxValueBytes = 100;

/// Sizes are counted below a digit that keeps their order and is not shown.
std::string ordered_size(std::size_t bytes) {
  char rank = '0';
  for (std::size_t limit = 4096; bytes >= limit && rank < '4'; limit *= 4) ++rank;
  return rank + std::string(size_name(bytes));
}

std::string_view attachment_name(AttachmentContent content) {
  static constexpr std::array<std::string_view, 17> kNames = {"other",
                                                              "text",
                                                              "HTML",
                                                              "HTML with a form",
                                                              "HTML with a script",
                                                              "SVG with script",
                                                              "image",
                                                              "PDF",
                                                              "office",
                                                              "office with macro",
                                                              "archive",
                                                              "encrypted archive",
                                                              "disk image",
                                                              "program",
                                                              "shortcut",
                                                              "mail",
                                                              "calendar"};
  return kNames.at(static_cast<std::size_t>(content));
}

/// "+0900".
std::string zone_name(int minutes) {
  std::array<char, 32> text{};
  const int size = minutes < 0 ? -minutes : minutes;
  std::snprintf(text.data(), text.size(), "%c%02d%02d", minutes < 0 ? '-' : '+', size / 60,
                size % 60);
  return text.data();
}

std::string domain_of(const std::vector<Address>& addresses) {
  return addresses.empty() ? "none" : registrable_domain(addresses.front().domain);
}

const Part* first_text_part(const Mail& mail) {
  const auto found = std::find_if(mail.parts.begin(), mail.parts.end(),
                                  [](const Part& part) { return part.type.starts_with("text/"); });
  return found == mail.parts.end() ? nullptr : &*found;
}

std::uint64_t total_of(const ClassCounts& counts) {
  return counts[0] + counts[1] + counts[2];
}

/// Which classes have mails: those whose column is worth showing.
std::vector<std::size_t> classes_of(std::span<const StatsTable> tables) {
  std::vector<std::size_t> classes;
  for (std::size_t i = 0; i < kClassNames.size(); ++i) {
    if (!tables.empty() && !tables[0].rows.empty() && tables[0].rows[0].mails[i] > 0) {
      classes.push_back(i);
    }
  }
  return classes;
}

}  // namespace

std::size_t class_of(std::optional<Label> label) {
  if (!label) return 2;
  return *label == Label::ham ? 0 : 1;
}

void CorpusStats::count(std::string_view table, std::string_view value, std::size_t of_class) {
  const std::string_view shown = value.empty() ? "none" : cut_utf8(value, kMaxValueBytes);
  ++tables_[std::string(table)][std::string(shown)][of_class];
}

void CorpusStats::count_copies(std::string_view bytes, std::size_t of_class) {
  const MailDigests digests = digest_mail(bytes);
  const auto note = [&](std::array<bool, 3>& seen, std::string_view again, std::string_view other) {
    if (seen[of_class]) count("copies", again, of_class);
    if (seen[0] + seen[1] + seen[2] > (seen[of_class] ? 1 : 0)) count("copies", other, of_class);
    seen[of_class] = true;
  };
  note(contents_[digests.content].seen, "the same mail again", "the same mail in another class");
  note(bodies_[digests.body].seen, "the same body again", "the same body in another class");
}

void CorpusStats::add(std::string_view bytes, const Mail& mail, std::optional<Label> label) {
  const std::size_t of_class = class_of(label);
  const MailFacts facts = facts_of(mail);
  count("mails", "mails", of_class);
  tables_["mails"]["megabytes"][of_class] += mail.raw_bytes;
  count_copies(bytes, of_class);
  count("size", ordered_size(mail.raw_bytes), of_class);
  count("language", language_name(facts.language), of_class);
  const Part* text = first_text_part(mail);
  count("declared charset", facts.charset, of_class);
  count("found charset", text == nullptr ? "" : text->used_charset, of_class);
  count("transfer encoding", text == nullptr ? "" : text->transfer_encoding, of_class);
  count("format", format_name(facts), of_class);
  std::set<std::string_view> attachments;
  for (const Attachment& one : mail.attachments) attachments.insert(attachment_name(one.content));
  for (const std::string_view name : attachments) count("attachment", name, of_class);
  for (std::size_t i = 0; i < kDefectCount; ++i) {
    const auto defect = static_cast<Defect>(i);
    if (mail.defects.has(defect)) count("damage", defect_name(defect), of_class);
  }
  count("year received", facts.received ? month_of(*facts.received).substr(0, 4) : "", of_class);
  count("time zone written", mail.date ? zone_name(mail.date->zone_minutes) : "", of_class);
  count("sender's domain", facts.sender_domain, of_class);
  count("recipient's domain", domain_of(mail.to), of_class);
  count("receiving host", mail.received.empty() ? "" : mail.received.front().by, of_class);
}

std::vector<StatsTable> CorpusStats::tables(std::size_t max_rows) const {
  std::vector<StatsTable> tables;
  for (const TableInfo& info : kTables) {
    const auto found = tables_.find(info.name);
    if (found == tables_.end()) continue;
    StatsTable table{std::string(info.name), {}, 0};
    for (const auto& [value, mails] : found->second) {
      table.rows.push_back({info.name == "size" ? value.substr(1) : value, mails});
    }
    if (info.name == "mails") std::swap(table.rows.front(), table.rows.back());
    if (!info.is_ordered) {
      std::stable_sort(table.rows.begin(), table.rows.end(), [](const auto& a, const auto& b) {
        return total_of(a.mails) > total_of(b.mails);
      });
      table.left_out = table.rows.size() - std::min(table.rows.size(), max_rows);
      table.rows.resize(table.rows.size() - table.left_out);
    }
    tables.push_back(std::move(table));
  }
  return tables;
}

std::string stats_text(std::span<const StatsTable> tables) {
  const std::vector<std::size_t> classes = classes_of(tables);
  std::string text;
  const auto cell = [&](std::string_view value) {
    text += std::string(10 - std::min<std::size_t>(value.size(), 9), ' ').append(value);
  };
  for (const StatsTable& table : tables) {
    text += text.empty() ? "" : "\n";
    for (const std::size_t i : classes) cell(kClassNames.at(i));
    text += "  " + table.name + '\n';
    for (const StatsTable::Row& row : table.rows) {
      for (const std::size_t i : classes) {
        const bool bytes = row.value == "megabytes";
        cell(bytes ? shortest(static_cast<double>(row.mails.at(i) / 10000) / 100)
                   : std::to_string(row.mails.at(i)));
      }
      text += "  " + printable(row.value) + '\n';
    }
    if (table.left_out > 0) text += "  and " + std::to_string(table.left_out) + " more\n";
  }
  return text;
}

std::string stats_json(std::span<const StatsTable> tables) {
  const std::vector<std::size_t> classes = classes_of(tables);
  nlohmann::ordered_json json = nlohmann::ordered_json::object();
  for (const StatsTable& table : tables) {
    nlohmann::ordered_json rows = nlohmann::ordered_json::object();
    for (const StatsTable::Row& row : table.rows) {
      for (const std::size_t i : classes) {
        rows[row.value == "megabytes" ? "bytes" : row.value][std::string(kClassNames.at(i))] =
            row.mails.at(i);
      }
    }
    json[table.name] = std::move(rows);
  }
  return printable_json(json.dump(2)) + '\n';
}

}  // namespace furui
