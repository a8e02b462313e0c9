#include <nlohmann/json.hpp>
#include <string>

#include "base/printable.h"
#include "tokenize/mail_view.h"

namespace furui {
namespace {

using Json = nlohmann::ordered_json;

Json addresses_json(const std::vector<Address>& addresses) {
  Json list = Json::array();
  for (const Address& address : addresses) {
    list.push_back({{"name", address.display_name}, {"address", address.address}});
  }
  return list;
}

Json parts_json(const Mail& mail) {
  Json list = Json::array();
  for (const Part& part : mail.parts) {
    list.push_back({{"type", part.type},
                    {"declared_charset", part.declared_charset},
                    {"used_charset", part.used_charset},
                    {"transfer_encoding", part.transfer_encoding},
                    {"size", part.size},
                    {"depth", part.depth}});
  }
  return list;
}

std::string_view source_name(LinkSource source) {
  switch (source) {
    case LinkSource::anchor:
      return "anchor";
    case LinkSource::area:
      return "area";
    case LinkSource::form:
      return "form";
    case LinkSource::plain_text:
      return "plain_text";
    case LinkSource::meta_refresh:
      return "meta_refresh";
  }
  return "";
}

Json links_json(const Mail& mail) {
  Json list = Json::array();
  for (const Link& link : mail.links) {
    list.push_back({{"text", link.text},
                    {"href", link.href},
                    {"source", source_name(link.source)},
                    {"hidden", link.hidden},
                    {"has_image", link.has_image}});
  }
  return list;
}

Json images_json(const Mail& mail) {
  Json list = Json::array();
  for (const Image& image : mail.images) list.push_back({{"src", image.src}, {"alt", image.alt}});
  return list;
}

Json attachments_json(const Mail& mail) {
  Json list = Json::array();
  for (const Attachment& attachment : mail.attachments) {
    list.push_back({{"name", attachment.name},
                    {"type", attachment.type},
                    {"size", attachment.size},
                    {"inline", attachment.is_inline}});
  }
  return list;
}

Json hops_json(const Mail& mail) {
  Json list = Json::array();
  for (const ReceivedHop& hop : mail.received) {
    list.push_back({{"helo", hop.helo},
                    {"reverse_name", hop.reverse_name},
                    {"ip", hop.ip},
                    {"by", hop.by},
                    {"with", hop.with}});
  }
  return list;
}

Json defects_json(const Mail& mail) {
  Json counts = Json::object();
  for (std::size_t i = 0; i < kDefectCount; ++i) {
    const auto defect = static_cast<Defect>(i);
    if (mail.defects.has(defect)) {
      counts[std::string(defect_name(defect))] = mail.defects.count(defect);
    }
  }
  return counts;
}

Json tokens_json(const MailView& view) {
  Json list = Json::array();
  for (const Token& token : view.tokens) {
    list.push_back({{"field", field_name(token.field)},
                    {"kind", token_kind_name(token.kind)},
                    {"text", token.text}});
  }
  return list;
}

Json signals_json(const MailView& view) {
  Json list = Json::array();
  for (const NamedSignal& signal : view.signals) {
    list.push_back({{"name", signal.name}, {"detail", signal.detail}});
  }
  return list;
}

Json date_json(const std::optional<Date>& date) {
  if (!date) return nullptr;
  return {{"unix_seconds", date->unix_seconds}, {"zone_minutes", date->zone_minutes}};
}

}  // namespace

std::string view_json(const MailView& view) {
  const Mail& mail = view.mail;
  const Address nobody;
  const Address& from = mail.from.empty() ? nobody : mail.from.front();
  Json json{{"path", view.path},
            {"subject", mail.subject},
            {"from_name", from.display_name},
            {"from_address", from.address},
            {"from", addresses_json(mail.from)},
            {"reply_to", addresses_json(mail.reply_to)},
            {"to", addresses_json(mail.to)},
            {"message_id", mail.message_id},
            {"date", date_json(mail.date)},
            {"received", hops_json(mail)},
            {"parts", parts_json(mail)},
            {"text", mail.text},
            {"alternative_text", mail.alternative_text},
            {"hidden_text", mail.hidden_text},
            {"links", links_json(mail)},
            {"images", images_json(mail)},
            {"attachments", attachments_json(mail)},
            {"defects", defects_json(mail)},
            {"tokens", tokens_json(view)},
            {"signals", signals_json(view)}};
  // A path need not be UTF-8; what is not becomes U+FFFD.
  return printable_json(json.dump(-1, ' ', false, Json::error_handler_t::replace));
}

}  // namespace furui
