// How long each call of the road takes: parse, tokenize, signals, features, log-odds, the whole
// score, and MeCab alone on the same text. Run by bench/run, or:
//   road_bench MODEL MAILS... [--benchmark_filter=...]
#include <benchmark/benchmark.h>
#include <mecab.h>

#include <cstdio>
#include <exception>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "mail/mailbox.h"
#include "mail/parse_mail.h"
#include "model/opened_model.h"
#include "score/scorer.h"
#include "signals/signal.h"
#include "tokenize/tokenizer.h"

namespace {

using namespace furui;

/// What every benchmark reads, made once.
struct Ground {
  Ground(const std::string& model_path, std::vector<std::string> paths)
      : opened(model_path, WithNames::no),
        lists(opened.model().lists),
        dictionary(opened.model().recipe.dictionary.name) {
    MailboxReader reader(std::move(paths), [](const std::string& path, const std::string& reason) {
      std::fprintf(stderr, "%s: %s\n", path.c_str(), reason.c_str());
    });
    for (RawMail raw; reader.next(raw);) {
      raw_bytes += raw.bytes.size();
      bytes.push_back(std::move(raw.bytes));
      mails.push_back(parse_mail(bytes.back()));
      text_bytes += mails.back().text.size();
    }
  }

  OpenedModel opened;
  Lists lists;
  Reception reception;
  Dictionary dictionary;
  std::vector<std::string> bytes;
  std::vector<Mail> mails;
  std::size_t raw_bytes = 0;
  std::size_t text_bytes = 0;
};

void count(benchmark::State& state, const Ground& ground, std::size_t bytes) {
  const auto rounds = static_cast<std::size_t>(state.iterations());
  state.SetItemsProcessed(static_cast<std::int64_t>(rounds * ground.mails.size()));
  state.SetBytesProcessed(static_cast<std::int64_t>(rounds * bytes));
}

void parse(benchmark::State& state, const Ground& ground) {
  for ([[maybe_unused]] auto _ : state) {
    for (const std::string& bytes : ground.bytes) benchmark::DoNotOptimize(parse_mail(bytes));
  }
  count(state, ground, ground.raw_bytes);
}

void tokenize(benchmark::State& state, const Ground& ground, const TokenizerOptions& options) {
  Tokenizer tokenizer(&ground.dictionary, options);
  for ([[maybe_unused]] auto _ : state) {
    for (const Mail& mail : ground.mails) benchmark::DoNotOptimize(tokenizer.tokenize(mail));
  }
  count(state, ground, ground.text_bytes);
}

/// MeCab's own reading of the same texts, and its words counted, so that both walk their result.
void mecab_alone(benchmark::State& state, const Ground& ground) {
  const std::unique_ptr<mecab_t, decltype(&mecab_destroy)> tagger(
      mecab_new2(
          ("-r /dev/null -d /var/lib/mecab/dic/" + ground.dictionary.identity().name).c_str()),
      mecab_destroy);
  if (!tagger) return state.SkipWithError("MeCab cannot open the dictionary");
  for ([[maybe_unused]] auto _ : state) {
    std::size_t words = 0;
    for (const Mail& mail : ground.mails) {
      const mecab_node_t* node =
          mecab_sparse_tonode2(tagger.get(), mail.text.data(), mail.text.size());
      for (; node != nullptr; node = node->next) ++words;
    }
    benchmark::DoNotOptimize(words);
  }
  count(state, ground, ground.text_bytes);
}

void signals(benchmark::State& state, const Ground& ground) {
  for ([[maybe_unused]] auto _ : state) {
    for (const Mail& mail : ground.mails) {
      benchmark::DoNotOptimize(find_signals(mail, ground.lists, ground.reception));
    }
  }
  count(state, ground, ground.raw_bytes);
}

void features(benchmark::State& state, const Ground& ground) {
  Featurizer featurizer = ground.opened.make_featurizer();
  for ([[maybe_unused]] auto _ : state) {
    for (const std::string& bytes : ground.bytes) {
      benchmark::DoNotOptimize(featurizer.features(bytes));
    }
  }
  count(state, ground, ground.raw_bytes);
}

void log_odds(benchmark::State& state, const Ground& ground) {
  Featurizer featurizer = ground.opened.make_featurizer();
  std::vector<std::vector<Feature>> known;
  for (const std::string& bytes : ground.bytes) {
    const std::span<const Feature> found = featurizer.features(bytes);
    known.emplace_back(found.begin(), found.end());
  }
  for ([[maybe_unused]] auto _ : state) {
    for (const auto& mail : known) benchmark::DoNotOptimize(ground.opened.model().log_odds(mail));
  }
  count(state, ground, ground.raw_bytes);
}

void score(benchmark::State& state, const Ground& ground) {
  Scorer scorer(ground.opened);
  for ([[maybe_unused]] auto _ : state) {
    for (const std::string& bytes : ground.bytes) benchmark::DoNotOptimize(scorer.score(bytes));
  }
  count(state, ground, ground.raw_bytes);
}

template <class... Arguments>
void add(const char* name, Arguments... arguments) {
  benchmark::RegisterBenchmark(name, arguments...)->Unit(benchmark::kMillisecond);
}

void add_road(const Ground& ground) {
  TokenizerOptions words_alone;
  words_alone.ngram_min = 0;
  words_alone.ngram_max = 0;
  words_alone.header_tokens = false;
  words_alone.structure_tokens = false;
  add("parse_mail", [&](auto& state) { parse(state, ground); });
  add("Tokenizer",
      [&](auto& state) { tokenize(state, ground, ground.opened.model().recipe.tokenizer); });
  add("Tokenizer, words alone",
      [&, words_alone](auto& state) { tokenize(state, ground, words_alone); });
  add("MeCab alone", [&](auto& state) { mecab_alone(state, ground); });
  add("find_signals", [&](auto& state) { signals(state, ground); });
  add("Featurizer", [&](auto& state) { features(state, ground); });
  add("Model::log_odds", [&](auto& state) { log_odds(state, ground); });
  add("Scorer", [&](auto& state) { score(state, ground); });
}

int run(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  if (argc < 3) {
    std::fprintf(stderr, "usage: road_bench MODEL MAILS... [--benchmark_...]\n");
    return 2;
  }
  const Ground ground(argv[1], {argv + 2, argv + argc});
  std::printf("%zu mails, %zu bytes, %zu bytes of text\n", ground.mails.size(), ground.raw_bytes,
              ground.text_bytes);
  add_road(ground);
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run(argc, argv);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "road_bench: %s\n", error.what());
    return 2;
  }
}
