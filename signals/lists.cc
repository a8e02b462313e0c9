#include "signals/lists.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <system_error>

#include "base/error.h"
#include "base/files.h"
#include "mail/utf8.h"
#include "signals/list_state.h"
#include "signals/tsv.h"

namespace furui {
namespace {

// Brands are counted by 16-bit numbers; a list this long is another file by mistake.
constexpr std::size_t kMostBrands = 20'000;
constexpr std::uint64_t kMostListBytes = std::uint64_t{4} << 20;

using Header = std::initializer_list<std::string_view>;

std::vector<TsvRow> rows_of(const ListTexts& texts, const std::string& name, Header header) {
  const auto given = texts.find(name);
  if (given == texts.end()) {
    throw Error("list " + name, "is missing", "train again, so that the model carries every list");
  }
  return read_tsv(name, given->second, header);
}

bool is_domain(std::string_view text) {
  return !text.empty() && text.front() != '.' && text.back() != '.' &&
         std::all_of(text.begin(), text.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-';
         });
}

std::string_view domain_cell(std::string_view list, const TsvRow& row, std::string_view cell) {
  if (!is_domain(cell)) {
    throw_list_error(list, row.line, "'" + std::string(cell) + "' is no domain",
                     "write it in lower case with A-labels, without scheme or path");
  }
  return cell;
}

/// Gives the label of a domain that names its owner: "smbc-card" of "mail.smbc-card.com".
std::string_view name_label(std::string_view domain) {
  constexpr std::array<std::string_view, 6> kSecondLevels = {"co", "ne", "or", "go", "lg", "ad"};
  const auto cut_last = [&] {
    const std::size_t dot = domain.rfind('.');
    const std::string_view last = domain.substr(dot + 1);
    if (dot != std::string_view::npos) domain = domain.substr(0, dot);
    return last;
  };
  (void)cut_last();
  const std::string_view last = domain.substr(domain.rfind('.') + 1);
  if (std::find(kSecondLevels.begin(), kSecondLevels.end(), last) != kSecondLevels.end()) {
    (void)cut_last();
  }
  return domain.substr(domain.rfind('.') + 1);
}

/// Reads a list of domains; their names are no random letters, however they look.
DomainSet read_domains(const ListTexts& texts, const std::string& name, LetterModel& model) {
  DomainSet domains;
  for (const TsvRow& row : rows_of(texts, name, {"domain"})) {
    domains.insert(domain_cell(name, row, row.cells[0]));
    model.know(name_label(row.cells[0]));
  }
  return domains;
}

/// Names a host label that is an ordinary word: it says nothing about a brand.
std::unordered_set<std::string_view> ordinary_host_words(const ListTexts& texts) {
  std::unordered_set<std::string_view> words;
  for (const TsvRow& row : rows_of(texts, "host_words", {"word"})) words.insert(row.cells[0]);
  return words;
}

bool share_group(const Brand& one, const Brand& other) {
  return std::find_first_of(one.groups.begin(), one.groups.end(), other.groups.begin(),
                            other.groups.end()) != one.groups.end();
}

void link_partners(std::vector<Brand>& brands) {
  for (std::size_t i = 0; i < brands.size(); ++i) {
    for (std::size_t j = 0; j < brands.size() && !brands[i].groups.empty(); ++j) {
      if (i != j && share_group(brands[i], brands[j])) {
        brands[i].partners.push_back(static_cast<std::uint16_t>(j));
      }
    }
  }
}

void read_brands(const ListTexts& texts, Lists::State& state) {
  const auto words = ordinary_host_words(texts);
  const auto rows = rows_of(texts, "brands", {"id", "names", "weak_names", "domains", "groups"});
  if (rows.size() > kMostBrands) {
    throw Error("list brands", "has too many lines", "check that it is the right file");
  }
  for (const TsvRow& row : rows) {
    const auto id = static_cast<std::uint16_t>(state.brands.size());
    const auto names = split_items(row.cells[1]);
    const auto weak_names = split_items(row.cells[2]);
    if (row.cells[0].empty() || (names.empty() && weak_names.empty())) {
      throw_list_error("brands", row.line, "has no id or no name", "give at least one of each");
    }
    Brand brand;
    brand.id = row.cells[0];
    brand.shown = names.empty() ? weak_names.front() : names.front();
    for (const auto name : names) state.matcher.add(name, id, false);
    for (const auto name : weak_names) state.matcher.add(name, id, true);
    for (const auto domain : split_items(row.cells[3])) {
      brand.domains.emplace_back(domain_cell("brands", row, domain));
      state.brand_domains.at(domain).push_back(id);
      const std::string_view label = name_label(domain);
      state.matcher.add_host_name(label, id, words.contains(label));
      state.letter_model.know(label);
    }
    for (const auto group : split_items(row.cells[4])) brand.groups.emplace_back(group);
    state.brands.push_back(std::move(brand));
  }
  link_partners(state.brands);
  state.matcher.build();
}

void read_hosts(const ListTexts& texts, Lists::State& state) {
  for (const TsvRow& row : rows_of(texts, "dynamic_dns", {"domain", "kind"})) {
    if (row.cells[1] != "dynamic" && row.cells[1] != "page") {
      throw_list_error("dynamic_dns", row.line, "has an unknown kind", "write dynamic or page");
    }
    state.instant_hosts.at(domain_cell("dynamic_dns", row, row.cells[0])) =
        row.cells[1] == "dynamic" ? InstantHost::dynamic_dns : InstantHost::page;
  }
  for (const TsvRow& row : rows_of(texts, "risky_tlds", {"tld", "strength"})) {
    if (row.cells[1] != "strong" && row.cells[1] != "medium") {
      throw_list_error("risky_tlds", row.line, "has an unknown strength", "write strong or medium");
    }
    state.risky_tlds.at(domain_cell("risky_tlds", row, row.cells[0])) =
        row.cells[1] == "strong" ? RiskyTld::strong : RiskyTld::medium;
  }
  for (const TsvRow& row : rows_of(texts, "redirectors", {"domain", "kind", "parameter"})) {
    if (row.cells[1] != "wrapper" && row.cells[1] != "open") {
      throw_list_error("redirectors", row.line, "has an unknown kind", "write wrapper or open");
    }
    state.redirectors.at(domain_cell("redirectors", row, row.cells[0])) = {
        row.cells[1] == "wrapper", std::string(row.cells[2])};
  }
}

void read_words(const ListTexts& texts, Lists::State& state) {
  for (const TsvRow& row : rows_of(texts, "ordinary_words", {"word"})) {
    state.ordinary_words.emplace(row.cells[0]);
  }
  for (const TsvRow& row : rows_of(texts, "host_words", {"word"})) {
    state.letter_model.add(row.cells[0]);
  }
  state.letter_model.finish();
  for (const TsvRow& row : rows_of(texts, "phrases", {"class", "phrase"})) {
    const auto phrase = phrase_class(row.cells[0]);
    if (!phrase || row.cells[1].empty()) {
      throw_list_error("phrases", row.line, "has an unknown class or no phrase",
                       "take a class that other lines have");
    }
    state.phrases.add(*phrase, row.cells[1]);
  }
  state.phrases.build();
  for (const TsvRow& row : rows_of(texts, "simplified_letters", {"letters"})) {
    for (std::size_t position = 0; position < row.cells[0].size();) {
      const char32_t point = decode_utf8(row.cells[0], position);
      if (point < 0x4E00 || point - 0x4E00 >= state.simplified_letters.size()) {
        throw_list_error("simplified_letters", row.line, "has a letter that is not Han",
                         "keep to U+4E00 to U+9FFF");
      }
      state.simplified_letters.set(point - 0x4E00);
    }
  }
}

}  // namespace

