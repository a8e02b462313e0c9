#!/usr/bin/env python3
"""The life of furui-serve: models that come and go under load, signals, sockets it is given."""

import concurrent.futures
import os
import pathlib
import re
import shutil
import signal
import socket
import subprocess
import tempfile
import threading
import time
import unittest

from served import ENVIRONMENT, HAM, PATIENCE, PROGRAMS, SAMPLE_MODEL, SPAM, Served, read_all, wait_until


class Life(unittest.TestCase):
    def start(self, *options, **more):
        served = Served(*options, **more)
        self.addCleanup(served.clean)
        return served

    def other_model(self, folder):
        """A second model, whose verdict on HAM bears another identity."""
        path = pathlib.Path(folder) / "other.furui"
        mail = pathlib.Path(folder) / "mail.eml"
        mail.write_bytes(SPAM)
        subprocess.run([PROGRAMS / "furui-learn", "-q", "-m", SAMPLE_MODEL, "-o", path, "--ham", mail], check=True,
                       env=ENVIRONMENT)
        return path

    def identity(self, served):
        return re.search(rb"model=([0-9a-f]{16})", served.ask("PROCESS", HAM)).group(1)

    def replace(self, served, by):
        copy = served.folder / "new"
        shutil.copy(by, copy)
        os.replace(copy, served.model)

    def test_model_replaced_100_times_under_load_and_no_answer_lost(self):
        served = self.start()
        models = [self.other_model(served.folder), SAMPLE_MODEL]
        wanted = {}
        for model in models:
            done = subprocess.run([PROGRAMS / "furui-score", "-m", model, "--passthrough"], input=HAM, check=True,
                                  capture_output=True, env=ENVIRONMENT)
            wanted[done.stdout.split(b"\n", 1)[0]] = model
        stop = threading.Event()
        seen = set()

        def ask():
            count = 0
            while not stop.is_set():
                answer = served.ask("PROCESS", HAM)
                line = answer.split(b"\r\n\r\n", 1)[1].split(b"\n", 1)[0]
                seen.add(line)
                count += 1
            return count

        with concurrent.futures.ThreadPoolExecutor(4) as pool:
            asking = [pool.submit(ask) for _ in range(4)]
            for i in range(100):
                self.replace(served, models[i % 2])
                served.process.send_signal(signal.SIGHUP)
                time.sleep(0.05)
            stop.set()
            self.assertGreater(sum(one.result() for one in asking), 100)
        self.assertEqual(seen, set(wanted))
        self.assertEqual(served.metric('furui_model_reloads_total{result="refused"}'), 0)
        wait_until(lambda: served.ask("PROCESS", HAM) == served.ask("PROCESS", HAM), "the last model is in use")

    def test_replaced_model_is_noticed_without_a_signal(self):
        served = self.start()
        old = self.identity(served)
        self.replace(served, self.other_model(served.folder))
        wait_until(lambda: self.identity(served) != old, "the new model is in use")

    def test_bad_model_is_kept_out_and_said_in_one_line(self):
        served = self.start()
        old = self.identity(served)
        before = len(served.lines)
        (served.folder / "bad").write_bytes(SAMPLE_MODEL.read_bytes()[:1000])
        self.replace(served, served.folder / "bad")
        served.wait_for("the old model stays", before)
        time.sleep(2.5)  # two more looks at the file
        self.assertEqual(len(served.lines), before + 1, served.lines)
        self.assertEqual(self.identity(served), old)
        self.assertEqual(served.metric('furui_model_reloads_total{result="refused"}'), 1)

    def test_terminated_it_answers_what_it_has_and_ends_well(self):
        served = self.start()
        head = b"PROCESS SPAMC/1.5\r\nContent-length: %d\r\n\r\n" % len(SPAM)
        with served.connect() as half, served.connect() as silent:
            half.sendall(head + SPAM[:100])
            wait_until(lambda: served.metric("furui_connections") == 2, "both are connected")
            time.sleep(0.2)
            served.process.send_signal(signal.SIGTERM)
            served.wait_for("stopping")
            half.sendall(SPAM[100:])
            self.assertIn(b"X-Furui-Status: spam", read_all(half))
            self.assertEqual(read_all(silent), b"")
        self.assertEqual(served.process.wait(PATIENCE), 0)
        self.assertFalse(served.socket.exists())
        served.reader.join()
        self.assertEqual(served.lines[-1], "furui-serve: ended")

    def test_killed_it_starts_again_over_its_old_socket(self):
        served = self.start()
        served.process.kill()
        served.process.wait()
        self.assertTrue(served.socket.exists())
        again = self.start(folder=served.folder)
        self.assertIn(b"PONG", again.ask("PING"))

    def test_place_of_another_is_not_taken(self):
        served = self.start()
        done = subprocess.run([PROGRAMS / "furui-serve", "-m", served.model, "--listen", f"unix:{served.socket}"],
                              capture_output=True, text=True, env=ENVIRONMENT, timeout=PATIENCE)
        self.assertEqual(done.returncode, 2)
        self.assertIn("cannot be listened on", done.stderr)
        self.assertIn(b"PONG", served.ask("PING"))

    def test_address_that_others_reach_needs_a_word(self):
        done = subprocess.run([PROGRAMS / "furui-serve", "-m", SAMPLE_MODEL, "--listen", "0.0.0.0:0"],
                              capture_output=True, text=True, env=ENVIRONMENT, timeout=PATIENCE)
        self.assertEqual(done.returncode, 2)
        self.assertIn("--allow-remote", done.stderr)
        self.start("--listen", "0.0.0.0:0", "--allow-remote").wait_for(r"listening on 0\.0\.0\.0:\d+")

    def test_socket_has_the_mode_asked_for(self):
        self.assertEqual(self.start("--socket-mode", "0600").socket.stat().st_mode & 0o777, 0o600)

    def test_sockets_of_systemd_are_served(self):
        with tempfile.TemporaryDirectory() as folder, socket.socket(socket.AF_UNIX) as given:
            given.bind(f"{folder}/given")
            given.listen()
            # systemd passes descriptor 3, and the process's own number in the environment.
            script = 'export LISTEN_PID=$$ LISTEN_FDS=1 LISTEN_FDNAMES=spamd; exec "$0" -m "$1" 3<&"$2"'
            process = subprocess.Popen(
                ["bash", "-c", script, PROGRAMS / "furui-serve", SAMPLE_MODEL, str(given.fileno())],
                pass_fds=[given.fileno()], stderr=subprocess.DEVNULL, env=ENVIRONMENT)
            try:
                with socket.socket(socket.AF_UNIX) as client:
                    client.settimeout(PATIENCE)
                    client.connect(f"{folder}/given")
                    client.sendall(b"PING SPAMC/1.5\r\n\r\n")
                    self.assertIn(b"PONG", read_all(client))
            finally:
                process.send_signal(signal.SIGTERM)
                self.assertEqual(process.wait(PATIENCE), 0)
            self.assertTrue(pathlib.Path(folder, "given").exists())


if __name__ == "__main__":
    unittest.main()
