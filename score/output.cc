#include "score/output.h"

#include <array>
#include <cmath>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "base/printable.h"

namespace furui {
namespace {

using Json = nlohmann::ordered_json;

constexpr double kSmallestShown = 0.0005;  // what is smaller prints as 0.000

std::string fixed(double value, const char* format) {
  std::array<char, 64> text{};
  const int length = std::snprintf(text.data(), text.size(), format, value);
  return std::string(text.data(), static_cast<std::size_t>(length));
}

Json verdict_json(const Verdict& verdict, std::string_view name) {
  return Json{{"path", name},
              {"verdict", verdict_name(verdict.kind)},
              {"probability", verdict.probability},
              {"log_odds", verdict.log_odds}};
}

/// Paths need not be UTF-8; what is not becomes U+FFFD.
std::string dump(const Json& json) {
  return printable_json(json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
}

}  // namespace

std::string text_line(const Verdict& verdict, std::string_view name) {
  return std::string(verdict_name(verdict.kind)) + '\t' + fixed(verdict.probability, "%.4f") +
         '\t' + printable(name);
}

std::string json_line(const Verdict& verdict, std::string_view name) {
  return dump(verdict_json(verdict, name));
}

std::string json_line(const Explanation& explanation, std::string_view name, Language language) {
  Json json = verdict_json(explanation.verdict, name);
  json["fields"] = Json::array();
  for (const FieldSum& field : sum_by_field(explanation.contributions)) {
    json["fields"].push_back({{"field", field.field}, {"log_odds", field.log_odds}});
  }
  json["contributions"] = Json::array();
  for (const Contribution& contribution : explanation.contributions) {
    Json row{{"feature", contribution.feature},
             {"log_odds", contribution.log_odds},
             {"description", describe_feature(contribution, language)}};
    if (!contribution.detail.empty()) row["detail"] = contribution.detail;
    json["contributions"].push_back(std::move(row));
  }
  return dump(json);
}

std::string explain_text(const Explanation& explanation, std::string_view name,
                         std::size_t max_reasons, Language language) {
  const bool japanese = language == Language::japanese;
  std::string out = text_line(explanation.verdict, name) + '\n';
  out += std::string(japanese ? "  対数オッズ " : "  log-odds ") +
         fixed(explanation.verdict.log_odds, "%+.3f") +
         (japanese ? " の内訳 (+ は迷惑メール寄り):\n" : ", of which (+ speaks for spam):\n");
  for (const FieldSum& field : sum_by_field(explanation.contributions)) {
    if (std::abs(field.log_odds) < kSmallestShown) continue;
    out += "    " + fixed(field.log_odds, "%+8.3f") + "  " + describe_field(field.field, language) +
           '\n';
  }
  out += japanese ? "  主な理由:\n" : "  main reasons:\n";
  double rest = 0;
  std::size_t shown = 0;
  std::size_t left = 0;
  for (const Contribution& contribution : explanation.contributions) {
    if (contribution.feature != "bias" && shown < max_reasons) {
      ++shown;
      out += "    " + fixed(contribution.log_odds, "%+8.3f") + "  " +
             printable(describe_feature(contribution, language)) + '\n';
    } else {
      rest += contribution.log_odds;
      ++left;
    }
  }
  out += "    " + fixed(rest, "%+8.3f") + "  " +
         (japanese ? "その他 " + std::to_string(left) + " 件" : std::to_string(left) + " others") +
         '\n';
  return out;
}

}  // namespace furui
