#include "mail/ideograph_frequency.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "mail/icu_converter.h"
#include "mail/japanese_charset.h"
#include "mail/utf8.h"

namespace furui {
namespace {

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

enum class Level : std::uint8_t { none, extension, second, first, frequent };

constexpr char32_t kFirst = 0x4E00;
constexpr char32_t kLast = 0x9FFF;
using Levels = std::array<Level, kLast - kFirst + 1>;

void set_level(Levels& levels, char32_t letter, Level level) {
  if (letter < kFirst || letter > kLast) return;
  Level& old = levels[letter - kFirst];
  old = std::max(old, level);
}

void set_frequent(Levels& levels, std::u32string_view letters) {
  for (const char32_t letter : letters) set_level(levels, letter, Level::frequent);
}

Levels japanese_levels() {
  Levels levels{};
  constexpr std::size_t kLastRowOfFirstLevel = 47;
  constexpr std::size_t kLastRowOfSecondLevel = 84;
  for (std::size_t row = 16; row <= 119; ++row) {
    const Level level = row <= kLastRowOfFirstLevel    ? Level::first
                        : row <= kLastRowOfSecondLevel ? Level::second
                                                       : Level::extension;
    for (std::size_t cell = 1; cell <= 94; ++cell) {
      set_level(levels, cp932_letter(row, cell), level);
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

void set_levels(Levels& levels, const std::string& bytes, const std::string& converter,
                Level level) {
  const std::string text = decode_with_icu(bytes, converter).text;
  for (std::size_t at = 0; at < text.size();) set_level(levels, decode_utf8(text, at), level);
}

Levels simplified_levels() {
  Levels levels{};
  set_levels(levels, pairs(0xB0, 0xD7, false), "gb18030", Level::first);
  set_levels(levels, pairs(0xD8, 0xF7, false), "gb18030", Level::second);
  set_frequent(levels, kSimplified);
  // Japanese text in GB2312 and GBK is what Japanese mail in these charsets mostly is.
  set_frequent(levels, kJapanese);
  return levels;
}

Levels traditional_levels() {
  Levels levels{};
  set_levels(levels, pairs(0xA4, 0xC6, true), "Big5", Level::first);
  set_levels(levels, pairs(0xC9, 0xF9, true), "Big5", Level::second);
  set_frequent(levels, kTraditional);
  return levels;
}

const Levels& levels_of(Reading reading) {
  static const Levels kJapaneseLevels = japanese_levels();
  if (reading == Reading::simplified_chinese) {
    static const Levels kLevels = simplified_levels();
    return kLevels;
  }
  if (reading == Reading::traditional_chinese) {
    static const Levels kLevels = traditional_levels();
    return kLevels;
  }
  return kJapaneseLevels;
}

}  // namespace

double ideograph_plausibility(char32_t letter, Reading reading) {
  if (letter < kFirst || letter > kLast) return -1.0;
  switch (levels_of(reading)[letter - kFirst]) {
    case Level::frequent:
      return 2.2;
    case Level::first:
      return 1.0;
    case Level::second:
      return -0.7;
    case Level::extension:
      return -0.8;
    case Level::none:
      break;
  }
  return -1.2;
}

bool is_frequent_kanji(char32_t letter) {
  return letter >= kFirst && letter <= kLast &&
         levels_of(Reading::japanese)[letter - kFirst] == Level::frequent;
}

}  // namespace furui
