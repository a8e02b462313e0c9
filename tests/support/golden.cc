#include "tests/support/golden.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace furui::golden {
namespace {

bool is_separator(const std::string& line) {
  return line.size() >= 10 && line.find_first_not_of('=') == std::string::npos;
}

/// Reads one case from `lines`, starting at `number`, which is left behind its separator.
Case read_case(const std::string& file, const std::vector<std::string>& lines,
               std::size_t& number) {
  Case result;
  result.file = file;
  result.line = number + 1;
  for (; number < lines.size() && !lines[number].empty(); ++number) {
    const std::string& line = lines[number];
    if (line[0] == '+') result.expected.push_back(line.substr(1));
    if (line[0] == '-') result.refused.push_back(line.substr(1));
    if (line[0] != '+' && line[0] != '-' && line[0] != '#') {
      throw std::runtime_error(file + ":" + std::to_string(number + 1) +
                               ": no expectation: " + line);
    }
  }
  for (++number; number < lines.size() && !is_separator(lines[number]); ++number) {
    result.mail += lines[number] + "\n";
  }
  ++number;
  if (result.mail.empty() || (result.expected.empty() && result.refused.empty())) {
    throw std::runtime_error(file + ":" + std::to_string(result.line) +
                             ": a case without mail or expectation");
  }
  return result;
}

std::vector<std::string> read_lines(const std::string& path) {
  std::ifstream stream(path);
  std::vector<std::string> lines;
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  while (!lines.empty() && lines.back().empty()) lines.pop_back();
  return lines;
}

void write_got(const Case& golden_case, const std::set<std::string>& found) {
  std::ofstream stream(golden_case.file + ".got", std::ios::app);
  stream << "# line " << golden_case.line << "\n";
  for (const std::string& name : found) stream << "+" << name << "\n";
}

}  // namespace

std::vector<Case> read_cases(const std::string& folder) {
  std::vector<std::string> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".case") files.push_back(entry.path().string());
  }
  std::sort(files.begin(), files.end());
  std::vector<Case> cases;
  for (const std::string& file : files) {
    const std::vector<std::string> lines = read_lines(file);
    for (std::size_t number = 0; number < lines.size();)
      cases.push_back(read_case(file, lines, number));
  }
  return cases;
}

Outcome run_cases(const std::string& folder,
                  const std::function<std::set<std::string>(const std::string&)>& find) {
  Outcome outcome;
  const std::vector<Case> cases = read_cases(folder);
  for (const Case& golden_case : cases) std::filesystem::remove(golden_case.file + ".got");
  for (const Case& golden_case : cases) {
    ++outcome.cases;
    const std::set<std::string> found = find(golden_case.mail);
    const std::string place = golden_case.file + ":" + std::to_string(golden_case.line) + ": ";
    const std::size_t failures_before = outcome.failures.size();
    for (const std::string& name : golden_case.expected) {
      outcome.expected.insert(name);
      if (!found.contains(name)) outcome.failures.push_back(place + name + " did not fire");
    }
    for (const std::string& name : golden_case.refused) {
      outcome.refused.insert(name);
      if (found.contains(name)) outcome.failures.push_back(place + name + " fired");
    }
    if (outcome.failures.size() != failures_before) write_got(golden_case, found);
  }
  return outcome;
}

}  // namespace furui::golden
