#include <algorithm>
#include <array>
#include <cstdlib>

#include "mail/ascii.h"
#include "mail/domain.h"
#include "signals/mailer.h"
#include "signals/rule.h"
#include "signals/text_facts.h"

namespace furui {
namespace {

using G = SignalGroup;
using L = SignalLean;

constexpr std::int64_t kMinute = 60;
constexpr std::int64_t kDay = std::int64_t{24} * 60 * kMinute;

std::string_view mailer_of(const Evidence& e) {
  const std::string_view mailer = e.header("X-Mailer");
  return mailer.empty() ? e.header("User-Agent") : mailer;
}

Finding zone_detail(const Evidence& e) {
  const int zone = e.mail.date->zone_minutes;
  const int hours = std::abs(zone) / 60;
  return (zone < 0 ? "-" : "+") + std::string(hours < 10 ? "0" : "") + std::to_string(hours) + "00";
}

// --- date

Finding date_zone_china(const Evidence& e) {
  if (!e.mail.date || e.mail.date->zone_minutes != 480 || !e.japanese) return std::nullopt;
  return zone_detail(e);
}

Finding date_zone_not_japan(const Evidence& e) {
  if (!e.mail.date || !e.japanese || e.mail.date->zone_minutes == 540 ||
      e.mail.date->zone_minutes == 0) {
    return std::nullopt;
  }
  return zone_detail(e);
}

Finding date_zone_brand(const Evidence& e) {
  if (!e.has_claim() || e.standing == Standing::official) return std::nullopt;
  return date_zone_not_japan(e);
}

/// Seconds that Date is ahead of the moment the receiving server took the mail.
std::optional<std::int64_t> date_ahead(const Evidence& e) {
  if (!e.mail.date || e.first_outside_hop == nullptr || !e.first_outside_hop->date)
    return std::nullopt;
  return e.mail.date->unix_seconds - e.first_outside_hop->date->unix_seconds;
}

Finding date_in_future(const Evidence& e) {
  const auto ahead = date_ahead(e);
  return fires(ahead && *ahead > 10 * kMinute);
}

Finding date_long_past(const Evidence& e) {
  const auto ahead = date_ahead(e);
  return fires(ahead && *ahead < -2 * kDay);
}

/// Ahead or behind by one, eight, nine or more whole hours: a wrong zone label. A clock that is
/// wrong is seldom wrong by whole hours.
Finding date_whole_hours_off(const Evidence& e) {
  const auto ahead = date_ahead(e);
  if (!ahead) return std::nullopt;
  const std::int64_t seconds = std::abs(*ahead);
  const std::int64_t hours = (seconds + 30 * kMinute) / (60 * kMinute);
  const std::int64_t rest = std::abs(seconds - hours * 60 * kMinute);
  return fires((hours == 1 || (hours >= 7 && hours <= 16)) && rest <= 3 * kMinute);
}

// --- mail program

Finding mailer_random_word(const Evidence& e) {
  const std::string_view mailer = mailer_of(e);
  return is_random_mailer(mailer, e.lists.letter_model) ? Finding(std::string(mailer))
                                                        : std::nullopt;
}

Finding mailer_chinese_japanese_text(const Evidence& e) {
  const std::string_view mailer = mailer_of(e);
  return e.japanese && is_chinese_mailer(mailer) ? Finding(std::string(mailer)) : std::nullopt;
}

Finding mailer_outdated(const Evidence& e) {
  // Outlook Express ended with Windows XP, April 2014.
  const bool late = e.mail.date && year_of(e.mail.date->unix_seconds) > 2014;
  return fires(late && is_old_outlook(mailer_of(e)));
}

/// Notices of brands are written by machines.
Finding mailer_brand_personal(const Evidence& e) {
  const bool proven = e.authentication.aligned && !e.is_foreign_claim();
  const std::string_view mailer = mailer_of(e);
  if (!e.has_claim() || proven || e.is_reply || !is_personal_mailer(mailer)) return std::nullopt;
  return std::string(mailer);
}

Finding mailer_mimeole_differs(const Evidence& e) {
  const std::string_view mime_ole = e.header("X-MimeOLE");
  const std::string_view mailer = mailer_of(e);
  const std::size_t version = mime_ole.rfind('V');
  if (version == std::string_view::npos || mailer.find("Outlook Express") == std::string_view::npos)
    return std::nullopt;
  return fires(mailer.find(mime_ole.substr(version + 1)) == std::string_view::npos);
}

Finding mailer_japanese(const Evidence& e) {
  const std::string_view mailer = mailer_of(e);
  return is_japanese_mailer(mailer) ? Finding(std::string(mailer)) : std::nullopt;
}

Finding header_dragon_boundary(const Evidence& e) {
  return fires(e.header("Content-Type").find("_Dragon") != std::string_view::npos && e.japanese);
}

Finding header_mime_version_case(const Evidence& e) {
  return fires(std::any_of(e.mail.headers.begin(), e.mail.headers.end(),
                           [](const HeaderField& field) { return field.name == "Mime-Version"; }));
}

Finding header_priority_high(const Evidence& e) {
  return fires(e.header("X-Priority").starts_with('1') ||
               equal_ignoring_case(trimmed(e.header("Importance")), "high"));
}

// --- recipients and threads

Finding header_to_missing(const Evidence& e) {
  return fires(e.recipient_addresses.empty());
}

bool begins_as_reply(std::string_view subject) {
  return subject.starts_with("re:") || subject.starts_with("re :");
}

Finding subject_false_reply(const Evidence& e) {
  return fires(begins_as_reply(e.subject_text) && !e.is_reply);
}

Finding header_reply(const Evidence& e) {
  return fires(e.is_reply);
}

Finding subject_chinese_reply(const Evidence& e) {
  for (const std::string_view prefix : {"回复", "转发", "答复", "回覆", "轉寄"}) {
    if (e.subject_text.starts_with(prefix) && e.japanese) return std::string(prefix);
  }
  return std::nullopt;
}

Finding header_list_id(const Evidence& e) {
  for (const std::string_view name :
       {"List-Id", "X-ML-Name", "X-MLServer", "Mailing-List", "X-Google-Group-Id"}) {
    if (e.mail.find_header(name) != nullptr) return std::string(name);
  }
  return std::nullopt;
}

Finding header_one_click_unsubscribe(const Evidence& e) {
  return fires(e.mail.find_header("List-Unsubscribe-Post") != nullptr);
}

// --- Message-ID

std::string_view message_id_host(const Evidence& e) {
  const std::string_view id = e.mail.message_id;
  const std::size_t at = id.rfind('@');
  return at == std::string_view::npos ? std::string_view() : id.substr(at + 1);
}

std::string_view message_id_local(const Evidence& e) {
  return std::string_view(e.mail.message_id).substr(0, e.mail.message_id.rfind('@'));
}

Finding message_id_missing(const Evidence& e) {
  return fires(e.mail.message_id.empty());
}

Finding message_id_host_invalid(const Evidence& e) {
  if (e.mail.message_id.empty()) return std::nullopt;
  const std::string host = ascii_lowered(message_id_host(e));
  const bool windows = host.starts_with("desktop-") || host.starts_with("win-") ||
                       host.starts_with("ecs-") || host.starts_with("vm-");
  const bool bad =
      host.empty() || host.find('.') == std::string::npos || host.starts_with("localhost");
  return windows || bad ? Finding(host) : std::nullopt;
}

Finding message_id_domain_differs(const Evidence& e) {
  const std::string_view host = message_id_host(e);
  if (host.find('.') == std::string_view::npos || e.from_registrable.empty()) return std::nullopt;
  const std::string domain = registrable_domain(ascii_lowered(host));
  if (domain == e.from_registrable || domain == e.envelope_registrable) return std::nullopt;
  return domain + " ≠ " + e.from_registrable;
}

/// Fourteen digits of date and time, more digits, nothing else.
Finding message_id_time_stamp(const Evidence& e) {
  const std::string_view local = message_id_local(e);
  const bool digits = local.size() >= 17 && local.size() <= 24 &&
                      std::all_of(local.begin(), local.end(), is_ascii_digit);
  return fires(digits && (local.starts_with("19") || local.starts_with("20")));
}

Finding message_id_hexadecimal(const Evidence& e) {
  const std::string_view local = message_id_local(e);
  return fires(local.size() == 32 &&
               local.find_first_not_of("0123456789ABCDEF") == std::string_view::npos);
}

// --- charset

bool declares(const Evidence& e, std::initializer_list<std::string_view> charsets) {
  return std::any_of(e.mail.parts.begin(), e.mail.parts.end(), [&](const Part& part) {
    return std::any_of(charsets.begin(), charsets.end(), [&](std::string_view charset) {
      return part.declared_charset.starts_with(charset);
    });
  });
}

bool is_kana_text(const Evidence& e) {
  return e.kana >= 10 && e.kana * 10 > e.kana + e.han;
}

Finding charset_chinese_kana(const Evidence& e) {
  return fires(is_kana_text(e) && declares(e, {"gb", "hz-gb", "big5"}));
}

Finding charset_foreign_kana(const Evidence& e) {
  return fires(is_kana_text(e) && declares(e, {"windows-1251", "koi8", "ks_c", "euc-kr",
                                               "windows-1256", "iso-8859-"}));
}

Finding charset_brand_chinese(const Evidence& e) {
  return fires(e.has_claim() && charset_chinese_kana(e));
}

Finding charset_iso2022jp_plain(const Evidence& e) {
  const bool all =
      !e.mail.parts.empty() &&
      std::all_of(e.mail.parts.begin(), e.mail.parts.end(), [](const Part& part) {
        return part.type == "text/plain" && part.declared_charset.starts_with("iso-2022-jp");
      });
  return fires(all && e.japanese);
}

/// A forged Received field below the true ones names a time after them.
Finding received_times_backwards(const Evidence& e) {
  const auto& hops = e.mail.received;
  // An hour: clocks of honest servers are wrong by minutes, seldom by more.
  constexpr std::int64_t kTooLate = 60 * kMinute;
  for (std::size_t i = 1; i < hops.size(); ++i) {
    if (!hops[i].date || !hops[i - 1].date) continue;
    const std::int64_t late = hops[i].date->unix_seconds - hops[i - 1].date->unix_seconds;
    if (late > kTooLate) return hops[i].by;
  }
  return std::nullopt;
}

constexpr auto kRules = std::to_array<Rule>({
    {{"date_zone_china", G::header, L::accuses, "Japanese text dated in China's time zone",
      "日本語のメールの日時が中国の時間帯である"},
     date_zone_china},
    {{"date_zone_not_japan", G::header, L::accuses,
      "Japanese text dated neither in Japan's time zone nor in UTC",
      "日本語のメールの日時が日本でもUTCでもない時間帯である"},
     date_zone_not_japan},
    {{"date_zone_brand", G::header, L::accuses,
      "a brand's Japanese mail dated in a foreign time zone",
      "ブランドを名乗る日本語メールの日時が外国の時間帯である"},
     date_zone_brand},
    {{"date_in_future", G::header, L::accuses, "dated after it arrived",
      "届いた時刻より後の日時が書かれている"},
     date_in_future},
    {{"date_long_past", G::header, L::accuses, "dated more than two days before it arrived",
      "届く二日以上前の日時が書かれている"},
     date_long_past},
    {{"date_whole_hours_off", G::header, L::accuses,
      "the date is wrong by whole hours: a false time zone",
      "日時がちょうど数時間ずれている（偽の時間帯）"},
     date_whole_hours_off},
    {{"received_times_backwards", G::header, L::accuses,
      "a server further back received it later than the one before the reader",
      "経路の途中で、先に通ったはずのサーバーの時刻が後になっている"},
     received_times_backwards},
    {{"mailer_random_word", G::header, L::accuses, "the mail program has a made-up name",
      "メールソフト名がでたらめである"},
     mailer_random_word},
    {{"mailer_chinese_japanese_text", G::header, L::accuses,
      "Japanese text from a Chinese mail program", "中国のメールソフトから日本語で届いた"},
     mailer_chinese_japanese_text},
    {{"mailer_outdated", G::header, L::accuses, "claims a mail program that ended years ago",
      "何年も前に終わったメールソフトを名乗る"},
     mailer_outdated},
    {{"mailer_brand_personal", G::header, L::accuses,
      "a brand's mail, unproven, from a mail program for people",
      "ブランドを名乗る未認証のメールが、個人用のメールソフトから送られた"},
     mailer_brand_personal},
    {{"mailer_mimeole_differs", G::header, L::neutral,
      "two headers name two versions of one mail program",
      "二つのヘッダーが同じソフトの違う版を名乗る"},
     mailer_mimeole_differs},
    {{"mailer_japanese", G::header, L::neutral, "a mail program hardly used outside Japan",
      "日本でしかほとんど使われないメールソフトである"},
     mailer_japanese},
    {{"header_dragon_boundary", G::header, L::accuses,
      "Japanese text in parts bounded as a Chinese mail program does",
      "日本語メールの区切りが中国のメールソフトの形である"},
     header_dragon_boundary},
    {{"header_mime_version_case", G::header, L::neutral, "MIME-Version in unusual letter case",
      "MIME-Version の大文字小文字が普通と違う"},
     header_mime_version_case},
    {{"header_priority_high", G::header, L::accuses, "marked as urgent by its sender",
      "送信者が重要度を高くしている"},
     header_priority_high},
    {{"header_to_missing", G::header, L::neutral, "no recipient is named", "宛先が書かれていない"},
     header_to_missing},
    {{"subject_false_reply", G::header, L::neutral, "an answer to nothing",
      "元のメールがないのに返信を装っている"},
     subject_false_reply},
    {{"header_reply", G::header, L::neutral, "refers to an earlier mail",
      "以前のメールへの参照がある"},
     header_reply},
    {{"subject_chinese_reply", G::header, L::accuses, "a Chinese reply mark on a Japanese subject",
      "日本語の件名に中国語の返信記号が付いている"},
     subject_chinese_reply},
    {{"header_list_id", G::header, L::neutral, "came through a mailing list",
      "メーリングリスト経由である"},
     header_list_id},
    {{"header_one_click_unsubscribe", G::header, L::neutral, "offers one-click unsubscribing",
      "ワンクリックの配信停止に対応している"},
     header_one_click_unsubscribe},
    {{"message_id_missing", G::header, L::neutral, "no Message-ID", "Message-ID がない"},
     message_id_missing},
    {{"message_id_host_invalid", G::header, L::neutral, "the Message-ID names no real host",
      "Message-ID のホスト名が実在しない形である"},
     message_id_host_invalid},
    {{"message_id_domain_differs", G::header, L::neutral,
      "the Message-ID comes from another domain", "Message-ID のドメインが差出人と違う"},
     message_id_domain_differs},
    {{"message_id_time_stamp", G::header, L::accuses, "the Message-ID is a time stamp and digits",
      "Message-ID が日時と数字だけである"},
     message_id_time_stamp},
    {{"message_id_hexadecimal", G::header, L::neutral,
      "the Message-ID is 32 capital hexadecimal digits", "Message-ID が大文字の16進数32桁である"},
     message_id_hexadecimal},
    {{"charset_chinese_kana", G::header, L::accuses, "Japanese kana in a Chinese character set",
      "日本語の仮名が中国語の文字コードで書かれている"},
     charset_chinese_kana},
    {{"charset_foreign_kana", G::header, L::neutral,
      "Japanese kana under the label of a Western, Cyrillic or Korean character set",
      "日本語の仮名が欧文・ロシア語・韓国語の文字コードを名乗る"},
     charset_foreign_kana},
    {{"charset_brand_chinese", G::header, L::accuses, "a brand's mail in a Chinese character set",
      "ブランドを名乗るメールが中国語の文字コードで書かれている"},
     charset_brand_chinese},
    {{"charset_iso2022jp_plain", G::header, L::neutral,
      "plain text in the old Japanese mail encoding",
      "昔からの日本のメールの形式（ISO-2022-JP のテキスト）である"},
     charset_iso2022jp_plain},
});

}  // namespace

std::span<const Rule> header_rules() {
  return kRules;
}

}  // namespace furui
