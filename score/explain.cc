#include "score/explain.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace furui {
namespace {

/// A field or kind of feature in both languages.
struct Wording {
  std::string_view name;
  std::string_view english;
  std::string_view japanese;
};

constexpr std::array kFields = std::to_array<Wording>({
    {"bias", "starting point", "出発点"},
    {"subject", "subject", "件名"},
    {"from_name", "sender's display name", "差出人の表示名"},
    {"body", "text", "本文"},
    {"alternative", "plain text that HTML readers do not see", "HTML 表示では見えない本文"},
    {"hidden", "hidden text", "隠された文字"},
    {"link_text", "link text", "リンクの文字"},
    {"link_host", "link host", "リンク先のホスト"},
    {"link_path", "link path", "リンク先のパス"},
    {"image_text", "picture text", "画像の代替文字"},
    {"attachment_name", "attachment name", "添付ファイル名"},
    {"from_address", "sender's address", "差出人アドレス"},
    {"reply_address", "reply address", "返信先アドレス"},
    {"header", "header", "ヘッダー"},
    {"structure", "structure", "メールの構造"},
    {"signal", "signals", "手がかり"},
    {"bytes", "raw bytes", "生のバイト列"},
});

constexpr std::array kKinds = std::to_array<Wording>({
    {"ngram", "letters", "文字列"},
    {"unknown_word", "unknown word", "未知語"},
    {"latin_word", "word", "単語"},
    {"url", "URL", "URL"},
    {"mail_address", "mail address", "メールアドレス"},
    {"number", "number", "数"},
    {"date", "date", "日付"},
    {"money", "amount of money", "金額"},
    {"phone", "phone number", "電話番号"},
    {"header", "header", "ヘッダー"},
    {"body", "text", "本文"},
});

template <std::size_t Size>
std::string_view wording(const std::array<Wording, Size>& table, std::string_view name,
                         Language language) {
  const auto found = std::find_if(table.begin(), table.end(),
                                  [&](const Wording& row) { return row.name == name; });
  if (found == table.end()) return name;
  return language == Language::japanese ? found->japanese : found->english;
}

/// "sender's address, domain: example.jp".
std::string in_field(std::string_view field, std::string_view what, Language language) {
  return std::string(wording(kFields, field, language)) +
         (language == Language::japanese ? "の" : ", ") + std::string(what);
}

/// Gives the signal a feature is of; one by value has the value behind the name.
std::string_view signal_name_of(std::string_view name) {
  return name.substr(0, name.find('='));
}

const SignalInfo* find_signal(std::string_view name) {
  const std::span<const SignalInfo> table = signal_table();
  const auto found = std::find_if(table.begin(), table.end(),
                                  [&](const SignalInfo& row) { return row.name == name; });
  return found == table.end() ? nullptr : &*found;
}

std::string describe_signal(const Contribution& contribution, std::string_view name,
                            Language language) {
  const SignalInfo* info = find_signal(signal_name_of(name));
  std::string text(info == nullptr                  ? name
                   : language == Language::japanese ? info->description_ja
                                                    : info->description_en);
  if (!contribution.detail.empty()) text += " (" + contribution.detail + ")";
  return text;
}

std::string detail_of(std::string_view feature, std::span<const Signal> signals) {
  if (!feature.starts_with("signal:")) return {};
  const std::string_view name = signal_name_of(feature.substr(7));
  for (const Signal& signal : signals) {
    if (signal_table()[signal.id].name == name) return signal.detail;
  }
  return {};
}

}  // namespace

std::vector<Contribution> contributions_of(const Model& model, std::span<const Feature> features,
                                           std::span<const Signal> signals) {
  std::vector<Contribution> contributions;
  const double slope = model.calibration.slope;
  contributions.push_back({"bias", {}, slope * model.bias + model.calibration.intercept});
  for (const Feature& feature : features) {
    const auto index = model.space.find(feature.key);
    if (!index) continue;
    const double part =
        slope * static_cast<double>(model.weights[*index]) * static_cast<double>(feature.value);
    const std::string_view name = model.names[*index];
    contributions.push_back({std::string(name), detail_of(name, signals), part});
  }
  std::stable_sort(contributions.begin(), contributions.end(),
                   [](const Contribution& a, const Contribution& b) {
                     return std::abs(a.log_odds) > std::abs(b.log_odds);
                   });
  return contributions;
}

std::vector<FieldSum> sum_by_field(std::span<const Contribution> contributions) {
  std::map<std::string, double, std::less<>> sums;
  for (const Contribution& contribution : contributions) {
    sums[std::string(feature_field(contribution.feature))] += contribution.log_odds;
  }
  std::vector<FieldSum> fields;
  for (const auto& [field, sum] : sums) fields.push_back({field, sum});
  std::stable_sort(fields.begin(), fields.end(), [](const FieldSum& a, const FieldSum& b) {
    return std::abs(a.log_odds) > std::abs(b.log_odds);
  });
  return fields;
}

std::string describe_field(std::string_view field, Language language) {
  return std::string(wording(kFields, field, language));
}

std::string describe_feature(const Contribution& contribution, Language language) {
  const std::string_view name = contribution.feature;
  const std::string_view field = feature_field(name);
  const auto colon = name.find(':');
  if (colon == std::string_view::npos) return describe_field(name, language);
  const std::string_view text = name.substr(colon + 1);
  if (field == "signal") return describe_signal(contribution, text, language);
  if (field.size() == colon) {
    const std::string property = describe_property(field, text, language);
    const bool speaks_for_itself = field == "header" || field == "structure";
    if (!property.empty())
      return speaks_for_itself ? property : in_field(field, property, language);
  }
  std::string description = describe_field(field, language);
  if (field.size() < colon) {
    const std::string_view kind = name.substr(field.size() + 1, colon - field.size() - 1);
    description = in_field(field, wording(kKinds, kind, language), language);
  }
  description += language == Language::japanese ? "「" : " \"";
  description += text;
  description += language == Language::japanese ? "」" : "\"";
  return description;
}

}  // namespace furui
