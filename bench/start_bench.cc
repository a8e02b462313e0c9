// How long a start takes: reading a model of the size people train (20 MB), its lists, its
// dictionary, and all of it as furui-score does. Run by bench/run, or: start_bench MODEL
#include <benchmark/benchmark.h>

#include <cstdio>
#include <exception>
#include <filesystem>
#include <random>
#include <set>
#include <string>

#include "model/model_file.h"
#include "model/opened_model.h"
#include "signals/lists.h"
#include "tokenize/dictionary.h"

namespace {

using namespace furui;

/// Features of a model of about 20 MB: 20 bytes each in its arrays, about as many in its names.
constexpr std::size_t kFeatures = 500'000;

/// A model of random numbers. What stands in it does not change how fast it is read.
Model large_model() {
  std::mt19937_64 random(1);
  std::set<FeatureKey> keys;
  while (keys.size() < kFeatures) keys.insert(random());
  Model model;
  model.lists = default_list_texts();
  model.space = FeatureSpace({keys.begin(), keys.end()});
  for (const FeatureKey key : keys) model.names.append("body:" + std::to_string(key % 100'000'000));
  const auto rows = static_cast<Eigen::Index>(kFeatures);
  model.weights = Eigen::VectorXf::Random(rows);
  model.ham_counts = decltype(model.ham_counts)::Constant(rows, 3);
  model.spam_counts = decltype(model.spam_counts)::Constant(rows, 4);
  return model;
}

void load(benchmark::State& state, const std::string& path, WithNames with_names) {
  for ([[maybe_unused]] auto _ : state) benchmark::DoNotOptimize(load_model(path, with_names));
  state.SetBytesProcessed(state.iterations() *
                          static_cast<std::int64_t>(std::filesystem::file_size(path)));
}

template <class Make>
void add(const char* name, Make make) {
  benchmark::RegisterBenchmark(name, make)->Unit(benchmark::kMillisecond);
}

void add_start(const std::string& large, const std::string& path, const std::string& dictionary) {
  add("load_model, 20 MB", [=](auto& state) { load(state, large, WithNames::no); });
  add("load_model, 20 MB, with names", [=](auto& state) { load(state, large, WithNames::yes); });
  add("load_model, the given one", [=](auto& state) { load(state, path, WithNames::no); });
  add("Lists", [](auto& state) {
    for ([[maybe_unused]] auto _ : state) benchmark::DoNotOptimize(Lists(default_list_texts()));
  });
  add("Dictionary", [=](auto& state) {
    for ([[maybe_unused]] auto _ : state) benchmark::DoNotOptimize(Dictionary(dictionary));
  });
  add("OpenedModel", [=](auto& state) {
    for ([[maybe_unused]] auto _ : state) {
      const OpenedModel opened(path, WithNames::no);
      benchmark::DoNotOptimize(&opened);
    }
  });
}

int run(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  if (argc != 2) {
    std::fprintf(stderr, "usage: start_bench MODEL [--benchmark_...]\n");
    return 2;
  }
  const std::string path = argv[1];
  const std::string large = path + ".large";
  save_model(large_model(), large);
  add_start(large, path, load_model(path, WithNames::no).recipe.dictionary.name);
  benchmark::RunSpecifiedBenchmarks();
  std::filesystem::remove(large);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run(argc, argv);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "start_bench: %s\n", error.what());
    return 2;
  }
}
