// A model file from anywhere: as it comes, and as a core section under right checksums, which is
// what an attacker would write. Either is a model or an Error.
#define XXH_INLINE_ALL
#include <xxhash.h>

#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>

#include "base/error.h"
#include "model/model_file.h"

namespace {

using namespace furui;

/// The header that docs/model-format.md describes, around `core` and no names.
std::string sealed(std::string_view core) {
  std::string bytes("FURUI\r\n\x1a", 8);
  const auto add = [&](auto number) {
    char raw[sizeof number];
    std::memcpy(raw, &number, sizeof number);
    bytes.append(raw, sizeof number);
  };
  add(kModelFormatVersion);
  add(std::uint32_t{64});
  add(std::uint64_t{core.size()});
  add(std::uint64_t{XXH3_64bits(core.data(), core.size())});
  add(std::uint64_t{0});
  add(std::uint64_t{XXH3_64bits("", 0)});
  add(std::uint64_t{0});
  add(std::uint64_t{XXH3_64bits(bytes.data(), bytes.size())});
  return bytes.append(core);
}

void read(std::string_view bytes, WithNames with_names) {
  try {
    const Model model = parse_model(bytes, "fuzz", with_names);
    if (static_cast<std::size_t>(model.weights.size()) != model.space.size()) std::abort();
  } catch (const Error&) {
    // refused politely
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(data, data + size);
  read(bytes, WithNames::yes);
  read(sealed(bytes), WithNames::no);
  return 0;
}
