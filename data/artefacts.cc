#include "data/artefacts.h"

#include <algorithm>
#include <array>
#include <bit>
#include <chrono>
#include <cstdio>
#include <utility>

#include "mail/ascii.h"
#include "mail/domain.h"
#include "mail/utf8.h"

namespace furui {
namespace {

constexpr std::size_t kMaxTextBytes = 80;
constexpr std::size_t kMaxFormBytes = 60;
constexpr std::size_t kMaxFields = 200;
constexpr std::size_t kMaxRecipients = 20;

class Collector {
 public:
  void add(ArtefactKind kind, std::string_view what, std::string_view value) {
    std::string text(what);
    text += ' ';
    text += value.empty() ? "none" : cut_utf8(value, kMaxTextBytes);
    artefacts_.push_back({kind, std::move(text)});
  }
  std::vector<Artefact> finish() {
    std::sort(artefacts_.begin(), artefacts_.end(), [](const Artefact& a, const Artefact& b) {
      return a.kind != b.kind ? a.kind < b.kind : a.text < b.text;
    });
    const auto last = std::unique(
        artefacts_.begin(), artefacts_.end(),
        [](const Artefact& a, const Artefact& b) { return a.kind == b.kind && a.text == b.text; });
    artefacts_.erase(last, artefacts_.end());
    return std::move(artefacts_);
  }

