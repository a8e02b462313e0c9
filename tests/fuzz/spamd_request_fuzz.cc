// Any bytes as a request of the spamd protocol: a head that is found is read or refused, the same
// whatever follows it; a body as a zlib stream stays within its limit.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <variant>

#include "serve/inflate.h"
#include "serve/spamd_answer.h"
#include "serve/spamd_request.h"

namespace {

using namespace furui;

constexpr std::size_t kMostBytes = 100'000;

void require(bool held) {
  if (!held) std::abort();
}

void parse(std::string_view head) {
  const auto parsed = parse_spamd_head(head);
  if (const auto* failure = std::get_if<SpamdFailure>(&parsed)) {
    const std::string answer = failure_answer(*failure);
    require(answer.find('\n') == answer.size() - 1);  // one line, whatever it quotes
    return;
  }
  const SpamdRequest& request = std::get<SpamdRequest>(parsed);
  require(head.starts_with(command_name(request.command)));
  require(request.command != SpamdCommand::tell || !request.tell.set || request.tell.label);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  parse(bytes);
  if (const auto end = find_head_end(bytes)) {
    require(*end <= size);
    require(find_head_end(bytes.substr(0, *end)) == end);
    parse(bytes.substr(0, *end));
    require(inflate(bytes.substr(*end), kMostBytes).bytes.size() <= kMostBytes);
  }
  return 0;
}
