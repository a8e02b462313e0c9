// Sets and maps of domains, asked about hosts: a host is in when it is a member or below one.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace furui {

/// Lets a std::string-keyed table be asked with a string_view.
struct TransparentHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const {
    return std::hash<std::string_view>{}(text);
  }
};

/// Values by domain. Domains are lower case with A-labels.
template <typename Value>
class DomainMap {
 public:
  /// Gives the value of `domain` for writing, made new where there is none.
  Value& at(std::string_view domain) { return values_[std::string(domain)]; }

  /// Gives the value of the longest member that `host` is or stands below; nullptr for none.
  [[nodiscard]] const Value* find(std::string_view host) const {
    while (!host.empty()) {
      if (const auto found = values_.find(host); found != values_.end()) return &found->second;
      const std::size_t dot = host.find('.');
      if (dot == std::string_view::npos) break;
      host.remove_prefix(dot + 1);
    }
    return nullptr;
  }

  /// Tells whether `host` itself is a member.
  [[nodiscard]] bool has_exactly(std::string_view host) const { return values_.contains(host); }

  [[nodiscard]] std::size_t size() const { return values_.size(); }

 private:
  std::unordered_map<std::string, Value, TransparentHash, std::equal_to<>> values_;
};

/// A set of domains.
class DomainSet {
 public:
  void insert(std::string_view domain) { members_.at(domain) = true; }
  [[nodiscard]] bool covers(std::string_view host) const { return members_.find(host) != nullptr; }
  [[nodiscard]] bool has_exactly(std::string_view host) const { return members_.has_exactly(host); }

 private:
  DomainMap<bool> members_;
};

}  // namespace furui
