#include <array>

#include "signals/evidence.h"
#include "signals/rule.h"
#include "signals/signal.h"

namespace furui {
namespace {

/// All tables, in the order of signal ids. New tables go to the end of their group.
std::array<std::span<const Rule>, 11> all_rules() {
  return {sender_rules(), address_rules(), authentication_rules(), disguise_rules(),
          link_rules(),   host_rules(),    html_rules(),           header_rules(),
          text_rules(),   letter_rules(),  attachment_rules()};
}

std::vector<SignalInfo> collect_infos() {
  std::vector<SignalInfo> infos;
  for (const auto rules : all_rules()) {
    for (const Rule& rule : rules) infos.push_back(rule.info);
  }
  return infos;
}

}  // namespace

std::span<const SignalInfo> signal_table() {
  static const std::vector<SignalInfo> table = collect_infos();
  return table;
}

std::vector<Signal> find_signals(const Mail& mail, const Lists& lists) {
  const Evidence evidence(mail, lists.state());
  std::vector<Signal> found;
  std::uint16_t id = 0;
  for (const auto rules : all_rules()) {
    for (const Rule& rule : rules) {
      if (Finding finding = rule.judge(evidence)) found.push_back({id, std::move(*finding)});
      ++id;
    }
  }
  return found;
}

}  // namespace furui
