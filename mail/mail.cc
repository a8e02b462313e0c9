#include "mail/mail.h"

#include <algorithm>

#include "mail/ascii.h"

namespace furui {

const HeaderField* Mail::find_header(std::string_view name) const {
  const auto found = std::find_if(headers.begin(), headers.end(), [&](const HeaderField& field) {
    return equal_ignoring_case(field.name, name);
  });
  return found == headers.end() ? nullptr : &*found;
}

}  // namespace furui
