#include "score/property_wording.h"

#include <algorithm>
#include <array>
#include <span>

namespace furui {
namespace {

struct PropertyWording {
  std::string_view prefix;
  std::string_view english;
  std::string_view japanese;
};

constexpr std::array kHeader = std::to_array<PropertyWording>({
    {"auto-submitted", "Auto-Submitted", "自動送信の印 (Auto-Submitted)"},
    {"boundary", "form of the MIME boundary", "MIME 境界文字列の形"},
    {"cc-count", "number of Cc addresses", "Cc の宛先の数"},
    {"content-language", "Content-Language", "本文の言語 (Content-Language)"},
    {"content-type", "Content-Type", "内容の種類 (Content-Type)"},
    {"entry-from", "whose name the delivering host has, against the sender's",
     "配送元ホストと差出人の名前の一致"},
    {"entry-helo", "kind of name the delivering host gave (HELO)",
     "配送元ホストの名乗り (HELO) の種類"},
    {"entry-name", "kind of name the delivering host has", "配送元ホストの名前の種類"},
    {"entry-names", "delivering host's two names, one against the other",
     "配送元ホストの名乗りと逆引き名の一致"},
    {"has", "header field", "ヘッダー欄"},
    {"hop", "relay on the way", "途中の中継ホスト"},
    {"hops", "number of relays", "中継の数"},
    {"importance", "Importance", "重要度 (Importance)"},
    {"message-id", "kind of Message-ID", "Message-ID の種類"},
    {"message-id-form", "form of the Message-ID", "Message-ID の形"},
    {"message-id-host", "host in the Message-ID", "Message-ID のホスト"},
    {"message-id-tld", "top-level domain in the Message-ID", "Message-ID のトップレベルドメイン"},
    {"order", "order of header fields", "ヘッダー欄の順序"},
    {"precedence", "Precedence", "配信の扱い (Precedence)"},
    {"priority", "Priority", "優先度 (Priority)"},
    {"reply-to", "domain of Reply-To, against the sender's", "返信先と差出人のドメインの一致"},
    {"return-path", "domain of Return-Path, against the sender's",
     "Return-Path と差出人のドメインの一致"},
    {"sender", "domain of Sender, against the From address's", "Sender と差出人のドメインの一致"},
    {"spelled", "unusual spelling of a header field", "ヘッダー欄名の珍しい綴り"},
    {"to", "form of To", "宛先 (To) の形"},
    {"to-count", "number of To addresses", "宛先 (To) の数"},
    {"user-agent", "mail program (User-Agent)", "メールソフト (User-Agent)"},
    {"x-has-attach", "X-Has-Attach", "添付の印 (X-Has-Attach)"},
    {"x-mailer", "mail program (X-Mailer)", "メールソフト (X-Mailer)"},
    {"x-mimeole", "mail program (X-MimeOLE)", "メールソフト (X-MimeOLE)"},
    {"x-msmail-priority", "X-MSMail-Priority", "優先度 (X-MSMail-Priority)"},
    {"x-priority", "X-Priority", "優先度 (X-Priority)"},
    {"zone", "time zone of Date", "Date の時間帯"},
    {"zone-name", "name of Date's time zone", "Date の時間帯の名前"},
});

constexpr std::array kStructure = std::to_array<PropertyWording>({
    {"attachment-content", "content of an attachment", "添付ファイルの中身"},
    {"attachment-type", "type of an attachment", "添付ファイルの種類"},
    {"attachments", "number of attachments", "添付ファイルの数"},
    {"bodies", "text as plain text, HTML or both", "本文の形式 (テキストか HTML か)"},
    {"charset", "charset", "文字コード"},
    {"comments", "HTML comments, size class", "HTML コメントの量の段階"},
    {"defect", "defect", "形式の誤り"},
    {"extension", "extension of an attachment's name", "添付ファイル名の拡張子"},
    {"font", "font", "フォント"},
    {"forms", "number of forms", "入力フォームの数"},
    {"hidden", "share of hidden letters, in tenths", "隠された文字の割合 (10 分の)"},
    {"hidden-by", "letters hidden by", "文字を隠す方法"},
    {"images", "number of pictures", "画像の数"},
    {"lang", "language the HTML declares", "HTML の言語指定"},
    {"links", "number of links", "リンクの数"},
    {"part", "MIME part", "MIME パート"},
    {"subject", "length class of the subject", "件名の長さの段階"},
    {"tables", "number of tables", "表の数"},
    {"text", "length class of the text", "本文の長さの段階"},
    {"used-charset", "charset really used", "実際の文字コード"},
});

/// Properties of the structure that have no value.
constexpr std::array kStructureFacts = std::to_array<PropertyWording>({
    {"form-asks-password", "a form asks for a password", "フォームがパスワードを求める"},
    {"references", "most letters are written as character references",
     "文字の大半が文字参照で書かれている"},
    {"scripts", "the HTML has scripts", "HTML にスクリプトがある"},
});

/// Of addresses, link hosts and link paths.
constexpr std::array kPlaces = std::to_array<PropertyWording>({
    {"domain", "domain", "ドメイン"},
    {"host", "host", "ホスト"},
    {"image-domain", "domain of pictures", "画像のドメイン"},
    {"image-scheme", "scheme of pictures", "画像の URL の種類"},
    {"local", "form of the part before @", "@ の前の形"},
    {"parameter", "parameter", "パラメーター"},
    {"path", "form", "形"},
    {"scheme", "scheme", "URL の種類"},
    {"sender", "domain, against the sender's", "差出人とのドメインの一致"},
    {"tld", "top-level domain", "トップレベルドメイン"},
});

std::span<const PropertyWording> words_of(std::string_view field) {
  if (field == "header") return kHeader;
  if (field == "structure") return kStructure;
  constexpr std::array<std::string_view, 4> kPlaceFields = {"from_address", "reply_address",
                                                            "link_host", "link_path"};
  const bool is_place =
      std::find(kPlaceFields.begin(), kPlaceFields.end(), field) != kPlaceFields.end();
  return is_place ? std::span<const PropertyWording>(kPlaces) : std::span<const PropertyWording>();
}

std::string_view find_words(std::span<const PropertyWording> table, std::string_view prefix,
                            Language language) {
  const auto found = std::find_if(table.begin(), table.end(),
                                  [&](const PropertyWording& row) { return row.prefix == prefix; });
  if (found == table.end()) return {};
  return language == Language::japanese ? found->japanese : found->english;
}

/// A property of the structure without a prefix: a fact, or the tree of MIME types.
std::string describe_structure(std::string_view text, Language language) {
  const std::string_view fact = find_words(kStructureFacts, text, language);
  if (!fact.empty()) return std::string(fact);
  return (language == Language::japanese ? "MIME の構造: " : "MIME structure: ") +
         std::string(text);
}

}  // namespace

std::string describe_property(std::string_view field, std::string_view text, Language language) {
  const auto colon = text.find(':');
  if (colon == std::string_view::npos) {
    return field == "structure" ? describe_structure(text, language) : std::string();
  }
  const std::string_view words = find_words(words_of(field), text.substr(0, colon), language);
  if (words.empty()) return {};
  return std::string(words) + ": " + std::string(text.substr(colon + 1));
}

}  // namespace furui
