// The little HTTP that a scraper of metrics speaks: GET /metrics, one answer, the end.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace furui {

/// Longer heads are refused; Prometheus sends about 300 bytes.
inline constexpr std::size_t kMostMetricsHeadBytes = std::size_t{4} << 10;

/// Tells whether a request's head is whole.
[[nodiscard]] bool is_whole_metrics_head(std::string_view bytes);

/// Answers a head with the page, or with 400, 404 or 405 where it asks for something else.
[[nodiscard]] std::string answer_metrics_request(std::string_view head,
                                                 const std::function<std::string()>& page);

}  // namespace furui
