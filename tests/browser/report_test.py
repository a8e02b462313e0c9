#!/usr/bin/env python3
"""The report's page in a real browser: report_test.py PROGRAMS, the folder of the built programs."""

import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

from webdriver import Browser

PROGRAMS = pathlib.Path(sys.argv.pop(1)).resolve()
ROOT = pathlib.Path(__file__).resolve().parents[2]
HOSTILE = """</script><script>document.title='owned'</script><img src=//tracker.example/x onerror="document.title='owned'">"""
ARROW_RIGHT = "\ue014"


def write_report(folder):
    """A page on some sample mails and a ham that looks like phishing, whose subject attacks the page."""
    phishing = (ROOT / "data/examples/phishing.eml").read_bytes()
    head, body = phishing.split(b"\n\n", 1)
    lines = [line for line in head.split(b"\n") if not line.lower().startswith(b"subject:")]
    # A folded Subject would leave its second line behind.
    lines = [line for line in lines if not line.startswith(b" =?")]
    hostile = folder / "hostile.eml"
    hostile.write_bytes(b"\n".join([b"Subject: " + HOSTILE.encode(), *lines]) + b"\n\n" + body)
    ham = sorted((ROOT / "data/samples/ham").rglob("*.eml"))[:40]
    spam = sorted((ROOT / "data/samples/spam").rglob("*.eml"))[:40]
    index = folder / "index"
    index.write_text("".join([f"ham {hostile}\n", *(f"ham {path}\n" for path in ham), *(f"spam {path}\n" for path in spam)]))
    return evaluate(folder, "-m", PROGRAMS / "cli-sample.furui", "--index", index, "--signals", "--breakdown", "language",
                    "--lang", "en")


def write_test_of_recipe(folder):
    """A page in Japanese on a cross-validation, with what parts of the evidence earn and doubtful labels."""
    ham = sorted((ROOT / "data/samples/ham").rglob("*.eml"))[:30]
    spam = sorted((ROOT / "data/samples/spam").rglob("*.eml"))[:30]
    return evaluate(folder, "--cross-validate", "2", "--ablation", "--suspects", "--ham", *ham, "--spam", *spam,
                    "--lang", "ja")


def evaluate(folder, *options):
    page = folder / "report.html"
    subprocess.run([PROGRAMS / "furui-evaluate", *options, "--html", page], check=True, stdout=subprocess.DEVNULL,
                   env={**os.environ, "LC_ALL": "C.UTF-8"})
    return page


