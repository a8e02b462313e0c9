"""What bench/compare asks of a filter: learn these mails, score those."""

import shutil
from pathlib import Path

HERE = Path(__file__).resolve().parent


class ScoresMissing(Exception):
    """A filter did not give exactly one score a mail."""


class Filter:
    """One filter in one configuration, with an empty database. Commands run in the folder of
    mails, so mails are named by their names alone. `database` is what the filter keeps, and is
    weighed; `scratch` is for all else."""

    name = ""
    programs = ()  # without one of these it is skipped
    packages = ()  # Debian's, for --install
    configuration = ""  # one line: what was set, beyond defaults

    def __init__(self, runner, home):
        self.runner = runner
        self.database = home / "database"
        self.scratch = home / "scratch"
        self.database.mkdir(parents=True)
        self.scratch.mkdir(parents=True)

    @classmethod
    def missing(cls):
        """The programs that are not here."""
        return [program for program in cls.programs if shutil.which(program) is None]

    def train(self, ham, spam):
        """Learns mails, given as lists of names."""
        raise NotImplementedError

    def scores(self, names):
        """Gives a number a mail, the higher the more like spam, in the order of `names`."""
        raise NotImplementedError


def lines(names):
    """A list of names as programs read it from standard input."""
    return "".join(f"{name}\n" for name in names)


def in_order(score_of, names):
    """The scores of a dictionary by name, in the order of names; each must be there."""
    missing = [name for name in names if name not in score_of]
    if missing:
        raise ScoresMissing(f"no score for {len(missing)} of {len(names)} mails, as {missing[0]}")
    return [score_of[name] for name in names]


def one_each(scores, names):
    """The scores, when there are as many as names."""
    if len(scores) != len(names):
        raise ScoresMissing(f"{len(scores)} scores for {len(names)} mails")
    return scores
