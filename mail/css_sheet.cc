#include "mail/css_sheet.h"

#include <algorithm>
#include <utility>

#include "mail/web_ascii.h"

namespace furui {
namespace {

/// The largest sheets of newsletters have some hundred rules.
constexpr std::size_t kMaxRules = 2000;
constexpr std::size_t kMaxCompounds = 8;
constexpr std::size_t kMaxSelectorBytes = 1000;
constexpr std::size_t kMaxClasses = 32;

/// Where the block opened just before `text` closes; the end when it does not.
std::size_t block_end(std::string_view text) {
  int depth = 1;
  char quote = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quote != 0) {
      if (c == quote || c == '\n') quote = 0;
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '{') {
      ++depth;
    } else if (c == '}' && --depth == 0) {
      return i;
    }
  }
  return text.size();
}

/// Only queries that hold on every screen: "screen", "all", "only screen", in a list.
bool media_is_any_screen(std::string_view query) {
  while (true) {
    const std::size_t comma = query.find(',');
    std::string one = ascii_lowered(trimmed(query.substr(0, comma)));
    if (one.starts_with("only ")) one.erase(0, 5);
    const std::string_view name = trimmed(one);
    if (name.empty() || name == "screen" || name == "all") return true;
    if (comma == std::string_view::npos) return false;
    query.remove_prefix(comma + 1);
  }
}

bool is_name_byte(char c) {
  return is_ascii_letter(c) || is_ascii_digit(c) || c == '-' || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80;
}

std::string_view take_name(std::string_view& text) {
  std::size_t end = 0;
  while (end < text.size() && is_name_byte(text[end])) ++end;
  const std::string_view name = text.substr(0, end);
  text.remove_prefix(end);
  return name;
}

std::vector<std::string_view> split_classes(std::string_view classes) {
  std::vector<std::string_view> names;
  while (names.size() < kMaxClasses) {
    classes = trimmed(classes);
    if (classes.empty()) break;
    const auto end = std::find_if(classes.begin(), classes.end(), is_web_space);
    const auto length = static_cast<std::size_t>(end - classes.begin());
    names.push_back(classes.substr(0, length));
    classes.remove_prefix(length);
  }
  return names;
}

