// Small invented datasets for the learners' tests.
#pragma once

#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

#include "train/dataset.h"

namespace furui {

/// Rows with features drawn by a fixed generator: columns below a third speak for spam, the next
/// third for ham, the rest for nothing.
inline Dataset make_dataset(std::size_t mails, std::size_t columns, std::uint64_t seed) {
  std::uint64_t state = seed * 2654435761U + 1;
  const auto uniform = [&] {
    state = state * 6364136223846793005U + 1442695040888963407U;
    return static_cast<double>(state >> 40) / static_cast<double>(1U << 24);
  };
  Dataset data;
  data.features.resize(static_cast<Eigen::Index>(mails), static_cast<Eigen::Index>(columns));
  for (std::size_t row = 0; row < mails; ++row) {
    const bool is_spam = row % 2 == 1;
    data.labels.push_back(is_spam ? Label::spam : Label::ham);
    data.groups.push_back(row);
    data.mail_names.push_back("mail" + std::to_string(row));
    data.features.startVec(static_cast<Eigen::Index>(row));
    for (std::size_t column = 0; column < columns; ++column) {
      const std::size_t third = 3 * column / columns;
      const bool fits = third == 2 || (third == 0) == is_spam;
      if (uniform() > (fits ? 0.5 : 0.15)) continue;
      data.features.insertBackByOuterInner(static_cast<Eigen::Index>(row),
                                           static_cast<Eigen::Index>(column)) =
          static_cast<float>(0.2 + uniform());
    }
  }
  data.features.finalize();
  for (std::size_t column = 0; column < columns; ++column) {
    data.keys.push_back(column * 1000 + 7);
    data.names.append("body:word" + std::to_string(column));
    data.column_groups.push_back(FeatureGroup::words);
  }
  return data;
}

inline std::vector<Eigen::Index> all_rows(const Dataset& data) {
  std::vector<Eigen::Index> rows;
  for (std::size_t i = 0; i < data.labels.size(); ++i) rows.push_back(static_cast<Eigen::Index>(i));
  return rows;
}

}  // namespace furui
