// Brands that a host only borrows: a name in its sub-domain, in its registrable label, misspelt, or
// in look-alike letters, while the host is not the brand's.
#pragma once

#include <string>
#include <string_view>

#include "signals/list_state.h"

namespace furui {

struct HostTrace {
  int label_brand = -1;       ///< named in the registrable label
  int sub_domain_brand = -1;  ///< named left of it
  int misspelled_brand = -1;
  int look_alike_brand = -1;  ///< named in letters of another script
  int resembled_brand = -1;   ///< the claimed brand, its letters scrambled
  bool mixed_script = false;
  bool national_suffix_inside = false;  ///< "co.jp", "co-jp", "co.jjp" left of where a suffix can
                                        ///< stand
};

/// Traces brands in a host. `unicode_host` is the host as a reader sees it, `registrable` its
/// registrable domain, `claimed` the brand the mail speaks for or -1. Hosts of a brand trace none.
[[nodiscard]] HostTrace trace_brands(const Lists::State& lists, std::string_view host,
                                     std::string_view unicode_host, std::string_view registrable,
                                     int claimed);

/// Tells whether a top-level domain is a country's. Codes sold to everybody (.io, .me, .tv) name no
/// country any more.
[[nodiscard]] bool names_country(std::string_view tld);

/// Gives the label that a registrant has chosen: "amazon" of "amazon.co.jp".
[[nodiscard]] std::string_view registrable_label(std::string_view registrable);

}  // namespace furui
