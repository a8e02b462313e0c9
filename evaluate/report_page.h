// The parts of the report's page as they stand in evaluate/report_page, embedded when furui is
// built.
#pragma once

#include <string_view>

namespace furui {

struct ReportPageParts {
  std::string_view page;  ///< HTML with {{names}} to be replaced
  std::string_view style;
  std::string_view script;
  std::string_view words;         ///< a line a name: name, English, Japanese; tab-separated
  std::string_view style_sha256;  ///< in hexadecimal digits
  std::string_view script_sha256;
};

[[nodiscard]] const ReportPageParts& report_page_parts();

}  // namespace furui
