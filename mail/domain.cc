#include "mail/domain.h"

#include <arpa/inet.h>
#include <libpsl.h>
#include <unicode/uidna.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <functional>

#include "mail/ascii.h"

namespace furui {
namespace {

/// RFC 1035 allows 253 letters; longer "hosts" are left alone rather than looked up.
constexpr std::size_t kMaxHostBytes = 1024;

bool needs_idna(std::string_view lower_host) {
  const bool is_ascii = std::all_of(lower_host.begin(), lower_host.end(),
                                    [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  return !is_ascii || lower_host.starts_with("xn--") ||
         lower_host.find(".xn--") != std::string_view::npos;
}

/// Opened at the first non-ASCII host and kept: opening costs more than most mails. Null when
/// ICU's data are missing.
const UIDNA* idna() {
  static const UIDNA* const kIdna = [] {
    UErrorCode error = U_ZERO_ERROR;
    const UIDNA* opened =
        uidna_openUTS46(UIDNA_NONTRANSITIONAL_TO_ASCII | UIDNA_NONTRANSITIONAL_TO_UNICODE, &error);
    return U_SUCCESS(error) ? opened : nullptr;
  }();
  return kIdna;
}

using IdnaFunction = decltype(&uidna_nameToASCII_UTF8);

/// Empty when `host` cannot be converted at all. Hosts that break a rule browsers do not keep (a
/// hyphen in places three and four, say) are converted all the same.
std::string convert(IdnaFunction function, std::string_view host) {
  const UIDNA* converter = idna();
  if (converter == nullptr || host.size() > kMaxHostBytes) return {};
  constexpr std::uint32_t kFatal = UIDNA_ERROR_DISALLOWED | UIDNA_ERROR_PUNYCODE |
                                   UIDNA_ERROR_INVALID_ACE_LABEL | UIDNA_ERROR_LABEL_HAS_DOT;
  // U-labels can be longer than A-labels: three bytes a letter.
  std::string converted(host.size() * 4 + 64, '\0');
  UIDNAInfo info = UIDNA_INFO_INITIALIZER;
  UErrorCode error = U_ZERO_ERROR;
  const std::int32_t length =
      function(converter, host.data(), static_cast<std::int32_t>(host.size()), converted.data(),
               static_cast<std::int32_t>(converted.size()), &info, &error);
  if (U_FAILURE(error) || (info.errors & kFatal) != 0 || length < 0 ||
      static_cast<std::size_t>(length) > converted.size()) {
    return {};
  }
  converted.resize(static_cast<std::size_t>(length));
  return converted;
}

std::string_view without_final_dot(std::string_view host) {
  return host.ends_with('.') ? host.substr(0, host.size() - 1) : host;
}

/// The domains that were asked for last. A mail names the same hosts again and again, and libpsl
/// searches its list anew for each label: that took a tenth of the time of scoring.
class RecentDomains {
 public:
  const std::string& of(const std::string& ascii_host) {
    Entry& entry = entries_[std::hash<std::string>{}(ascii_host) % entries_.size()];
    if (entry.host != ascii_host) {
      // Built into libpsl: no file is read.
      const char* domain = psl_registrable_domain(psl_builtin(), ascii_host.c_str());
      entry = {ascii_host, domain == nullptr ? ascii_host : std::string(domain)};
    }
    return entry.domain;
  }

 private:
  struct Entry {
    std::string host;
    std::string domain;
  };
  std::array<Entry, 256> entries_;
};

}  // namespace

std::string ascii_host(std::string_view host) {
  std::string lower = ascii_lowered(host);
  if (!needs_idna(lower)) return lower;
  std::string ascii = convert(uidna_nameToASCII_UTF8, lower);
  return ascii.empty() ? lower : ascii;
}

std::string unicode_host(std::string_view host) {
  std::string lower = ascii_lowered(host);
  if (!needs_idna(lower)) return lower;
  std::string shown = convert(uidna_nameToUnicodeUTF8, lower);
  return shown.empty() ? lower : shown;
}

bool is_ip_address(std::string_view host) {
  std::array<unsigned char, sizeof(in6_addr)> address{};
  if (host.empty() || host.size() > INET6_ADDRSTRLEN) return false;
  const std::string text(host);
  return ::inet_pton(AF_INET, text.c_str(), address.data()) == 1 ||
         ::inet_pton(AF_INET6, text.c_str(), address.data()) == 1;
}

std::string registrable_domain(std::string_view host) {
  std::string ascii = ascii_host(without_final_dot(host));
  if (ascii.size() > kMaxHostBytes || is_ip_address(ascii)) return ascii;
  if (ascii.empty()) return ascii;
  thread_local RecentDomains recent;
  return recent.of(ascii);
}

bool is_within_domain(std::string_view host, std::string_view domain) {
  if (domain.empty() || !host.ends_with(domain)) return false;
  return host.size() == domain.size() || host[host.size() - domain.size() - 1] == '.';
}

std::string_view top_level_domain(std::string_view host) {
  host = without_final_dot(host);
  const std::size_t dot = host.rfind('.');
  return dot == std::string_view::npos ? host : host.substr(dot + 1);
}

}  // namespace furui
