"""furui's own rows: furui-train and furui-score of a build folder, a row a recipe."""

import json
import os
from pathlib import Path

from .filter import Filter, in_order, lines


class Furui(Filter):
    """The default recipe. `build` is the folder of the programs, `seed` that of the comparison."""

    name = "furui"
    configuration = "defaults"
    algorithm = None
    build = Path()
    seed = 1

    @classmethod
    def _program(cls, name):
        return str(cls.build / name)

    @classmethod
    def missing(cls):
        cls.programs = (cls._program("furui-train"), cls._program("furui-score"))
        return super().missing()

    def _model(self):
        return self.database / "model.furui"

    def train(self, ham, spam):
        index = self.scratch / "index"
        folder = os.path.relpath(self.runner.folder, self.scratch)
        index.write_text(lines([f"ham {folder}/{name}" for name in ham] +
                               [f"spam {folder}/{name}" for name in spam]))
        recipe = ["--algorithm", self.algorithm] if self.algorithm else []
        self.runner.run([self._program("furui-train"), "-q", *recipe, "--seed", self.seed,
                         "--index", index, "-o", self._model()])

    def scores(self, names):
        printed = self.runner.run([self._program("furui-score"), "-m", self._model(),
                                   "--format", "json", *names])
        verdicts = map(json.loads, printed.splitlines())
        return in_order({each["path"]: each["log_odds"] for each in verdicts}, names)


class FuruiLogisticRegression(Furui):
    name = "furui, logistic regression"
    configuration = "--algorithm logistic-regression"
    algorithm = "logistic-regression"


class FuruiNaiveBayes(Furui):
    name = "furui, naive Bayes"
    configuration = "--algorithm naive-bayes"
    algorithm = "naive-bayes"
