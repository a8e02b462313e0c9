#include "evaluate/command_line.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdint>
#include <limits>
#include <thread>

#include "signals/command_line_reception.h"
#include "train/command_line_recipe.h"

namespace furui {
namespace {

void add_inputs(CLI::App& app, EvaluateOptions& options) {
  app.add_option("-m,--model", options.test.model,
                 "Model to test (default: as furui-score finds it)")
      ->type_name("MODEL");
  app.add_option("--ham", options.ham,
                 "Ham: folders, Maildirs, mboxes, mails; - for a list of paths")
      ->type_name("PATH");
  app.add_option("--spam", options.spam, "Spam, likewise")->type_name("PATH");
  app.add_option("--index", options.indexes, "TREC index")->type_name("FILE");
}

CLI::Validator known_breakdown() {
  return {[](const std::string& name) {
            return breakdown_by(name) ? std::string() : "no such breakdown: " + name;
          },
          ""};
}

/// The options that train instead of testing a model; each excludes the others.
std::vector<CLI::Option*> add_ways(CLI::App& app, EvaluateOptions& options) {
  const auto in_parts = [&](WayToTest way) {
    return [&options, way](const std::uint32_t& parts) {
      options.test.way = way;
      options.test.parts = parts;
    };
  };
  auto* folds = app.add_option_function<std::uint32_t>(
                       "--cross-validate", in_parts(WayToTest::folds),
                       "Instead of a model, test K models trained without a K-th each")
                    ->check(CLI::Range(2, 100).description(""))
                    ->type_name("K");
  auto* time = app.add_option_function<std::uint32_t>(
                      "--by-time", in_parts(WayToTest::time),
                      "Test each of K parts, by date, with a model trained on those before")
                   ->check(CLI::Range(2, 1000).description(""))
                   ->type_name("K")
                   ->excludes(folds);
  auto* kinds = app.add_option_function<std::string>(
                       "--leave-out",
                       [&options](const std::string& name) {
                         options.test.way = WayToTest::kinds;
                         options.test.kind = breakdown_by(name).value();
                         options.breakdowns.push_back(options.test.kind);
                       },
                       "Test each kind of mail, say each family or\nbrand, with a model that has "
                       "seen none of it")
                    ->check(known_breakdown())
                    ->type_name("BY")
                    ->excludes(folds)
                    ->excludes(time);
  auto* online = app.add_flag_callback(
                        "--online", [&options] { options.test.way = WayToTest::online; },
                        "As TREC did: judge each mail in the order of the index, then learn it")
                     ->excludes(folds)
                     ->excludes(time)
                     ->excludes(kinds);
  auto* curve =
      app.add_flag("--learning-curve", options.learning_curve,
                   "How good after 20, 50, 100, ... of these mails, alone or learnt by -m")
          ->excludes(online);
  app.add_option("--draws", options.draws, "Of mails, for each size of the learning curve")
      ->check(CLI::Range(1, 1000).description(""))
      ->type_name("N")
      ->capture_default_str()
      ->needs(curve);
  app.add_option_function<std::string>(
         "--from-outcomes",
         [&options](const std::string& path) {
           options.test.way = WayToTest::outcomes;
           options.test.outcomes = path;
         },
         "Report on the judgements in this file instead of judging mails")
      ->type_name("FILE")
      ->excludes(folds)
      ->excludes(time)
      ->excludes(kinds)
      ->excludes(online)
      ->excludes(curve);
  return {folds, time, kinds, online, curve};
}

void add_running(CLI::App& app, EvaluateOptions& options) {
  TrainingRequest& training = options.test.training;
  app.add_option("--seed", training.recipe.seed, "Of folds and of the bootstrap")
      ->check(CLI::Range(std::int64_t{0}, std::numeric_limits<std::int64_t>::max()).description(""))
      ->type_name("N")
      ->capture_default_str();
  training.threads = std::max(1U, std::thread::hardware_concurrency());
  app.add_option("--threads", training.threads, "How many")
      ->check(CLI::Range(1, 256).description(""))
      ->type_name("N")
      ->capture_default_str();
}

/// What is told besides the measures; gives the options that need several trainings.
std::vector<CLI::Option*> add_extras(CLI::App& app, EvaluateOptions& options) {
  app.add_flag("--signals", options.signals,
               "Tell of each signal its share in ham and spam, and its weight");
  app.add_option("--cost-of-false-positive", options.cost_of_false_positive,
                 "Tell the total cost when a ham called spam costs as much as N spam seen")
      ->check(CLI::Range(0.0, 1e9).description(""))
      ->type_name("N");
  app.add_option_function<std::vector<std::string>>(
         "--breakdown",
         [&options](const std::vector<std::string>& names) {
           for (const std::string& name : names) {
             options.breakdowns.push_back(breakdown_by(name).value());
           }
         },
         "Rates by charset, language, folder,\nsender-domain, month, size, format,\nfamily or "
         "brand; may "
         "be repeated")
      ->check(known_breakdown())
      ->expected(1)
      ->take_all()
      ->type_name("BY");
  app.add_option("--compare", options.compare,
                 "Compare with another model, or with the outcomes of any filter")
      ->type_name("FILE");
  app.add_option("--worst", options.test.worst, "How many wrong mails to name")
      ->check(CLI::Range(0, 1000000).description(""))
      ->type_name("N")
      ->capture_default_str();
  return {app.add_flag("--ablation", options.test.ablation,
                       "Test again without each part of the features, and with it alone"),
          app.add_flag("--suspects", options.test.suspects,
                       "Mails whose label is probably wrong, and what wrong labels cost")};
}

/// The forms of a report, but for text and JSON which a learning curve has too.
std::vector<CLI::Option*> add_forms(CLI::App& app, EvaluateOptions& options) {
  app.add_flag("--json", options.json, "Report as JSON");
  auto* csv = app.add_option("--csv", options.csv_file, "Write the report's numbers to this file")
                  ->type_name("FILE");
  auto* html = app.add_option("--html", options.html_file,
                              "Write the report as a page with plots to this file")
                   ->type_name("FILE");
  app.add_option("--lang", options.language, "Of the page: en or ja (default: the locale's)")
      ->check(CLI::IsMember({"en", "ja"}).description(""))
      ->type_name("LANGUAGE")
      ->needs(html);
  auto* outcomes =
      app.add_option("--outcomes", options.outcomes_file, "Write one line a mail to this file")
          ->type_name("FILE");
  return {csv, html, outcomes};
}

/// Throws when one of `options` was given, and none of `ways`.
void require_way(const std::vector<CLI::Option*>& options, const std::vector<CLI::Option*>& ways,
                 const std::string& names) {
  const auto given = [](const CLI::Option* option) { return option->count() > 0; };
  if (std::any_of(ways.begin(), ways.end(), given)) return;
  const auto found = std::find_if(options.begin(), options.end(), given);
  if (found != options.end()) throw CLI::RequiresError((*found)->get_name(), names);
}

}  // namespace

bool parse_command_line(int argc, char** argv, EvaluateOptions& options) {
  CLI::App app("Measures a filter on labelled mails.", "furui-evaluate");
  app.set_version_flag("--version", FURUI_VERSION);
  add_inputs(app, options);
  const std::vector<CLI::Option*> ways = add_ways(app, options);
  const std::vector<CLI::Option*> recipe = add_recipe_options(app, options.test.training);
  add_reception_options(app, options.test.training.reception);
  add_running(app, options);
  const std::vector<CLI::Option*> trained_again = add_extras(app, options);
  const std::vector<CLI::Option*> forms = add_forms(app, options);
  app.footer(
      "Examples:\n"
      "  furui-evaluate -m model.furui --ham test/ham --spam test/spam\n"
      "  furui-evaluate --cross-validate 5 --ham ham --spam spam --outcomes outcomes.tsv\n\n"
      "Exit codes: 0 done, 1 some mails could not be read, 2 could not run.");
  try {
    app.parse(argc, argv);
    require_way(recipe, ways,
                "--cross-validate, --by-time, --leave-out, --online or --learning-curve");
    require_way(trained_again, {ways[0], ways[1], ways[2]},
                "--cross-validate, --by-time or --leave-out");
    if (options.learning_curve) {
      require_way(forms, {ways[0], ways[1], ways[2]},
                  "a report, which --learning-curve alone is not");
    }
  } catch (const CLI::Success& asked) {
    app.exit(asked);
    return false;
  } catch (const CLI::ParseError& error) {
    throw std::runtime_error(std::string(error.what()) + "; see --help");
  }
  return true;
}

}  // namespace furui
