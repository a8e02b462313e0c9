// furui-model: looks into model files, compares and merges them.
#include <CLI/CLI.hpp>
#include <functional>
#include <sstream>

#include "base/files.h"
#include "base/printable.h"
#include "base/program.h"
#include "model/opened_model.h"
#include "model/self_test.h"
#include "model/weight_changes.h"
#include "train/merge_models.h"

namespace {

using namespace furui;

constexpr std::string_view kProgram = "furui-model";

int info(const std::string& path) {
  const Model model = load_model(path, WithNames::no);
  const Recipe& recipe = model.recipe;
  const TrainingSummary& summary = model.summary;
  std::ostringstream text;
  text << "model               " << describe_identity(model.identity) << " (format "
       << kModelFormatVersion << ")\n"
       << "algorithm           " << algorithm_name(recipe.algorithm) << "\n"
       << "trained on          " << summary.ham_mails << " ham, " << summary.spam_mails << " spam\n"
       << "features            " << model.space.size() << " (in at least " << recipe.min_count
       << " mails)\n"
       << "dictionary          "
       << (recipe.tokenizer.words ? describe(recipe.dictionary) : "none: character n-grams alone")
       << "\n"
       << "lists               ";
  for (const auto& [name, list] : model.lists) text << name << " ";
  text << "\n"
       << "regularization      " << shortest(recipe.regularization) << "\n"
       << "seed                " << recipe.seed << "\n"
       << "calibration         log-odds = " << shortest(model.calibration.slope) << " * score + "
       << shortest(model.calibration.intercept) << "\n"
       << "ham below           " << shortest(probability_of(model.thresholds.ham_below)) << "\n"
       << "spam from           " << shortest(probability_of(model.thresholds.spam_from))
       << " (false-positive rate at most " << shortest(recipe.max_false_positive_rate)
       << " asked for)\n"
       << "cross-validation    " << summary.ham_called_spam << " of " << summary.ham_mails
       << " ham called spam, " << summary.spam_called_ham << " of " << summary.spam_mails
       << " spam called ham,\n"
       << "                    " << summary.ham_unsure + summary.spam_unsure << " unsure, ROC area "
       << shortest(summary.roc_area) << "\n"
       << "can promise         false-positive rate under " << shortest(summary.false_positive_bound)
       << " (95 % confidence)\n";
  print(text.str());
  return 0;
}

int verify(const std::string& path) {
  const OpenedModel opened(path, WithNames::yes);
  print(path + ": whole, its dictionary is here, its self-test passes\n");
  return 0;
}

int dump(const std::string& path) {
  const Model model = load_model(path, WithNames::yes);
  print("weight\tham_mails\tspam_mails\tfeature\n");
  for (Eigen::Index i = 0; i < model.weights.size(); ++i) {
    print(shortest(static_cast<double>(model.weights[i])) + '\t' +
          std::to_string(model.ham_counts[i]) + '\t' + std::to_string(model.spam_counts[i]) + '\t' +
          printable(model.names[static_cast<std::size_t>(i)]) + '\n');
  }
  return 0;
}

int diff(const std::string& first_path, const std::string& second_path) {
  const Model first = load_model(first_path, WithNames::yes);
  const Model second = load_model(second_path, WithNames::yes);
  print("difference\tfirst\tsecond\tfeature\n");
  for (const WeightChange& change : weight_changes(first, second)) {
    print(shortest(change.second - change.first) + '\t' + shortest(change.first) + '\t' +
          shortest(change.second) + '\t' + printable(change.name) + '\n');
  }
  return 0;
}

int merge(const std::string& first_path, const std::string& second_path,
          const std::string& output) {
  check_writable(output);
  const OpenedModel first(first_path, WithNames::yes);
  const Model second = load_model(second_path, WithNames::yes);
  Model model = merge_models(first.model(), second, first_path, second_path);
  Featurizer featurizer = first.make_self_test_featurizer();
  model.self_test = run_self_test(model, featurizer);
  const std::uint64_t identity = save_model(model, output);
  print(output + ": " + std::to_string(model.space.size()) + " features, " +
        std::to_string(model.learned.mails.size()) + " learnt mails, model " +
        describe_identity(identity) + "\n");
  return 0;
}

/// What the command line asks for.
struct Command {
  std::string model;
  std::string other;
  std::string output;
  std::function<int()> run;
};

void add_commands(CLI::App& app, Command& command) {
  const auto add = [&](const char* name, const char* description, int (*run)(const std::string&)) {
    CLI::App* sub = app.add_subcommand(name, description);
    sub->add_option("MODEL", command.model, "Model (default: as furui-score finds it)")
        ->type_name("");
    sub->callback([&command, run] {
      command.run = [&command, run] { return run(find_model_path(command.model)); };
    });
  };
  add("info", "What it was trained on, with what, and what it can promise", info);
  add("verify", "Whether it is whole and gives here what it gave where it was trained", verify);
  add("dump", "All features with weight and counts, tab-separated", dump);
  const auto add_two = [&](const char* name, const char* description) {
    CLI::App* sub = app.add_subcommand(name, description);
    sub->add_option("FIRST", command.model, "Model")->type_name("")->required();
    sub->add_option("SECOND", command.other, "Another")->type_name("")->required();
    return sub;
  };
  add_two("diff", "Features whose weights differ, the most first, tab-separated")->callback([&] {
    command.run = [&] { return diff(command.model, command.other); };
  });
  CLI::App* merging = add_two("merge", "One model of two: learnt mails together, weights averaged");
  merging->add_option("-o,--output", command.output, "Where the model goes")
      ->type_name("MODEL")
      ->required();
  merging->callback(
      [&] { command.run = [&] { return merge(command.model, command.other, command.output); }; });
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app("Looks into models, compares and merges them.", std::string(kProgram));
  app.set_version_flag("--version", FURUI_VERSION);
  app.require_subcommand(1);
  Command command;
  add_commands(app, command);
  app.footer(
      "Examples:\n"
      "  furui-model info model.furui\n"
      "  furui-model dump model.furui | sort -g | tail     the strongest signs of spam\n"
      "  furui-model diff old.furui new.furui | head\n"
      "  furui-model merge home.furui office.furui -o both.furui\n\n"
      "Exit codes: 0 done, 2 could not run.");
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() == 0) return app.exit(error);  // --help, --version
    const std::vector<std::string> unknown = app.remaining(true);
    print_note(kProgram, unknown.empty() ? std::string(error.what()) + "; see --help"
                                         : unknown.front() +
                                               ": is no command or option here; take info, verify, "
                                               "dump, diff or merge, see --help");
    return static_cast<int>(Exit::could_not_run);
  }
  return run_program(kProgram, command.run);
}
