"""The peers that learn from numbers or text and need a hand to read mail: logistic regression on
byte 4-grams by liblinear, and fastText."""

import math
import re
import sys

from .filter import HERE, Filter, lines, one_each


def _log_odds(spam, ham):
    """Of two printed probabilities; the smaller one is the exact one."""
    return math.log(max(spam, 1e-300)) - math.log(max(ham, 1e-300))


class ByteGrams(Filter):
    """L2-regularised logistic regression on which byte 4-grams a mail's header and the beginning
    of its body have, unit length (Sculley and Wachman 2007; byte_grams.py). C is liblinear's own
    choice (-C)."""

    name = "liblinear, byte 4-grams"
    programs = ("liblinear-train", "liblinear-predict")
    packages = ("liblinear-tools",)
    configuration = "-s 0, C by -C; the exporter, which is Python, is most of the time and memory"

    def _export(self, labelled, target, *options):
        listed = "".join(f"{label} {name}\n" for label, name in labelled)
        self.runner.run([sys.executable, HERE / "byte_grams.py", self.database / "grams", target,
                         *options], listed)

    def train(self, ham, spam):
        rows = self.scratch / "train"
        self._export([(0, name) for name in ham] + [(1, name) for name in spam], rows, "--learn")
        searched = self.runner.run(["liblinear-train", "-s", "0", "-C", rows])
        best = re.search(r"Best C = (\S+)", searched).group(1)
        self.runner.run(["liblinear-train", "-q", "-s", "0", "-c", best, rows,
                         self.database / "model"])

    def scores(self, names):
        rows, predicted = self.scratch / "test", self.scratch / "predicted"
        self._export([(0, name) for name in names], rows)
        self.runner.run(["liblinear-predict", "-b", "1", rows, self.database / "model", predicted])
        header, *found = predicted.read_text().splitlines()
        spam = header.split().index("1")
        return one_each([_log_odds(float(words[spam]), float(words[3 - spam]))
                         for words in map(str.split, found)], names)


class FastText(Filter):
    """fastText on the words that MeCab finds in subject, sender and text (mail_text.py), with the
    options that its tutorial arrives at; one thread, so that a run can be repeated."""

    name = "fastText"
    programs = ("fasttext", "mecab")
    packages = ("fasttext", "mecab", "mecab-ipadic-utf8")
    configuration = ("-lr 1.0 -epoch 25 -wordNgrams 2 -bucket 200000 -dim 50; words by MeCab, "
                     "lower case; the text extractor is Python")
    dictionary = "/var/lib/mecab/dic/ipadic-utf8"

    def _words(self, names):
        text = self.scratch / "text"
        text.write_text(self.runner.run([sys.executable, HERE / "mail_text.py"], lines(names)))
        words = self.runner.run(["mecab", "-d", self.dictionary, "-b", "10000000", "-O", "wakati",
                                 text])
        return one_each(words.split("\n")[:-1], names)

    def train(self, ham, spam):
        rows = self.scratch / "train"
        labels = ["ham"] * len(ham) + ["spam"] * len(spam)
        rows.write_text("".join(f"__label__{label} {words}\n"
                                for label, words in zip(labels, self._words(ham + spam))))
        self.runner.run(["fasttext", "supervised", "-input", rows,
                         "-output", self.database / "model", "-lr", "1.0", "-epoch", "25",
                         "-wordNgrams", "2", "-bucket", "200000", "-dim", "50", "-thread", "1",
                         "-verbose", "0"])
        (self.database / "model.vec").unlink()  # the words' vectors once more, as text

    def scores(self, names):
        rows = self.scratch / "test"
        rows.write_text(lines(self._words(names)))
        printed = self.runner.run(["fasttext", "predict-prob", self.database / "model.bin", rows,
                                   "2"])
        return one_each([_fasttext_score(line) for line in printed.splitlines()], names)


def _fasttext_score(line):
    """Of "__label__spam 0.97 __label__ham 0.03"; nothing is said of a mail without a known word."""
    words = line.split()
    chance = dict(zip(words[::2], map(float, words[1::2])))
    return _log_odds(chance.get("__label__spam", 0.5), chance.get("__label__ham", 0.5))
