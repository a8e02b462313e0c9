// furui-corpus: labelled mail described, cleaned of copies, split, audited and multiplied.
#include <iostream>
#include <string>
#include <vector>

#include "base/error.h"
#include "base/program.h"
#include "data/command_line.h"
#include "data/command_line_generate.h"
#include "data/corpus_mails.h"
#include "data/corpus_reader.h"
#include "data/corpus_split.h"
#include "data/corpus_stats.h"
#include "evaluate/audit.h"
#include "mail/parse_mail.h"

namespace {

using namespace furui;

constexpr std::string_view kProgram = "furui-corpus";

/// Reads what a command line names, and remembers whether all could be read.
class Inputs {
 public:
  explicit Inputs(const CorpusOptions& options) : options_(options) {}

  template <class Take>
  void for_each(Take take) {
    const auto note = [this](const std::string& path, const std::string& reason) {
      exit = Exit::some_inputs_unreadable;
      print_note(kProgram, path + ": " + reason + "; skipped");
    };
    CorpusReader reader(options_.mails,
                        collect_paths(options_.ham, options_.spam, options_.indexes, std::cin),
                        note);
    ProgressBar bar("reading");
    std::size_t mails = 0;
    for (ReadMail read; reader.next(read); ++mails) {
      take(read);
      bar.update(reader.progress());
    }
    if (mails > 0) return;
    throw Error("mails", "there are none", "name some with --ham, --spam or --index; see --help");
  }

  std::vector<CorpusMail> corpus() {
    std::vector<CorpusMail> mails;
    for_each([&](const ReadMail& read) {
      mails.push_back(corpus_mail(read.mail.name, read.mail.bytes, read.label));
    });
    return mails;
  }

  Exit exit = Exit::done;

 private:
  const CorpusOptions& options_;
};

void stats(const CorpusOptions& options, Inputs& inputs) {
  CorpusStats stats;
  inputs.for_each([&](const ReadMail& read) {
    stats.add(read.mail.bytes, parse_mail(read.mail.bytes), read.label);
  });
  const std::vector<StatsTable> tables = stats.tables(options.rows);
  print(options.json ? stats_json(tables) : stats_text(tables));
}

void dedup(const CorpusOptions& options, Inputs& inputs) {
  const std::vector<CorpusMail> mails = inputs.corpus();
  const std::vector<CopyGroup> groups = find_copies(mails, options.similarity);
  if (!options.keep_first) {
    print(options.json ? copies_json(mails, groups) : copies_text(mails, groups));
    return;
  }
  for (const std::string& name : names_kept(mails, groups)) print(name + '\n');
}

void split(const CorpusOptions& options, Inputs& inputs) {
  const std::vector<CorpusMail> mails = inputs.corpus();
  const CorpusSplit parts = options.by_time
                                ? split_by_time(mails, options.test_share)
                                : split_at_random(mails, options.test_share, options.seed);
  write_index(options.train_index, mails, parts.train);
  write_index(options.test_index, mails, parts.test);
  print(split_text(parts));
}

void audit(const CorpusOptions& options, Inputs& inputs) {
  std::vector<CorpusMail> mails;
  std::vector<AuditedMail> audited;
  inputs.for_each([&](const ReadMail& read) {
    mails.push_back(corpus_mail(read.mail.name, read.mail.bytes, read.label));
    audited.push_back({*read.label, 0, artefacts_of(read.mail.bytes, parse_mail(read.mail.bytes))});
  });
  const RelatedMails related = relate(mails);
  for (std::size_t i = 0; i < audited.size(); ++i) audited[i].group = related.group[i];
  const CorpusAudit found = audit_corpus(audited, options.seed);
  print(options.json ? audit_json(found) : audit_text(found, options.rows));
}

void generate(const CorpusOptions& options, Inputs& inputs) {
  MailGenerator generator(generator_lists(), options.seed);
  inputs.for_each([&](const ReadMail& read) {
    generator.add_sample(read.mail.name, read.mail.bytes, *read.label);
  });
  print(generate_mails(generator, options));
}

}  // namespace

int main(int argc, char** argv) {
  return run_program(kProgram, [&] {
    CorpusOptions options;
    Inputs inputs(options);
    const CorpusCommands commands{[&] { stats(options, inputs); }, [&] { dedup(options, inputs); },
                                  [&] { split(options, inputs); }, [&] { audit(options, inputs); },
                                  [&] { generate(options, inputs); }};
    const std::function<void()> command = parse_command_line(argc, argv, options, commands);
    if (command) command();
    return static_cast<int>(inputs.exit);
  });
}