bool has_class(std::string_view classes, std::string_view name) {
  const std::vector<std::string_view> names = split_classes(classes);
  return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

void CssSheet::add(std::string_view text) {
  while (!text.empty()) {
    const std::size_t stop = text.find_first_of("{};");
    if (stop == std::string_view::npos) return;
    std::string_view prelude = trimmed(text.substr(0, stop));
    const char opener = text[stop];
    text.remove_prefix(stop + 1);
    // Style elements still wear the comment marks that hid them from browsers of the 1990s.
    if (prelude.starts_with("<!--")) prelude = trimmed(prelude.substr(4));
    if (prelude.starts_with("-->")) prelude = trimmed(prelude.substr(3));
    if (opener != '{') continue;
    const bool is_media = starts_ignoring_case(prelude, "@media");
    if (is_media && media_is_any_screen(prelude.substr(6))) continue;
    const std::size_t end = block_end(text);
    if (!prelude.starts_with('@')) add_rule(prelude, text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

void CssSheet::add_rule(std::string_view selectors, std::string_view block) {
  CssBlock parsed = parse_css_block(block);
  fonts_.insert(fonts_.end(), parsed.fonts.begin(), parsed.fonts.end());
  if (parsed.declarations.empty()) return;
  blocks_.push_back(std::move(parsed.declarations));
  while (!selectors.empty()) {
    const std::size_t comma = std::min(selectors.find(','), selectors.size());
    add_selector(trimmed(selectors.substr(0, comma)));
    selectors.remove_prefix(std::min(comma + 1, selectors.size()));
  }
}

void CssSheet::add_selector(std::string_view selector) {
  if (rules_.size() >= kMaxRules || selector.size() > kMaxSelectorBytes) {
    overloaded_ = true;
    return;
  }
  Rule rule;
  rule.block = blocks_.size() - 1;
  if (!read_selector(selector, rule)) return;
  const Compound& last = rule.compounds.back();
  std::string key = last.tag;
  if (!last.classes.empty()) key = "." + last.classes.front();
  if (!last.id.empty()) key = "#" + last.id;
  rules_by_key_[key].push_back(rules_.size());
  rules_.push_back(std::move(rule));
}

bool CssSheet::read_selector(std::string_view selector, Rule& rule) {
  bool is_child = false;
  while (!selector.empty()) {
    if (is_web_space(selector.front())) {
      selector.remove_prefix(1);
      continue;
    }
    if (selector.front() == '>') {
      is_child = true;
      selector.remove_prefix(1);
      continue;
    }
    const std::size_t end = std::min(selector.find_first_of(" \t\r\n\f>"), selector.size());
    Compound compound;
    compound.is_child = is_child;
    if (!read_compound(selector.substr(0, end), compound, rule.specificity)) return false;
    rule.compounds.push_back(std::move(compound));
    if (rule.compounds.size() > kMaxCompounds) return false;
    selector.remove_prefix(end);
    is_child = false;
  }
  return !rule.compounds.empty() && !is_child;
}

bool CssSheet::read_compound(std::string_view text, Compound& compound,
                             std::uint32_t& specificity) {
  // Specificity as CSS Selectors 4 section 17 counts it, ten bits for each of its three numbers.
  if (text.starts_with('*')) {
    text.remove_prefix(1);
  } else if (is_name_byte(text.front())) {
    compound.tag = ascii_lowered(take_name(text));
    specificity += 1;
  }
  while (!text.empty()) {
    const char kind = text.front();
    if (kind != '.' && kind != '#') return false;
    text.remove_prefix(1);
    const std::string_view name = take_name(text);
    if (name.empty()) return false;
    if (kind == '#') {
      compound.id = std::string(name);
    } else {
      compound.classes.emplace_back(name);
    }
    specificity += kind == '#' ? 1U << 20 : 1U << 10;
  }
  return true;
}

bool CssSheet::spend(std::size_t work) {
  if (work > work_left_) {
    work_left_ = 0;
    overloaded_ = true;
    return false;
  }
  work_left_ -= work;
  return true;
}

bool CssSheet::matches(const Compound& compound, const CssElement& element) {
  if (!spend(1 + compound.classes.size() * (1 + element.classes.size() / 16))) return false;
  if (!compound.tag.empty() && compound.tag != element.tag) return false;
  if (!compound.id.empty() && compound.id != element.id) return false;
  return std::all_of(
      compound.classes.begin(), compound.classes.end(),
      [&element](const std::string& name) { return has_class(element.classes, name); });
}

/// Greedy from the innermost element outwards: exact for descendants, and for children where a
/// compound stands once on the path, which is what mails contain.
bool CssSheet::matches(const Rule& rule, const std::vector<const CssElement*>& path) {
  std::size_t level = path.size() - 1;
  if (!matches(rule.compounds.back(), *path[level])) return false;
  for (std::size_t i = rule.compounds.size() - 1; i > 0; --i) {
    const bool is_child = rule.compounds[i].is_child;
    bool found = false;
    while (level > 0 && !found) {
      --level;
      found = matches(rule.compounds[i - 1], *path[level]);
      if (is_child) break;
    }
    if (!found) return false;
  }
  return true;
}

void CssSheet::collect(const std::string& key, const std::vector<const CssElement*>& path,
                       std::vector<std::size_t>& matching) {
  const auto found = rules_by_key_.find(key);
  if (found == rules_by_key_.end()) return;
  for (const std::size_t index : found->second) {
    if (!spend(1)) return;
    if (matches(rules_[index], path)) matching.push_back(index);
  }
}

void CssSheet::match(const std::vector<const CssElement*>& path,
                     std::vector<CssDeclaration>& declarations) {
  if (rules_.empty() || path.empty()) return;
  const CssElement& element = *path.back();
  std::vector<std::size_t> matching;
  collect("", path, matching);
  collect(element.tag, path, matching);
  for (const std::string_view name : split_classes(element.classes)) {
    collect("." + std::string(name), path, matching);
  }
  if (!element.id.empty()) collect("#" + element.id, path, matching);
  std::sort(matching.begin(), matching.end(), [this](std::size_t one, std::size_t other) {
    return std::pair(rules_[one].specificity, one) < std::pair(rules_[other].specificity, other);
  });
  matching.erase(std::unique(matching.begin(), matching.end()), matching.end());
  for (const std::size_t index : matching) {
    const std::vector<CssDeclaration>& block = blocks_[rules_[index].block];
    if (!spend(block.size())) return;
    declarations.insert(declarations.end(), block.begin(), block.end());
  }
}

}  // namespace furui
