// What servers on the way write into a subject: a filter's verdict, a discussion list's name.
#pragma once

#include <string_view>

namespace furui {

/// Gives the subject without the marks at both ends that other filters and gateways set ("[SPAM]",
/// "***SPAM***", "{Spam?}", "[迷惑メール]", "[EXTERNAL]", "[score: 5.5]") and, where `through_list`
/// says that a list's server sent the mail on, without the list's tag ("[users 123]"), behind "Re:"
/// too. Such marks tell who collected a mail, not what it is.
[[nodiscard]] std::string_view without_subject_marks(std::string_view subject, bool through_list);

}  // namespace furui
