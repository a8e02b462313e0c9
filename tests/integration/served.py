"""A furui-serve of a test: started in a folder of its own, asked over its sockets, ended.

Tests are run as NAME_test.py PROGRAMS, PROGRAMS being the folder of the built programs; ctest does so.
"""

import os
import pathlib
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import unittest

PROGRAMS = pathlib.Path(sys.argv.pop(1)).resolve() if len(sys.argv) > 1 else pathlib.Path()
ROOT = pathlib.Path(__file__).resolve().parents[2]
SAMPLE_MODEL = PROGRAMS / "cli-sample.furui"
PATIENCE = 60  # seconds; a sanitizer's build on a busy machine is slow
ENVIRONMENT = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "HOME": "/nonexistent"}
for name in ("ASAN_OPTIONS", "UBSAN_OPTIONS", "TSAN_OPTIONS"):
    if name in os.environ:
        ENVIRONMENT[name] = os.environ[name]

SPAM = (ROOT / "data/examples/phishing.eml").read_bytes()
HAM = (ROOT / "data/examples/notice.eml").read_bytes()


def wait_until(condition, what):
    end = time.monotonic() + PATIENCE
    while not condition():
        if time.monotonic() > end:
            raise AssertionError(f"{what}: not within {PATIENCE} s")
        time.sleep(0.02)


class Served:
    """The process, its folder, and its log, which is read while it runs."""

    def __init__(self, *options, model=SAMPLE_MODEL, folder=None, **more):
        self.folder = pathlib.Path(folder or tempfile.mkdtemp(prefix="furui-serve-"))
        self.model = self.folder / "m.furui"
        if not self.model.exists():
            shutil.copy(model, self.model)
        self.socket = self.folder / "s"
        self.lines = []
        self.process = subprocess.Popen(
            [PROGRAMS / "furui-serve", "-m", self.model, "--listen", f"unix:{self.socket}",
             "--metrics", "127.0.0.1:0", *options],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
            env=ENVIRONMENT, **more)
        self.reader = threading.Thread(target=self._read)
        self.reader.start()
        self.metrics_port = int(self.wait_for(r"metrics on 127\.0\.0\.1:(\d+)").group(1))

    def _read(self):
        for line in self.process.stderr:
            self.lines.append(line.rstrip("\n"))

    def wait_for(self, pattern, after=0):
        """The first line of the log that matches, `after` lines left out."""
        found = []

        def look():
            if self.process.poll() is not None and not self.reader.is_alive():
                raise AssertionError("furui-serve ended: " + "\n".join(self.lines))
            found.extend(m for m in (re.search(pattern, line) for line in self.lines[after:]) if m)
            return found

        wait_until(look, pattern)
        return found[0]

    def connect(self):
        client = socket.socket(socket.AF_UNIX)
        client.settimeout(PATIENCE)
        client.connect(str(self.socket))
        return client

    def raw(self, request, shut=True):
        """What is answered to these bytes."""
        with self.connect() as client:
            try:
                client.sendall(request)
                if shut:
                    client.shutdown(socket.SHUT_WR)
            except (BrokenPipeError, ConnectionResetError):
                pass  # refused before all was sent
            return read_all(client)

    def ask(self, command, mail=b"", *fields):
        head = "".join(f"{line}\r\n" for line in (f"{command} SPAMC/1.5", *fields, f"Content-length: {len(mail)}"))
        return self.raw(head.encode() + b"\r\n" + mail)

    def metric(self, name):
        with socket.create_connection(("127.0.0.1", self.metrics_port), PATIENCE) as client:
            client.sendall(b"GET /metrics HTTP/1.1\r\n\r\n")
            page = read_all(client).decode()
        return float(re.search(rf"^{re.escape(name)} (\S+)$", page, re.M).group(1))

    def spamc(self, mail, *options):
        return subprocess.run(["spamc", "-U", self.socket, "-s", "20000000", *options], input=mail,
                              capture_output=True, timeout=PATIENCE * 2)

    def end(self, with_signal=signal.SIGTERM):
        self.process.send_signal(with_signal)
        code = self.process.wait(PATIENCE)
        self.reader.join()
        self.process.stderr.close()
        return code

    def clean(self):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        self.reader.join()
        self.process.stderr.close()
        shutil.rmtree(self.folder, ignore_errors=True)


def read_all(client):
    pieces = []
    try:
        while piece := client.recv(1 << 16):
            pieces.append(piece)
    except ConnectionResetError:
        pass
    return b"".join(pieces)


def passed_through(mail, model):
    """The mail as furui-score --passthrough gives it."""
    return subprocess.run([PROGRAMS / "furui-score", "-m", model, "--passthrough"], input=mail, check=True,
                          capture_output=True, env=ENVIRONMENT).stdout


class ServedCase(unittest.TestCase):
    """A test with one server for all its cases."""

    options = ()

    @classmethod
    def setUpClass(cls):
        cls.served = Served(*cls.options)

    @classmethod
    def tearDownClass(cls):
        cls.served.clean()
