#!/usr/bin/env python3
"""bench/comparison: numbers worked by hand, folds, repetitions, what a filter gets to see. No peer
is needed."""

import json
import math
import sys
import tempfile
import unittest
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "bench"))
from comparison import byte_grams, corpus, costs, folds, mail_text, measures, table  # noqa: E402
from comparison.comparison import Row, compare  # noqa: E402
from comparison.filter import Filter, ScoresMissing, in_order, one_each  # noqa: E402


def mail(subject, body="Good morning", extra=""):
    return (f"{extra}From: Hanako <hanako@aozora-trading.example>\nSubject: {subject}\n\n"
            f"{body}\n").encode()


class InFolder(unittest.TestCase):
    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.folder = Path(scratch.name)

    def write(self, name, content):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        return path


class RocArea(unittest.TestCase):
    def test_it_is_the_share_of_pairs_in_order(self):
        self.assertEqual(measures.roc_area([1, 2, 4], [3, 5]), 5 / 6)

    def test_a_tie_counts_half(self):
        # 2 beats 1, ties with 2, loses to 3; 4 beats all.
        self.assertEqual(measures.roc_area([1, 2, 3], [2, 4]), 4.5 / 6)

    def test_one_score_for_all_says_nothing(self):
        self.assertEqual(measures.roc_area([0.5] * 7, [0.5] * 3), 0.5)

    def test_the_ends_of_its_interval_solve_newcombes_equation(self):
        def deviations(truth):
            spread = 1 + 49 * ((1 - truth) / (2 - truth) + truth / (1 + truth))
            return abs(0.8 - truth) / math.sqrt(truth * (1 - truth) * spread / 2500)

        lower, upper = measures.roc_area_interval(0.8, 50, 50)
        self.assertAlmostEqual(deviations(lower), 1.96, places=4)
        self.assertAlmostEqual(deviations(upper), 1.96, places=4)
        self.assertLess(lower, 0.8)
        self.assertLess(0.8, upper)

    def test_its_interval_holds_at_one(self):
        lower, upper = measures.roc_area_interval(1.0, 20, 20)
        self.assertEqual(upper, 1.0)
        self.assertTrue(0.8 < lower < 0.97)


class Recall(unittest.TestCase):
    ham = [9] + [1] * 9

    def recall(self, spam, rate):
        return measures.Ranking(self.ham, spam).recalls((rate,))[0]

    def test_without_a_false_positive_allowed_spam_must_be_above_all_ham(self):
        self.assertEqual(self.recall([10, 8, 8, 0.5], 0.05), 0.25)

    def test_an_allowed_false_positive_lets_the_spam_below_it_pass(self):
        self.assertEqual(self.recall([10, 8, 8, 0.5], 0.1), 0.75)

    def test_spam_tied_with_a_ham_that_may_not_pass_does_not_count(self):
        self.assertEqual(self.recall([9, 9, 9, 10], 0.0), 0.25)

    def test_spam_tied_with_a_ham_that_may_pass_counts(self):
        self.assertEqual(self.recall([9, 9, 1, 1], 0.1), 0.5)

    def test_all_rates_are_found_in_one_pass(self):
        ranking = measures.Ranking([4, 3, 2, 1], [5, 3.5, 2.5, 0])
        self.assertEqual(ranking.recalls((0.0, 0.25, 0.5, 1.0)), [0.25, 0.5, 0.75, 1.0])

    def test_a_mail_of_weight_two_counts_twice(self):
        ranking = measures.Ranking([2], [3, 1])
        self.assertEqual(ranking.recalls((0.0,), {0: 1}, {0: 2, 1: 0}), [1.0])

    def test_a_ham_that_was_not_drawn_stops_nothing(self):
        ranking = measures.Ranking([2, 0], [3, 1])
        self.assertEqual(ranking.recalls((0.0,), {0: 0, 1: 2}, {0: 1, 1: 1}), [1.0])


