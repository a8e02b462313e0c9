#include "mail/charset.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "mail/utf8.h"

using namespace furui;

namespace {

struct Row {
  std::string_view declared;
  std::string_view bytes;
  std::string_view text;
  std::string_view charset;
};

void check_rows(const Row* begin, const Row* end) {
  for (const Row* row = begin; row != end; ++row) {
    CAPTURE(row->declared);
    CAPTURE(row->text);
    Defects defects;
    const DecodedText decoded = decode_text(row->bytes, row->declared, defects);
    CHECK(decoded.text == row->text);
    CHECK(decoded.charset == row->charset);
  }
}

// Bytes are octal, letter by letter what the charset's own table says.
constexpr Row kDeclared[] = {
    {"iso-2022-jp", "\033$B2q5D$NF|Dx-!-j!A!]\033(B", "会議の日程①㈱～－", "iso-2022-jp"},
    {"iso-2022-jp", "\033$@2q5D\033(B", "会議", "iso-2022-jp"},
    {"cp50221", "\033(I6^=\033(B", "ｶﾞｽ", "iso-2022-jp"},
    {"ISO-2022-JP", "\0166^=\017.", "ｶﾞｽ.", "iso-2022-jp"},
    {"iso-2022-jp", "\324\317\300\336 \312\305\272", "ﾔﾏﾀﾞ ﾊﾅｺ", "iso-2022-jp"},
    {"iso-2022-jp", "\033$(D0!\033(B", "丂", "iso-2022-jp"},
    {"iso-2022-jp-3", "\033$(O2q5D\033(B", "会議", "iso-2022-jp"},
    {"iso-2022-jp-2004", "\033$(Q2q5D\033(B", "会議", "iso-2022-jp"},
    {"iso-2022-jp-2", "\033$A0!\033(B", "啊", "iso-2022-jp"},
    {"iso-2022-jp", "\033$B2q5D\012abc", "会議\nabc", "iso-2022-jp"},
    {"shift_jis", "\207\212\356\340\355\225\217\244\223X \207V\215\206 \201`\201|",
     "㈱髙﨑商店 Ⅲ号 ～－", "shift_jis"},
    {"x-sjis", "\211\357\213c\216\272", "会議室", "shift_jis"},
    {"windows-31j", "\211\357\213c\216\272", "会議室", "shift_jis"},
    {"ms_kanji", "\211\357\213c\216\272", "会議室", "shift_jis"},
    {"cp932", "\211\357\213c\216\272", "会議室", "shift_jis"},
    {"euc-jp", "\262\361\265\304\244\316\306\374\304\370\216\266\217\260\241\255\241",
     "会議の日程ｶ丂①", "euc-jp"},
    {"cp51932", "\241\301\241\335\255\352", "～－㈱", "euc-jp"},
    {"gb2312", "\326\330\322\252\244\312\244\252\326\252\244\351\244\273\251`\230\224",
     "重要なお知らせー様", "gb18030"},
    {"gb2312", "Zhou / \326\334", "Zhou / 周", "gb18030"},
    {"big5", "\261z\252\272\261b\244\341\270\352\260T", "您的帳戶資訊", "big5"},
    {"ks_c_5601-1987", "\276\310\263\347\307\317\274\274\277\344", "안녕하세요", "euc-kr"},
    {"koi8-r", "\360\322\311\327\305\324, \315\311\322", "Привет, мир", "koi8-r"},
    {"windows-1251", "\307\344\360\340\342\361\362\342\363\351\362\345", "Здравствуйте",
     "windows-1251"},
    {"iso-8859-2", "Dzi\352kuj\352 bardzo", "Dziękuję bardzo", "iso-8859-2"},
    {"unicode-1-1-utf-7", "+TxqLcA-", "会議", "utf-7"},
    {"utf-16", "\377\376\032Op\213", "会議", "utf-16"},
    {"utf8", "\344\274\232\350\255\260", "会議", "utf-8"},
    {"us-ascii", "plain", "plain", "us-ascii"},
};

constexpr Row kMissingOrWrong[] = {
    {"",
     "\226{"
     "\223\372\202\314\211\357\213c\202\315\217\134\216\236\202\251\202\347\202\311\225\317\215X"
     "\202\306\202\310\202\350\202\334\202\265\202\275\201B",
     "本日の会議は十時からに変更となりました。", "shift_jis"},
    {"us-ascii",
     "\226{"
     "\223\372\202\314\211\357\213c\202\315\217\134\216\236\202\251\202\347\202\311\225\317\215X"
     "\202\306\202\310\202\350\202\334\202\265\202\275\201B",
     "本日の会議は十時からに変更となりました。", "shift_jis"},
    {"utf-8",
     "\226{"
     "\223\372\202\314\211\357\213c\202\315\217\134\216\236\202\251\202\347\202\311\225\317\215X"
     "\202\306\202\310\202\350\202\334\202\265\202\275\201B",
     "本日の会議は十時からに変更となりました。", "shift_jis"},
    {"iso-2022-jp",
     "\226{"
     "\223\372\202\314\211\357\213c\202\315\217\134\216\236\202\251\202\347\202\311\225\317\215X"
     "\202\306\202\310\202\350\202\334\202\265\202\275\201B",
     "本日の会議は十時からに変更となりました。", "shift_jis"},
    {"iso-8859-1",
     "\226{"
     "\223\372\202\314\211\357\213c\202\315\217\134\216\236\202\251\202\347\202\311\225\317\215X"
     "\202\306\202\310\202\350\202\334\202\265\202\275\201B",
     "本日の会議は十時からに変更となりました。", "shift_jis"},
    {"euc-jp",
     "\226{"
     "\223\372\202\314\211\357\213c\202\315\217\134\216\236\202\251\202\347\202\311\225\317\215X"
     "\202\306\202\310\202\350\202\334\202\265\202\275\201B",
     "本日の会議は十時からに変更となりました。", "shift_jis"},
    {"",
     "\346\234\254\346\227\245\343\201\256\344\274\232\350\255\260\343\201\257\345\215\201\346\231"
     "\202\343\201\213\343\202\211\343\201\253\345\244\211\346\233\264\343\201\250\343\201\252\343"
     "\202\212\343\201\276\343\201\227\343\201\237\343\200\202",
     "本日の会議は十時からに変更となりました。", "utf-8"},
    {"us-ascii",
     "\346\234\254\346\227\245\343\201\256\344\274\232\350\255\260\343\201\257\345\215\201\346\231"
     "\202\343\201\213\343\202\211\343\201\253\345\244\211\346\233\264\343\201\250\343\201\252\343"
     "\202\212\343\201\276\343\201\227\343\201\237\343\200\202",
     "本日の会議は十時からに変更となりました。", "utf-8"},
    {"shift_jis",
     "\346\234\254\346\227\245\343\201\256\344\274\232\350\255\260\343\201\257\345\215\201\346\231"
     "\202\343\201\213\343\202\211\343\201\253\345\244\211\346\233\264\343\201\250\343\201\252\343"
     "\202\212\343\201\276\343\201\227\343\201\237\343\200\202",
     "本日の会議は十時からに変更となりました。", "utf-8"},
    {"iso-2022-jp",
     "\346\234\254\346\227\245\343\201\256\344\274\232\350\255\260\343\201\257\345\215\201\346\231"
     "\202\343\201\213\343\202\211\343\201\253\345\244\211\346\233\264\343\201\250\343\201\252\343"
     "\202\212\343\201\276\343\201\227\343\201\237\343\200\202",
     "本日の会議は十時からに変更となりました。", "utf-8"},
    {"iso-8859-1",
     "\346\234\254\346\227\245\343\201\256\344\274\232\350\255\260\343\201\257\345\215\201\346\231"
     "\202\343\201\213\343\202\211\343\201\253\345\244\211\346\233\264\343\201\250\343\201\252\343"
     "\202\212\343\201\276\343\201\227\343\201\237\343\200\202",
     "本日の会議は十時からに変更となりました。", "utf-8"},
    {"gb2312",
     "\346\234\254\346\227\245\343\201\256\344\274\232\350\255\260\343\201\257\345\215\201\346\231"
     "\202\343\201\213\343\202\211\343\201\253\345\244\211\346\233\264\343\201\250\343\201\252\343"
     "\202\212\343\201\276\343\201\227\343\201\237\343\200\202",
     "本日の会議は十時からに変更となりました。", "utf-8"},
    {"euc-jp",
     "\346\234\254\346\227\245\343\201\256\344\274\232\350\255\260\343\201\257\345\215\201\346\231"
     "\202\343\201\213\343\202\211\343\201\253\345\244\211\346\233\264\343\201\250\343\201\252\343"
     "\202\212\343\201\276\343\201\227\343\201\237\343\200\202",
     "本日の会議は十時からに変更となりました。", "utf-8"},
    {"big5",
     "\346\234\254\346\227\245\343\201\256\344\274\232\350\255\260\343\201\257\345\215\201\346\231"
     "\202\343\201\213\343\202\211\343\201\253\345\244\211\346\233\264\343\201\250\343\201\252\343"
     "\202\212\343\201\276\343\201\227\343\201\237\343\200\202",
     "本日の会議は十時からに変更となりました。", "utf-8"},
    {"",
     "\313\334\306\374\244\316\262\361\265\304\244\317\275\275\273\376\244\253\244\351\244\313\312"
     "\321\271\271\244\310\244\312\244\352\244\336\244\267\244\277\241\243",
     "本日の会議は十時からに変更となりました。", "euc-jp"},
    {"us-ascii",
     "\313\334\306\374\244\316\262\361\265\304\244\317\275\275\273\376\244\253\244\351\244\313\312"
     "\321\271\271\244\310\244\312\244\352\244\336\244\267\244\277\241\243",
     "本日の会議は十時からに変更となりました。", "euc-jp"},
    {"shift_jis",
     "\313\334\306\374\244\316\262\361\265\304\244\317\275\275\273\376\244\253\244\351\244\313\312"
     "\321\271\271\244\310\244\312\244\352\244\336\244\267\244\277\241\243",
     "本日の会議は十時からに変更となりました。", "euc-jp"},
    {"iso-2022-jp",
     "\313\334\306\374\244\316\262\361\265\304\244\317\275\275\273\376\244\253\244\351\244\313\312"
     "\321\271\271\244\310\244\312\244\352\244\336\244\267\244\277\241\243",
     "本日の会議は十時からに変更となりました。", "euc-jp"},
    {"iso-8859-1",
     "\313\334\306\374\244\316\262\361\265\304\244\317\275\275\273\376\244\253\244\351\244\313\312"
     "\321\271\271\244\310\244\312\244\352\244\336\244\267\244\277\241\243",
     "本日の会議は十時からに変更となりました。", "euc-jp"},
    {"utf-8",
     "\313\334\306\374\244\316\262\361\265\304\244\317\275\275\273\376\244\253\244\351\244\313\312"
     "\321\271\271\244\310\244\312\244\352\244\336\244\267\244\277\241\243",
     "本日の会議は十時からに変更となりました。", "euc-jp"},
    {"", "\033$B2q5D\033(B", "会議", "iso-2022-jp"},
    {"us-ascii", "\033$B2q5D\033(B", "会議", "iso-2022-jp"},
    {"utf-8", "\033$B2q5D\033(B", "会議", "iso-2022-jp"},
    {"shift_jis", "\033$B2q5D\033(B", "会議", "iso-2022-jp"},
    {"", "\217d\227v\202\310\202\250\222m\202\347\202\271", "重要なお知らせ", "shift_jis"},
    {"", "\275\305\315\327\244\312\244\252\303\316\244\351\244\273", "重要なお知らせ", "euc-jp"},
    {"", "\351\207\215\350\246\201\343\201\252\343\201\212\347\237\245\343\202\211\343\201\233",
     "重要なお知らせ", "utf-8"},
    {"", "\214\217\226\274", "件名", "shift_jis"},
    {"", "\267\357\314\276", "件名", "euc-jp"},
    {"", "\344\273\266\345\220\215", "件名", "utf-8"},
    {"", "\202\262\220\277\213\201\217\221\202\314\221\227\225t", "ご請求書の送付", "shift_jis"},
    {"", "\244\264\300\301\265\341\275\361\244\316\301\367\311\325", "ご請求書の送付", "euc-jp"},
    {"", "\343\201\224\350\253\213\346\261\202\346\233\270\343\201\256\351\200\201\344\273\230",
     "ご請求書の送付", "utf-8"},
    {"", "Re: \214\251\220\317\202\340\202\350", "Re: 見積もり", "shift_jis"},
    {"", "Re: \270\253\300\321\244\342\244\352", "Re: 見積もり", "euc-jp"},
    {"", "Re: \350\246\213\347\251\215\343\202\202\343\202\212", "Re: 見積もり", "utf-8"},
    {"", "We don\222t know \223why\224 \226 but it\222s fine",
     "We don’t know “why” – but it’s fine", "windows-1252"},
    {"", "F\374r Ihre Anfrage danken wir sch\366n, Gr\374\337e",
     "Für Ihre Anfrage danken wir schön, Grüße", "windows-1252"},
    {"", "Votre commande a \351t\351 re\347ue, merci \340 tous",
     "Votre commande a été reçue, merci à tous", "windows-1252"},
    {"", "Se\361or, el ni\361o lleg\363 ma\361ana", "Señor, el niño llegó mañana", "windows-1252"},
    {"", "caf\351", "café", "windows-1252"},
    {"", "Product\256 costs \2435 \267 now", "Product® costs £5 · now", "windows-1252"},
    {"", "only 10\247 here", "only 10§ here", "windows-1252"},
    {"iso-8859-1", "le caf\303\251 utf", "le café utf", "utf-8"},
    {"iso-8859-1", "Gr\374\337e", "Grüße", "windows-1252"},
};

DecodedText decode(std::string_view bytes, std::string_view declared, Defects& defects) {
  return decode_text(bytes, declared, defects);
}

}  // namespace

