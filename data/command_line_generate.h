// What furui-corpus generate needs besides the data room: the lists that the signals room reads,
// and where the mails go.
#pragma once

#include <string>

#include "data/command_line.h"
#include "data/mail_generator.h"

namespace furui {

/// Brands, free mailers and shared services of furui's own lists.
[[nodiscard]] GeneratorLists generator_lists();

/// Writes options.count mails below options.out and tells how many of which class. Throws Error
/// when a folder or a file cannot be written.
[[nodiscard]] std::string generate_mails(const MailGenerator& generator,
                                         const CorpusOptions& options);

}  // namespace furui
