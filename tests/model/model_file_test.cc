#include "model/model_file.h"

#define XXH_INLINE_ALL
#include <doctest/doctest.h>
#include <xxhash.h>

#include <cstring>

#include "base/error.h"
#include "model/opened_model.h"
#include "tests/support/small_model.h"
#include "tests/support/temporary_folder.h"

using namespace furui;

namespace {

Model parse(std::string_view bytes) {
  return parse_model(bytes, "m.furui", WithNames::yes);
}

std::string refusal(std::string_view bytes) {
  try {
    (void)parse(bytes);
  } catch (const Error& error) {
    return error.what();
  }
  return "accepted";
}

/// Sets checksums right again after a change, as an attacker would.
std::string resealed(std::string bytes) {
  std::uint64_t core_bytes = 0;
  std::memcpy(&core_bytes, bytes.data() + 16, 8);
  const std::uint64_t core = XXH3_64bits(bytes.data() + 64, core_bytes);
  const std::uint64_t names =
      XXH3_64bits(bytes.data() + 64 + core_bytes, bytes.size() - 64 - core_bytes);
  std::memcpy(bytes.data() + 24, &core, 8);
  std::memcpy(bytes.data() + 40, &names, 8);
  const std::uint64_t header = XXH3_64bits(bytes.data(), 56);
  std::memcpy(bytes.data() + 56, &header, 8);
  return bytes;
}

}  // namespace

TEST_CASE("parse_model: gives back what was written") {
  const Model model = small_model();
  const Model read = parse(serialize_model(model));
  CHECK(read.space.keys() == model.space.keys());
  CHECK(read.weights == model.weights);
  CHECK(read.ham_counts == model.ham_counts);
  CHECK(read.names[1] == model.names[1]);
  CHECK(read.bias == model.bias);
  CHECK(read.calibration.slope == model.calibration.slope);
  CHECK(read.thresholds.spam_from == model.thresholds.spam_from);
  CHECK(read.lists == model.lists);
  CHECK(read.recipe.authserv_ids == model.recipe.authserv_ids);
  CHECK(read.recipe.tokenizer == model.recipe.tokenizer);
  CHECK(read.summary.ham_mails == 40);
  CHECK(read.self_test == model.self_test);
  CHECK(serialize_model(read) == serialize_model(model));
}

TEST_CASE("parse_model: names are left out when nobody needs them") {
  CHECK(parse_model(serialize_model(small_model()), "m", WithNames::no).names.size() == 0);
}

TEST_CASE("parse_model: a file that is no model is told from a damaged one") {
  CHECK(refusal("") == "m.furui: is not a furui model; name a file written by furui-train");
  CHECK(refusal("From: a@b\n\nhello").find("is not a furui model") != std::string::npos);
}

TEST_CASE("parse_model: every truncation is refused") {
  const std::string bytes = serialize_model(small_model());
  for (std::size_t size = 8; size < bytes.size(); size += size < 200 ? 1 : 97) {
    CAPTURE(size);
    CHECK(refusal(std::string_view(bytes).substr(0, size)).find("truncated") != std::string::npos);
  }
}

TEST_CASE("parse_model: every flipped bit is refused") {
  const std::string bytes = serialize_model(small_model());
  for (std::size_t i = 0; i < bytes.size(); i += i < 400 ? 1 : 61) {
    std::string damaged = bytes;
    damaged[i] = static_cast<char>(damaged[i] ^ (1 << (i % 8)));
    CAPTURE(i);
    CHECK(refusal(damaged) != "accepted");
  }
}

TEST_CASE("parse_model: another format version is said with both versions") {
  std::string bytes = serialize_model(small_model());
  bytes[8] = 99;
  CHECK(refusal(resealed(bytes)) ==
        "m.furui: has model format 99, this program reads format 2; train again with this version "
        "of furui");
}

