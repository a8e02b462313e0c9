// Which signal a feature's name is of.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace furui {

class SignalColumns {
 public:
  SignalColumns();

  /// The row of signal_table(), when the name is a signal's; those by value have no row of their
  /// own.
  [[nodiscard]] std::optional<std::uint16_t> find(std::string_view feature_name) const;

 private:
  std::map<std::string, std::uint16_t, std::less<>> ids_;
};

}  // namespace furui
