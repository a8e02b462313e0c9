// The one file a model lives in. Its layout is described in docs/model-format.md.
#pragma once

#include <string>

#include "model/model.h"

namespace furui {

inline constexpr std::uint32_t kModelFormatVersion = 2;

/// Names and learnt mails are most of a model's bytes, and scoring needs neither.
enum class WithNames : bool { no, yes };

/// Tells whether a file begins as models do. Throws Error when it cannot be read.
[[nodiscard]] bool is_model_file(const std::string& path);

/// Reads a model. Magic, version, lengths and checksums are verified before cereal sees a byte,
/// then sizes against the file's length, so that a damaged or hostile file is an Error and bounded
/// memory. Throws Error naming the file and what to do.
[[nodiscard]] Model load_model(const std::string& path, WithNames with_names);

/// The same from bytes; `name` is for error messages.
[[nodiscard]] Model parse_model(std::string_view bytes, const std::string& name,
                                WithNames with_names);

/// Writes a model atomically and gives its identity. Equal models give equal bytes.
std::uint64_t save_model(const Model& model, const std::string& path);

/// The bytes save_model writes.
[[nodiscard]] std::string serialize_model(const Model& model);

/// Says an identity as furui prints it: 16 hexadecimal digits.
[[nodiscard]] std::string describe_identity(std::uint64_t identity);

}  // namespace furui