TEST_CASE("decode_text: each charset under its own label gives its letters, Japanese as CP932") {
  check_rows(std::begin(kDeclared), std::end(kDeclared));
}

TEST_CASE("decode_text: a missing or contradicted label gives way to the charset that fits") {
  check_rows(std::begin(kMissingOrWrong), std::end(kMissingOrWrong));
}

TEST_CASE("decode_text: a right label leaves no defect") {
  for (const Row& row : kDeclared) {
    CAPTURE(row.declared);
    Defects defects;
    (void)decode_text(row.bytes, row.declared, defects);
    CHECK_FALSE(defects.has(Defect::charset_contradicted));
    CHECK_FALSE(defects.has(Defect::charset_missing));
    CHECK_FALSE(defects.has(Defect::charset_damaged));
  }
}

TEST_CASE("decode_text: a label that the bytes contradict is noted") {
  Defects defects;
  (void)decode("\xE3\x81\x8A\xE7\x9F\xA5\xE3\x82\x89\xE3\x81\x9B", "shift_jis", defects);
  CHECK(defects.has(Defect::charset_contradicted));
}

TEST_CASE("decode_text: letters without a label are noted as such") {
  Defects defects;
  (void)decode("\xE3\x81\x8A\xE7\x9F\xA5\xE3\x82\x89\xE3\x81\x9B", "", defects);
  CHECK(defects.has(Defect::charset_missing));
}

