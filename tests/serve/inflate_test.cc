#include "serve/inflate.h"

#include <doctest/doctest.h>
#include <zlib.h>

#include <string>
#include <vector>

using namespace furui;

namespace {

std::string packed(const std::string& text) {
  std::vector<unsigned char> bytes(::compressBound(text.size()));
  uLongf size = bytes.size();
  REQUIRE(::compress(bytes.data(), &size, reinterpret_cast<const unsigned char*>(text.data()),
                     text.size()) == Z_OK);
  return {bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(size)};
}

}  // namespace

TEST_CASE("inflate: what was packed comes back") {
  const std::string text = "Subject: test\n\n" + std::string(100'000, 'x');
  const Inflated result = inflate(packed(text), text.size());
  CHECK(result.outcome == InflateOutcome::whole);
  CHECK(result.bytes == text);
}

TEST_CASE("inflate: one byte above the limit is too large") {
  const Inflated result = inflate(packed(std::string(1000, 'x')), 999);
  CHECK(result.outcome == InflateOutcome::too_large);
  CHECK(result.bytes.empty());
}

TEST_CASE("inflate: a bomb is stopped at the limit") {
  CHECK(inflate(packed(std::string(50'000'000, '\0')), 1 << 20).outcome ==
        InflateOutcome::too_large);
}

TEST_CASE("inflate: a stream that is cut, broken or followed by more is damaged") {
  const std::string whole = packed("Subject: test\n\ntext\n");
  for (std::size_t size = 0; size < whole.size(); ++size) {
    CAPTURE(size);
    CHECK(inflate(whole.substr(0, size), 1000).outcome == InflateOutcome::damaged);
  }
  CHECK(inflate(whole + "x", 1000).outcome == InflateOutcome::damaged);
  CHECK(inflate("Subject: not packed\n\n", 1000).outcome == InflateOutcome::damaged);
}
