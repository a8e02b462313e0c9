#include "signals/mailer.h"

#include <doctest/doctest.h>

#include "signals/list_state.h"

using namespace furui;

TEST_CASE("is_random_mailer: made-up names") {
  const Lists lists(default_list_texts());
  for (const char* mailer :
       {"Tac 3", "Xnkjmgbj 6", "Ifvntxgpfs Nyvambqev 6.1", "rfwhmqzxkplwk 835.46747.73913"}) {
    CAPTURE(mailer);
    CHECK(is_random_mailer(mailer, lists.state().letter_model));
  }
}

TEST_CASE("is_random_mailer: programs people use") {
  const Lists lists(default_list_texts());
  for (const char* mailer :
       {"Microsoft Outlook 16.0", "Apple Mail (2.3774.500.171.1.1)", "Becky! ver. 2.74.02 [ja]",
        "Mutt 1", "PHPMailer 6.5.0 (https://github.com/PHPMailer/PHPMailer)", "",
        "iPhone Mail (21E236)", "Sylpheed 3.7.0", "YahooMailWebService/0.8", "Thunderbird 102"}) {
    CAPTURE(mailer);
    CHECK_FALSE(is_random_mailer(mailer, lists.state().letter_model));
  }
}

TEST_CASE("is_personal_mailer: programs of people, not those of machines") {
  for (const char* mailer :
       {"Microsoft Outlook 16.0", "Foxmail 7.2 [cn]", "iPhone Mail (21E236)"}) {
    CAPTURE(mailer);
    CHECK(is_personal_mailer(mailer));
  }
  for (const char* mailer : {"", "PHPMailer 6.5.0", "SendGrid", "Cuenote FC"}) {
    CAPTURE(mailer);
    CHECK_FALSE(is_personal_mailer(mailer));
  }
}
