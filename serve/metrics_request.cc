#include "serve/metrics_request.h"

namespace furui {
namespace {

std::string http_answer(std::string_view status, std::string_view type, std::string_view body) {
  return "HTTP/1.1 " + std::string(status) + "\r\nContent-Type: " + std::string(type) +
         "\r\nContent-Length: " + std::to_string(body.size()) + "\r\nConnection: close\r\n\r\n" +
         std::string(body);
}

std::string refusal(std::string_view status) {
  return http_answer(status, "text/plain; charset=utf-8", std::string(status) + '\n');
}

}  // namespace

bool is_whole_metrics_head(std::string_view bytes) {
  return bytes.find("\r\n\r\n") != std::string_view::npos ||
         bytes.find("\n\n") != std::string_view::npos;
}

std::string answer_metrics_request(std::string_view head,
                                   const std::function<std::string()>& page) {
  const std::string_view line = head.substr(0, head.find_first_of("\r\n"));
  const auto method_end = line.find(' ');
  const auto path_end = line.rfind(' ');
  if (method_end == std::string_view::npos || path_end == method_end ||
      !line.substr(path_end + 1).starts_with("HTTP/1.")) {
    return refusal("400 Bad Request");
  }
  if (line.substr(0, method_end) != "GET") return refusal("405 Method Not Allowed");
  const std::string_view path = line.substr(method_end + 1, path_end - method_end - 1);
  if (path.substr(0, path.find('?')) != "/metrics") return refusal("404 Not Found");
  return http_answer("200 OK", "text/plain; version=0.0.4; charset=utf-8", page());
}

}  // namespace furui
