#include "signals/folded_text.h"

#include <algorithm>
#include <array>

#include "mail/letters.h"
#include "mail/normalize.h"
#include "mail/utf8.h"
#include "signals/look_alike.h"

namespace furui {
namespace {

// One mail cannot make us ask ICU more often; nobody disguises a brand with more letters.
constexpr std::size_t kMostLookAlikes = 64;

// U+FF66 to U+FF9D in order.
constexpr std::u32string_view kWideKana =
    U"ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモ"
    U"ヤユヨラリルレロワン";

bool is_ascii_letter(char32_t point) {
  return is_between(point | 0x20U, 'a', 'z');
}

bool is_space(char32_t point) {
  return point == ' ' || is_between(point, 9, 13) || point == 0x3000 || point == 0xA0 ||
         is_between(point, 0x2000, 0x200A) || point == 0x202F || point == 0x205F;
}

bool is_hidden(char32_t point) {
  return point < 0x20 || is_between(point, 0x7F, 0x9F) || point == 0xAD || point == 0x34F ||
         point == 0x61C || is_between(point, 0x115F, 0x1160) || is_between(point, 0x180B, 0x180E) ||
         is_between(point, 0x200B, 0x200F) || is_between(point, 0x202A, 0x202E) ||
         is_between(point, 0x2060, 0x206F) || point == 0x3164 || point == 0xFEFF ||
         is_between(point, 0xFE00, 0xFE0F) || is_between(point, 0xFE20, 0xFE2F) ||
         point == 0xFFA0 || is_between(point, 0xFFF0, 0xFFFB) ||
         is_between(point, 0xE0000, 0xE0FFF);
}

bool is_styled(char32_t point) {
  return is_between(point, 0x1D400, 0x1D7FF) || is_between(point, 0x24B6, 0x24E9) ||
         is_between(point, 0x1F110, 0x1F149) || is_between(point, 0x1F150, 0x1F169) ||
         is_between(point, 0x1F170, 0x1F189) || is_between(point, 0x2102, 0x2131);
}

bool is_other_alphabet(char32_t point) {
  return is_between(point, 0x370, 0x52F) || is_between(point, 0x531, 0x587) ||
         is_between(point, 0x13A0, 0x13FF) || is_between(point, 0xAB70, 0xABBF);
}

/// Gives the kana that a voiced mark makes of the one before it, or 0.
char32_t voiced(char32_t kana, char32_t mark) {
  if (mark == 0xFF9E) {
    if (kana == 0x30A6) return 0x30F4;
    const bool takes_mark = is_between(kana, 0x30AB, 0x30C8) || is_between(kana, 0x30CF, 0x30DB);
    return takes_mark ? kana + 1 : 0;
  }
  return is_between(kana, 0x30CF, 0x30DB) ? kana + 2 : 0;
}

class Folder {
 public:
  FoldedText run(std::string_view text, std::size_t max_letters) {
    // No letter takes more than four bytes.
    const std::size_t bytes = std::min(text.size(), max_letters * 4);
    folded_.text.reserve(bytes);
    folded_.disguises.reserve(bytes);
    std::size_t position = 0;
    for (std::size_t letters = 0; position < text.size() && letters < max_letters; ++letters) {
      take(decode_utf8(text, position));
    }
    end_word();
    return std::move(folded_);
  }

 private:
  struct Foreign {
    std::size_t offset;
    char32_t point;
  };

  void take(char32_t point) {
    if (is_space(point)) return take_space();
    if (is_hidden(point)) {
      hidden_ = true;
      return;
    }
    if (is_between(point, 0x300, 0x36F)) return take_accent();
    if (is_between(point, 0xFF01, 0xFF5E)) return put(point - 0xFEE0, Disguise::full_width);
    if (is_between(point, 0xFF66, 0xFF9F)) return take_half_width(point);
    if (is_styled(point)) return take_styled(point);
    if (is_between(point, 0x2010, 0x2015)) return put('-', Disguise::none);
    if (may_pass_for_latin(point)) foreign_.push_back({folded_.text.size(), point});
    put(point, Disguise::none);
  }

