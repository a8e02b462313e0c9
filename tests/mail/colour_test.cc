#include "mail/colour.h"

#include <doctest/doctest.h>

#include <optional>
#include <vector>

using namespace furui;

namespace {

/// The components as one number, alpha left out.
long rgb_of(const Colour& colour) {
  return static_cast<long>(colour.red + 0.5) * 65536 + static_cast<long>(colour.green + 0.5) * 256 +
         static_cast<long>(colour.blue + 0.5);
}

}  // namespace

TEST_CASE("parse_css_colour: reads every form") {
  struct Row {
    const char* text;
    long rgb;
    double alpha;
  };
  const std::vector<Row> rows{{"#f80", 0xFF8800, 1},
                              {"#FF8800", 0xFF8800, 1},
                              {"#f800", 0xFF8800, 0},
                              {"#ff880000", 0xFF8800, 0},
                              {" DarkOrange ", 0xFF8C00, 1},
                              {"yellowgreen", 0x9ACD32, 1},
                              {"rgb(255, 136, 0)", 0xFF8800, 1},
                              {"RGB(100% 0% 0%)", 0xFF0000, 1},
                              {"rgba(1,2,3,.5)", 0x010203, 0.5},
                              {"rgb(1 2 3 / 50%)", 0x010203, 0.5},
                              {"rgb(300, -5, 0)", 0xFF0000, 1},
                              {"hsl(120, 100%, 50%)", 0x00FF00, 1},
                              {"hsl(-120deg 100% 50%)", 0x0000FF, 1},
                              {"transparent", 0x000000, 0}};
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const std::optional<Colour> colour = parse_css_colour(row.text);
    REQUIRE(colour.has_value());
    CHECK(rgb_of(*colour) == row.rgb);
    CHECK(colour->alpha == doctest::Approx(row.alpha));
  }
}

TEST_CASE("parse_css_colour: anything else is none") {
  for (const char* text : {"", "#", "#12", "#12345", "#ggg", "nocolour", "rgb(1,2)", "var(--x)",
                           "rgb(nan,inf,0)", "ff8800"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_css_colour(text).has_value());
  }
}

TEST_CASE("parse_legacy_colour: the # may be missing") {
  const std::optional<Colour> colour = parse_legacy_colour("FF8800");
  REQUIRE(colour.has_value());
  CHECK(rgb_of(*colour) == 0xFF8800);
}

TEST_CASE("blend: half of black on white is grey") {
  CHECK(rgb_of(blend({0, 0, 0, 0.5}, {255, 255, 255, 1})) == 0x808080);
}

TEST_CASE("colour_distance: sums the components") {
  CHECK(colour_distance({1, 2, 3, 1}, {4, 0, 3, 1}) == 5);
}
