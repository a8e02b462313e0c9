// Mail -> named evidence: what contradicts what the mail claims. Signals are features to be
// learnt, never verdicts.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "mail/mail.h"
#include "signals/lists.h"
#include "signals/reception.h"

namespace furui {

/// Part of a model's recipe: change it when the same mail would give other signals.
inline constexpr int kSignalsVersion = 2;

/// Which evidence a signal belongs to; the model keeps sender and link signals in a group that
/// words cannot outvote.
enum class SignalGroup : std::uint8_t { sender, link, html, header, text, attachment, count_ };

[[nodiscard]] std::string_view signal_group_name(SignalGroup group);

/// What a signal may speak for, whatever a training set happens to hold.
enum class SignalLean : std::uint8_t {
  accuses,  ///< no honest reading makes it a sign of ham, and spam has it more often
  neutral,  ///< honest mail of some kind has it more often than spam, or what it says depends
  vouches   ///< a sign of ham that an impersonator cannot cheaply forge
};

/// A row of the table of all signals.
struct SignalInfo {
  std::string_view name;  ///< begins with its place: "from_name_brand_domain_mismatch"
  SignalGroup group;
  SignalLean lean;
  std::string_view description_en;  ///< one clause a person understands
  std::string_view description_ja;
  /// The detail is a value that a model learns one by one (a country), not only a text for people.
  bool by_value = false;
};

/// A signal that fired on one mail.
struct Signal {
  std::uint16_t id;    ///< row of signal_table()
  std::string detail;  ///< what was found, for people: "Amazon ≠ hpuwefp2vlbpux.bar"; may be empty
};

/// All signals, in a fixed order.
[[nodiscard]] std::span<const SignalInfo> signal_table();

/// Gives the signals that fire on a mail, in the table's order, each at most once. Never throws on
/// a mail; time is linear in the mail's size as parse_mail has limited it.
[[nodiscard]] std::vector<Signal> find_signals(const Mail& mail, const Lists& lists,
                                               const Reception& reception);

}  // namespace furui
