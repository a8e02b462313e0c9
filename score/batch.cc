#include "score/batch.h"

#include <condition_variable>
#include <exception>
#include <map>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

namespace furui {
namespace {

/// Lines that may wait for a slow mail's, for each thread: enough that one large mail does not stop
/// the others, and lines are small.
constexpr std::size_t kLinesAheadPerThread = 32;

/// Scores mails with several threads, each of which reads one, makes its line and hands in what is
/// next in order. Threads of the standard library: starting TBB costs a start of furui-score, which
/// mostly scores one mail, a tenth of its time.
class OrderedScoring {
 public:
  OrderedScoring(const OpenedModel& opened, std::size_t threads,
                 const std::function<bool(RawMail&)>& next, const MakeLine& make_line,
                 const std::function<void(const std::string&)>& take)
      : opened_(opened), threads_(threads), next_(next), make_line_(make_line), take_(take) {}

  void run() {
    {
      std::vector<std::jthread> helpers;
      for (std::size_t i = 1; i < threads_; ++i) helpers.emplace_back([this] { work(); });
      work();
    }
    if (failure_) std::rethrow_exception(failure_);
  }

 private:
  /// An exception ends all threads' work and is passed to run's caller.
  void work() {
    try {
      Scorer scorer(opened_);
      RawMail mail;
      while (const std::optional<std::size_t> place = read(mail)) {
        hand_in(*place, make_line_(scorer, mail));
      }
    } catch (...) {
      const std::lock_guard lock(mutex_);
      if (!failure_) failure_ = std::current_exception();
      ended_ = true;
      moved_.notify_all();
    }
  }

  /// Reads the next mail and gives its place; nothing at the end.
  std::optional<std::size_t> read(RawMail& mail) {
    std::unique_lock lock(mutex_);
    // The thread whose line is awaited is never here, so someone always wakes the waiting.
    moved_.wait(lock,
                [this] { return ended_ || read_ - taken_ < threads_ * kLinesAheadPerThread; });
    if (!ended_ && next_(mail)) return read_++;
    ended_ = true;
    return std::nullopt;
  }

  void hand_in(std::size_t place, std::string line) {
    const std::lock_guard lock(mutex_);
    waiting_.emplace(place, std::move(line));
    while (!failure_ && !waiting_.empty() && waiting_.begin()->first == taken_) {
      take_(waiting_.begin()->second);
      waiting_.erase(waiting_.begin());
      ++taken_;
    }
    moved_.notify_all();
  }

  const OpenedModel& opened_;
  std::size_t threads_;
  const std::function<bool(RawMail&)>& next_;
  const MakeLine& make_line_;
  const std::function<void(const std::string&)>& take_;

  std::mutex mutex_;  // of all below, and of calls to next_ and take_
  std::condition_variable moved_;
  std::size_t read_ = 0;
  std::size_t taken_ = 0;
  bool ended_ = false;
  std::map<std::size_t, std::string> waiting_;  // lines by place
  std::exception_ptr failure_;
};

}  // namespace

void score_in_order(const OpenedModel& opened, std::size_t threads,
                    const std::function<bool(RawMail&)>& next, const MakeLine& make_line,
                    const std::function<void(const std::string&)>& take) {
  std::vector<RawMail> first(2);
  std::size_t read = 0;
  while (read < first.size() && next(first[read])) ++read;
  std::size_t given = 0;
  const std::function<bool(RawMail&)> next_of_all = [&](RawMail& mail) {
    if (given == read) return read == first.size() && next(mail);
    mail = std::move(first[given++]);
    return true;
  };
  OrderedScoring(opened, read == first.size() ? threads : 1, next_of_all, make_line, take).run();
}

}  // namespace furui
