// What a mail shows besides what it says and who says it: traces of how a corpus was made. A filter
// must not live on them, so an audit asks how well they alone tell the classes apart.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "mail/mail.h"

namespace furui {

enum class ArtefactKind : std::uint8_t {
  header_names,  ///< which fields there are, as written
  header_order,  ///< which field follows which
  recipient,     ///< mailboxes and domains the mail went to
  route,         ///< the receiving host, how many hops
  message_id,    ///< its form, not what it says
  dates,         ///< year, month, weekday, hour, zone, delay
  lengths,       ///< of mail, header, subject, lines
  boundary,      ///< the form of the MIME boundary
  line_ends,     ///< LF or CR LF, how the mail ends
  encoding,      ///< charset, transfer encoding, MIME types, encoded-words
  count_
};

/// "header names", ...
[[nodiscard]] std::string_view artefact_kind_name(ArtefactKind kind);

struct Artefact {
  ArtefactKind kind = ArtefactKind::header_names;
  std::string text;  ///< "field X-Mailer", "hour 03", for people
};

/// Gives a mail's artefacts, each once. `mail` is what parse_mail makes of `bytes`.
[[nodiscard]] std::vector<Artefact> artefacts_of(std::string_view bytes, const Mail& mail);

/// The form of an identifier: runs of digits become 9, of hexadecimal letters and digits f, of
/// lower case a, of capitals A, of other mixtures x; what stands between them stays. At most 60
/// bytes.
[[nodiscard]] std::string form_of(std::string_view identifier);

}  // namespace furui
