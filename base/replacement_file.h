// The file that is written beside another one and then takes its name. Has the same name each time,
// so that what a killed program left is taken over by the next one: such files do not pile up.
#pragma once

#include <string>

namespace furui {

/// Open for writing, empty and held against other writers until destroyed; gone then unless it was
/// renamed.
class ReplacementFile {
 public:
  /// Makes it in the folder of `target`, or takes it over; waits while another process writes it.
  /// Check is_open() first: errno tells why not.
  explicit ReplacementFile(const std::string& target);
  ~ReplacementFile();
  ReplacementFile(const ReplacementFile&) = delete;
  ReplacementFile& operator=(const ReplacementFile&) = delete;

  [[nodiscard]] bool is_open() const { return descriptor_ >= 0; }
  [[nodiscard]] int descriptor() const { return descriptor_; }

  /// Gives it the target's name, in one step; 0, or the errno of what failed.
  [[nodiscard]] int rename_to_target();

 private:
  bool open_shared_name();
  bool hold();

  std::string target_;
  std::string path_;  ///< empty once renamed
  int descriptor_ = -1;
};

}  // namespace furui
