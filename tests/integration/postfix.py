"""A Postfix of a test: on loopback ports, with its configuration, queue and mailboxes in one folder."""

import os
import pathlib
import pwd
import shutil
import socket
import subprocess
import tempfile

from served import wait_until

DOMAIN = "kumo.example"

MAIN = """compatibility_level = 3.6
queue_directory = {folder}/queue
data_directory = {folder}/data
command_directory = /usr/sbin
daemon_directory = /usr/lib/postfix/sbin
mail_owner = postfix
setgid_group = postdrop
maillog_file = {folder}/log
maillog_file_prefixes = {folder}
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
myhostname = mx.{domain}
mydestination =
alias_maps =
alias_database =
local_recipient_maps =
mynetworks = 127.0.0.0/8
smtpd_peername_lookup = no
disable_dns_lookups = yes
virtual_mailbox_domains = {domain}
virtual_mailbox_base = {folder}/mail
virtual_mailbox_maps = static:box/
virtual_uid_maps = static:{uid}
virtual_gid_maps = static:{gid}
virtual_mailbox_limit = 0
message_size_limit = 50000000
smtpd_client_connection_count_limit = 0
milter_connect_timeout = 5s
milter_command_timeout = 30s
"""

SERVICES = """cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
flush unix n - n 1000? 0 flush
proxymap unix - - n - - proxymap
error unix - - n - - error
retry unix - - n - - error
virtual unix - n n - - virtual
anvil unix - - n - 1 anvil
postlog unix-dgram n - n - 1 postlogd
"""


def why_not():
    """Why there can be no Postfix here; empty when there can."""
    if not shutil.which("postfix", path=os.environ["PATH"] + ":/usr/sbin"):
        return "there is no Postfix; ./setup installs it where no other mail server is"
    if os.geteuid() != 0:
        return "Postfix starts as root alone"
    return ""


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Postfix:
    """Started with one SMTP port for each of `milters`: name -> (milter's place, its default action)."""

    def __init__(self, milters):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="furui-postfix-"))
        self.folder.chmod(0o755)
        owner = pwd.getpwnam("postfix")
        for name in ("conf", "queue", "data", "mail"):
            (self.folder / name).mkdir()
        for name in ("data", "mail"):
            os.chown(self.folder / name, owner.pw_uid, owner.pw_gid)
        self.conf = self.folder / "conf"
        self.conf.joinpath("main.cf").write_text(
            MAIN.format(folder=self.folder, domain=DOMAIN, uid=owner.pw_uid, gid=owner.pw_gid))
        self.ports = {name: free_port() for name in milters}
        listeners = "".join(
            f"127.0.0.1:{self.ports[name]} inet n - n - - smtpd -o smtpd_milters={place} -o milter_default_action={action}\n"
            for name, (place, action) in milters.items())
        self.conf.joinpath("master.cf").write_text(listeners + SERVICES)
        self.run("start")
        for port in self.ports.values():
            wait_until(lambda port=port: self.answers(port), "Postfix answers")

    def answers(self, port):
        try:
            with socket.create_connection(("127.0.0.1", port), 5) as client:
                return client.recv(3) == b"220"
        except OSError:
            return False

    def run(self, command):
        done = subprocess.run(["/usr/sbin/postfix", "-c", self.conf, command], capture_output=True, text=True,
                              stdin=subprocess.DEVNULL)
        if done.returncode != 0:
            log = self.folder / "log"
            raise AssertionError(f"postfix {command}: {done.stderr}" + (log.read_text() if log.exists() else ""))

    def delivered(self):
        """All mails that were delivered, as bytes."""
        return [path.read_bytes() for path in (self.folder / "mail/box/new").glob("*")]

    def held(self):
        return [path for path in (self.folder / "queue/hold").rglob("*") if path.is_file()]

    def clean(self):
        subprocess.run(["/usr/sbin/postfix", "-c", self.conf, "abort"], capture_output=True)
        # The master dies a moment after it was told to.
        pid = self.folder / "queue/pid/master.pid"
        wait_until(lambda: not pid.exists() or not is_alive(pid.read_text()), "Postfix ends")
        shutil.rmtree(self.folder, ignore_errors=True)


def is_alive(text):
    return text.strip().isdigit() and pathlib.Path("/proc", text.strip()).exists()