 private:
  std::vector<Artefact> artefacts_;
};

std::string two_digits(int number) {
  std::array<char, 16> text{};
  std::snprintf(text.data(), text.size(), "%02d", number);
  return text.data();
}

/// "1400 to 2000": two steps from one power of two to the next.
std::string about(std::size_t number) {
  if (number == 0) return "0";
  const auto power = static_cast<std::size_t>(std::bit_width(number)) - 1;
  const std::size_t low = std::size_t{1} << power;
  const bool upper = number >= low + low / 2;
  const std::size_t begin = upper ? low + low / 2 : low;
  const std::size_t end = upper ? 2 * low : low + low / 2;
  return std::to_string(begin) + " to " + std::to_string(std::max(begin, end - 1));
}

void add_fields(const Mail& mail, Collector& found) {
  std::string_view before;
  for (std::size_t i = 0; i < mail.headers.size() && i < kMaxFields; ++i) {
    const std::string_view name = mail.headers[i].name;
    found.add(ArtefactKind::header_names, "field", name);
    if (i > 0) {
      found.add(ArtefactKind::header_order, "field",
                std::string(before) + " directly before " + std::string(name));
    }
    before = name;
  }
}

void add_recipients(const Mail& mail, Collector& found) {
  std::size_t seen = 0;
  for (const auto* addresses : {&mail.to, &mail.cc}) {
    for (const Address& address : *addresses) {
      if (++seen > kMaxRecipients) return;
      found.add(ArtefactKind::recipient, "to domain", registrable_domain(address.domain));
      found.add(ArtefactKind::recipient, "to mailbox", address.address);
    }
  }
  if (seen == 0) found.add(ArtefactKind::recipient, "to mailbox", "");
  if (!mail.to.empty()) {
    found.add(ArtefactKind::recipient, "to name",
              mail.to.front().display_name.empty() ? "missing" : "there");
  }
}

void add_route(const Mail& mail, Collector& found) {
  const std::size_t hops = std::min<std::size_t>(mail.received.size(), 6);
  found.add(ArtefactKind::route, "hops", std::to_string(hops));
  if (mail.received.empty()) return;
  found.add(ArtefactKind::route, "received by", mail.received.front().by);
  found.add(ArtefactKind::route, "received with", mail.received.front().with);
  found.add(
      ArtefactKind::route, "results of",
      mail.authentication.empty() ? std::string_view() : mail.authentication.front().authserv_id);
}

void add_message_id(const Mail& mail, Collector& found) {
  const std::string_view id = mail.message_id;
  const auto at = id.rfind('@');
  found.add(ArtefactKind::message_id, "form", form_of(id.substr(0, at)));
  found.add(ArtefactKind::message_id, "length", about(id.size()));
  if (at == std::string_view::npos || mail.from.empty()) return;
  const bool same =
      registrable_domain(id.substr(at + 1)) == registrable_domain(mail.from.front().domain);
  found.add(ArtefactKind::message_id, "domain", same ? "is From's" : "is not From's");
}

void add_dates(const Mail& mail, Collector& found) {
  using namespace std::chrono;
  if (!mail.date) {
    found.add(ArtefactKind::dates, "date", "");
    return;
  }
  const sys_seconds local(seconds(mail.date->unix_seconds + 60 * mail.date->zone_minutes));
  const auto day = floor<days>(local);
  const year_month_day date(day);
  const int zone = mail.date->zone_minutes;
  found.add(ArtefactKind::dates, "year", std::to_string(static_cast<int>(date.year())));
  found.add(ArtefactKind::dates, "month",
            two_digits(static_cast<int>(static_cast<unsigned>(date.month()))));
  found.add(ArtefactKind::dates, "weekday", std::to_string(weekday(day).c_encoding()));
  found.add(ArtefactKind::dates, "hour",
            two_digits(static_cast<int>(floor<hours>(local - day).count())));
  found.add(ArtefactKind::dates, "zone minutes", std::to_string(zone));
  if (mail.received.empty() || !mail.received.front().date) return;
  const std::int64_t delay = mail.received.front().date->unix_seconds - mail.date->unix_seconds;
  found.add(ArtefactKind::dates, "delay seconds",
            delay < 0 ? "below 0" : about(static_cast<std::size_t>(delay)));
}

void add_lengths(std::string_view bytes, const Mail& mail, Collector& found) {
  std::size_t header = 0;
  for (const HeaderField& field : mail.headers) header += field.name.size() + field.value.size();
  found.add(ArtefactKind::lengths, "mail bytes", about(bytes.size()));
  found.add(ArtefactKind::lengths, "header bytes", about(header));
  found.add(ArtefactKind::lengths, "header fields", about(mail.headers.size()));
  found.add(ArtefactKind::lengths, "subject bytes", about(mail.subject.size()));
  found.add(ArtefactKind::lengths, "text bytes", about(mail.text.size()));
  const auto lines = std::count(mail.text.begin(), mail.text.end(), '\n');
  found.add(ArtefactKind::lengths, "text lines", about(static_cast<std::size_t>(lines)));
}

void add_boundary(const Mail& mail, Collector& found) {
  const HeaderField* field = mail.find_header("Content-Type");
  const std::string_view value = field == nullptr ? std::string_view() : field->value;
  const auto at = ascii_lowered(value).find("boundary=");
  if (at == std::string::npos) return;
  std::string_view boundary = value.substr(at + 9);
  const bool is_quoted = boundary.starts_with('"');
  if (is_quoted) boundary.remove_prefix(1);
  boundary = boundary.substr(0, boundary.find_first_of(is_quoted ? "\"" : "; \t"));
  found.add(ArtefactKind::boundary, "form", form_of(boundary));
  found.add(ArtefactKind::boundary, "length", about(boundary.size()));
  found.add(ArtefactKind::boundary, "quotes", is_quoted ? "there" : "missing");
}

void add_line_ends(std::string_view bytes, Collector& found) {
  const auto lines = std::count(bytes.begin(), bytes.end(), '\n');
  std::int64_t with_return = 0;
  for (std::size_t at = bytes.find("\r\n"); at != std::string_view::npos;
       at = bytes.find("\r\n", at + 2)) {
    ++with_return;
  }
  const std::string_view ends = with_return == 0 ? "LF" : with_return == lines ? "CR LF" : "mixed";
  found.add(ArtefactKind::line_ends, "lines end in", ends);
  const bool blank = bytes.ends_with("\n\n") || bytes.ends_with("\r\n\r\n");
  found.add(ArtefactKind::line_ends, "mail ends in",
            blank                   ? "a blank line"
            : bytes.ends_with('\n') ? "a line end"
                                    : "a letter");
}

/// "=?UTF-8?B?" of the field as it stands in the header; "plain" without one.
std::string encoded_word_of(std::string_view bytes, std::string_view field) {
  const std::string header =
      ascii_lowered(bytes.substr(0, std::min<std::size_t>(bytes.find("\n\n"), 65536)));
  const auto begin = header.find("\n" + std::string(field) + ":");
  if (begin == std::string::npos) return "missing";
  const auto end = header.find('\n', begin + 1);
  const auto word = header.find("=?", begin);
  if (word == std::string::npos || word > end) return "plain";
  const auto second = bytes.find('?', word + 2);
  if (second == std::string_view::npos || second - word > 40) return "odd";
  return std::string(bytes.substr(word, second + 3 - word));
}

void add_encoding(std::string_view bytes, const Mail& mail, Collector& found) {
  constexpr std::size_t kTypes = 4;
  std::string types;
  for (std::size_t i = 0; i < mail.parts.size() && i < kTypes; ++i) {
    types += (i == 0 ? "" : ", ") + mail.parts[i].type;
  }
  found.add(ArtefactKind::encoding, "types", types);
  found.add(ArtefactKind::encoding, "subject", encoded_word_of(bytes, "subject"));
  found.add(ArtefactKind::encoding, "from", encoded_word_of(bytes, "from"));
  const auto text = std::find_if(mail.parts.begin(), mail.parts.end(),
                                 [](const Part& part) { return part.type.starts_with("text/"); });
  if (text == mail.parts.end()) return;
  found.add(ArtefactKind::encoding, "charset", text->declared_charset);
  found.add(ArtefactKind::encoding, "transfer encoding", text->transfer_encoding);
}

/// What a run of letters and digits becomes.
char form_of_run(std::string_view run) {
  const auto all = [&](auto is) { return std::all_of(run.begin(), run.end(), is); };
  if (all(is_ascii_digit)) return '9';
  const auto is_hex = [](char c) {
    return is_ascii_digit(c) || (ascii_lower(c) >= 'a' && ascii_lower(c) <= 'f');
  };
  if (all(is_hex) && run.size() > 3) return 'f';
  if (all([](char c) { return c >= 'a' && c <= 'z'; })) return 'a';
  if (all([](char c) { return c >= 'A' && c <= 'Z'; })) return 'A';
  return 'x';
}

}  // namespace

std::string_view artefact_kind_name(ArtefactKind kind) {
  static constexpr std::array<std::string_view, 10> kNames = {
      "header names", "header order", "recipient", "route",     "message id",
      "dates",        "lengths",      "boundary",  "line ends", "encoding"};
  return kNames.at(static_cast<std::size_t>(kind));
}

std::string form_of(std::string_view identifier) {
  const auto is_run_letter = [](char c) { return is_ascii_letter(c) || is_ascii_digit(c); };
  std::string form;
  for (std::size_t at = 0; at < identifier.size() && form.size() < kMaxFormBytes;) {
    std::size_t end = at;
    while (end < identifier.size() && is_run_letter(identifier[end])) ++end;
    form += end == at ? identifier[at] : form_of_run(identifier.substr(at, end - at));
    at = std::max(end, at + 1);
  }
  return form;
}

std::vector<Artefact> artefacts_of(std::string_view bytes, const Mail& mail) {
  Collector found;
  add_fields(mail, found);
  add_recipients(mail, found);
  add_route(mail, found);
  add_message_id(mail, found);
  add_dates(mail, found);
  add_lengths(bytes, mail, found);
  add_boundary(mail, found);
  add_line_ends(bytes, found);
  add_encoding(bytes, mail, found);
  return found.finish();
}

}  // namespace furui
