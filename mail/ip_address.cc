#include "mail/ip_address.h"

#include <arpa/inet.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <vector>

#include "mail/web_ascii.h"

namespace furui {
namespace {

std::optional<std::uint64_t> parse_ipv4_number(std::string_view text) {
  int base = 10;
  if (starts_ignoring_case(text, "0x")) {
    base = 16;
    text.remove_prefix(2);
    if (text.empty()) return 0;
  } else if (text.size() > 1 && text.front() == '0') {
    base = 8;
    text.remove_prefix(1);
  }
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number, base);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

std::string_view without_final_dot(std::string_view host) {
  return host.ends_with('.') ? host.substr(0, host.size() - 1) : host;
}

}  // namespace

std::optional<std::string> parse_ipv4_host(std::string_view host) {
  std::vector<std::uint64_t> numbers;
  std::string_view rest = without_final_dot(host);
  while (true) {
    const std::size_t dot = rest.find('.');
    const std::optional<std::uint64_t> number = parse_ipv4_number(rest.substr(0, dot));
    if (!number.has_value() || numbers.size() == 4) return std::nullopt;
    numbers.push_back(*number);
    if (dot == std::string_view::npos) break;
    rest.remove_prefix(dot + 1);
  }
  const std::uint64_t last = numbers.back();
  numbers.pop_back();
  const bool too_large =
      std::any_of(numbers.begin(), numbers.end(), [](std::uint64_t n) { return n > 255; });
  if (too_large || last >= std::uint64_t{1} << (8 * (4 - numbers.size()))) return std::nullopt;
  std::uint64_t address = last;
  for (std::size_t i = 0; i < numbers.size(); ++i) address |= numbers[i] << (8 * (3 - i));
  std::string dotted;
  for (int shift = 24; shift >= 0; shift -= 8) {
    dotted += std::to_string((address >> shift) & 0xFF);
    if (shift > 0) dotted += '.';
  }
  return dotted;
}

bool looks_like_ipv4(std::string_view host) {
  host = without_final_dot(host);
  const std::string_view last = host.substr(host.rfind('.') + 1);
  if (last.empty()) return false;
  if (std::all_of(last.begin(), last.end(), is_ascii_digit)) return true;
  return starts_ignoring_case(last, "0x") && parse_ipv4_number(last).has_value();
}

std::optional<std::string> parse_ipv6_host(std::string_view host) {
  if (host.empty() || host.size() > INET6_ADDRSTRLEN) return std::nullopt;
  in6_addr address{};
  const std::string text(host);
  if (::inet_pton(AF_INET6, text.c_str(), &address) != 1) return std::nullopt;
  std::array<char, INET6_ADDRSTRLEN> shown{};
  if (::inet_ntop(AF_INET6, &address, shown.data(), shown.size()) == nullptr) return std::nullopt;
  return std::string(shown.data());
}

}  // namespace furui
