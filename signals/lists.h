// The lists people edit (data/lists/*.tsv): brands and the domains they really send from, free
// mail, shorteners, hosting, risky top-level domains. Read by train, carried inside the model.
#pragma once

#include <map>
#include <memory>
#include <string>

namespace furui {

/// The lists' texts by file name without ending: "brands" -> content of brands.tsv. This is what a
/// model carries.
using ListTexts = std::map<std::string, std::string>;

/// The lists furui comes with, compiled in from data/lists.
[[nodiscard]] const ListTexts& default_list_texts();

/// Reads every known list from a folder; a list whose file is not there is furui's own. Throws
/// Error when the folder or a file cannot be read or a line is malformed (with file and line).
[[nodiscard]] ListTexts read_list_texts(const std::string& folder);

/// Lists ready for look-up; immutable, shared by all threads. Cheap to make (about a millisecond),
/// because every start of furui-score makes one.
class Lists {
 public:
  /// Throws Error on a malformed line, naming list and line.
  explicit Lists(const ListTexts& texts);
  ~Lists();
  Lists(Lists&&) noexcept;
  Lists& operator=(Lists&&) noexcept;

  struct State;
  [[nodiscard]] const State& state() const { return *state_; }  ///< for the rooms' own files

 private:
  std::unique_ptr<State> state_;
};

}  // namespace furui
