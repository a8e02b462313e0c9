#include <algorithm>
#include <array>
#include <bitset>
#include <cstdint>

#include "mail/ascii.h"
#include "mail/domain.h"
#include "mail/letters.h"
#include "mail/utf8.h"
#include "signals/rule.h"

namespace furui {
namespace {

using G = SignalGroup;
using L = SignalLean;

std::size_t hidden_characters(const HtmlTraits& html) {
  return html.hidden_display + html.hidden_size + html.hidden_colour + html.hidden_position;
}

bool names_any(std::string_view font, std::initializer_list<std::string_view> words) {
  const std::string name = ascii_lowered(font);
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return name.find(word) != std::string::npos; });
}

bool is_chinese_font(std::string_view font) {
  return names_any(font, {"yahei", "微软雅黑", "微軟雅黑", "simsun", "宋体", "nsimsun", "新宋体",
                          "simhei", "黑体", "dengxian", "等线", "pingfang sc", "kaiti", "楷体",
                          "fangsong", "仿宋", "stheiti", "hiragino sans gb"});
}

bool is_japanese_font(std::string_view font) {
  return names_any(font, {"meiryo", "メイリオ", "hiragino kaku", "ヒラギノ", "ms pgothic",
                          "ms gothic", "msゴシック", "ｍｓ", "yu gothic", "yugothic", "游ゴシック",
                          "noto sans jp", "noto sans cjk jp", "osaka", "ms mincho"}) ||
         ascii_lowered(font) == "hiragino sans";
}

Finding html_hidden_share(const Evidence& e) {
  // A newsletter's preheader has up to 200 letters.
  const std::size_t hidden = hidden_characters(e.mail.html);
  if (hidden < 250 || hidden * 10 < (hidden + e.mail.html.visible_characters) * 3)
    return std::nullopt;
  return std::to_string(hidden);
}

Finding html_hidden_tiny(const Evidence& e) {
  return fires(e.mail.html.hidden_size >= 20);
}

Finding html_hidden_colour(const Evidence& e) {
  return fires(e.mail.html.hidden_colour >= 10);
}

Finding html_hidden_position(const Evidence& e) {
  return fires(e.mail.html.hidden_position > 0);
}

// Pairs of neighbouring letters, hashed to bits: the few that fall together do not move a share of
// one in ten.
using LetterPairs = std::bitset<1 << 15>;

LetterPairs letter_pairs(std::string_view text) {
  constexpr std::size_t kLooked = 4500;
  constexpr std::uint32_t kMixer = 0x9E3779B1U;  // 2^32 divided by the golden ratio
  LetterPairs pairs;
  std::uint32_t last = 0;
  for (std::size_t position = 0; position < std::min(text.size(), kLooked);) {
    const char32_t point = decode_utf8(text, position);
    if (!is_word_letter(point)) continue;
    const auto letter = static_cast<std::uint32_t>(point);
    pairs.set((((last * kMixer) ^ letter) * kMixer) >> 17U);
    last = letter;
  }
  return pairs;
}

/// Gives which share of the smaller text's letter pairs stands in the other, in percent.
std::size_t overlap_percent(std::string_view a, std::string_view b) {
  const LetterPairs first = letter_pairs(a);
  const LetterPairs second = letter_pairs(b);
  const std::size_t smaller = std::min(first.count(), second.count());
  return smaller == 0 ? 100 : (first & second).count() * 100 / smaller;
}

Finding html_hidden_other_text(const Evidence& e) {
  constexpr std::size_t kEnoughBytes = 300;
  if (e.mail.hidden_text.size() < kEnoughBytes || e.mail.text.size() < kEnoughBytes)
    return std::nullopt;
  return fires(overlap_percent(e.mail.hidden_text, e.mail.text) < 12);
}

Finding html_plain_disagrees(const Evidence& e) {
  constexpr std::size_t kEnoughBytes = 150;
  if (e.mail.alternative_text.size() < kEnoughBytes || e.mail.text.size() < kEnoughBytes)
    return std::nullopt;
  return fires(overlap_percent(e.mail.alternative_text, e.mail.text) < 15);
}

Finding html_chinese_fonts(const Evidence& e) {
  const auto& fonts = e.mail.html.fonts;
  if (!e.japanese || std::any_of(fonts.begin(), fonts.end(), is_japanese_font)) return std::nullopt;
  const auto found = std::find_if(fonts.begin(), fonts.end(), is_chinese_font);
  return found == fonts.end() ? std::nullopt : Finding(*found);
}

Finding html_chinese_language(const Evidence& e) {
  return fires(e.japanese && e.mail.html.lang.starts_with("zh"));
}

Finding html_chinese_comments(const Evidence& e) {
  if (!e.japanese) return std::nullopt;
  const std::string& comments = e.mail.html.comments;
  for (std::size_t position = 0; position < comments.size();) {
    if (e.lists.is_simplified(decode_utf8(comments, position))) return std::string();
  }
  return std::nullopt;
}

