// Content-Type and Content-Disposition: the value and its parameters, RFC 2231 forms and the
// encoded-words that programs put there all the same.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "mail/defect.h"

namespace furui {

/// A value with parameters, decoded.
struct ParameterizedValue {
  std::string value;  ///< before the first semicolon, lower case: "text/plain"
  std::vector<std::pair<std::string, std::string>> parameters;  ///< names in lower case

  /// Gives a parameter, empty when there is none.
  [[nodiscard]] std::string_view parameter(std::string_view lower_name) const;
};

/// Reads a raw header value: quoted strings, continuations (name*0), percent-encoded bytes with
/// their charset (name*), raw 8-bit bytes, encoded-words (noted as encoded_word_in_parameter).
/// `likely` is the charset to prefer where there is no telling.
[[nodiscard]] ParameterizedValue read_parameters(std::string_view raw, std::string_view likely,
                                                 Defects& defects);

}  // namespace furui
