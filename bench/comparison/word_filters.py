"""The peers that read mail themselves and count its words: bogofilter, SpamProbe, bsfilter and
SpamAssassin's Bayes."""

from .filter import HERE, Filter, in_order, lines, one_each


class Bogofilter(Filter):
    """Registers each class in one run, as the manual's bulk mode has it."""

    name = "bogofilter"
    programs = ("bogofilter",)
    packages = ("bogofilter",)
    configuration = "defaults; scores with 16 digits (-TT)"

    def _command(self, *options):
        return ["bogofilter", "-C", "-d", self.database, *options, "-b"]

    def train(self, ham, spam):
        self.runner.run(self._command("-n"), lines(ham))
        self.runner.run(self._command("-s"), lines(spam))

    def scores(self, names):
        # 0 to 2 are verdicts.
        printed = self.runner.run(self._command("-TT"), lines(names), fine=(0, 1, 2))
        return in_order({name: float(score) for name, score in
                         (line.split() for line in printed.splitlines())}, names)


class SpamProbe(Filter):
    """Learns all mails, not the difficult ones alone. Debian builds it for 8-bit letters, so
    Japanese words count without -8."""

    name = "SpamProbe"
    programs = ("spamprobe",)
    packages = ("spamprobe",)
    configuration = "commands good, spam, score; -M (a file is a mail), -s 0 (cache all terms)"

    def _command(self, command, names):
        return ["spamprobe", "-c", "-M", "-s", "0", "-d", self.database, command, *names]

    def train(self, ham, spam):
        self.runner.run(self._command("good", ham))
        self.runner.run(self._command("spam", spam))

    def scores(self, names):
        printed = self.runner.run(self._command("score", names))
        return one_each([float(line.split()[1]) for line in printed.splitlines()], names)


class Bsfilter(Filter):
    """Counts each class, then makes the table of probabilities from both."""

    name = "bsfilter"
    programs = ("bsfilter",)
    packages = ("bsfilter",)
    configuration = "defaults: Robinson-Fisher, Japanese in pairs of letters"
    tokenizer = "bigram"

    def _command(self, *rest):
        return ["bsfilter", "--homedir", self.database, "--jtokenizer", self.tokenizer, *rest]

    def train(self, ham, spam):
        self.runner.run(self._command("--add-clean", *ham))
        self.runner.run(self._command("--add-spam", *spam))
        self.runner.run(self._command("--update"))

    def scores(self, names):
        # Lines "combined probability NAME 1 SCORE"; the exit code is a verdict.
        printed = self.runner.run(self._command(*names), fine=(0, 1))
        found = [line.split() for line in printed.splitlines()]
        return in_order({words[2]: float(words[4]) for words in found}, names)


class BsfilterMecab(Bsfilter):
    """MeCab is led to the UTF-8 dictionary by a configuration file of its own, so that the
    machine's alternative mecab-dictionary may point anywhere."""

    name = "bsfilter, MeCab"
    packages = ("bsfilter", "ruby-mecab", "mecab-ipadic-utf8")
    configuration = "--jtokenizer mecab with ipadic-utf8"
    tokenizer = "mecab"
    dictionary = "/var/lib/mecab/dic/ipadic-utf8"

    def __init__(self, runner, home):
        super().__init__(runner, home)
        configuration = self.scratch / "mecabrc"
        configuration.write_text(f"dicdir = {self.dictionary}\n")
        self.runner.set("MECABRC", configuration)


class SpamAssassinBayes(Filter):
    """sa-learn, then the Bayes probability of each mail: no other rules, no network."""

    name = "SpamAssassin's Bayes"
    programs = ("sa-learn", "perl")
    packages = ("spamassassin",)
    configuration = ("other rules off; scores from the first mail on (not from 200 of each class), "
                     "nothing expires")

    _SETTINGS = """\
loadplugin Mail::SpamAssassin::Plugin::Check
loadplugin Mail::SpamAssassin::Plugin::Bayes
include /usr/share/spamassassin/20_aux_tlds.cf
include /usr/share/spamassassin/60_bayes_stopwords.cf
use_bayes 1
bayes_path {database}/bayes
bayes_auto_learn 0
bayes_auto_expire 0
bayes_min_ham_num 1
bayes_min_spam_num 1
dns_available no
body BAYES eval:check_bayes('0.00', '1.00')
score BAYES 1
"""

    def __init__(self, runner, home):
        super().__init__(runner, home)
        self._rules, self._site = self.scratch / "rules", self.scratch / "site"
        self._preferences = self.scratch / "user_prefs"
        self._rules.mkdir()
        self._site.mkdir()
        (self._site / "local.cf").write_text(self._SETTINGS.format(database=self.database))
        self._preferences.touch()

    def train(self, ham, spam):
        learn = ["sa-learn", "--local", "-C", self._rules, "--siteconfigpath", self._site,
                 "-p", self._preferences]
        for label, names in (("--ham", ham), ("--spam", spam)):
            batch = self.scratch / f"mails{label}"
            batch.write_text(lines(names))
            self.runner.run([*learn, "--no-sync", label, "-f", batch])
        self.runner.run([*learn, "--sync"])

    def scores(self, names):
        printed = self.runner.run(
            ["perl", HERE / "bayes_scores.pl", self._rules, self._site, self._preferences],
            lines(names))
        return one_each([float(line) for line in printed.splitlines()], names)