class RateInterval(unittest.TestCase):
    def test_the_tail_of_three_coins(self):
        self.assertAlmostEqual(measures.binomial_tail(2, 3, 0.5), 0.5)

    def test_no_hit_reaches_up_to_the_root_of_what_is_left(self):
        lower, upper = measures.rate_interval(0, 50)
        self.assertEqual(lower, 0)
        self.assertAlmostEqual(upper, 1 - 0.025 ** (1 / 50))

    def test_all_hits_reach_down_as_far(self):
        lower, upper = measures.rate_interval(50, 50)
        self.assertAlmostEqual(lower, 0.025 ** (1 / 50))
        self.assertEqual(upper, 1)

    def test_one_of_two(self):
        lower, upper = measures.rate_interval(1, 2)
        self.assertAlmostEqual(lower, 1 - math.sqrt(0.975))
        self.assertAlmostEqual(upper, math.sqrt(0.975))

    def test_no_trial_says_nothing(self):
        self.assertEqual(measures.rate_interval(0, 0), (0, 1))


class Measure(unittest.TestCase):
    def test_it_gives_what_is_missing_to_one_with_its_interval_turned_round(self):
        area, *_ = measures.measure([1, 2, 3], [2, 4], 1)
        self.assertAlmostEqual(area.value, 1.5 / 6)
        self.assertTrue(area.lower < area.value < area.upper)

    def test_a_recall_without_an_error_still_has_the_exact_interval(self):
        _, low, high = measures.measure([0] * 30, [1] * 20, 1)
        for recall in (low, high):
            self.assertEqual((recall.value, recall.upper), (1, 1))
            self.assertAlmostEqual(recall.lower, 0.025 ** (1 / 20))

    def test_one_high_ham_widens_the_interval_beyond_the_exact_one(self):
        # A third of the resamples miss the ham that stands above half of the spam.
        _, low, _ = measures.measure([5] + [0] * 49, [4] * 20 + [6] * 20, 1)
        self.assertEqual((low.value, low.upper), (0.5, 1.0))

    def test_one_seed_gives_the_same_intervals(self):
        ham = [math.sin(i) * 3 - 1 for i in range(200)]
        spam = [math.cos(i) * 3 + 1 for i in range(200)]
        self.assertEqual(measures.measure(ham, spam, 5), measures.measure(ham, spam, 5))


