#!/usr/bin/env python3
"""Clients that are slow, silent, wrong or many beside one that is none of these."""

import random
import socket
import threading
import time
import unittest
import zlib

from served import HAM, SPAM, ServedCase, wait_until

MEGABYTE = 1 << 20


def status_of(answer):
    return answer.split(b"\r\n")[0].split(b":")[0]


class Hostile(ServedCase):
    options = ("--connections", "20", "--timeout", "3")

    def good_client_is_served(self):
        self.assertIn(b"Spam: True ; ", self.served.ask("CHECK", SPAM))
        self.assertIn(b"Spam: False ; ", self.served.ask("CHECK", HAM))

    def test_garbage_is_refused(self):
        source = random.Random(1)
        for request in (b"\r\n\r\n", b"GET / HTTP/1.1\r\n\r\n", b"\0" * 100 + b"\n\n", source.randbytes(5000) + b"\n\n",
                        b"CHECK SPAMC/1.5\r\nContent-length: 9x\r\n\r\n", b"CHECK SPAMC/1.5\r\nno field\r\n\r\n"):
            self.assertEqual(status_of(self.served.raw(request)), b"SPAMD/1.1 76 EX_PROTOCOL", request[:40])
        self.good_client_is_served()

    def test_head_without_end_is_refused(self):
        answer = self.served.raw(b"CHECK SPAMC/1.5\r\n" + b"A: b\r\n" * 5000, shut=False)
        self.assertEqual(status_of(answer), b"SPAMD/1.1 76 EX_PROTOCOL")

    def test_length_that_is_wrong_is_refused(self):
        head = b"CHECK SPAMC/1.5\r\nContent-length: %d\r\n\r\n"
        for length in (len(SPAM) - 1, len(SPAM) + 1):
            self.assertEqual(status_of(self.served.raw(head % length + SPAM)), b"SPAMD/1.1 76 EX_PROTOCOL")
        for length in (10 ** 10, 10 ** 30):
            self.assertIn(status_of(self.served.raw(head % length + SPAM)),
                          (b"SPAMD/1.1 65 EX_DATAERR", b"SPAMD/1.1 76 EX_PROTOCOL"))

    def test_mail_without_length_ends_with_the_connection(self):
        self.assertIn(b"Spam: True ; ", self.served.raw(b"CHECK SPAMC/1.2\r\n\r\n" + SPAM))

    def test_packed_bomb_is_refused(self):
        bomb = zlib.compress(b"\0" * (100 * MEGABYTE), 9)
        self.assertEqual(status_of(self.served.ask("CHECK", bomb, "Compress: zlib")), b"SPAMD/1.1 65 EX_DATAERR")
        self.assertEqual(status_of(self.served.ask("CHECK", SPAM, "Compress: zlib")), b"SPAMD/1.1 76 EX_PROTOCOL")

    def test_half_a_request_is_ended_in_time(self):
        with self.served.connect() as client:
            client.sendall(b"CHECK SPAMC/1.5\r\nContent-length: 100\r\n\r\nhalf")
            started = time.monotonic()
            self.assertEqual(status_of(client.recv(1000)), b"SPAMD/1.1 79 EX_TIMEOUT")
            self.assertGreater(time.monotonic() - started, 2)

    def test_drop_by_drop_is_ended_in_time_as_well(self):
        with self.served.connect() as client:
            started = time.monotonic()
            try:
                while time.monotonic() - started < 30:
                    client.send(b"C")
                    time.sleep(0.1)
            except (BrokenPipeError, ConnectionResetError):
                pass
            self.assertLess(time.monotonic() - started, 25)

    def test_client_that_leaves_before_its_answer_harms_nobody(self):
        for _ in range(50):
            with self.served.connect() as client:
                client.sendall(b"PROCESS SPAMC/1.5\r\nContent-length: %d\r\n\r\n" % len(SPAM) + SPAM)
        self.good_client_is_served()

    def test_client_that_does_not_read_is_let_go(self):
        large = SPAM + b"x" * (4 * MEGABYTE)
        with self.served.connect() as client:
            client.sendall(b"PROCESS SPAMC/1.5\r\nContent-length: %d\r\n\r\n" % len(large) + large)
            self.good_client_is_served()
            wait_until(lambda: self.served.metric("furui_connections") == 0, "the client is let go")

    def test_200_silent_clients_starve_nobody(self):
        silent = []
        for place in range(200):
            client = socket.socket(socket.AF_UNIX)
            client.setblocking(False)
            try:
                client.connect(str(self.served.socket))
                if place % 2:
                    client.send(b"CHECK SPAMC/1.5\r\nContent-length: 100\r\n\r\n")
            except BlockingIOError:
                pass
            silent.append(client)
        started = time.monotonic()
        self.good_client_is_served()
        self.assertLess(time.monotonic() - started, 40)
        for client in silent:
            client.close()

    def test_good_clients_are_answered_right_among_all_of_these(self):
        stop = threading.Event()

        def harass(seed):
            source = random.Random(seed)
            while not stop.is_set():
                whole = b"CHECK SPAMC/1.5\r\nContent-length: %d\r\n\r\n" % len(SPAM) + SPAM
                try:
                    with self.served.connect() as client:
                        client.sendall(source.choice((whole[:source.randrange(len(whole))], source.randbytes(300), b"")))
                        time.sleep(source.random() * 0.2)
                except OSError:
                    pass

        threads = [threading.Thread(target=harass, args=(seed,)) for seed in range(10)]
        for thread in threads:
            thread.start()
        try:
            for _ in range(30):
                self.good_client_is_served()
        finally:
            stop.set()
            for thread in threads:
                thread.join()

    def test_metrics_take_no_nonsense(self):
        for request in (b"\0" * 5000, b"GET / HTTP/1.1\r\n\r\n", b"POST /metrics HTTP/1.1\r\n\r\n"):
            with socket.create_connection(("127.0.0.1", self.served.metrics_port), 30) as client:
                client.sendall(request)
                client.shutdown(socket.SHUT_WR)
                self.assertNotIn(b"200 OK", client.recv(1000))
        self.assertGreaterEqual(self.served.metric('furui_troubles_total{reason="protocol"}'), 0)


if __name__ == "__main__":
    unittest.main()
