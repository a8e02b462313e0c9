#!/usr/bin/env python3
"""spamc of SpamAssassin against furui-serve: every command, large and 8-bit mails, many at once."""

import concurrent.futures
import random
import shutil
import subprocess
import unittest
import zlib

from served import ENVIRONMENT, HAM, PROGRAMS, ROOT, SPAM, ServedCase, passed_through

MEGABYTE = 1 << 20


def words_of(mail, served, *options):
    done = served.spamc(mail, *options)
    return done.returncode, done.stdout.decode()


@unittest.skipUnless(shutil.which("spamc"), "there is no spamc; ./setup installs it")
class Spamc(ServedCase):
    options = ("--lang", "en")

    def test_ping_is_answered(self):
        self.assertEqual(words_of(b"", self.served, "-K"), (0, "SPAMD/1.5 0\n"))

    def test_check_says_spam_by_its_exit_code(self):
        code, numbers = words_of(SPAM, self.served, "-c")
        score, threshold = map(float, numbers.split("/"))
        self.assertEqual(code, 1)
        self.assertGreaterEqual(score, threshold)
        self.assertEqual(words_of(HAM, self.served, "-c")[0], 0)

    def test_symbols_are_signals(self):
        self.assertIn("from_name_brand_domain_mismatch", words_of(SPAM, self.served, "-y")[1].split(","))

    def test_report_gives_reasons(self):
        self.assertIn("main reasons:", words_of(HAM, self.served, "-R")[1])

    def test_report_if_spam_is_silent_about_ham(self):
        self.assertIn("main reasons:", words_of(SPAM, self.served, "-r")[1])
        self.assertNotIn("main reasons:", words_of(HAM, self.served, "-r")[1])

    def test_process_gives_what_furui_score_passes_through(self):
        self.assertEqual(self.served.spamc(SPAM).stdout, passed_through(SPAM, self.served.model))

    def test_headers_gives_the_same(self):
        self.assertEqual(self.served.spamc(SPAM, "--headers").stdout, passed_through(SPAM, self.served.model))

    def test_forged_status_is_taken_out(self):
        forged = b"X-Furui-Status: ham, probability=0.0000\n" + SPAM
        self.assertEqual(self.served.spamc(forged).stdout, passed_through(SPAM, self.served.model))

    def test_learning_is_refused_unless_allowed(self):
        done = self.served.spamc(SPAM, "-L", "spam")
        self.assertNotEqual(done.returncode, 0)
        self.assertNotIn(b"successfully", done.stdout)

    def test_mail_of_8_bit_bytes_comes_back_whole(self):
        mail = b"Subject: \x83\x65\x83\x58\x83\x67\xff\x00\r\n\r\n" + bytes(range(256)) * 300
        self.assertEqual(self.served.spamc(mail).stdout, passed_through(mail, self.served.model))

    def test_mail_of_5_megabytes_comes_back_whole(self):
        mail = SPAM + random.Random(1).randbytes(5 * MEGABYTE)
        self.assertEqual(self.served.spamc(mail).stdout, passed_through(mail, self.served.model))

    def test_mail_that_is_too_large_goes_on_unchanged(self):
        mail = SPAM + b"x" * (17 * MEGABYTE)
        done = self.served.spamc(mail)
        self.assertEqual(done.returncode, 0)
        self.assertEqual(done.stdout, mail)

    def test_packed_mail_is_judged_as_itself(self):
        self.assertEqual(self.served.ask("CHECK", zlib.compress(SPAM), "Compress: zlib"), self.served.ask("CHECK", SPAM))

    def test_200_clients_at_once_each_get_their_own_answer(self):
        paths = sorted((ROOT / "data/samples").rglob("*.eml"))
        chosen = random.Random(7).sample(paths, 50)
        done = subprocess.run([PROGRAMS / "furui-score", "-m", self.served.model, "--format", "text", *chosen],
                              check=True, capture_output=True, text=True, env=ENVIRONMENT)
        wanted = {}
        for line in done.stdout.splitlines():
            verdict, probability, path = line.split("\t")
            wanted[path] = f"X-Furui-Status: {verdict}, probability={probability}, "
        jobs = [path for path in chosen for _ in range(4)]

        def answer_of(place_and_path):
            place, path = place_and_path
            # A few are large, and each has bytes of its own that must come back.
            mark = b"\n%d\n" % place
            mail = path.read_bytes() + mark + b"\0" * (2 * MEGABYTE if place % 20 == 0 else 0)
            return path, mail, self.served.spamc(mail).stdout

        plain = {path: path.read_bytes() for path in chosen}
        with concurrent.futures.ThreadPoolExecutor(200) as pool:
            for path, mail, answer in pool.map(answer_of, enumerate(jobs)):
                line, rest = answer.split(b"\n", 1)
                self.assertTrue(line.startswith(b"X-Furui-Status: "), path)
                self.assertEqual(rest, mail, path)
            answers = pool.map(lambda path: (path, self.served.spamc(plain[path]).stdout), jobs)
            for path, answer in answers:
                self.assertTrue(answer.decode("latin-1").startswith(wanted[str(path)]), path)


@unittest.skipUnless(shutil.which("spamc"), "there is no spamc; ./setup installs it")
class SpamcLearns(ServedCase):
    options = ("--allow-learning",)

    def score(self):
        return float(self.served.spamc(HAM, "-c").stdout.split(b"/")[0])

    def test_what_was_learnt_counts_for_the_next_mail(self):
        before = self.score()
        self.assertIn(b"Message successfully un/learned", self.served.spamc(HAM, "-L", "spam").stdout)
        learnt = self.score()
        self.assertGreater(learnt, before)
        self.assertIn(b"already un/learned", self.served.spamc(HAM, "-L", "spam").stdout)
        self.assertIn(b"Message successfully un/learned", self.served.spamc(HAM, "-L", "ham").stdout)
        self.assertLess(self.score(), learnt)
        self.assertIn(b"Message successfully un/learned", self.served.spamc(HAM, "-L", "forget").stdout)
        self.assertEqual(self.score(), before)

    def test_many_teach_at_once_beside_furui_learn_and_none_is_lost(self):
        mails = [b"Subject: meeting %d\n\nlunch %d\n" % (i, i) for i in range(8)]
        path = self.served.folder / "own.eml"
        path.write_bytes(b"Subject: own\n\nown\n")
        learn = [PROGRAMS / "furui-learn", "-m", self.served.model]
        with subprocess.Popen([*learn, "-q", "--ham", path], env=ENVIRONMENT) as beside:
            with concurrent.futures.ThreadPoolExecutor(8) as pool:
                list(pool.map(lambda mail: self.served.spamc(mail, "-L", "ham"), mails))
            self.assertEqual(beside.wait(), 0)
        for i, mail in enumerate(mails):
            (self.served.folder / f"{i}.eml").write_bytes(mail)
        known = sorted(self.served.folder.glob("*.eml"))
        done = subprocess.run([*learn, "--ham", *known], check=True, capture_output=True, text=True, env=ENVIRONMENT)
        self.assertIn("learnt 0, moved 0, forgot 0, knew 9", done.stdout)


if __name__ == "__main__":
    unittest.main()
