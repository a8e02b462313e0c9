#include <array>
#include <cstdio>
#include <string>
#include <string_view>

#include "base/printable.h"
#include "tokenize/mail_view.h"

namespace furui {
namespace {

std::string zone_of(const Date& date) {
  const int minutes = date.zone_minutes < 0 ? -date.zone_minutes : date.zone_minutes;
  std::array<char, 16> zone{};
  std::snprintf(zone.data(), zone.size(), "%c%02d%02d", date.zone_minutes < 0 ? '-' : '+',
                minutes / 60 % 100, minutes % 60);
  return zone.data();
}

std::string addresses(const std::vector<Address>& list) {
  std::string text;
  for (const Address& address : list) {
    text += (text.empty() ? "" : ", ") + address.display_name + " <" + address.address + ">";
  }
  return text;
}

/// Writes the lines of one view.
class TextView {
 public:
  TextView(const MailView& view, std::size_t max_tokens) : view_(view), max_tokens_(max_tokens) {}

  std::string run() {
    add_headers();
    add_block("text", view_.mail.text);
    add_block("alternative text", view_.mail.alternative_text);
    add_block("hidden text", view_.mail.hidden_text);
    add_contents();
    add_tokens();
    for (const NamedSignal& signal : view_.signals) {
      add_line("signal", std::string(signal.name) +
                             (signal.detail.empty() ? "" : "  (" + signal.detail + ")"));
    }
    return std::move(out_);
  }

 private:
  void add_line(std::string_view name, std::string_view value) {
    if (value.empty()) return;
    out_ += std::string(name) + ": " + printable(value) + '\n';
  }

  void add_block(std::string_view name, std::string_view text) {
    if (text.empty()) return;
    out_ += std::string(name) + ":\n";
    while (!text.empty()) {
      const std::string_view line = text.substr(0, text.find('\n'));
      out_ += "    " + printable(line) + '\n';
      text.remove_prefix(std::min(line.size() + 1, text.size()));
    }
  }

  void add_headers() {
    const Mail& mail = view_.mail;
    out_ += "== " + printable(view_.path) + '\n';
    add_line("subject", mail.subject);
    add_line("from", addresses(mail.from));
    add_line("reply-to", addresses(mail.reply_to));
    add_line("to", addresses(mail.to));
    add_line("message-id", mail.message_id);
    if (mail.date) {
      add_line("date", std::to_string(mail.date->unix_seconds) + " " + zone_of(*mail.date));
    }
    for (const ReceivedHop& hop : mail.received) {
      add_line("hop", hop.helo + " (" + hop.reverse_name + " [" + hop.ip + "]) by " + hop.by);
    }
  }

  void add_contents() {
    const Mail& mail = view_.mail;
    for (const Part& part : mail.parts) {
      add_line("part", part.type + " " + part.declared_charset + " -> " + part.used_charset + ", " +
                           part.transfer_encoding + ", " + std::to_string(part.size) + " bytes");
    }
    for (const Link& link : mail.links) {
      add_line("link", link.text + " -> " + link.href + (link.hidden ? "  (hidden)" : ""));
    }
    for (const Attachment& attachment : mail.attachments) {
      add_line("attachment", attachment.name + " (" + attachment.type + ", " +
                                 std::to_string(attachment.size) + " bytes)");
    }
    for (std::size_t i = 0; i < kDefectCount; ++i) {
      const auto defect = static_cast<Defect>(i);
      if (!mail.defects.has(defect)) continue;
      add_line("defect", std::string(defect_name(defect)) + " x " +
                             std::to_string(mail.defects.count(defect)));
    }
  }

  void add_tokens() {
    for (std::size_t i = 0; i < kFieldCount; ++i) {
      const auto field = static_cast<Field>(i);
      std::size_t count = 0;
      std::string listed;
      for (const Token& token : view_.tokens) {
        if (token.field != field || ++count > max_tokens_) continue;
        listed +=
            "\n    " + std::string(token_kind_name(token.kind)) + "  " + printable(token.text);
      }
      if (count == 0) continue;
      out_ += "tokens of " + std::string(field_name(field)) + ", " + std::to_string(count) + ":" +
              listed + (count > max_tokens_ ? "\n    ..." : "") + '\n';
    }
  }

  const MailView& view_;
  std::size_t max_tokens_;
  std::string out_;
};

}  // namespace

std::string view_text(const MailView& view, std::size_t max_tokens) {
  return TextView(view, max_tokens).run();
}

}  // namespace furui
