// A few built-in mails with the log-odds a model gave them when it was trained. When the same
// program, dictionary and libraries score, they give the same; a difference is noticed at once.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "model/featurizer.h"
#include "model/model.h"

namespace furui {

/// Raw mails that touch the dictionary, charsets, normalisation, HTML, links and signals.
[[nodiscard]] std::span<const std::string_view> self_test_mails();

/// Gives the log-odds of the self-test mails.
[[nodiscard]] std::vector<double> run_self_test(const Model& model, Featurizer& featurizer);

/// Throws Error naming `model_name` when the self-test gives other log-odds than the model says.
void check_self_test(const Model& model, Featurizer& featurizer, const std::string& model_name);

}  // namespace furui
