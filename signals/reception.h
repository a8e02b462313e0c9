// What the user knows about the place where mail comes in; nothing of it stands in the mail: whose
// authentication results to believe, and where in the world an address is (MaxMind DB files, such
// as GeoLite2 or DB-IP Lite).
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace furui {

/// Where an IP address is, as far as the files tell.
struct AddressOrigin {
  std::string country;        ///< ISO 3166-1 code, "JP"; empty when unknown
  std::uint32_t network = 0;  ///< number of the autonomous system; 0 when unknown
  std::string network_name;
};

/// What people ask for on a command line.
struct ReceptionOptions {
  std::vector<std::string> authserv_ids;   ///< trusted besides the receiving host itself
  std::vector<std::string> address_files;  ///< MaxMind DB files of countries or networks
};

/// Immutable once made; shared by all threads.
class Reception {
 public:
  Reception();
  /// Opens the address files. Throws Error naming the file that is no MaxMind DB, and what to do.
  explicit Reception(const ReceptionOptions& options);
  ~Reception();
  Reception(Reception&&) noexcept;
  Reception& operator=(Reception&&) noexcept;

  /// Tells whether the user named this authserv-id; upper and lower case are one.
  [[nodiscard]] bool trusts(std::string_view authserv_id) const;

  /// Looks an address up in all files; what none knows stays empty.
  [[nodiscard]] AddressOrigin origin_of(std::string_view ip) const;

 private:
  struct Files;
  std::vector<std::string> authserv_ids_;  // lower case
  std::unique_ptr<Files> files_;           // nullptr when there are none
};

}  // namespace furui