  void take_space() {
    end_word();
    hidden_ = false;
    if (!folded_.text.empty() && folded_.text.back() != ' ') put(' ', Disguise::none);
  }

  /// An accent written by itself behind a Latin letter.
  void take_accent() {
    if (in_word_ && !folded_.disguises.empty()) folded_.disguises.back() = Disguise::accent;
  }

  void take_half_width(char32_t point) {
    if (point >= 0xFF9E) {
      const char32_t with_mark = voiced(last_, point);
      if (with_mark == 0 || folded_.text.size() < 3) return;
      folded_.text.resize(folded_.text.size() - 3);
      folded_.disguises.resize(folded_.text.size());
      return put(with_mark, Disguise::half_width);
    }
    put(kWideKana[point - 0xFF66], Disguise::half_width);
  }

  void take_styled(char32_t point) {
    std::string letter;
    append_utf8(letter, point);
    const std::string plain = normalize(letter);
    const bool is_plain_letter =
        plain.size() == 1 && is_ascii_letter(static_cast<unsigned char>(plain[0]));
    put(is_plain_letter ? static_cast<unsigned char>(plain[0]) : point,
        is_plain_letter ? Disguise::styled : Disguise::none);
  }

  void put(char32_t point, Disguise disguise) {
    const bool word_letter = is_ascii_letter(point) || may_pass_for_latin(point);
    if (!word_letter) end_word();
    if (word_letter && !in_word_) start_word();
    has_ascii_ = has_ascii_ || is_ascii_letter(point);
    if (word_letter) ++word_letters_;
    // Something invisible between two letters; at the start or after a space it is harmless.
    const bool inside =
        hidden_ && point > ' ' && last_ > ' ' && is_letter(point) && is_letter(last_);
    hidden_ = false;
    append_utf8(folded_.text, point);
    folded_.disguises.resize(folded_.text.size(), inside ? Disguise::invisible : disguise);
    last_ = point;
  }

  void start_word() {
    in_word_ = true;
    word_start_ = folded_.text.size();
    word_letters_ = 0;
    has_ascii_ = false;
    std::erase_if(foreign_, [&](const Foreign& letter) { return letter.offset < word_start_; });
  }

  void end_word() {
    if (in_word_ && has_ascii_ && !foreign_.empty() && word_letters_ >= 3) replace_look_alikes();
    foreign_.clear();
    in_word_ = false;
  }

  void replace_look_alikes() {
    const std::string word = folded_.text.substr(word_start_);
    const std::vector<Disguise> disguises(
        folded_.disguises.begin() + static_cast<std::ptrdiff_t>(word_start_),
        folded_.disguises.end());
    folded_.text.resize(word_start_);
    folded_.disguises.resize(word_start_);
    bool other_alphabet = false;
    for (std::size_t position = 0; position < word.size();) {
      const std::size_t start = position;
      const char32_t point = decode_utf8(word, position);
      const char latin =
          point < 0x80 || ++asked_ > kMostLookAlikes ? '\0' : latin_look_alike(point);
      if (latin != 0) {
        folded_.text += latin;
        const bool other = is_other_alphabet(point);
        folded_.disguises.push_back(other ? Disguise::look_alike : Disguise::accent);
        // A Greek letter at the edge of a word is notation (TNFα), within it a disguise.
        const bool greek = is_between(point, 0x370, 0x3FF);
        const bool at_edge = start == 0 || position == word.size();
        other_alphabet = other_alphabet || (other && !(greek && at_edge));
      } else {
        folded_.text.append(word, start, position - start);
        folded_.disguises.resize(folded_.text.size(), disguises[start]);
      }
    }
    folded_.mixed_script_word = folded_.mixed_script_word || other_alphabet;
  }

  FoldedText folded_;
  std::vector<Foreign> foreign_;  ///< letters of the current word that may pass for Latin ones
  char32_t last_ = 0;
  std::size_t word_start_ = 0;
  std::size_t word_letters_ = 0;
  std::size_t asked_ = 0;
  bool in_word_ = false;
  bool has_ascii_ = false;
  bool hidden_ = false;
};

}  // namespace

FoldedText fold_letters(std::string_view text, std::size_t max_letters) {
  return Folder().run(text, max_letters);
}

}  // namespace furui