TEST_CASE("parse_model: lengths beyond the file under right checksums are refused as such") {
  const std::string bytes = serialize_model(small_model());
  std::uint64_t core_bytes = 0;
  std::memcpy(&core_bytes, bytes.data() + 16, 8);
  const auto refusal_with = [&](std::size_t i) {
    std::string hostile = bytes;
    std::memset(hostile.data() + i, 0x7f, 8);
    return refusal(resealed(hostile));
  };
  // The three features' keys, weights and counts of both classes are runs of three: their lengths.
  std::size_t lengths = 0;
  for (std::size_t i = 64; i + 8 <= 64 + core_bytes; ++i) {
    std::uint64_t number = 0;
    std::memcpy(&number, bytes.data() + i, 8);
    if (number != 3) continue;
    CAPTURE(i);
    CHECK(refusal_with(i).find("a run is longer than the file") != std::string::npos);
    ++lengths;
  }
  CHECK(lengths >= 4);
}

TEST_CASE("parse_model: whatever is made enormous, it ends in an Error or a model") {
  const std::string bytes = serialize_model(small_model());
  for (std::size_t i = 64; i + 8 <= bytes.size(); i += i < 400 ? 1 : 211) {
    std::string hostile = bytes;
    std::memset(hostile.data() + i, 0x7f, 8);
    CAPTURE(i);
    CHECK_NOTHROW((void)refusal(resealed(hostile)));
  }
}

TEST_CASE("parse_model: features out of order are refused") {
  Model model = small_model();
  std::vector<FeatureKey> keys = model.space.keys();
  std::swap(keys[0], keys[1]);
  model.space = FeatureSpace(keys);
  CHECK(refusal(serialize_model(model)).find("features out of order") != std::string::npos);
}

TEST_CASE("parse_model: numbers that are none are refused") {
  Model model = small_model();
  model.weights[1] = std::numeric_limits<float>::quiet_NaN();
  CHECK(refusal(serialize_model(model)).find("numbers out of range") != std::string::npos);
  model = small_model();
  model.thresholds = {0.9, 0.2};
  CHECK(refusal(serialize_model(model)).find("numbers out of range") != std::string::npos);
}

TEST_CASE("save_model: the identity is that of the file read back") {
  const TemporaryFolder folder;
  const std::string path = (folder.path() / "m.furui").string();
  const std::uint64_t identity = save_model(small_model(), path);
  CHECK(load_model(path, WithNames::yes).identity == identity);
  CHECK(describe_identity(0x123456789abcdef0U) == "123456789abcdef0");
}

TEST_CASE("OpenedModel: a model made by code that reads mail differently is refused") {
  const TemporaryFolder folder;
  const std::string path = (folder.path() / "m.furui").string();
  Model model = small_model();
  ++model.recipe.versions.tokenizer;
  save_model(model, path);
  CHECK_THROWS_WITH_AS(OpenedModel(path, WithNames::no),
                       doctest::Contains("reads mail differently"), Error);
}

TEST_CASE("OpenedModel: a model that scores otherwise here than where it was made is refused") {
  const TemporaryFolder folder;
  const std::string path = (folder.path() / "m.furui").string();
  Model model = small_model();
  model.self_test[0] += 0.01;
  save_model(model, path);
  CHECK_THROWS_WITH_AS(OpenedModel(path, WithNames::no), doctest::Contains("fails its self-test"),
                       Error);
}

TEST_CASE("OpenedModel: another dictionary is refused with both identities") {
  const TemporaryFolder folder;
  const std::string path = (folder.path() / "m.furui").string();
  Model model = small_model();
  model.recipe.tokenizer.words = true;
  model.recipe.dictionary = Dictionary("ipadic-utf8").identity();
  const std::string here = describe(model.recipe.dictionary);
  ++model.recipe.dictionary.checksum;
  const std::string wanted = describe(model.recipe.dictionary);
  save_model(model, path);
  CHECK_THROWS_WITH_AS(OpenedModel(path, WithNames::no), doctest::Contains(here.c_str()), Error);
  CHECK_THROWS_WITH_AS(OpenedModel(path, WithNames::no), doctest::Contains(wanted.c_str()), Error);
}
