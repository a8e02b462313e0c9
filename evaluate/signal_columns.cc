#include "evaluate/signal_columns.h"

#include "model/feature.h"
#include "signals/signal.h"

namespace furui {

SignalColumns::SignalColumns() {
  std::uint16_t id = 0;
  for (const SignalInfo& info : signal_table()) ids_.emplace(signal_feature_name(info.name), id++);
}

std::optional<std::uint16_t> SignalColumns::find(std::string_view feature_name) const {
  const auto found = ids_.find(feature_name);
  if (found == ids_.end()) return std::nullopt;
  return found->second;
}

}  // namespace furui
