#include "score/property_wording.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <string>

#include "base/files.h"
#include "mail/parse_mail.h"
#include "tokenize/tokenizer.h"

using namespace furui;

namespace {

struct Property {
  std::string field;
  std::string text;
  auto operator<=>(const Property&) const = default;
};

/// What the tokenizer notes of the sample mails.
std::set<Property> sample_properties() {
  TokenizerOptions options;
  options.words = false;
  Tokenizer tokenizer(nullptr, options);
  std::set<Property> properties;
  const std::filesystem::path samples = std::string(FURUI_SOURCE_DIR) + "/data/samples";
  for (const auto& entry : std::filesystem::recursive_directory_iterator(samples)) {
    if (entry.path().extension() != ".eml") continue;
    const Mail mail = parse_mail(read_file(entry.path().string(), 1 << 24));
    for (const Token& token : tokenizer.tokenize(mail)) {
      if (token.kind != TokenKind::property) continue;
      properties.insert({std::string(field_name(token.field)), std::string(token.text)});
    }
  }
  return properties;
}

bool has_japanese(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return (c & 0x80) != 0; });
}

}  // namespace

TEST_CASE("describe_property: every property of the sample mails has words in both languages") {
  const std::set<Property> properties = sample_properties();
  CHECK(properties.size() > 500);
  for (const auto& [field, text] : properties) {
    CAPTURE(field);
    CAPTURE(text);
    const std::string english = describe_property(field, text, Language::english);
    const std::string japanese = describe_property(field, text, Language::japanese);
    CHECK_FALSE(english.empty());
    CHECK(english != japanese);
    CHECK((has_japanese(japanese) || japanese.starts_with("MIME")));
  }
}

TEST_CASE("describe_property: the value stands behind the words") {
  CHECK(describe_property("header", "hops:0", Language::english) == "number of relays: 0");
  CHECK(describe_property("header", "hops:0", Language::japanese) == "中継の数: 0");
  CHECK(describe_property("structure", "scripts", Language::english) == "the HTML has scripts");
  CHECK(describe_property("structure", "text/plain", Language::japanese) ==
        "MIME の構造: text/plain");
}

TEST_CASE("describe_property: what it has no words for is empty") {
  CHECK(describe_property("header", "weather:fine", Language::english).empty());
  CHECK(describe_property("header", "hops", Language::english).empty());
  CHECK(describe_property("subject", "to:bare", Language::english).empty());
}
