// How the room says what happened: it never prints itself. The main gives lines to stderr.
#pragma once

#include <functional>
#include <string_view>

namespace furui {

/// Takes one event, a line without its end. Called from several threads at once.
using Log = std::function<void(std::string_view)>;

}  // namespace furui
