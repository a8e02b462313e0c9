// Words for property tokens: what the tokenizer notes of a mail's header, structure, addresses and
// links, as "hops:0" or "message-id-form:x$x$x$".
#pragma once

#include <string>
#include <string_view>

namespace furui {

enum class Language { english, japanese };

/// Says the property `text` of `field` in words, "number of relays: 0"; empty when there are none
/// for it. Addresses and links have words in common, so their field is not said here.
[[nodiscard]] std::string describe_property(std::string_view field, std::string_view text,
                                            Language language);

}  // namespace furui