TEST_CASE("decode_text: an unknown label is noted and the bytes are looked at") {
  Defects defects;
  const DecodedText decoded = decode("\x8D\xE2\x8B\xC6\x82\xCC\x83\x81\x83\x82", "x-none", defects);
  CHECK(decoded.charset == "shift_jis");
  CHECK(defects.has(Defect::charset_unknown));
}

TEST_CASE("decode_text: labels that are paths or options are unknown") {
  for (const std::string_view label : {"../../etc/passwd", "ISO_2022,locale=ja", "ibm-037"}) {
    CAPTURE(label);
    Defects defects;
    CHECK(decode("abc", label, defects).text == "abc");
    CHECK(defects.has(Defect::charset_unknown));
  }
}

TEST_CASE("decode_text: one broken byte does not change the charset") {
  Defects defects;
  std::string text = "本日の会議は十時からに変更となりました。";
  text[9] = '\xFF';
  const DecodedText decoded = decode(text, "utf-8", defects);
  CHECK(decoded.charset == "utf-8");
  CHECK(decoded.text.find("十時からに変更") != std::string::npos);
  CHECK(defects.has(Defect::charset_damaged));
}

TEST_CASE("decode_text: a text cut inside a letter is no contradiction") {
  for (const std::string_view declared : {"utf-8", ""}) {
    Defects defects;
    const std::string text = "会議の件";
    const DecodedText decoded = decode(std::string_view(text).substr(0, 11), declared, defects);
    CHECK(decoded.text == "会議の");
    CHECK(decoded.ends_inside_character);
    CHECK_FALSE(defects.has(Defect::charset_contradicted));
    CHECK_FALSE(defects.has(Defect::charset_damaged));
  }
}

