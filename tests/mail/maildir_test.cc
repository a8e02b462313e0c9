#include "mail/maildir.h"

#include <doctest/doctest.h>

#include "base/error.h"
#include "tests/support/temporary_folder.h"

using namespace furui;

namespace {

/// Makes a Maildir of the files named and lists it, without the folder's path.
std::vector<std::string> listed(const std::vector<std::string>& names) {
  const TemporaryFolder folder;
  for (const char* part : {"cur", "new", "tmp"}) {
    std::filesystem::create_directory(folder.path() / part);
  }
  for (const std::string& name : names) folder.write(name, "Subject: a\n\nb\n");
  std::vector<std::string> mails = list_maildir(folder.path().string());
  for (std::string& mail : mails) mail.erase(0, folder.path().string().size() + 1);
  return mails;
}

}  // namespace

TEST_CASE("list_maildir: mails in cur and new, none half delivered and no server's file") {
  CHECK(listed({"new/3", "cur/2:2,S", "cur/1:2,", "tmp/4", "cur/.hidden", "subscriptions"}) ==
        std::vector<std::string>{"cur/1:2,", "cur/2:2,S", "new/3"});
}

TEST_CASE("list_maildir: what is marked as deleted is left out") {
  CHECK(listed({"cur/1:2,ST", "cur/2;2,T", "cur/3:2,FRS"}) ==
        std::vector<std::string>{"cur/3:2,FRS"});
}

TEST_CASE("list_maildir: a T that is no flag deletes nothing") {
  CHECK(listed({"cur/12,T.host:2,S", "new/T"}) ==
        std::vector<std::string>{"cur/12,T.host:2,S", "new/T"});
}

TEST_CASE("list_maildir: a folder without new and cur is refused") {
  const TemporaryFolder folder;
  CHECK_THROWS_AS((void)list_maildir(folder.path().string()), Error);
}
