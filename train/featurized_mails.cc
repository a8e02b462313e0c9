#include "train/featurized_mails.h"

#include <tbb/enumerable_thread_specific.h>
#include <tbb/global_control.h>
#include <tbb/parallel_pipeline.h>

#include <memory>
#include <span>
#include <string>

#include "signals/named_brand.h"

namespace furui {
namespace {

/// One mail on its way through the pipeline.
struct Item {
  FeaturizedMail mail;
  double progress = 0;
};

void featurize(FeaturizedMail& mail, Featurizer& featurizer, const Lists& lists) {
  mail.digests = digest_mail(mail.labelled.mail.bytes);
  const std::span<const Feature> features = featurizer.features(mail.labelled.mail.bytes);
  mail.features.assign(features.begin(), features.end());
  mail.facts = facts_of(featurizer.mail());
  mail.facts.brand = named_brand(featurizer.mail(), lists);
  for (const Feature& feature : features) {
    mail.names.append(featurizer.name(feature));
    mail.groups.push_back(featurizer.group(feature));
  }
  std::string().swap(mail.labelled.mail.bytes);
}

/// Mails in flight: enough to keep threads busy, few enough that large ones do not add up.
constexpr std::size_t kItemsPerThread = 4;

}  // namespace

void featurize_mails(const MailSource& source, const MailGround& ground, const Recipe& recipe,
                     std::size_t threads, const std::function<void(FeaturizedMail&)>& take,
                     const Progress& progress) {
  const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, threads);
  tbb::enumerable_thread_specific<Featurizer> featurizers(
      [&] { return Featurizer(ground, recipe); });
  const auto read = [&](tbb::flow_control& control) -> std::shared_ptr<Item> {
    auto item = std::make_shared<Item>();
    if (!source.next(item->mail.labelled)) {
      control.stop();
      return nullptr;
    }
    item->progress = source.progress();
    return item;
  };
  const auto make_features = [&](const std::shared_ptr<Item>& item) {
    featurize(item->mail, featurizers.local(), ground.lists);
    return item;
  };
  const auto hand_over = [&](const std::shared_ptr<Item>& item) {
    take(item->mail);
    progress(item->progress);
  };
  using Handle = std::shared_ptr<Item>;
  tbb::parallel_pipeline(
      threads * kItemsPerThread,
      tbb::make_filter<void, Handle>(tbb::filter_mode::serial_in_order, read) &
          tbb::make_filter<Handle, Handle>(tbb::filter_mode::parallel, make_features) &
          tbb::make_filter<Handle, void>(tbb::filter_mode::serial_in_order, hand_over));
}

}  // namespace furui
