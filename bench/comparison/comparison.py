"""Trains and tests filters on the same folds: a row a filter."""

import shutil
from dataclasses import dataclass, field

from . import measures
from .corpus import HAM, SPAM
from .costs import Costs, Runner, bytes_below
from .folds import split


@dataclass
class Row:
    """What one filter did on all folds together."""

    name: str
    configuration: str
    estimates: list = field(default_factory=list)  # 1 - ROC area, recall at measures.RATES
    training: Costs = field(default_factory=Costs)
    scoring: Costs = field(default_factory=Costs)
    database: int = 0  # bytes, of the largest fold
    scores: dict = field(default_factory=dict)  # by name of the mail's copy


def _names(mails, label):
    return [mail.name for mail in mails if mail.label == label]


def _run_fold(kind, row, trained, tested, folders):
    """Trains and tests on one fold in an empty home; adds to the row."""
    mails_folder, home = folders
    runner = Runner(mails_folder, home)
    candidate = kind(runner, home)
    candidate.train(_names(trained, HAM), _names(trained, SPAM))
    row.training.add(runner.costs)
    row.database = max(row.database, bytes_below(candidate.database))
    runner.costs = Costs()
    names = [mail.name for mail in tested]
    row.scores.update(zip(names, candidate.scores(names)))
    row.scoring.add(runner.costs)


def compare(kind, mails, folds, mails_folder, work, seed):
    """Cross-validates one kind of filter. Scores of all folds are ranked together, as they come."""
    row = Row(kind.name, kind.configuration)
    home = work / "home"
    for trained, tested in split(mails, folds):
        shutil.rmtree(home, ignore_errors=True)
        _run_fold(kind, row, trained, tested, (mails_folder, home))
    shutil.rmtree(home, ignore_errors=True)
    row.estimates = measures.measure([row.scores[name] for name in _names(mails, HAM)],
                                     [row.scores[name] for name in _names(mails, SPAM)], seed)
    return row