class Page(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.page = cls.write(pathlib.Path(cls.folder.name)).as_uri()
        cls.browser = Browser()

    @classmethod
    def tearDownClass(cls):
        cls.browser.__exit__()
        cls.folder.cleanup()

    def setUp(self):
        self.browser.open(self.page)

    def text(self, selector):
        return self.browser.run("return document.querySelector(arguments[0]).innerText", selector)

    def rows(self, selector):
        return self.browser.run("return document.querySelectorAll(arguments[0] + ' tbody tr').length", selector)


class TestOfRecipe(Page):
    write = staticmethod(write_test_of_recipe)

    def test_each_part_has_a_line(self):
        self.assertGreater(self.rows("#parts"), 8)
        self.assertIn("without signals", self.text("#parts"))

    def test_wrong_labels_have_their_price(self):
        self.assertGreaterEqual(self.rows("#suspects"), 3)
        self.assertRegex(self.text("#suspects"), r"5\.00\s%")

    def test_it_speaks_japanese(self):
        self.assertEqual(self.browser.run("return document.documentElement.lang"), "ja")
        self.assertIn("2 分割交差検証", self.text(".lead"))
        self.assertEqual(self.browser.console(), [])


class ReportPage(Page):
    write = staticmethod(write_report)

    def shown_mails(self):
        return self.browser.run(
            "return [...document.querySelectorAll('#mails details')].filter((row) => row.offsetHeight > 0)"
            ".map((row) => row.querySelector('summary').innerText)")

    def live_counts(self):
        return self.browser.run(
            "return [...document.querySelectorAll('#live tbody td')].map((cell) => cell.textContent)"
            ".filter((text) => /^[0-9,]+$/.test(text)).map((text) => Number(text.replaceAll(',', '')))")

    def test_it_draws_all_its_plots_without_a_word_on_the_console(self):
        self.assertEqual(self.browser.run("return document.querySelectorAll('.plots figure:not([hidden]) svg').length"), 4)
        self.assertGreater(self.browser.run("return document.querySelector('#roc path.line').getTotalLength()"), 100)
        self.assertEqual(self.browser.run("return document.querySelectorAll('.card .big').length"), 4)
        self.assertEqual(self.browser.console(), [])

    def test_no_coordinate_is_missing(self):
        page = self.browser.run("return document.getElementById('main').innerHTML")
        self.assertNotIn("NaN", page)
        self.assertNotIn("undefined", page)

    def test_it_asks_for_nothing_but_itself(self):
        self.browser.requests()
        self.browser.open(self.page)
        self.browser.run("for (const row of document.querySelectorAll('details')) row.open = true")
        self.assertEqual(set(self.browser.requests()), {self.page})

    def test_a_hostile_subject_stays_text(self):
        self.browser.run("for (const row of document.querySelectorAll('details')) row.open = true")
        self.assertEqual(self.browser.run("return document.title"), "How good is this filter?")
        self.assertEqual(self.browser.run("return document.querySelectorAll('img, iframe, object').length"), 0)
        self.assertEqual(self.browser.run("return document.scripts.length"), 2)
        self.assertIn(HOSTILE, self.text("#mails"))

    def test_its_policy_stops_a_script_that_is_not_its_own(self):
        self.browser.run(
            "const script = document.createElement('script'); script.textContent = 'document.title = \"owned\"';"
            "document.body.append(script)")
        self.assertEqual(self.browser.run("return document.title"), "How good is this filter?")
        self.assertTrue(any("Content Security Policy" in line for line in self.browser.console()))

    def test_the_slider_changes_the_numbers_and_loses_no_mail(self):
        before = self.live_counts()
        self.browser.type("#slider", ARROW_RIGHT * 5)
        after = self.live_counts()
        self.assertNotEqual(before, after)
        self.assertEqual(sum(before), 81)
        self.assertEqual(sum(after), 81)

    def test_at_its_ends_the_slider_calls_nothing_or_everything_spam(self):
        move = "const slider = document.getElementById('slider'); slider.value = arguments[0];" \
               "slider.dispatchEvent(new Event('input'))"
        self.browser.run(move, 0)
        self.assertEqual(self.live_counts(), [41, 0, 40, 0])
        self.assertEqual(self.text("#threshold"), "nothing is spam")
        self.browser.run(move, 1000000)
        self.assertEqual(self.live_counts(), [0, 41, 0, 40])

    def test_the_search_finds_the_mail_and_hides_the_others(self):
        self.assertGreater(len(self.shown_mails()), 1)
        self.browser.type("#search", "TRACKER.example")
        shown = self.shown_mails()
        self.assertEqual(len(shown), 1)
        self.assertIn("tracker.example", shown[0])
        self.assertIn("1 shown of", self.text("#found"))

    def test_the_kind_of_error_filters(self):
        self.browser.run("const kind = document.getElementById('kind'); kind.value = 'spam → unsure';"
                         "kind.dispatchEvent(new Event('change'))")
        shown = self.shown_mails()
        self.assertGreater(len(shown), 0)
        for summary in shown:
            self.assertIn("spam → unsure", summary)

    def test_on_a_phone_the_page_does_not_scroll_sideways(self):
        self.browser.emulate("Emulation.setDeviceMetricsOverride", width=375, height=700, deviceScaleFactor=2, mobile=True)
        try:
            self.browser.open(self.page)
            self.assertEqual(self.browser.run("return [innerWidth, document.documentElement.scrollWidth]"), [375, 375])
        finally:
            self.browser.emulate("Emulation.clearDeviceMetricsOverride")

    def test_dark_paper_has_light_ink(self):
        self.browser.emulate("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": "dark"}])
        try:
            brightness = "return getComputedStyle(document.body)[arguments[0]].match(/[0-9]+/g).reduce((a, b) => a + +b, 0)"
            self.assertLess(self.browser.run(brightness, "backgroundColor"), self.browser.run(brightness, "color"))
        finally:
            self.browser.emulate("Emulation.setEmulatedMedia", features=[])


if __name__ == "__main__":
    unittest.main(verbosity=2)
