#include <array>

#include "signals/evidence.h"
#include "signals/rule.h"
#include "signals/signal.h"

namespace furui {
namespace {

/// All tables, in the order of signal ids. New tables go to the end of their group.
std::array<std::span<const Rule>, 14> all_rules() {
  return {sender_rules(),     address_rules(), authentication_rules(), disguise_rules(),
          link_rules(),       host_rules(),    foreign_link_rules(),   html_rules(),
          header_rules(),     text_rules(),    date_rules(),           letter_rules(),
          attachment_rules(), origin_rules()};
}

std::vector<SignalInfo> collect_infos() {
  std::vector<SignalInfo> infos;
  for (const auto rules : all_rules()) {
    for (const Rule& rule : rules) infos.push_back(rule.info);
  }
  return infos;
}

}  // namespace

std::string_view signal_group_name(SignalGroup group) {
  static constexpr std::array<std::string_view, static_cast<std::size_t>(SignalGroup::count_)>
      kNames = {"sender", "link", "html", "header", "text", "attachment"};
  return kNames[static_cast<std::size_t>(group)];
}

std::span<const SignalInfo> signal_table() {
  static const std::vector<SignalInfo> table = collect_infos();
  return table;
}

std::vector<Signal> find_signals(const Mail& mail, const Lists& lists, const Reception& reception) {
  const Evidence evidence(mail, lists.state(), reception);
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
