"""Folds of a comparison, cut as data/folds cuts them, but for near copies and threads:
furui-evaluate finds those by furui's own eyes, which would not be fair to the others."""

from collections import defaultdict

_MASK = (1 << 64) - 1


class SplitMix64:
    """The generator of data/folds (Steele, Lea and Flood 2014)."""

    def __init__(self, seed):
        self._state = seed & _MASK

    def below(self, bound):
        self._state = (self._state + 0x9E3779B97F4A7C15) & _MASK
        z = self._state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & _MASK
        return (z ^ (z >> 31)) % bound


def _smallest(sizes, start):
    """The first fold from `start` on that has the fewest mails."""
    order = [(start + i) % len(sizes) for i in range(len(sizes))]
    return min(order, key=lambda fold: sizes[fold])


def stratified_folds(labels, groups, count, seed):
    """A fold, 0 to `count` - 1, for each mail. Every fold has the same share of each class; mails
    of one group come into one fold."""
    # Training cross-validates by the seed itself; the same shuffle twice would align the folds.
    random = SplitMix64(seed + 1)
    folds = [0] * len(labels)
    fold_of_group = {}
    start = 0
    for label in ("ham", "spam"):
        members = [i for i, each in enumerate(labels) if each == label]
        for i in range(len(members), 1, -1):
            j = random.below(i)
            members[i - 1], members[j] = members[j], members[i - 1]
        sizes = [0] * count
        for mail in members:
            fold = fold_of_group.setdefault(groups[mail], _smallest(sizes, start))
            folds[mail] = fold
            sizes[fold] += 1
        start = _smallest(sizes, start)
    return folds


def split(mails, folds):
    """Gives for each fold what to train on and what to test on."""
    inside = defaultdict(list)
    for mail, fold in zip(mails, folds):
        inside[fold].append(mail)
    for fold in sorted(inside):
        yield [mail for mail, its in zip(mails, folds) if its != fold], inside[fold]
