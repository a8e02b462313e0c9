"""Scores and labels -> numbers with 95 % intervals, as evaluate/metrics has them;
docs/evaluation.md says what each means."""

import math
import random
from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass

_DEVIATIONS = 1.959964  # of 95 %
_RESAMPLES = 1000
RATES = (0.001, 0.01)


@dataclass
class Estimate:
    """A number and where it lies with 95 % confidence."""

    value: float
    lower: float
    upper: float


def roc_area(ham, spam):
    """How often a spam scores above a ham, ties counting half."""
    ordered = sorted(ham)
    wins = sum(bisect_left(ordered, score) + bisect_right(ordered, score) for score in spam)
    return wins / (2 * len(ham) * len(spam))


def roc_area_interval(area, ham, spam):
    """Newcombe's interval (2006, method 5) of an area on so many ham and spam."""

    def fits(truth):
        balanced = (ham + spam) / 2 - 1
        spread = 1 + balanced * ((1 - truth) / (2 - truth) + truth / (1 + truth))
        variance = truth * (1 - truth) * spread / (ham * spam)
        return abs(area - truth) <= _DEVIATIONS * math.sqrt(variance)

    def end_towards(limit):
        return limit if fits(limit) else _boundary(area, limit, fits)

    return end_towards(0.0), end_towards(1.0)


def _boundary(inside, outside, fits):
    """The point between one that fits and one that does not, beyond which nothing fits."""
    for _ in range(60):
        middle = (inside + outside) / 2
        if fits(middle):
            inside = middle
        else:
            outside = middle
    return inside


def binomial_tail(hits, trials, rate):
    """The probability of at least `hits` in `trials`."""
    if hits <= 0 or rate >= 1:
        return 1.0
    if rate <= 0:
        return 0.0
    fixed = math.lgamma(trials + 1)
    return math.fsum(
        math.exp(
            fixed - math.lgamma(k + 1) - math.lgamma(trials - k + 1)
            + k * math.log(rate) + (trials - k) * math.log1p(-rate)
        )
        for k in range(hits, trials + 1)
    )


def rate_interval(hits, trials):
    """The exact interval of a rate (Clopper and Pearson 1934)."""
    if trials == 0:
        return 0.0, 1.0
    lower = _boundary(1.0, 0.0, lambda rate: binomial_tail(hits, trials, rate) >= 0.025)
    if hits == trials:
        return lower, 1.0
    upper = _boundary(0.0, 1.0, lambda rate: binomial_tail(hits + 1, trials, rate) <= 0.975)
    return (0.0 if hits == 0 else lower), upper


class Ranking:
    """Mails from the highest score down; mails of equal score pass a threshold together."""

    def __init__(self, ham, spam):
        scored = [(score, False, i) for i, score in enumerate(ham)]
        scored += [(score, True, i) for i, score in enumerate(spam)]
        scored.sort(key=lambda mail: -mail[0])
        self._ham, self._spam = len(ham), len(spam)
        self._steps = [
            (is_spam, member, i + 1 == len(scored) or scored[i + 1][0] != score)
            for i, (score, is_spam, member) in enumerate(scored)
        ]

    def recalls(self, rates, ham_weights=None, spam_weights=None):
        """The best recall at each false-positive rate, rates ascending. Weights, by member, say
        how often a mail counts."""
        allowed = [int(rate * self._ham) for rate in rates]
        passed_ham = passed_spam = best = 0
        recalls = []
        for is_spam, member, ends_tie in self._steps:
            if is_spam:
                passed_spam += 1 if spam_weights is None else spam_weights[member]
            else:
                passed_ham += 1 if ham_weights is None else ham_weights[member]
            while len(recalls) < len(allowed) and passed_ham > allowed[len(recalls)]:
                recalls.append(best / self._spam)
            if len(recalls) == len(allowed):
                break
            if ends_tie:
                best = passed_spam
        return recalls + [best / self._spam] * (len(rates) - len(recalls))

    def resampled_recalls(self, rates, draw):
        """The recalls when each class is drawn with replacement."""
        weights = [Counter(draw.choices(range(n), k=n)) for n in (self._ham, self._spam)]
        return self.recalls(rates, *weights)


def _recall_estimates(ham, spam, seed):
    """The wider of the exact interval and of a stratified bootstrap, for the threshold that lets
    so much ham pass is estimated too."""
    ranking = Ranking(ham, spam)
    values = ranking.recalls(RATES)
    draw = random.Random(seed)
    drawn = zip(*(ranking.resampled_recalls(RATES, draw) for _ in range(_RESAMPLES)))
    estimates = []
    for value, resampled in zip(values, map(sorted, drawn)):
        lower, upper = rate_interval(round(value * len(spam)), len(spam))
        estimates.append(Estimate(value, min(lower, resampled[_RESAMPLES // 40]),
                                  max(upper, resampled[_RESAMPLES - 1 - _RESAMPLES // 40])))
    return estimates


def measure(ham, spam, seed):
    """Measures the scores of ham and of spam. Gives 1 - ROC area, then the recall at each of
    RATES."""
    area = roc_area(ham, spam)
    lower, upper = roc_area_interval(area, len(ham), len(spam))
    return [Estimate(1 - area, 1 - upper, 1 - lower)] + _recall_estimates(ham, spam, seed)
