// Any bytes as a file of mails, packed or not: read to its end, every mail within its limit, the
// same mails each time.
#include <unistd.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "mail/mail_file.h"

namespace {

constexpr std::size_t kMaxMailBytes = 100;

std::vector<std::string> mails_of(const std::string& path) {
  furui::MailFile file(path, kMaxMailBytes);
  std::vector<std::string> mails;
  std::string mail;
  while (file.next(mail)) {
    if (mail.size() > kMaxMailBytes) std::abort();
    mails.push_back(mail);
  }
  if (!file.has_several() && mails.size() > 1) std::abort();
  if (mails.empty() && file.failure().empty()) std::abort();
  return mails;
}

/// One file for all inputs of the process.
const std::string& input_path() {
  static const std::string kPath = (std::filesystem::temp_directory_path() /
                                    ("furui-mailbox-fuzz-" + std::to_string(::getpid())))
                                       .string();
  static const bool kRegistered = std::atexit([] { std::filesystem::remove(input_path()); }) == 0;
  static_cast<void>(kRegistered);
  return kPath;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string& path = input_path();
  std::ofstream(path, std::ios::binary)
      .write(reinterpret_cast<const char*>(data), static_cast<std::streamsize>(size));
  if (mails_of(path) != mails_of(path)) std::abort();
  return 0;
}
