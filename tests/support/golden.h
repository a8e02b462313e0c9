// Golden .case files: expectation lines, a blank line, a raw mail, and a separator line before the
// next case. Lines before the first expectation that begin with # are comments.
//
//   +from_name_brand_domain_mismatch
//   -reply_to_free_mail
//
//   From: ...
#pragma once

#include <cstddef>
#include <functional>
#include <set>
#include <string>
#include <vector>

namespace furui::golden {

struct Case {
  std::string file;
  std::size_t line = 0;               ///< of its first line
  std::vector<std::string> expected;  ///< names that must be found
  std::vector<std::string> refused;   ///< names that must not
  std::string mail;
};

/// Reads all cases of a folder's .case files, in the order of file names. Cases are parted by lines
/// of ten or more equals signs. Throws std::runtime_error on a case without expectations or mail.
[[nodiscard]] std::vector<Case> read_cases(const std::string& folder);

/// What one run of the cases found.
struct Outcome {
  std::size_t cases = 0;
  std::vector<std::string> failures;  ///< one line each: file, line, name and what was wrong
  std::set<std::string> expected;     ///< every name some case expects
  std::set<std::string> refused;
};

/// Runs `find`, which gives the names found in a mail, on every case. For each file with failures
/// writes what was found beside it as `<file>.got`.
[[nodiscard]] Outcome run_cases(
    const std::string& folder,
    const std::function<std::set<std::string>(const std::string&)>& find);

}  // namespace furui::golden
