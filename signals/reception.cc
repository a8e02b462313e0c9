#include "signals/reception.h"

#include <maxminddb.h>

#include <algorithm>
#include <array>
#include <deque>

#include "base/error.h"
#include "mail/ascii.h"

namespace furui {
namespace {

/// The longest text of an IPv6 address.
constexpr std::size_t kMostAddressLetters = 45;
constexpr std::size_t kMostNameBytes = 200;

class AddressFile {
 public:
  explicit AddressFile(const std::string& path) {
    const int status = MMDB_open(path.c_str(), MMDB_MODE_MMAP, &database_);
    if (status != MMDB_SUCCESS) {
      throw Error(path, std::string("is no MaxMind DB file (") + MMDB_strerror(status) + ")",
                  "name a country or ASN file such as GeoLite2-Country.mmdb");
    }
  }
  AddressFile(const AddressFile&) = delete;
  AddressFile& operator=(const AddressFile&) = delete;
  ~AddressFile() { MMDB_close(&database_); }

  void look_up(const std::string& ip, AddressOrigin& origin) const {
    int address_status = 0;
    int status = MMDB_SUCCESS;
    MMDB_lookup_result_s found =
        MMDB_lookup_string(&database_, ip.c_str(), &address_status, &status);
    if (address_status != 0 || status != MMDB_SUCCESS || !found.found_entry) return;
    read_text(found.entry, {"country", "iso_code", nullptr}, origin.country);
    read_text(found.entry, {"autonomous_system_organization", nullptr}, origin.network_name);
    MMDB_entry_data_s number;
    const std::array<const char*, 2> path = {"autonomous_system_number", nullptr};
    if (MMDB_aget_value(&found.entry, &number, path.data()) == MMDB_SUCCESS && number.has_data &&
        number.type == MMDB_DATA_TYPE_UINT32) {
      origin.network = number.uint32;
    }
  }

 private:
  static void read_text(MMDB_entry_s& entry, const std::vector<const char*>& path,
                        std::string& text) {
    MMDB_entry_data_s data;
    if (MMDB_aget_value(&entry, &data, path.data()) != MMDB_SUCCESS || !data.has_data ||
        data.type != MMDB_DATA_TYPE_UTF8_STRING) {
      return;
    }
    text.assign(data.utf8_string, std::min<std::size_t>(data.data_size, kMostNameBytes));
  }

  MMDB_s database_{};
};

}  // namespace

struct Reception::Files {
  std::deque<AddressFile> files;  // not movable
};

Reception::Reception() = default;
Reception::~Reception() = default;
Reception::Reception(Reception&&) noexcept = default;
Reception& Reception::operator=(Reception&&) noexcept = default;

Reception::Reception(const ReceptionOptions& options) {
  for (const std::string& id : options.authserv_ids) authserv_ids_.push_back(ascii_lowered(id));
  if (options.address_files.empty()) return;
  files_ = std::make_unique<Files>();
  for (const std::string& path : options.address_files) files_->files.emplace_back(path);
}

bool Reception::trusts(std::string_view authserv_id) const {
  return std::any_of(authserv_ids_.begin(), authserv_ids_.end(), [&](const std::string& trusted) {
    return ascii_lowered(authserv_id) == trusted;
  });
}

AddressOrigin Reception::origin_of(std::string_view ip) const {
  AddressOrigin origin;
  if (files_ == nullptr || ip.empty() || ip.size() > kMostAddressLetters) return origin;
  const std::string address(ip);
  for (const AddressFile& file : files_->files) file.look_up(address, origin);
  return origin;
}

}  // namespace furui
