// Mails in perfect Japanese that differ from a real-looking notice in sender and link alone
// (tests/golden/signals/pairs): NAME-notice.eml, NAME-phish.eml, and for some NAME-copy.eml, which
// leads away by one link among the brand's own. Only sender and link signals can tell them apart.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "base/files.h"
#include "mail/parse_mail.h"
#include "signals/signal.h"

using namespace furui;

namespace {

const std::string kFolder = std::string(FURUI_SOURCE_DIR) + "/tests/golden/signals/pairs/";

/// Gives the names of the pairs, in order.
std::vector<std::string> pair_names() {
  constexpr std::string_view kEnding = "-notice.eml";
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(kFolder)) {
    const std::string file = entry.path().filename().string();
    if (file.ends_with(kEnding)) names.push_back(file.substr(0, file.size() - kEnding.size()));
  }
  std::sort(names.begin(), names.end());
  return names;
}

Mail read_mail(const std::string& file) {
  return parse_mail(read_file(kFolder + file, 1 << 20));
}

std::set<std::string> signals_of(const Mail& mail, SignalLean lean) {
  static const Lists lists(default_list_texts());
  std::set<std::string> names;
  for (const Signal& signal : find_signals(mail, lists, Reception())) {
    const SignalInfo& info = signal_table()[signal.id];
    const bool told = info.group == SignalGroup::sender || info.group == SignalGroup::link;
    if (told && info.lean == lean) names.insert(std::string(info.name));
  }
  return names;
}

/// The text a reader sees, its addresses left out.
std::string words_of(const Mail& mail) {
  std::string text = mail.text;
  for (std::size_t at = text.find("https://"); at != std::string::npos;
       at = text.find("https://", at)) {
    text.erase(at, std::min(text.find_first_of(" \n", at), text.size()) - at);
  }
  return text;
}

std::vector<std::string> forgeries_of(const std::string& name) {
  std::vector<std::string> files = {name + "-phish.eml"};
  if (std::filesystem::exists(kFolder + name + "-copy.eml")) files.push_back(name + "-copy.eml");
  return files;
}

}  // namespace

TEST_CASE("pairs: there are at least twenty-four") {
  CHECK(pair_names().size() >= 24);
}

TEST_CASE("pairs: a phish says what its notice says, letter by letter") {
  for (const std::string& name : pair_names()) {
    const Mail notice = read_mail(name + "-notice.eml");
    for (const std::string& file : forgeries_of(name)) {
      CAPTURE(file);
      const Mail phish = read_mail(file);
      CHECK(phish.subject == notice.subject);
      CHECK(phish.from.front().display_name == notice.from.front().display_name);
      CHECK(words_of(phish) == words_of(notice));
      CHECK(phish.links.size() == notice.links.size());
    }
  }
}

TEST_CASE("pairs: a phish's sender or links accuse it of what its notice does not show") {
  for (const std::string& name : pair_names()) {
    const auto honest = signals_of(read_mail(name + "-notice.eml"), SignalLean::accuses);
    for (const std::string& file : forgeries_of(name)) {
      CAPTURE(file);
      const auto accused = signals_of(read_mail(file), SignalLean::accuses);
      CHECK_FALSE(std::includes(honest.begin(), honest.end(), accused.begin(), accused.end()));
    }
  }
}

TEST_CASE("pairs: no notice is taken for somebody else's") {
  constexpr std::array<std::string_view, 5> kMismatch = {
      "from_name_brand_domain_mismatch", "subject_brand_domain_mismatch",
      "text_brand_domain_mismatch", "from_brand_domain_forged", "from_brand_domain_unproven"};
  for (const std::string& name : pair_names()) {
    CAPTURE(name);
    const auto accused = signals_of(read_mail(name + "-notice.eml"), SignalLean::accuses);
    for (const std::string_view signal : kMismatch)
      CHECK_FALSE(accused.contains(std::string(signal)));
  }
}

TEST_CASE("pairs: a notice is vouched for and no phish is") {
  for (const std::string& name : pair_names()) {
    CAPTURE(name);
    CHECK_FALSE(signals_of(read_mail(name + "-notice.eml"), SignalLean::vouches).empty());
    for (const std::string& file : forgeries_of(name)) {
      CHECK(signals_of(read_mail(file), SignalLean::vouches).empty());
    }
  }
}
