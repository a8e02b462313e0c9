#include "evaluate/ways_to_test.h"

#include <optional>
#include <utility>

#include "base/error.h"
#include "evaluate/online_evaluation.h"
#include "evaluate/outcome_file.h"
#include "evaluate/splits.h"
#include "train/held_out.h"
#include "train/training_corpus.h"

namespace furui {
namespace {

Progress task_of(const Audience& audience, std::string_view task) {
  return [&audience, task](double share) { audience.progress(task, share); };
}

/// "1 mail", "12 mails".
std::string count_of(std::size_t count, const std::string& thing) {
  return std::to_string(count) + ' ' + thing + (count == 1 ? "" : "s");
}

/// "12 通".
std::string tsu(std::size_t mails) {
  return std::to_string(mails) + " 通";
}

/// "`way` on 951 mails, naive Bayes, seed 1".
Phrase with_circumstances(const Phrase& way, const Recipe& recipe, const Evaluation& evaluation) {
  const std::size_t mails = evaluation.outcomes.size();
  const std::string learner(algorithm_name(recipe.algorithm));
  const std::string seed = std::to_string(recipe.seed);
  return {way.english + " on " + count_of(mails, "mail") + ", " + learner + ", seed " + seed,
          way.japanese + "、" + tsu(mails) + "、" + learner + "、シード " + seed};
}

Report test_model(const TestRequest& request, const Audience& audience) {
  const std::string path = find_model_path(request.model);
  const OpenedModel opened(path, WithNames::yes, request.training.reception);
  LabelledReader reader(request.training.paths, audience.unreadable);
  Report report;
  report.evaluation =
      evaluate_model(opened, reader, request.training.threads, task_of(audience, "scoring"));
  const std::size_t mails = report.evaluation.outcomes.size();
  const std::string model = path + " (" + describe_identity(opened.model().identity) + ")";
  report.heading = {
      "model " + model + " on " + count_of(mails, "mail") +
          "; they must not be those it was trained on",
      "モデル " + model + "、" + tsu(mails) + "。学習に使ったメールで試してはいけません"};
  return report;
}

Report test_outcomes(const TestRequest& request) {
  Report report;
  report.evaluation = empty_evaluation();
  report.evaluation.outcomes = read_outcomes(request.outcomes);
  const std::size_t mails = report.evaluation.outcomes.size();
  report.heading = {"outcomes of " + request.outcomes + " on " + count_of(mails, "mail"),
                    request.outcomes + " の判定結果、" + tsu(mails)};
  return report;
}

Report test_online(const TestRequest& request, const Audience& audience) {
  Report report;
  report.evaluation =
      evaluate_online(request.training, audience.unreadable, task_of(audience, "learning"));
  Recipe recipe = request.training.recipe;
  recipe.algorithm = Algorithm::online;
  report.heading = with_circumstances(
      {"each mail judged and then learnt (online)", "一通ずつ判定してから学習 (オンライン)"},
      recipe, report.evaluation);
  return report;
}

/// The mails that training would be given, parted as the way asks, and what to say of that.
struct Parting {
  std::vector<Split> splits;
  Phrase heading;
  std::vector<Phrase> notes;
};

Parting part_into_folds(const Dataset& data, std::uint32_t wanted, std::uint64_t seed) {
  const RelatedMails related = find_related_mails(data);
  const std::uint32_t folds = possible_folds(data.labels, wanted);
  Parting parting{
      fold_splits(data, related.group, folds, seed),
      {std::to_string(folds) + "-fold cross-validation", std::to_string(folds) + " 分割交差検証"},
      {}};
  if (related.groups == 0) return parting;
  for (const Split& split : parting.splits) {
    if (can_train(data, split)) continue;
    throw Error("mails",
                "leave too few to train on when copies, near copies and threads stay together",
                "give more mails of different content, or test --by-time");
  }
  parting.notes.push_back(
      {"copies, near copies and threads stay in one fold: " + count_of(related.mails, "mail") +
           " in " + count_of(related.groups, "group") + ", the largest of " +
           std::to_string(related.largest),
       "同じメール、ほぼ同じメール、同じスレッドは一つの分割に入れました: " + tsu(related.mails) +
           "、" + std::to_string(related.groups) + " 組、最大 " + tsu(related.largest)});
  return parting;
}

Parting part_by_time(const Dataset& data, std::uint32_t parts) {
  TimeSplits time = time_splits(data, parts);
  if (time.splits.empty()) {
    throw Error("mails", "the past of none has enough ham and spam to train on",
                "give mails of both classes from the same months, with their Received fields");
  }
  Parting parting{
      std::move(time.splits),
      {std::to_string(parts) + " parts by time, each tested by its past",
       "時期で " + std::to_string(parts) + " つに分け、それぞれをそれ以前から学習して試験"},
      {}};
  parting.notes.push_back(
      {count_of(time.only_trained, "mail") + " at the beginning only trained on",
       "最初の " + tsu(time.only_trained) + "は学習のみに使用"});
  if (time.undated > 0) {
    parting.notes.push_back({count_of(time.undated, "mail") + " without a Received date left out",
                             "Received の日付がない " + tsu(time.undated) + "は除外"});
  }
  return parting;
}

Parting part_by_kind(const Dataset& data, BreakdownBy by) {
  std::vector<std::string> kinds;
  for (std::size_t row = 0; row < data.labels.size(); ++row) {
    kinds.push_back(kind_of(data.mail_names[row], data.facts[row], by));
  }
  KindSplits left_out = kind_splits(data, kinds);
  const std::string name(breakdown_name(by));
  if (left_out.splits.empty()) {
    throw Error("leave-out", "no " + name + " leaves enough ham and spam of others to train on",
                "leave out another kind, or give more mails");
  }
  const std::string kinds_tested = std::to_string(left_out.splits.size());
  Parting parting{
      std::move(left_out.splits),
      {"each " + name + " (" + kinds_tested + ") judged by a model that has seen none of it",
       name + " ごとに (" + kinds_tested + " 種類)、それを見ていないモデルで判定"},
      {{"nor copies, near copies and threads of its mails",
        "同じメール、ほぼ同じメール、同じスレッドも学習していません"}}};
  if (left_out.without_kind > 0) {
    parting.notes.push_back(
        {count_of(left_out.without_kind, "mail") + " without a " + name + " only trained on",
         name + " のない " + tsu(left_out.without_kind) + "は学習のみに使用"});
  }
  if (left_out.untested > 0) {
    parting.notes.push_back(
        {count_of(left_out.untested, "mail") +
             " of kinds without which too few are left only trained on",
         "除くと学習に足りなくなる種類の " + tsu(left_out.untested) + "は学習のみに使用"});
  }
  return parting;
}

Parting part_mails(const Dataset& data, const TestRequest& request, std::uint64_t seed) {
  if (request.way == WayToTest::time) return part_by_time(data, request.parts);
  if (request.way == WayToTest::kinds) return part_by_kind(data, request.kind);
  return part_into_folds(data, request.parts, seed);
}

Report test_parts(const TestRequest& request, const Audience& audience) {
  const TrainingCorpus corpus(request.training, audience.unreadable, task_of(audience, "reading"));
  for (const std::string& note : describe_notes(corpus.notes())) audience.note(note);
  const Dataset& data = corpus.dataset();
  const Recipe& recipe = corpus.recipe();
  require_both_classes(data.labels);
  Parting parting = part_mails(data, request, recipe.seed);
  const std::size_t threads = request.training.threads;
  Report report;
  report.evaluation =
      evaluate_splits(data, recipe, parting.splits, threads, task_of(audience, "training"));
  if (request.ablation) {
    report.ablation = ablate(data, recipe, parting.splits, threads, task_of(audience, "ablation"));
  }
  if (request.suspects) {
    report.suspects = find_suspects(data, recipe, report.evaluation, request.worst, parting.splits,
                                    threads, task_of(audience, "suspects"));
  }
  report.heading = with_circumstances(parting.heading, recipe, report.evaluation);
  report.notes = std::move(parting.notes);
  return report;
}

}  // namespace

Report run_test(const TestRequest& request, const Audience& audience) {
  Report report;
  switch (request.way) {
    case WayToTest::model:
      report = test_model(request, audience);
      break;
    case WayToTest::outcomes:
      report = test_outcomes(request);
      break;
    case WayToTest::online:
      report = test_online(request, audience);
      break;
    case WayToTest::folds:
    case WayToTest::time:
    case WayToTest::kinds:
      report = test_parts(request, audience);
      break;
  }
  report.seed = request.training.recipe.seed;
  if (report.evaluation.outcomes.empty()) {
    throw Error("mails", "there are none to test on", "name some with --ham, --spam or --index");
  }
  return report;
}

Comparison run_comparison(const TestRequest& request, const Report& report,
                          const std::string& other, const Audience& audience) {
  const std::span<const Outcome> outcomes = report.evaluation.outcomes;
  if (!is_model_file(other)) return compare(outcomes, read_outcomes(other), other, report.seed);
  const OpenedModel opened(other, WithNames::no, request.training.reception);
  LabelledReader reader(request.training.paths, [](const std::string&, const std::string&) {});
  const Evaluation evaluation =
      evaluate_model(opened, reader, request.training.threads, task_of(audience, "scoring again"));
  return compare(outcomes, evaluation.outcomes, other, report.seed);
}

// Every feature counts here, however rare: drawn alone or learnt, min_count is applied later.
LearningCurve run_learning_curve(const TestRequest& request, std::size_t draws,
                                 const Audience& audience) {
  TrainingRequest training = request.training;
  std::optional<Model> model;
  if (!request.model.empty()) {
    model = load_model(request.model, WithNames::yes);
    training.recipe = model->recipe;
    training.recipe.seed = request.training.recipe.seed;
    training.dictionary = model->recipe.dictionary.name;
    training.lists = model->lists;
  }
  const std::uint32_t min_count = std::exchange(training.recipe.min_count, 1U);
  const TrainingCorpus corpus(std::move(training), audience.unreadable,
                              task_of(audience, "reading"));
  Recipe recipe = corpus.recipe();
  recipe.min_count = min_count;
  return draw_learning_curve(corpus.dataset(), recipe, model ? &*model : nullptr, draws,
                             request.training.threads, task_of(audience, "learning curve"));
}

}  // namespace furui
