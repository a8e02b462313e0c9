"""A POP3 server on loopback for one account: serves the files given, and deletes nothing. Writes its port to a file."""
import os, socketserver, sys

MAILS = [open(path, "rb").read().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n") for path in sys.argv[2:]]

class Session(socketserver.StreamRequestHandler):
    def ok(self, text="", lines=None):
        self.wfile.write(b"+OK " + text.encode() + b"\r\n")
        if lines is not None:
            self.wfile.write(lines + b".\r\n")

    def handle(self):
        self.ok("ready")
        for line in self.rfile:
            words = line.decode().split()
            command = words[0].upper()
            numbers = [int(words[1])] if len(words) > 1 and words[1].isdigit() else range(1, len(MAILS) + 1)
            if command == "STAT":
                self.ok(f"{len(MAILS)} {sum(map(len, MAILS))}")
            elif command == "LIST":
                self.ok("", b"".join(b"%d %d\r\n" % (n, len(MAILS[n - 1])) for n in numbers)) if len(words) == 1 else \
                    self.ok(f"{words[1]} {len(MAILS[numbers[0] - 1])}")
            elif command == "UIDL":
                self.ok("", b"".join(b"%d id%d\r\n" % (n, n) for n in numbers)) if len(words) == 1 else \
                    self.ok(f"{words[1]} id{words[1]}")
            elif command in ("RETR", "TOP"):
                mail = MAILS[numbers[0] - 1]
                stuffed = b"".join(b"." + l if l.startswith(b".") else l for l in mail.splitlines(True))
                self.ok("", stuffed if stuffed.endswith(b"\n") else stuffed + b"\r\n")
            elif command in ("USER", "PASS", "DELE", "RSET", "NOOP"):
                self.ok()
            elif command == "QUIT":
                self.ok()
                return
            else:
                self.wfile.write(b"-ERR not known\r\n")

server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Session)
with open(sys.argv[1] + ".new", "w") as port:
    port.write(str(server.server_address[1]))
os.rename(sys.argv[1] + ".new", sys.argv[1])
server.serve_forever()