Finding html_image_only(const Evidence& e) {
  if (!e.mail.has_html || e.mail.html.visible_characters >= 40) return std::nullopt;
  return fires(std::any_of(e.mail.images.begin(), e.mail.images.end(), [](const Image& image) {
    const bool tiny =
        (image.width >= 0 && image.width < 100) || (image.height >= 0 && image.height < 100);
    return !tiny;
  }));
}

Finding html_brand_images_foreign(const Evidence& e) {
  if (!e.is_foreign_claim()) return std::nullopt;
  const std::size_t looked = std::min<std::size_t>(e.mail.images.size(), 50);
  for (std::size_t i = 0; i < looked; ++i) {
    const std::string& src = e.mail.images[i].src;
    if (!src.starts_with("http")) continue;
    const std::string host = parse_url(src).host;
    if (e.lists.is_official(static_cast<std::uint16_t>(e.claimed), host)) return host;
  }
  return std::nullopt;
}

Finding html_form_password(const Evidence& e) {
  return fires(std::any_of(e.mail.forms.begin(), e.mail.forms.end(),
                           [](const Form& form) { return form.asks_password; }));
}

Finding html_form_foreign(const Evidence& e) {
  for (const Form& form : e.mail.forms) {
    // One field is a search box.
    if (form.inputs < 2 || form.action.empty()) continue;
    const std::string host = parse_url(form.action).host;
    if (!host.empty() && registrable_domain(host) != e.from_registrable) return host;
  }
  return std::nullopt;
}

Finding html_script(const Evidence& e) {
  return fires(e.mail.html.scripts > 0);
}

Finding html_letters_by_number(const Evidence& e) {
  const HtmlTraits& html = e.mail.html;
  return fires(html.reference_characters >= 30 &&
               html.reference_characters * 2 > html.visible_characters);
}

Finding html_without_plain(const Evidence& e) {
  return fires(e.mail.has_html && !e.mail.has_plain);
}

constexpr auto kRules = std::to_array<Rule>({
    {{"html_hidden_share", G::html, L::neutral, "three tenths of the letters are hidden",
      "文字の三割以上が隠されている"},
     html_hidden_share},
    {{"html_hidden_tiny", G::html, L::neutral, "text too small to see",
      "見えないほど小さな文字がある"},
     html_hidden_tiny},
    {{"html_hidden_colour", G::html, L::accuses, "text in the colour of its background",
      "背景と同じ色の文字がある"},
     html_hidden_colour},
    {{"html_hidden_position", G::html, L::neutral, "text moved off the screen",
      "画面の外に置かれた文字がある"},
     html_hidden_position},
    {{"html_hidden_other_text", G::html, L::accuses,
      "hidden text that has nothing to do with what is shown", "表示と無関係な文章が隠されている"},
     html_hidden_other_text},
    {{"html_plain_disagrees", G::html, L::neutral,
      "the plain part says something else than the HTML part",
      "テキスト部分とHTML部分の内容が違う"},
     html_plain_disagrees},
    {{"html_chinese_fonts", G::html, L::accuses, "Japanese text set in Chinese fonts alone",
      "日本語なのに中国語用のフォントだけが指定されている"},
     html_chinese_fonts},
    {{"html_chinese_language", G::html, L::accuses, "Japanese text declared as Chinese",
      "日本語なのに中国語と宣言されている"},
     html_chinese_language},
    {{"html_chinese_comments", G::html, L::accuses,
      "Chinese comments in the source of Japanese mail",
      "日本語メールのソースに中国語の注釈がある"},
     html_chinese_comments},
    {{"html_image_only", G::html, L::neutral, "a picture and hardly any text",
      "画像だけで文字がほとんどない"},
     html_image_only},
    {{"html_brand_images_foreign", G::html, L::accuses,
      "shows the brand's own pictures, from somebody who is not the brand",
      "ブランドではない差出人が本物のサイトの画像を使っている"},
     html_brand_images_foreign},
    {{"html_form_password", G::html, L::accuses, "a form in the mail asks for a password",
      "メール内のフォームがパスワードを求める"},
     html_form_password},
    {{"html_form_foreign", G::html, L::neutral,
      "a form in the mail sends to another domain than the sender's",
      "メール内のフォームの送信先が差出人と別のドメインである"},
     html_form_foreign},
    {{"html_script", G::html, L::neutral, "the HTML holds a script", "HTMLにスクリプトが含まれる"},
     html_script},
    {{"html_letters_by_number", G::html, L::accuses,
      "most letters are written as numbers in the source",
      "ソースの文字の大半が番号で書かれている"},
     html_letters_by_number},
    {{"html_without_plain", G::html, L::neutral, "HTML without a plain part",
      "テキスト部分のないHTMLメールである"},
     html_without_plain},
});

}  // namespace

std::span<const Rule> html_rules() {
  return kRules;
}

}  // namespace furui
