#include "data/mail_route.h"

#include <array>
#include <chrono>
#include <cstdio>

#include "data/mail_writer.h"

namespace furui {
namespace {

/// The same for a host whatever the mail.
std::size_t trait_of(std::string_view host, std::size_t kinds, std::size_t salt) {
  std::uint64_t hash = salt;
  for (const char c : host) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  return static_cast<std::size_t>(Random(hash).below(kinds));
}

std::string documentation_address(Random& random) {
  static constexpr std::array<std::string_view, 3> kNetworks = {"192.0.2.", "198.51.100.",
                                                                "203.0.113."};
  return std::string(random.one_of(kNetworks)) + std::to_string(1 + random.below(254));
}

std::string capitals(std::size_t count, Random& random) {
  std::string text = random_letters(count, random);
  for (char& c : text) {
    if (c >= 'a') c = static_cast<char>(c - 'a' + 'A');
  }
  return text;
}

/// One Received field as one of four server programs writes it.
std::string received_field(const MailRoute& route, const std::string& by, std::int64_t seconds,
                           Random& random) {
  const std::string ip = documentation_address(random);
  const std::string date = mail_date(seconds, 540);
  const std::string& from = route.sending_host;
  switch (trait_of(by, 4, 1)) {
    case 0:
      return "Received: from " + from + " (" + from + " [" + ip + "])\n\tby " + by +
             " (Postfix) with ESMTPS id " + capitals(10, random) + "\n\tfor <" + route.recipient +
             ">; " + date + " (JST)\n";
    case 1:
      return "Received: from " + from + " ([" + ip + "])\n\tby " + by +
             " with esmtps (Exim 4.96)\n\tid " + random_letters(6, random) + "-" +
             random_letters(6, random) + "-" + random_letters(2, random) + "\n\tfor " +
             route.recipient + "; " + date + "\n";
    case 2:
      return "Received: from unknown (HELO " + from + ") (" + ip + ")\n  by " + by +
             " with SMTP; " + mail_date(seconds, 0) + "\n";
    default:
      return "Received: from " + from + " (" + from + " [" + ip + "])\n\tby " + by +
             " (8.15.2/8.15.2) with ESMTP id " + random_letters(14, random) + "\n\tfor <" +
             route.recipient + ">; " + date + "\n";
  }
}

std::string results_field(const MailRoute& route) {
  static constexpr std::array<std::string_view, 3> kWords = {"none", "pass", "fail"};
  const std::string result(kWords.at(static_cast<std::size_t>(route.proof)));
  const bool is_signed = !route.signing_domain.empty();
  const std::string dkim =
      is_signed ? "dkim=pass header.d=" + route.signing_domain : std::string("dkim=none");
  return "Authentication-Results: " + route.receiving_host + ";\n\tspf=" + result +
         " smtp.mailfrom=" + route.envelope_sender + ";\n\t" + dkim + ";\n\tdmarc=" + result +
         " header.from=" + route.from_domain + "\n";
}

}  // namespace

std::string mail_date(std::int64_t unix_seconds, int zone_minutes) {
  using namespace std::chrono;
  static constexpr std::array kDays = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  static constexpr std::array kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                         "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const sys_seconds local(seconds(unix_seconds + 60 * zone_minutes));
  const auto day = floor<days>(local);
  const year_month_day date(day);
  const hh_mm_ss time(local - day);
  const int zone = zone_minutes < 0 ? -zone_minutes : zone_minutes;
  std::array<char, 64> text{};
  std::snprintf(text.data(), text.size(), "%s, %u %s %d %02d:%02d:%02d %c%02d%02d",
                kDays.at(weekday(day).c_encoding()), static_cast<unsigned>(date.day()),
                kMonths.at(static_cast<unsigned>(date.month()) - 1), static_cast<int>(date.year()),
                static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count()),
                static_cast<int>(time.seconds().count()), zone_minutes < 0 ? '-' : '+', zone / 60,
                zone % 60);
  return text.data();
}

std::string random_letters(std::size_t count, Random& random) {
  static constexpr std::string_view kLetters = "abcdefghijklmnopqrstuvwxyz0123456789";
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += random.one_of(kLetters);
  return text;
}

std::string invented_signature(std::string_view domain, Random& random) {
  std::string digest;
  for (std::size_t i = 0; i < 32; ++i) digest += static_cast<char>(random.below(256));
  return "v=1; a=rsa-sha256; c=relaxed/relaxed; d=" + std::string(domain) +
         "; s=" + random_letters(6, random) +
         ";\n\th=from:to:subject:date:message-id:mime-version:content-type;\n\tbh=" +
         encode_base64(digest).substr(0, 44) + ";\n\tb=" + random_letters(64, random) + "==";
}

std::string route_fields(const MailRoute& route, Random& random) {
  const std::int64_t received = route.sent + 1 + static_cast<std::int64_t>(random.below(20));
  std::string fields = "Return-Path: <" + route.envelope_sender + ">\n";
  if (trait_of(route.receiving_host, 2, 2) == 0) {
    fields += "Delivered-To: " + route.recipient + "\n";
  }
  fields += received_field(route, route.receiving_host, received, random);
  if (random.chance(30)) {
    const std::string inner =
        "app" + std::to_string(1 + random.below(9)) + "." + route.sending_host;
    MailRoute before = route;
    before.sending_host = inner;
    fields += received_field(before, route.sending_host, route.sent, random);
  }
  if (trait_of(route.receiving_host, 2, 3) == 0) fields += results_field(route);
  return fields;
}

}  // namespace furui
