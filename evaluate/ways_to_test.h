// The ways to test a filter, each from a request to a report: which mails are read, what judges
// them, and how the report is headed. Measuring and printing are left to others.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "evaluate/learning_curve.h"
#include "evaluate/report.h"
#include "train/training_ground.h"

namespace furui {

enum class WayToTest : std::uint8_t {
  model,     ///< a model on mails it has not seen
  folds,     ///< models trained without a fold each
  time,      ///< models trained on the past of what they judge
  kinds,     ///< models trained on all other kinds than what they judge
  outcomes,  ///< what a file says was said
  online,    ///< one that learns each mail after it judged it
};

struct TestRequest {
  TrainingRequest training;  ///< mails, threads, reception; the rest is of training
  std::string outcomes;      ///< the file to read them from
  std::string model;         ///< where to find it; empty: as find_model_path does
  WayToTest way = WayToTest::model;
  std::uint32_t parts = 5;                 ///< folds, or parts along the time
  BreakdownBy kind = BreakdownBy::family;  ///< the kinds to leave out
  std::size_t worst = 10;                  ///< suspects to name
  bool ablation = false;                   ///< of folds, time and kinds
  bool suspects = false;                   ///< likewise
};

/// Whom a test tells of itself.
struct Audience {
  std::function<void(std::string_view task, double share)> progress;
  std::function<void(std::string_view note)> note;
  UnreadablePath unreadable;
};

/// Runs the test; the report has heading, notes and outcomes. Throws Error when a model, a
/// dictionary or too few mails forbid it.
[[nodiscard]] Report run_test(const TestRequest& request, const Audience& audience);

/// Judges the request's mails by `other` too, the file of a model, or of outcomes as read_outcomes
/// reads them, and compares.
[[nodiscard]] Comparison run_comparison(const TestRequest& request, const Report& report,
                                        const std::string& other, const Audience& audience);

/// Draws a learning curve from the request's mails, with its model when one is named.
[[nodiscard]] LearningCurve run_learning_curve(const TestRequest& request, std::size_t draws,
                                               const Audience& audience);

}  // namespace furui
