#include "mail/charset_contest.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "mail/charset_decoding.h"
#include "mail/charset_plausibility.h"
#include "mail/utf8.h"

namespace furui {
namespace {

/// Bytes from the first non-ASCII one on that decide; more would not change the mind.
constexpr std::size_t kSampleBytes = 8192;

struct Candidate {
  std::string_view name;
  Reading reading;
  double advantage;  ///< a byte, before looking: how much the charset is to be expected
};

constexpr Candidate kCandidates[] = {
    {"shift_jis", Reading::japanese, 0.15},
    {"euc-jp", Reading::japanese, 0.10},
    {"gb18030", Reading::simplified_chinese, 0.0},
    {"big5", Reading::traditional_chinese, -0.15},
    {"euc-kr", Reading::any, -0.05},
    {"windows-1252", Reading::any, 0.0},
    {"windows-1251", Reading::cyrillic, -0.1},
    {"koi8-r", Reading::cyrillic, -0.1},
};

constexpr double kDeclaredAdvantage = 0.25;
/// Not a byte but once: a letter or two that fit their label say too little to doubt it.
constexpr double kDeclaredOnce = 2.0;
constexpr double kLikelyAdvantage = 0.2;
/// Valid UTF-8 is hardly ever anything else: each sequence of a foreign text has a chance of about
/// one in five to be one.
constexpr double kValidUtf8Advantage = 0.8;
constexpr double kManySequencesAdvantage = 3.0;
constexpr std::size_t kManySequences = 3;
/// Two charsets in one text are rare; they must save much to be believed.
constexpr double kMixedAdvantage = -0.1;
/// Above this a byte, a declared charset without errors is believed without comparison.
constexpr double kConvincing = 0.9;

bool is_high(char c) {
  return static_cast<unsigned char>(c) >= 0x80;
}

std::size_t count_high(std::string_view bytes) {
  return static_cast<std::size_t>(std::count_if(bytes.begin(), bytes.end(), is_high));
}

/// ASCII bytes before the first other one are letters of their own in all the candidates, so the
/// sample begins at a letter.
std::string_view sample_of(std::string_view bytes) {
  constexpr std::size_t kContext = 8;
  const auto first = std::find_if(bytes.begin(), bytes.end(), is_high);
  const auto begin = static_cast<std::size_t>(first - bytes.begin());
  return bytes.substr(begin > kContext ? begin - kContext : 0, kSampleBytes);
}

Reading reading_of(const Charset& charset) {
  if (charset.name == "gb18030") return Reading::simplified_chinese;
  if (charset.name.starts_with("big5")) return Reading::traditional_chinese;
  return Reading::japanese;
}

std::size_t count_sequences(std::string_view valid_utf8) {
  return static_cast<std::size_t>(std::count_if(valid_utf8.begin(), valid_utf8.end(), [](char c) {
    return static_cast<unsigned char>(c) >= 0xC0;
  }));
}

/// Compares the readings of one sample.
class Contest {
 public:
  Contest(std::string_view bytes, Charset declared, Charset likely)
      : sample_(sample_of(bytes)),
        high_bytes_(static_cast<double>(std::max<std::size_t>(1, count_high(sample_)))),
        declared_(std::move(declared)),
        likely_(std::move(likely)) {}

  Charset winner() {
    if (is_readable(declared_) && enter(declared_, reading_of(declared_), 0) >= kConvincing) {
      return best_;
    }
    enter_utf8();
    for (const Candidate& candidate : kCandidates) {
      enter(find_charset(candidate.name), candidate.reading, candidate.advantage);
    }
    if (is_readable(likely_)) enter(likely_, reading_of(likely_), 0);
    enter_mixed();
    return best_;
  }

 private:
  static bool is_mixed(const Charset& charset) {
    return charset.kind == CharsetKind::utf8 && !charset.converter.empty();
  }

  static bool is_readable(const Charset& charset) {
    return charset.kind == CharsetKind::utf8 || charset.kind == CharsetKind::shift_jis ||
           charset.kind == CharsetKind::euc_jp || charset.kind == CharsetKind::eight_bit;
  }

  double enter(const Charset& charset, Reading reading, double advantage) {
    const DecodedBytes decoded = decode_as(sample_, charset);
    // A label names one charset, not two.
    const bool is_declared = charset.name == declared_.name && !is_mixed(charset);
    if (is_declared) advantage += kDeclaredAdvantage;
    const bool fits_label = is_declared && decoded.errors == 0;
    if (fits_label && !is_valid_utf8(sample_)) advantage += kDeclaredOnce / high_bytes_;
    if (charset.name == likely_.name) advantage += kLikelyAdvantage;
    const double worth = plausibility(decoded.text, reading) / high_bytes_ + advantage;
    if (best_.name.empty() || worth > best_worth_) {
      best_ = charset;
      best_worth_ = worth;
    }
    return worth;
  }

  void enter_utf8() {
    const std::string_view whole = sample_.substr(0, complete_utf8_size(sample_));
    double advantage = 0;
    if (is_valid_utf8(whole)) {
      const std::size_t sequences = count_sequences(whole);
      if (sequences > 0) advantage = kValidUtf8Advantage;
      if (sequences >= kManySequences) advantage = kManySequencesAdvantage;
    }
    enter(find_charset("utf-8"), Reading::japanese, advantage);
  }

  /// UTF-8 with stretches of another charset, where whole letters show it.
  void enter_mixed() {
    if (!has_japanese_utf8(sample_) || is_valid_utf8(sample_)) return;
    for (const char* foreign : {"gb18030", "euc-jp", "shift_jis"}) {
      Charset mixed = find_charset("utf-8");
      mixed.converter = foreign;
      enter(mixed, Reading::japanese, kMixedAdvantage);
    }
  }

  std::string_view sample_;
  double high_bytes_;
  Charset declared_;
  Charset likely_;
  Charset best_;
  double best_worth_ = 0;
};

}  // namespace

Charset likeliest_charset(std::string_view bytes, const Charset& declared, const Charset& likely) {
  return Contest(bytes, declared, likely).winner();
}

}  // namespace furui