class Folds(unittest.TestCase):
    labels = ["ham"] * 53 + ["spam"] * 31

    def folds(self, count=5, seed=1, groups=None):
        return folds.stratified_folds(self.labels, groups or range(84), count, seed)

    def test_every_class_is_spread_evenly(self):
        found = self.folds()
        for label in ("ham", "spam"):
            sizes = [sum(fold == k and its == label for fold, its in zip(found, self.labels))
                     for k in range(5)]
            self.assertLessEqual(max(sizes) - min(sizes), 1)

    def test_the_mails_of_a_group_share_a_fold(self):
        found = self.folds(groups=[i // 4 for i in range(84)])
        for i in range(0, 84, 4):
            self.assertEqual(len(set(found[i:i + 4])), 1)

    def test_a_seed_gives_the_same_folds_and_another_seed_others(self):
        self.assertEqual(self.folds(), self.folds())
        self.assertNotEqual(self.folds(), self.folds(seed=2))

    def test_a_fold_is_tested_on_what_it_was_not_trained_on_and_every_mail_once(self):
        mails = list(range(84))
        tested_in_all = []
        for trained, tested in folds.split(mails, self.folds()):
            self.assertFalse(set(trained) & set(tested))
            self.assertEqual(sorted(trained + tested), mails)
            tested_in_all += tested
        self.assertEqual(sorted(tested_in_all), mails)


class Corpus(InFolder):
    def collect(self, ham, spam):
        paths = [("ham", self.write(f"ham/{i}", each)) for i, each in enumerate(ham)]
        paths += [("spam", self.write(f"spam/{i}", each)) for i, each in enumerate(spam)]
        copies = self.folder / "copies"
        copies.mkdir()
        return corpus.collect(paths, copies)

    def test_the_same_mail_from_another_mailbox_counts_once(self):
        found = self.collect([mail("a"), mail("a", extra="Received: from elsewhere\n")],
                             [mail("b")])
        self.assertEqual((len(found.mails), found.repeated), (2, 1))

    def test_a_mail_in_both_classes_is_left_out_of_both(self):
        found = self.collect([mail("a"), mail("c")], [mail("a"), mail("b")])
        self.assertEqual([each.path.name for each in found.mails], ["1", "1"])
        self.assertEqual(found.contradicting, 1)

    def test_mails_with_one_body_are_one_group_whatever_their_line_ends(self):
        found = self.collect([mail("a"), mail("b").replace(b"\n", b"\r\n"), mail("c", "Other")],
                             [])
        self.assertEqual(found.mails[0].group, found.mails[1].group)
        self.assertNotEqual(found.mails[0].group, found.mails[2].group)

    def test_the_copys_name_does_not_tell_the_class(self):
        found = self.collect([mail("a")], [mail("b")])
        self.assertEqual([each.name for each in found.mails], ["000000.eml", "000001.eml"])

    def test_an_mboxs_from_line_is_not_copied(self):
        line = "From hanako@aozora-trading.example Mon Jun  3 10:00:00 2024\n"
        self.collect([mail("a", extra=line)], [])
        self.assertEqual((self.folder / "copies/000000.eml").read_bytes(), mail("a"))

    def test_folders_are_read_in_byte_order_without_hidden_and_empty_files(self):
        for name in ("b", "B", "a/z", ".hidden", "a/backup~"):
            self.write(f"in/{name}", mail(name))
        self.write("in/empty", b"")
        found = [str(path.relative_to(self.folder / "in"))
                 for _, path in corpus.labelled_paths([self.folder / "in"], [], [])]
        self.assertEqual(found, ["B", "a/z", "b"])

    def test_an_indexs_paths_are_relative_to_it(self):
        index = self.write("full/index", b"spam ../data/1\nHAM ../data/2\n")
        found = [(label, path.resolve()) for label, path in corpus.labelled_paths([], [], [index])]
        data = self.folder.resolve() / "data"
        self.assertEqual(found, [("spam", data / "1"), ("ham", data / "2")])

    def test_an_indexs_bad_line_is_named(self):
        index = self.write("index", b"ham a\nmaybe b\n")
        with self.assertRaisesRegex(ValueError, "index:2"):
            list(corpus.labelled_paths([], [], [index]))


class ByteGrams(unittest.TestCase):
    def test_a_gram_of_the_header_is_not_one_of_the_body(self):
        self.assertEqual(len(byte_grams.grams_of(b"abcd\n\nabcd")), 2)

    def test_a_gram_counts_once(self):
        self.assertEqual(len(byte_grams.grams_of(b"\n\naaaaaaaa")), 1)

    def test_less_than_four_bytes_have_none(self):
        self.assertEqual(byte_grams.grams_of(b"abc\n\nabc"), set())


class MailText(unittest.TestCase):
    def test_subject_and_text_are_decoded_and_tags_are_not_text(self):
        raw = ("Subject: =?UTF-8?B?5pel56iL?=\nContent-Type: text/html; charset=iso-2022-jp\n\n"
               "<p class=x>会議</p>").encode("iso-2022-jp")
        self.assertEqual(mail_text.text_of(raw), "日程 会議")

    def test_an_unknown_charset_and_broken_bytes_are_one_line_all_the_same(self):
        raw = b"Subject: =?x-none?B?/w?=\nContent-Type: text/plain; charset=x-none\n\n\xff\x00a\nb"
        self.assertNotIn("\n", mail_text.text_of(raw))
        self.assertTrue(mail_text.text_of(raw).endswith("a b"))


class BySize(Filter):
    """Says that a mail is spam by its size, and keeps what it was shown."""

    name = "by size"
    configuration = "none"
    seen = []

    def train(self, ham, spam):
        assert not any(self.database.iterdir()), "the database of another fold is still there"
        (self.database / "words").write_bytes(b"x" * len(ham))
        self._learnt = set(ham + spam)

    def scores(self, names):
        BySize.seen.append((self._learnt, names))
        return [float((self.runner.folder / name).stat().st_size) for name in names]


class Comparison(InFolder):
    def setUp(self):
        super().setUp()
        BySize.seen = []
        copies = self.folder / "copies"
        copies.mkdir()
        paths = [("ham", self.write(f"ham/{i}", mail(f"ham {i}"))) for i in range(8)]
        paths += [("spam", self.write(f"spam/{i}", mail(f"spam {i}", "win " * 99)))
                  for i in range(6)]
        mails = corpus.collect(paths, copies).mails
        found = folds.stratified_folds([each.label for each in mails], range(14), 2, 1)
        self.row = compare(BySize, mails, found, copies, self.folder / "work", 1)

    def test_no_mail_is_scored_by_a_filter_that_learnt_it(self):
        self.assertEqual(len(BySize.seen), 2)
        for learnt, scored in BySize.seen:
            self.assertFalse(learnt & set(scored))

    def test_all_mails_are_ranked_together(self):
        self.assertEqual(len(self.row.scores), 14)
        self.assertEqual([each.value for each in self.row.estimates], [0, 1, 1])

    def test_the_database_of_the_largest_fold_is_weighed(self):
        self.assertEqual(self.row.database, 4)


class Scores(unittest.TestCase):
    def test_a_mail_without_a_score_is_an_error(self):
        with self.assertRaises(ScoresMissing):
            in_order({"a": 1.0}, ["a", "b"])

    def test_a_score_too_many_is_an_error(self):
        with self.assertRaises(ScoresMissing):
            one_each([1.0, 2.0], ["a"])


class Runner(InFolder):
    def runner(self):
        return costs.Runner(self.folder, self.folder)

    def test_costs_are_summed_and_the_largest_process_counts(self):
        runner = self.runner()
        runner.run([sys.executable, "-c", "bytearray(60_000_000)"])
        runner.run(["sleep", "0.2"])
        self.assertGreaterEqual(runner.costs.wall, 0.2)
        self.assertTrue(60_000_000 < runner.costs.memory < 200_000_000)

    def test_memory_of_this_process_is_not_the_childs(self):
        held = bytearray(b"x" * 100_000_000)
        runner = self.runner()
        runner.run(["true"])
        self.assertLess(runner.costs.memory, len(held) / 2)

    def test_an_exit_code_that_is_not_fine_is_an_error_with_its_words(self):
        with self.assertRaisesRegex(costs.CommandFailed, "exit code 3: broken"):
            self.runner().run(["sh", "-c", "echo broken >&2; exit 3"], fine=(0, 1))

    def test_a_verdict_in_the_exit_code_is_fine(self):
        self.assertEqual(self.runner().run(["sh", "-c", "echo 1; exit 1"], fine=(0, 1)), "1\n")


class Table(unittest.TestCase):
    def rows(self):
        def row(name, value):
            return Row(name, "set", [measures.Estimate(value, value / 2, value * 2)] * 3,
                       costs.Costs(1.5, 2.5, 3_000_000), costs.Costs(0.25, 0.5, 1_000_000), 4_200_000)

        return [row("second", 0.02), row("first", 0.01)]

    def test_the_smallest_area_missing_to_one_comes_first(self):
        lines = table.as_text(self.rows()).splitlines()
        self.assertTrue(lines[1].startswith("first"))
        self.assertTrue(lines[2].startswith("second"))

    def test_shares_are_percent_and_bytes_are_megabytes(self):
        line = table.as_text(self.rows()).splitlines()[2]
        for cell in ("2.000 [ 1.000,   4.000]", "2.5 s", "  3  ", "4.2"):
            self.assertIn(cell, line)

    def test_json_has_shares_seconds_and_bytes(self):
        found = json.loads(table.as_json({"ham": 7}, self.rows()))
        first = found["filters"][1]
        self.assertEqual(found["ham"], 7)
        self.assertEqual(first["one_minus_roc_area"]["value"], 0.01)
        self.assertEqual([each["false_positive_rate"] for each in first["recall"]], [0.001, 0.01])
        self.assertEqual(first["training"]["cpu"], 2.5)
        self.assertEqual(first["database_bytes"], 4_200_000)


if __name__ == "__main__":
    unittest.main()
