#include "data/rate_interval.h"

#include <boost/math/distributions/binomial.hpp>

namespace furui {
namespace {

using Binomial = boost::math::binomial_distribution<double>;

}  // namespace

RateInterval rate_interval(std::uint64_t hits, std::uint64_t trials, double confidence) {
  if (trials == 0) return {};
  const double each_side = (1 - confidence) / 2;
  const auto n = static_cast<double>(trials);
  const auto k = static_cast<double>(hits);
  return {Binomial::find_lower_bound_on_p(n, k, each_side),
          Binomial::find_upper_bound_on_p(n, k, each_side)};
}

double rate_upper_bound(std::uint64_t hits, std::uint64_t trials) {
  if (trials == 0) return 1;
  constexpr double kOneSide = 0.05;
  return Binomial::find_upper_bound_on_p(static_cast<double>(trials), static_cast<double>(hits),
                                         kOneSide);
}

}  // namespace furui