TEST_CASE("decode_text: NUL bytes are taken out and noted") {
  Defects defects;
  CHECK(decode(std::string_view("a\0b", 3), "us-ascii", defects).text == "ab");
  CHECK(defects.has(Defect::nul_byte));
}

TEST_CASE("decode_text: eight-bit text inside ISO-2022-JP is read by what it is") {
  Defects defects;
  const std::string bytes = "\x1B$B2q5D\x1B(B " + std::string("お知らせ");
  CHECK(decode(bytes, "iso-2022-jp", defects).text == "会議 お知らせ");
}

TEST_CASE("decode_text: UTF-8 and GBK in one text are both read") {
  Defects defects;
  const std::string bytes =
      "お客様" + std::string("\xA4\xCE\xA5\xA2\xA5\xAB\xA5\xA6\xA5\xF3\xA5\xC8");
  CHECK(decode(bytes, "", defects).text == "お客様のアカウント");
}

TEST_CASE("decode_text: bytes that are no Japanese in UTF-8 do not make two charsets of a text") {
  struct Case {
    std::string_view bytes;
    std::string_view text;
  };
  // "願い" in GBK and "﨑り" in CP932 hold well-formed UTF-8 sequences of three bytes.
  for (const Case& c :
       {Case{"\xA4\xAA\xEE\x8A\xA4\xA4\xA4\xB7\xA4\xDE\xA4\xB9", "お願いします"},
        Case{"\x82\xA0\x82\xE8\xED\x95\x82\xE8\x82\xAA\x82\xC6\x82\xA4", "あり﨑りがとう"}}) {
    Defects defects;
    CHECK(decode(c.bytes, "utf-8", defects).text == c.text);
  }
}

TEST_CASE("decode_text: supplementary letters as surrogates in UTF-8 are joined") {
  Defects defects;
  CHECK(decode("\xED\xA0\xBD\xED\xB8\x80", "cesu-8", defects).text == "😀");
}

TEST_CASE("decode_text: what is called UTF-16 but has ASCII bytes stays readable") {
  Defects defects;
  CHECK(decode("Dear customer", "utf-16", defects).text == "Dear customer");
}

TEST_CASE("decode_text: any two bytes in any charset give valid UTF-8") {
  for (const std::string_view label :
       {"shift_jis", "euc-jp", "iso-2022-jp", "gb2312", "utf-8", ""}) {
    for (unsigned pair = 0; pair < 0x10000; pair += 7) {
      const char bytes[] = {static_cast<char>(pair >> 8U), static_cast<char>(pair & 0xFFU), 'a'};
      Defects defects;
      REQUIRE(is_valid_utf8(decode({bytes, 3}, label, defects).text));
    }
  }
}
