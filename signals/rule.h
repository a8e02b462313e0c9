// A signal is one small function and one row of a table. The tables stand in the *_signals.cc
// files, by the place where evidence is found; find_signals.cc strings them together.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "signals/evidence.h"
#include "signals/signal.h"

namespace furui {

/// What a signal found, for people; nothing when it does not fire. May be empty when it does.
using Finding = std::optional<std::string>;

struct Rule {
  SignalInfo info;
  Finding (*judge)(const Evidence&);
};

/// Turns a condition without a detail into a Finding.
[[nodiscard]] inline Finding fires(bool condition) {
  return condition ? Finding(std::string()) : std::nullopt;
}

[[nodiscard]] std::span<const Rule> sender_rules();
[[nodiscard]] std::span<const Rule> address_rules();
[[nodiscard]] std::span<const Rule> authentication_rules();
[[nodiscard]] std::span<const Rule> disguise_rules();
[[nodiscard]] std::span<const Rule> link_rules();
[[nodiscard]] std::span<const Rule> host_rules();
[[nodiscard]] std::span<const Rule> foreign_link_rules();
[[nodiscard]] std::span<const Rule> html_rules();
[[nodiscard]] std::span<const Rule> header_rules();
[[nodiscard]] std::span<const Rule> text_rules();
[[nodiscard]] std::span<const Rule> date_rules();
[[nodiscard]] std::span<const Rule> letter_rules();
[[nodiscard]] std::span<const Rule> attachment_rules();
[[nodiscard]] std::span<const Rule> origin_rules();

}  // namespace furui
