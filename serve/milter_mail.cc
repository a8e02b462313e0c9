#include "serve/milter_mail.h"

#include <array>

#include "mail/ascii.h"

namespace furui {
namespace {

/// Of one value that a client chose, in our own field.
constexpr std::size_t kMostValueBytes = 255;
/// Names a mail may forge before we count no more; the rest is left to the reader.
constexpr std::size_t kMostForgedNames = 100;

/// A client's words, unable to end the field or to look like our own syntax.
std::string tame(std::string_view text) {
  std::string tamed(text.substr(0, kMostValueBytes));
  for (char& letter : tamed) {
    const bool is_visible = letter > ' ' && letter < '\x7f';
    if (!is_visible || letter == '(' || letter == ')' || letter == ';') letter = '?';
  }
  return tamed;
}

/// RFC 5322 section 3.3, in the zone of this machine.
std::string date_field(std::time_t now) {
  std::tm local{};
  ::localtime_r(&now, &local);
  std::array<char, 64> text{};
  const std::size_t size =
      std::strftime(text.data(), text.size(), "%a, %d %b %Y %H:%M:%S %z (%Z)", &local);
  return std::string(text.data(), size);
}

}  // namespace

void MilterMail::add_trace(const MilterEnvelope& envelope, std::time_t now) {
  if (envelope.client_address.empty()) return;
  const bool has_name = !envelope.client_name.empty() && !envelope.client_name.starts_with('[');
  append("Return-Path: " + tame(envelope.sender) + '\n');
  std::string received = "Received: from " + tame(envelope.greeting) + " (" +
                         (has_name ? tame(envelope.client_name) : "unknown") + " [" +
                         tame(envelope.client_address) + "])\n\tby " + tame(envelope.host) + " (" +
                         tame(envelope.server) + ") with " + tame(envelope.protocol) + " id " +
                         tame(envelope.queue_id);
  if (envelope.recipients == 1) received += "\n\tfor " + tame(envelope.recipient);
  append(received + "; " + date_field(now) + '\n');
}

void MilterMail::add_field(std::string_view name, std::string_view value) {
  const std::string lower = ascii_lowered(name);
  const bool is_ours = lower.starts_with("x-furui-");
  if (is_ours && (forged_.size() < kMostForgedNames || forged_.contains(lower))) ++forged_[lower];
  append(name);
  append(":");
  append(value);
  append("\n");
}

void MilterMail::end_header() {
  append("\n");
}

void MilterMail::add_body(std::string_view piece) {
  append(piece);
}

void MilterMail::append(std::string_view piece) {
  for (const char letter : piece) {
    if (bytes_.size() >= most_bytes_) return;
    if (after_return_ && letter != '\n') bytes_ += '\r';
    after_return_ = letter == '\r';
    if (!after_return_) bytes_ += letter;
  }
}

}  // namespace furui
