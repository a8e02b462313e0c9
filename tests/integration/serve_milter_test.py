#!/usr/bin/env python3
"""A real Postfix with furui-serve as its milter: mail in by SMTP, out in a Maildir."""

import concurrent.futures
import re
import shutil
import signal
import smtplib
import subprocess
import time
import unittest

from postfix import DOMAIN, Postfix, free_port, why_not
from served import ENVIRONMENT, HAM, PROGRAMS, SPAM, Served, wait_until

TO = f"taro@{DOMAIN}"


def marked(mail, mark):
    """The mail with a field of its own by which it is found again."""
    return f"X-Mark: {mark}\n".encode() + mail


def send(port, mail, sender="hanako@aozora-trading.example"):
    """The SMTP code that the mail ends with."""
    with smtplib.SMTP("127.0.0.1", port, "mail.aozora-trading.example", timeout=60) as client:
        try:
            client.sendmail(sender, TO, mail.replace(b"\n", b"\r\n"))
            return 250
        except smtplib.SMTPResponseException as refused:
            return refused.smtp_code
        except smtplib.SMTPRecipientsRefused as refused:
            return refused.recipients[TO][0]


def status_of(mail):
    return re.findall(rb"^X-Furui-[^\n]*", mail, re.M | re.I)


@unittest.skipIf(why_not(), why_not())
class Milter(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.places = {name: free_port() for name in ("tag", "reject", "quarantine")}
        cls.served = {name: cls.start(name) for name in cls.places}
        cls.postfix = Postfix({
            **{name: (f"inet:127.0.0.1:{port}", "tempfail") for name, port in cls.places.items()},
            "nobody": (f"inet:127.0.0.1:{free_port()}", "tempfail"),
            "nobody_matters": (f"inet:127.0.0.1:{free_port()}", "accept"),
            "tag_or_pass": (f"inet:127.0.0.1:{cls.places['tag']}", "accept"),
        })

    @classmethod
    def start(cls, name):
        return Served("--milter", f"127.0.0.1:{cls.places[name]}", "--milter-on-spam", name)

    @classmethod
    def tearDownClass(cls):
        cls.postfix.clean()
        for served in cls.served.values():
            served.clean()

    def found(self, mark):
        """The delivered mail of this mark."""
        field = f"X-Mark: {mark}".encode()
        found = []

        def look():
            found.extend(mail for mail in self.postfix.delivered() if field in mail.split(b"\n"))
            return found

        wait_until(look, f"{mark} is delivered")
        return found[0]

    @unittest.skipUnless(shutil.which("swaks"), "there is no swaks; ./setup installs it")
    def test_mail_by_swaks_is_delivered_with_its_status(self):
        for mail, mark, verdict in ((SPAM, "swaks-spam", b"spam"), (HAM, "swaks-ham", b"ham")):
            path = self.served["tag"].folder / "mail.eml"
            path.write_bytes(marked(mail, mark))
            subprocess.run(["swaks", "--silent", "2", "--server", f"127.0.0.1:{self.postfix.ports['tag']}", "--to", TO,
                            "--from", "hanako@aozora-trading.example", "--data", f"@{path}"], check=True,
                           capture_output=True)
            self.assertEqual([line.split(b",")[0] for line in status_of(self.found(mark))],
                             [b"X-Furui-Status: " + verdict])

    def test_mail_is_judged_as_it_lies_in_the_maildir(self):
        for mail, mark in ((SPAM, "judged-spam"), (HAM, "judged-ham")):
            send(self.postfix.ports["tag"], marked(mail, mark))
            delivered = self.found(mark)
            path = self.served["tag"].folder / "delivered.eml"
            path.write_bytes(delivered)
            done = subprocess.run([PROGRAMS / "furui-score", "-m", self.served["tag"].model, path], check=True,
                                  capture_output=True, text=True, env=ENVIRONMENT)
            verdict, probability, _ = done.stdout.split("\t")
            self.assertTrue(status_of(delivered)[0].decode().startswith(
                f"X-Furui-Status: {verdict}, probability={probability},"), status_of(delivered))

    def test_forged_status_is_taken_out(self):
        forged = (b"X-Furui-Status: ham, probability=0.0000\nX-FURUI-Other: yes\nx-furui-status: ham\n" + SPAM)
        send(self.postfix.ports["tag"], marked(forged, "forged"))
        lines = status_of(self.found("forged"))
        self.assertEqual(len(lines), 1, lines)
        self.assertTrue(lines[0].startswith(b"X-Furui-Status: spam"))

    def test_large_mail_of_8_bit_bytes_arrives_whole(self):
        body = (bytes(range(128, 256)) * 7 + b"\n") * 6000
        send(self.postfix.ports["tag"], marked(b"Subject: large\n\n" + body, "large"))
        self.assertTrue(self.found("large").endswith(b"\n\n" + body))

    def test_spam_is_rejected_where_that_is_asked_for(self):
        self.assertEqual(send(self.postfix.ports["reject"], marked(SPAM, "rejected")), 550)
        self.assertEqual(send(self.postfix.ports["reject"], marked(HAM, "not-rejected")), 250)
        self.found("not-rejected")

    def test_spam_is_held_where_quarantine_is_asked_for(self):
        self.assertEqual(send(self.postfix.ports["quarantine"], marked(SPAM, "held")), 250)
        wait_until(self.postfix.held, "the mail is held")

    def test_without_the_milter_postfix_does_as_it_is_set(self):
        self.assertIn(send(self.postfix.ports["nobody"], marked(HAM, "deferred")), range(400, 500))
        self.assertEqual(send(self.postfix.ports["nobody_matters"], marked(HAM, "passed")), 250)
        self.assertEqual(status_of(self.found("passed")), [])

    def test_many_hangups_end_nothing(self):
        served = self.served["reject"]
        for _ in range(200):
            served.process.send_signal(signal.SIGHUP)
        served.wait_for("model .* is in use", 2)
        self.assertIsNone(served.process.poll())
        self.assertEqual(send(self.postfix.ports["reject"], marked(SPAM, "after-hangups")), 550)

    def kill_mid_flow(self, port, name, kill):
        """Sends 60 mails, kills after some and starts again after some more; gives the codes by mark."""
        marks = [f"{name}-{i}" for i in range(60)]
        codes = {}

        def deliver(mark):
            codes[mark] = send(port, marked(HAM, mark))
            if len(codes) == 15:
                kill()
            if len(codes) == 40:
                self.served["tag"].clean()
                self.served["tag"] = self.start("tag")

        with concurrent.futures.ThreadPoolExecutor(6) as pool:
            list(pool.map(deliver, marks))
        return codes

    def test_killed_mid_flow_no_mail_is_lost_and_none_passes_unjudged(self):
        codes = self.kill_mid_flow(self.postfix.ports["tag"], "killed", lambda: self.served["tag"].process.kill())
        self.assertGreater(list(codes.values()).count(250), 15)
        for mark, code in codes.items():
            if code == 250:
                self.assertEqual(len(status_of(self.found(mark))), 1, mark)
            else:
                self.assertIn(code, range(400, 500), mark)

    def test_killed_mid_flow_all_mail_passes_where_that_is_asked_for(self):
        codes = self.kill_mid_flow(self.postfix.ports["tag_or_pass"], "kept", lambda: self.served["tag"].process.kill())
        self.assertEqual(set(codes.values()), {250})
        for mark in codes:
            self.found(mark)

    def test_terminated_it_ends_well(self):
        served = Served("--milter", f"127.0.0.1:{free_port()}")
        self.addCleanup(served.clean)
        served.wait_for("milter on")
        started = time.monotonic()
        self.assertEqual(served.end(), 0)
        self.assertLess(time.monotonic() - started, 20)


if __name__ == "__main__":
    unittest.main()
