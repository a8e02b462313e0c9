// What people said of a mail. (What furui says is a Verdict, score/verdict.h.)
#pragma once

namespace furui {

enum class Label { ham, spam };

}  // namespace furui