Lists::Lists(const ListTexts& texts) {
  auto state = std::make_unique<State>();
  read_brands(texts, *state);
  LetterModel& model = state->letter_model;
  state->mixed_domains = read_domains(texts, "mixed_domains", model);
  state->free_mail = read_domains(texts, "free_mail", model);
  state->shorteners = read_domains(texts, "shorteners", model);
  state->shared_hosting = read_domains(texts, "shared_hosting", model);
  state->trackers = read_domains(texts, "trackers", model);
  state->neutral_hosts = read_domains(texts, "neutral_hosts", model);
  read_hosts(texts, *state);
  read_words(texts, *state);
  state_ = std::move(state);
}

Lists::~Lists() = default;
Lists::Lists(Lists&&) noexcept = default;
Lists& Lists::operator=(Lists&&) noexcept = default;

bool Lists::State::is_official(std::uint16_t brand, std::string_view host) const {
  const auto* owners = brand_domains.find(host);
  return owners != nullptr && std::find(owners->begin(), owners->end(), brand) != owners->end();
}

bool Lists::State::is_partner(std::uint16_t brand, std::string_view host) const {
  const auto* owners = brand_domains.find(host);
  if (owners == nullptr) return false;
  return std::any_of(owners->begin(), owners->end(), [&](std::uint16_t owner) {
    return share_group(brands[brand], brands[owner]);
  });
}

int Lists::State::misspelled_brand(std::string_view word, int claimed) const {
  if (ordinary_words.contains(std::string(word))) return -1;
  return matcher.find_misspelled(word, claimed);
}

ListTexts read_list_texts(const std::string& folder) {
  std::error_code error;
  if (!std::filesystem::is_directory(folder, error)) {
    throw Error(folder, "is no folder that can be read",
                "name a folder with lists (brands.tsv, ...)");
  }
  ListTexts texts = default_list_texts();
  std::size_t read = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
    if (entry.path().extension() != ".tsv") continue;
    const auto list = texts.find(entry.path().stem().string());
    if (list == texts.end()) {
      throw Error(entry.path().string(), "is none of furui's lists",
                  "name it as one of those in data/lists");
    }
    list->second = read_file(entry.path().string(), kMostListBytes);
    ++read;
  }
  if (read == 0) throw Error(folder, "holds no list", "name a folder with lists (brands.tsv, ...)");
  // Checks every line now, not when a model is used.
  (void)Lists(texts);
  return texts;
}

}  // namespace furui
