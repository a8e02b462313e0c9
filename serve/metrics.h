// What the service counts, and the page that Prometheus reads (text format 0.0.4).
#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "score/verdict.h"

namespace furui {

/// What can go wrong with one request.
enum class Trouble : std::uint8_t {
  protocol,   ///< a request that is none
  timeout,    ///< a client too slow
  too_large,  ///< a mail above the limit
  busy,       ///< no memory for one more large mail, or too many TELLs
  evicted,    ///< an idle client that made room for another
  learning,   ///< a TELL that could not be done
  milter,     ///< a mail of the milter that could not be judged
  count_
};

/// Counts from all threads at once.
class Metrics {
 public:
  using Seconds = std::chrono::duration<double>;

  void count_mail(VerdictKind kind, Seconds scoring);
  void count_trouble(Trouble trouble);
  void count_reload(bool done);
  void count_learnt();
  void connection_opened();
  void connection_closed();

  /// Gives the page. `identity` is the model's, as furui prints it.
  [[nodiscard]] std::string page(std::string_view identity) const;

 private:
  using Count = std::atomic<std::uint64_t>;
  static constexpr std::size_t kBounds = 11;

  std::array<Count, 3> mails_{};          // by VerdictKind
  std::array<Count, kBounds> scoring_{};  // mails scored within each bound and not the one before
  Count scoring_nanoseconds_{};
  std::array<Count, static_cast<std::size_t>(Trouble::count_)> troubles_{};
  std::array<Count, 2> reloads_{};  // failed, done
  Count learnt_{};
  std::atomic<std::int64_t> connections_{};
};

}  // namespace furui
