#include <algorithm>
#include <array>

#include "mail/ascii.h"
#include "mail/domain.h"
#include "signals/rule.h"
#include "signals/text_facts.h"

namespace furui {
namespace {

using G = SignalGroup;
using L = SignalLean;

constexpr std::size_t kGreetingBytes = 900;  // the first 300 letters

/// The brand itself speaks, proven: then its deadline is a deadline.
bool is_proven_brand(const Evidence& e) {
  return e.standing == Standing::official && e.authentication.aligned;
}

Finding found(const PhraseHits& hits, Phrase phrase) {
  return hits.has(phrase) ? Finding(std::string(hits.first(phrase))) : std::nullopt;
}

// --- pressure

Finding text_deadline(const Evidence& e) {
  if (e.deadline_hours < 0) return std::nullopt;
  return std::to_string(e.deadline_hours) + "h";
}

Finding text_threat(const Evidence& e) {
  return found(e.text_phrases, Phrase::threat);
}

Finding subject_threat(const Evidence& e) {
  return found(e.subject_phrases, Phrase::threat);
}

Finding text_threat_deadline(const Evidence& e) {
  const bool threat = e.text_phrases.has(Phrase::threat) || e.subject_phrases.has(Phrase::threat);
  const bool deadline = e.deadline_hours >= 0 && e.deadline_hours <= 24 * 7;
  return fires(threat && deadline && !e.warns_of_fraud && !is_proven_brand(e));
}

Finding text_credential_request(const Evidence& e) {
  if (is_proven_brand(e) || e.warns_of_fraud || e.links.empty()) return std::nullopt;
  return found(e.text_phrases, Phrase::credential);
}

Finding text_call_to_act(const Evidence& e) {
  if (e.links.empty()) return std::nullopt;
  return found(e.text_phrases, Phrase::call_to_act);
}

Finding text_unpaid_fee(const Evidence& e) {
  if (is_proven_brand(e)) return std::nullopt;
  Finding subject = found(e.subject_phrases, Phrase::fee_unpaid);
  return subject ? subject : found(e.text_phrases, Phrase::fee_unpaid);
}

Finding text_mailbox_quota(const Evidence& e) {
  if (is_proven_brand(e)) return std::nullopt;
  return found(e.text_phrases, Phrase::quota);
}

// --- money

Finding text_prize(const Evidence& e) {
  Finding subject = found(e.subject_phrases, Phrase::prize);
  return subject ? subject : found(e.text_phrases, Phrase::prize);
}

Finding text_blackmail(const Evidence& e) {
  return fires(e.text_phrases.count(Phrase::blackmail) >= 3 && !e.warns_of_fraud);
}

Finding text_bitcoin_address(const Evidence& e) {
  const std::string_view address =
      find_bitcoin_address(std::string_view(e.mail.text).substr(0, 20'000));
  return address.empty() ? std::nullopt : Finding(std::string(address));
}

Finding text_blackmail_bitcoin(const Evidence& e) {
  return fires(e.text_phrases.has(Phrase::blackmail) && text_bitcoin_address(e));
}

Finding text_gift_card(const Evidence& e) {
  if (e.warns_of_fraud) return std::nullopt;
  return found(e.text_phrases, Phrase::gift_card);
}

Finding text_bank_transfer_change(const Evidence& e) {
  Finding subject = found(e.subject_phrases, Phrase::bank_transfer);
  return subject ? subject : found(e.text_phrases, Phrase::bank_transfer);
}

/// Easy work, profit or company, from a mailbox anybody has or to be talked over elsewhere.
Finding text_lure_elsewhere(const Evidence& e) {
  const bool lure = e.text_phrases.has(Phrase::part_time) ||
                    e.text_phrases.has(Phrase::investment) || e.text_phrases.has(Phrase::dating) ||
                    e.subject_phrases.has(Phrase::part_time);
  const bool elsewhere = e.from_is_free_mail || e.text_phrases.has(Phrase::line_contact) ||
                         e.lists.letter_model.is_random(registrable_label(e.from_registrable));
  return fires(lure && elsewhere);
}

Finding text_line_contact(const Evidence& e) {
  return found(e.text_phrases, Phrase::line_contact);
}

Finding text_phone_call(const Evidence& e) {
  return found(e.text_phrases, Phrase::phone_call);
}

Finding text_qr(const Evidence& e) {
  return found(e.text_phrases, Phrase::qr);
}

Finding text_qr_brand_foreign(const Evidence& e) {
  return fires(e.text_phrases.has(Phrase::qr) && e.is_foreign_claim());
}

// --- greeting

Finding text_greeting_address(const Evidence& e) {
  const std::string_view start = std::string_view(e.text).substr(0, kGreetingBytes);
  for (const std::string& address : e.recipient_addresses) {
    const std::string local = address.substr(0, address.find('@'));
    for (const std::string_view name : {std::string_view(address), std::string_view(local)}) {
      if (name.size() < 3) continue;
      for (std::size_t at = start.find(name); at != std::string_view::npos;
           at = start.find(name, at + 1)) {
        if (at > 0 && (is_ascii_letter(start[at - 1]) || is_ascii_digit(start[at - 1]))) continue;
        std::string_view after = start.substr(at + name.size());
        while (after.starts_with(' ') || after.starts_with(')') || after.starts_with('>'))
          after.remove_prefix(1);
        const bool before =
            start.substr(0, at).ends_with("お客様 ") || start.substr(0, at).ends_with("お客様(");
        if (before || after.starts_with("様") || after.starts_with("さま") ||
            after.starts_with("殿")) {
          return std::string(name);
        }
      }
    }
  }
  return std::nullopt;
}

Finding text_greeting_stiff(const Evidence& e) {
  return found(e.greeting_phrases, Phrase::stiff_greeting);
}

Finding text_greeting_nameless(const Evidence& e) {
  return found(e.greeting_phrases, Phrase::nameless_greeting);
}

/// "佐藤 花子 様": two to eight kanji or kana before 様 at the start of the text.
Finding text_greeting_name(const Evidence& e) {
  const std::string_view start = std::string_view(e.text).substr(0, kGreetingBytes);
  const std::size_t at = start.find("様");
  if (at == std::string_view::npos || at < 6) return std::nullopt;
  const std::size_t line =
      start.rfind('\n', at) == std::string_view::npos ? 0 : start.rfind('\n', at) + 1;
  const std::string_view name = start.substr(line, at - line);
  const bool has_latin = std::any_of(
      name.begin(), name.end(), [](char c) { return is_ascii_letter(c) || is_ascii_digit(c); });
  for (const std::string_view word : {"お客", "会員", "ユーザ", "各位", "貴", "皆", "の", "神"}) {
    if (name.find(word) != std::string_view::npos) return std::nullopt;
  }
  return fires(!has_latin && name.size() >= 6 && name.size() <= 28);
}

// --- subject

Finding subject_urgent_tag(const Evidence& e) {
  for (const std::string_view open : {"【", "[", "<", "≪", "《", "「", "(", "<<"}) {
    if (!e.subject_text.starts_with(open)) continue;
    const std::string_view tag = std::string_view(e.subject_text).substr(open.size());
    if (e.lists.phrases.begins_with(tag, Phrase::urgent_tag)) return e.subject_text.substr(0, 60);
  }
  return std::nullopt;
}

Finding subject_double_tag(const Evidence& e) {
  const std::size_t close = e.subject_text.find("】");
  const bool starts = e.subject_text.starts_with("【") && close != std::string::npos;
  return fires(starts && std::string_view(e.subject_text).substr(close + 3).starts_with("【"));
}

/// A long number at the end: "番号:「82756638」". Order numbers have a form and a name before them.
Finding subject_number_tail(const Evidence& e) {
  std::string_view subject = e.subject_text;
  while (!subject.empty() && (subject.back() == ' ' || subject.ends_with("」") ||
                              subject.ends_with(")") || subject.ends_with("]"))) {
    subject.remove_suffix(subject.ends_with("」") ? 3 : 1);
  }
  std::size_t digits = 0;
  while (digits < subject.size() && is_ascii_digit(subject[subject.size() - 1 - digits])) ++digits;
  return fires(e.japanese && digits >= 6);
}

Finding subject_american_time(const Evidence& e) {
  const std::string& subject = e.subject_text;
  const bool half_day =
      subject.find(" am") != std::string::npos || subject.find(" pm") != std::string::npos;
  const std::size_t slash = subject.find('/');
  const bool date = slash != std::string::npos && slash > 0 && is_ascii_digit(subject[slash - 1]) &&
                    subject.find('/', slash + 1) != std::string::npos;
  return fires(e.japanese && half_day && date);
}

Finding text_placeholder(const Evidence& e) {
  constexpr std::size_t kLooked = 9000;
  for (const std::string_view text :
       {std::string_view(e.mail.subject), std::string_view(e.from.display_name),
        std::string_view(e.mail.text).substr(0, kLooked),
        std::string_view(e.mail.hidden_text).substr(0, kLooked)}) {
    const std::string_view placeholder = find_placeholder(text);
    if (!placeholder.empty()) return std::string(placeholder);
  }
  return std::nullopt;
}

Finding subject_unsolicited_ad(const Evidence& e) {
  return fires(e.lists.phrases.begins_with(e.subject_text, Phrase::unsolicited_ad));
}

// --- what the text says of itself

/// A brand in the copyright line that is neither the claimed one nor of its group.
Finding text_copyright_other_brand(const Evidence& e) {
  if (!e.has_claim()) return std::nullopt;
  const std::string& text = e.head.text;
  for (const BrandMatch& match : e.text_brands) {
    const std::size_t from = match.begin > 40 ? match.begin - 40 : 0;
    const std::string before =
        ascii_lowered(std::string_view(text).substr(from, match.begin - from));
    const bool copyright =
        before.find("©") != std::string::npos || before.find("copyright") != std::string::npos;
    const auto& other = e.lists.brands[match.brand];
    const bool related =
        static_cast<int>(match.brand) == e.claimed || other.domains.empty() ||
        e.lists.is_partner(static_cast<std::uint16_t>(e.claimed), other.domains.front());
    if (copyright && !related) return e.brand_name(e.claimed) + " ≠ " + other.shown;
  }
  return std::nullopt;
}

Finding text_form_echo_with_link(const Evidence& e) {
  const bool echo =
      e.text_phrases.has(Phrase::echo_form) || e.subject_phrases.has(Phrase::echo_form);
  if (!echo) return std::nullopt;
  for (const LinkEvidence& link : e.links) {
    if (link.is_web && !link.of_sender && !link.neutral && !link.tracker) return link.url.host;
  }
  return std::nullopt;
}

Finding text_near_empty(const Evidence& e) {
  return fires(e.text.size() < 60 && (!e.links.empty() || !e.mail.attachments.empty()));
}

Finding text_fraud_warning(const Evidence& e) {
  return fires(e.warns_of_fraud);
}

Finding text_unsubscribe(const Evidence& e) {
  return found(e.text_phrases, Phrase::unsubscribe);
}

constexpr auto kRules = std::to_array<Rule>({
    {{"text_deadline", G::text, L::neutral, "sets a time limit in hours or days",
      "「○時間以内」などの期限がある"},
     text_deadline},
    {{"text_threat", G::text, L::neutral, "threatens to stop, lock or sue",
      "停止・制限・法的手続きなどをちらつかせる"},
     text_threat},
    {{"subject_threat", G::text, L::neutral, "the subject threatens",
      "件名で停止・制限などをちらつかせる"},
     subject_threat},
    {{"text_threat_deadline", G::text, L::accuses, "a threat and a deadline from nobody proven",
      "認証されたブランド以外からの、脅しと期限"},
     text_threat_deadline},
    {{"text_credential_request", G::text, L::neutral,
      "asks for secrets or confirmation and gives a link", "情報の入力や確認を求めてリンクを示す"},
     text_credential_request},
    {{"text_call_to_act", G::text, L::neutral, "calls to follow a link", "リンクを開くよう促す"},
     text_call_to_act},
    {{"text_unpaid_fee", G::text, L::neutral, "claims an unpaid fee", "未払い・未納だと言う"},
     text_unpaid_fee},
    {{"text_mailbox_quota", G::text, L::neutral, "says the mailbox is full or holds mail back",
      "メールボックスの容量や保留を理由にする"},
     text_mailbox_quota},
    {{"text_prize", G::text, L::neutral, "promises a prize or a payment", "当選や給付を約束する"},
     text_prize},
    {{"text_blackmail", G::text, L::accuses, "talks of hacking, cameras and secrets",
      "ハッキングやカメラ、秘密を持ち出して脅す"},
     text_blackmail},
    {{"text_bitcoin_address", G::text, L::neutral, "names a bitcoin address",
      "ビットコインのアドレスがある"},
     text_bitcoin_address},
    {{"text_blackmail_bitcoin", G::text, L::accuses, "blackmail with a bitcoin address",
      "脅迫とビットコインのアドレスがある"},
     text_blackmail_bitcoin},
    {{"text_gift_card", G::text, L::neutral, "wants gift cards or electronic money",
      "ギフト券や電子マネーの番号を求める"},
     text_gift_card},
    {{"text_bank_transfer_change", G::text, L::neutral, "tells of a new bank account to pay to",
      "振込先の変更を知らせる"},
     text_bank_transfer_change},
    {{"text_lure_elsewhere", G::text, L::accuses,
      "easy work, profit or company, to be talked over elsewhere",
      "うまい話を持ちかけ、別の連絡手段やフリーメールへ誘う"},
     text_lure_elsewhere},
    {{"text_line_contact", G::text, L::neutral, "wants to go on by LINE or another messenger",
      "LINEなどでの連絡を求める"},
     text_line_contact},
    {{"text_phone_call", G::text, L::neutral, "wants an urgent phone call", "至急の電話を求める"},
     text_phone_call},
    {{"text_qr", G::text, L::neutral, "speaks of a QR code", "QRコードの読み取りに触れる"},
     text_qr},
    {{"text_qr_brand_foreign", G::text, L::accuses,
      "a QR code from somebody who is not the brand named",
      "ブランドではない差出人がQRコードを読ませようとする"},
     text_qr_brand_foreign},
    {{"text_greeting_address", G::text, L::neutral, "greets by the mail address instead of a name",
      "名前ではなくメールアドレスに「様」を付けて呼ぶ"},
     text_greeting_address},
    {{"text_greeting_stiff", G::text, L::accuses, "greets as no Japanese company does",
      "「親愛なる」など日本の会社が使わない呼びかけ"},
     text_greeting_stiff},
    {{"text_greeting_nameless", G::text, L::neutral, "greets nobody by name", "名前のない呼びかけ"},
     text_greeting_nameless},
    {{"text_greeting_name", G::text, L::neutral, "greets a person by name",
      "個人の名前で呼びかける"},
     text_greeting_name},
    {{"subject_urgent_tag", G::text, L::neutral, "the subject begins with a tag of urgency",
      "件名が【緊急】【重要】などで始まる"},
     subject_urgent_tag},
    {{"subject_double_tag", G::text, L::neutral, "the subject begins with two tags",
      "件名が二つ続きの【】で始まる"},
     subject_double_tag},
    {{"subject_number_tail", G::text, L::neutral, "the subject ends in a long number",
      "件名が長い数字で終わる"},
     subject_number_tail},
    {{"subject_american_time", G::text, L::accuses,
      "a Japanese subject with an American date and AM or PM", "日本語の件名に米国式の日時がある"},
     subject_american_time},
    {{"text_placeholder", G::text, L::accuses, "a variable of the sending tool was left unfilled",
      "送信ツールの差し込み記号が残っている"},
     text_placeholder},
    {{"subject_unsolicited_ad", G::text, L::accuses,
      "the subject carries the old mark of unasked advertising",
      "件名に「未承諾広告」の表示がある"},
     subject_unsolicited_ad},
    {{"text_copyright_other_brand", G::text, L::accuses, "the copyright line is another brand's",
      "著作権表示が別のブランドのものである"},
     text_copyright_other_brand},
    {{"text_form_echo_with_link", G::text, L::accuses,
      "a contact form's receipt that carries a foreign link",
      "問い合わせの自動返信に無関係なリンクがある"},
     text_form_echo_with_link},
    {{"text_near_empty", G::text, L::neutral, "hardly any text but a link or an attachment",
      "本文がほとんどなく、リンクか添付だけがある"},
     text_near_empty},
    {{"text_fraud_warning", G::text, L::neutral, "warns of fraudulent mail",
      "詐欺メールへの注意を呼びかけている"},
     text_fraud_warning},
    {{"text_unsubscribe", G::text, L::neutral, "says how to stop the mail",
      "配信停止の方法が書かれている"},
     text_unsubscribe},
});

}  // namespace

std::span<const Rule> text_rules() {
  return kRules;
}

}  // namespace furui
