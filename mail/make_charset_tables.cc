// Prints the source of mail/charset_tables.h's tables. Built and run by the build; no part of
// furui.
#include <algorithm>
#include <cstdio>
#include <string>
#include <string_view>

#include "mail/charset_tables.h"
#include "mail/icu_converter.h"
#include "mail/utf8.h"

namespace {

using namespace furui;

// By general knowledge of the languages, not counted on any collection of mail.
constexpr std::u32string_view kJapanese =
    U"様日本人年月時分金額円商品注文会社員株式情報確認連絡送信受付登録更新設定変更利用者客当店電話"
    U"番号住所名"
    U"前方法場合以内下上中大小東京都市区県一二三四五六七八九十百千万第回次今後先出入手自動的通知重"
    U"要緊急案"
    U"御申込請求書支払銀行口座振込料無有効期限最新発行為何見言思行来間事物部課長予約参加開催会議件"
    U"名返信転"
    U"送添付資料詳細説明質問対応担当者願致宜敷存失礼了解承下記以降土曜火水木休業営時購買配達荷届宅"
    U"便再停止"
    U"制限不正安全保護個人管理窓口専用特別限定割引価格税込抽選当選応募会員限定公式楽天市場三井住友"
    U"山田川佐藤"
    U"鈴木高橋伊渡辺村林加学校生教育研究室先輩友家族子女男愛心世界国際道路車駅線旅館食飲野菜気持感"
    U"謝";
constexpr std::u32string_view kSimplified =
    U"的一是不了在人有我他这中大来上个国和也子时道说出会要于可你年生自那后能对着事其里所去行过家十"
    U"用发天如然"
    U"作方成者多日都三小军二无同么经法当起与好看学进种将还分此心前面又定见只主没公从请您账户们客服"
    U"确认点击"
    U"链接时间内容系统信息安全登录更新验证支付银行您通知重要电子邮件问题联系产品价格服务";
constexpr std::u32string_view kTraditional =
    U"的一是不了在人有我他這中大來上個國和也子時道說出會要於可你年生自那後能對著事其裡所去行過家十"
    U"用發天如然"
    U"作方成者多日都三小二無同麼經法當起與好看學進種將還分此心前面又定見只主沒公從請您帳戶們客服確"
    U"認點擊"
    U"連結時間內容系統資訊安全登入更新驗證支付銀行通知重要電子郵件問題聯絡產品價格服務";

/// Decodes every cell at once; each must give one code point of the basic plane.
LetterPlane plane_of(const std::string& bytes, const std::string& converter) {
  LetterPlane plane{};
  const std::string text = decode_with_icu(bytes, converter).text;
  std::size_t index = 0;
  for (std::size_t at = 0; at < text.size() && index < plane.size(); ++index) {
    const char32_t letter = decode_utf8(text, at);
    plane[index] = letter == kReplacementCharacter || letter > 0xFFFF
                       ? char16_t{0}
                       : static_cast<char16_t>(letter);
  }
  return plane;
}

LetterPlane cp932_letters() {
  std::string bytes;
  for (unsigned lead = 0x81; lead <= 0xFC; ++lead) {
    if (lead >= 0xA0 && lead <= 0xDF) continue;
    for (unsigned trail = 0x40; trail <= 0xFC; ++trail) {
      if (trail == 0x7F) continue;
      bytes += static_cast<char>(lead);
      bytes += static_cast<char>(trail);
    }
  }
  return plane_of(bytes, "ibm-943_P15A-2003");
}

LetterPlane jis_x_0212_letters() {
  std::string bytes;
  for (unsigned row = 0; row < kPlaneCells; ++row) {
    for (unsigned cell = 0; cell < kPlaneCells; ++cell) {
      bytes += '\x8F';
      bytes += static_cast<char>(0xA1 + row);
      bytes += static_cast<char>(0xA1 + cell);
    }
  }
  return plane_of(bytes, "euc-jp-2007");
}

void set_level(IdeographLevels& levels, char32_t letter, IdeographLevel level) {
  if (letter < kFirstIdeograph || letter > kLastIdeograph) return;
  std::uint8_t& old = levels[letter - kFirstIdeograph];
  old = std::max(old, static_cast<std::uint8_t>(level));
}

void set_frequent(IdeographLevels& levels, std::u32string_view letters) {
  for (const char32_t letter : letters) set_level(levels, letter, IdeographLevel::frequent);
}

IdeographLevels japanese_levels(const LetterPlane& letters) {
  IdeographLevels levels{};
  constexpr std::size_t kLastRowOfFirstLevel = 47;
  constexpr std::size_t kLastRowOfSecondLevel = 84;
  for (std::size_t row = 16; row < kPlaneRows; ++row) {
    const IdeographLevel level = row <= kLastRowOfFirstLevel    ? IdeographLevel::first
                                 : row <= kLastRowOfSecondLevel ? IdeographLevel::second
                                                                : IdeographLevel::extension;
    for (std::size_t cell = 1; cell <= kPlaneCells; ++cell) {
      set_level(levels, letters[(row - 1) * kPlaneCells + cell - 1], level);
    }
  }
  set_frequent(levels, kJapanese);
  return levels;
}

/// All two-byte letters whose lead is in the range, as one string of bytes.
std::string pairs(unsigned first_lead, unsigned last_lead, bool has_low_trails) {
  std::string bytes;
  for (unsigned lead = first_lead; lead <= last_lead; ++lead) {
    for (unsigned trail = has_low_trails ? 0x40 : 0xA1; trail <= 0xFE; ++trail) {
      if (trail >= 0x7F && trail < 0xA1) continue;
      bytes += static_cast<char>(lead);
      bytes += static_cast<char>(trail);
    }
  }
  return bytes;
}

void set_levels(IdeographLevels& levels, const std::string& bytes, const std::string& converter,
                IdeographLevel level) {
  const std::string text = decode_with_icu(bytes, converter).text;
  for (std::size_t at = 0; at < text.size();) set_level(levels, decode_utf8(text, at), level);
}

IdeographLevels simplified_levels() {
  IdeographLevels levels{};
  set_levels(levels, pairs(0xB0, 0xD7, false), "gb18030", IdeographLevel::first);
  set_levels(levels, pairs(0xD8, 0xF7, false), "gb18030", IdeographLevel::second);
  set_frequent(levels, kSimplified);
  // Japanese text in GB2312 and GBK is what Japanese mail in these charsets mostly is.
  set_frequent(levels, kJapanese);
  return levels;
}

IdeographLevels traditional_levels() {
  IdeographLevels levels{};
  set_levels(levels, pairs(0xA4, 0xC6, true), "Big5", IdeographLevel::first);
  set_levels(levels, pairs(0xC9, 0xF9, true), "Big5", IdeographLevel::second);
  set_frequent(levels, kTraditional);
  return levels;
}

template <class Table>
void print_table(const char* type, const char* name, const Table& table) {
  std::printf("const %s %s = {", type, name);
  for (std::size_t i = 0; i < table.size(); ++i) {
    std::printf("%s%u,", i % 24 == 0 ? "\n" : "", static_cast<unsigned>(table[i]));
  }
  std::printf("\n};\n\n");
}

}  // namespace

int main() {
  const LetterPlane cp932 = cp932_letters();
  std::printf("// Made by mail/make_charset_tables.cc.\n#include \"mail/charset_tables.h\"\n\n");
  std::printf("namespace furui {\n\n");
  print_table("LetterPlane", "kCp932Letters", cp932);
  print_table("LetterPlane", "kJisX0212Letters", jis_x_0212_letters());
  print_table("IdeographLevels", "kJapaneseLevels", japanese_levels(cp932));
  print_table("IdeographLevels", "kSimplifiedLevels", simplified_levels());
  print_table("IdeographLevels", "kTraditionalLevels", traditional_levels());
  std::printf("}  // namespace furui\n");
  return std::fflush(stdout) == 0 ? 0 : 2;
}
