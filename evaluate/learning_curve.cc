#include "evaluate/learning_curve.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <random>
#include <set>

#include "evaluate/ranking.h"
#include "train/feature_parts.h"
#include "train/learner.h"
#include "train/train_model.h"

namespace furui {
namespace {

/// The mails of one draw, by row.
struct Draw {
  std::vector<Eigen::Index> learnt;
  std::vector<Eigen::Index> tested;
};

/// 20, 50, 100, 200, 500, 1000, ... up to two thirds of the mails.
std::vector<std::size_t> curve_sizes(const Dataset& data) {
  std::vector<std::size_t> sizes;
  for (std::size_t decade = 10; decade <= data.labels.size(); decade *= 10) {
    for (const std::size_t step : {1, 2, 5}) {
      if (step * decade >= 20 && 3 * step * decade <= 2 * data.labels.size()) {
        sizes.push_back(step * decade);
      }
    }
  }
  return sizes;
}

std::vector<Eigen::Index> shuffled_rows(const Dataset& data, Label label, std::mt19937_64& random) {
  std::vector<Eigen::Index> rows;
  for (std::size_t row = 0; row < data.labels.size(); ++row) {
    if (data.labels[row] == label) rows.push_back(static_cast<Eigen::Index>(row));
  }
  for (std::size_t i = rows.size(); i > 1; --i) std::swap(rows[i - 1], rows[random() % i]);
  return rows;
}

Draw draw_mails(const Dataset& data, std::size_t mails, std::uint64_t seed) {
  std::mt19937_64 random(seed);
  Draw draw;
  std::set<std::uint64_t> groups;
  std::vector<Eigen::Index> others;
  for (const Label label : {Label::ham, Label::spam}) {
    const std::vector<Eigen::Index> rows = shuffled_rows(data, label, random);
    const std::size_t count = (mails * rows.size() + data.labels.size() / 2) / data.labels.size();
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (i < count) groups.insert(data.groups[static_cast<std::size_t>(rows[i])]);
      (i < count ? draw.learnt : others).push_back(rows[i]);
    }
  }
  for (const Eigen::Index row : others) {
    if (!groups.contains(data.groups[static_cast<std::size_t>(row)])) draw.tested.push_back(row);
  }
  std::sort(draw.learnt.begin(), draw.learnt.end());
  return draw;
}

bool has_enough(const Dataset& data, const Draw& draw) {
  const auto spam = static_cast<std::size_t>(std::count_if(
      draw.learnt.begin(), draw.learnt.end(),
      [&](Eigen::Index row) { return data.labels[static_cast<std::size_t>(row)] == Label::spam; }));
  return std::min(spam, draw.learnt.size() - spam) >= kMinMailsPerClass;
}

std::vector<Feature> features_of(const Dataset& data, Eigen::Index row) {
  std::vector<Feature> features;
  for (FeatureMatrix::InnerIterator cell(data.features, row); cell; ++cell) {
    features.push_back({data.keys[static_cast<std::size_t>(cell.index())], cell.value(), 0});
  }
  return features;
}

LearningQuality test(const Model& model, const Dataset& data, const Draw& draw) {
  std::vector<Outcome> outcomes;
  for (const Eigen::Index row : draw.tested) {
    const double log_odds = model.log_odds(features_of(data, row));
    outcomes.push_back(
        {{}, data.labels[static_cast<std::size_t>(row)], judge(log_odds, model.thresholds), {}});
  }
  const Ranking ranking(outcomes);
  return {roc_area(ranking.groups()), recall_at(ranking.groups(), 0.01)};
}

Model taught(const Model& model, const Dataset& data, const Draw& draw) {
  Learner learner(model);
  for (const Eigen::Index row : draw.learnt) {
    const auto place = static_cast<std::size_t>(row);
    LearnerMail mail{{0, place}, {}, {}};
    for (FeatureMatrix::InnerIterator cell(data.features, row); cell; ++cell) {
      const auto column = static_cast<std::size_t>(cell.index());
      mail.cells.emplace_back(data.keys[column], cell.value());
      mail.names.emplace_back(data.names[column]);
    }
    learner.learn(std::move(mail), data.labels[place]);
  }
  return learner.finish();
}

void add(LearningQuality& sum, const LearningQuality& quality, double weight) {
  sum.roc_area += weight * quality.roc_area;
  sum.recall_at_1_percent += weight * quality.recall_at_1_percent;
}

}  // namespace

LearningCurve draw_learning_curve(const Dataset& data, const Recipe& recipe, const Model* model,
                                  std::size_t draws, std::size_t threads,
                                  const Progress& progress) {
  LearningCurve curve{draws, model != nullptr, {}};
  const std::vector<std::size_t> sizes = curve_sizes(data);
  const double weight = 1 / static_cast<double>(draws);
  double done = 0;
  for (const std::size_t size : sizes) {
    LearningPoint point;
    point.mails = size;
    for (std::size_t i = 0; i < draws; ++i) {
      const Draw draw = draw_mails(data, size, recipe.seed + i);
      if (!has_enough(data, draw)) break;
      const Dataset own = with_rows(data, draw.learnt);
      const Model own_model = train_model(own, recipe, threads, [](double) {});
      add(point.own_alone, test(own_model, data, draw), weight);
      if (model != nullptr) {
        add(point.model_alone, test(*model, data, draw), weight);
        add(point.model_and_own, test(taught(*model, data, draw), data, draw), weight);
      }
      if (i + 1 == draws) curve.points.push_back(point);
      done += weight / static_cast<double>(sizes.size());
      progress(done);
    }
  }
  return curve;
}

std::string learning_curve_json(const LearningCurve& curve) {
  using Json = nlohmann::ordered_json;
  const auto quality_json = [](const LearningQuality& quality) {
    return Json{{"roc_area", quality.roc_area},
                {"recall_at_1_percent_false_positives", quality.recall_at_1_percent}};
  };
  Json json = {{"draws", curve.draws}, {"points", Json::array()}};
  for (const LearningPoint& point : curve.points) {
    Json entry = {{"mails", point.mails}, {"own_alone", quality_json(point.own_alone)}};
    if (curve.has_model) {
      entry["model_alone"] = quality_json(point.model_alone);
      entry["model_and_own"] = quality_json(point.model_and_own);
    }
    json["points"].push_back(std::move(entry));
  }
  return json.dump(2) + '\n';
}

std::string learning_curve_text(const LearningCurve& curve) {
  std::string text =
      "learning curve: 1 - ROC area % and recall % at 1 % false positives, mean of " +
      std::to_string(curve.draws) + " draws\n\n";
  text += curve.has_model ? "    mails   own mails alone   the model alone   model and own mails\n"
                          : "    mails   own mails alone\n";
  const auto columns = [](const LearningQuality& quality) {
    std::array<char, 48> line{};
    std::snprintf(line.data(), line.size(), "  %7.3f %7.2f ", 100 * (1 - quality.roc_area),
                  100 * quality.recall_at_1_percent);
    return std::string(line.data());
  };
  for (const LearningPoint& point : curve.points) {
    std::array<char, 32> start{};
    std::snprintf(start.data(), start.size(), "  %7zu ", point.mails);
    text += start.data() + columns(point.own_alone);
    if (curve.has_model) text += columns(point.model_alone) + columns(point.model_and_own);
    while (text.back() == ' ') text.pop_back();
    text += '\n';
  }
  return text;
}

}  // namespace furui
