"""Runs a filter's commands and counts what they cost: time, processor time, peak memory."""

import os
import subprocess
import tempfile
from dataclasses import dataclass

# One language and one encoding for all; bsfilter's Ruby reads mail in the locale's encoding.
_ENVIRONMENT = {"LC_ALL": "C.UTF-8", "LANG": "C.UTF-8"}


class CommandFailed(Exception):
    """A command ended with an exit code that it should not have; says the last of its stderr."""


@dataclass
class Costs:
    """Seconds and bytes summed over commands; memory is that of the largest process."""

    wall: float = 0.0
    cpu: float = 0.0
    memory: int = 0

    def add(self, other):
        self.wall += other.wall
        self.cpu += other.cpu
        self.memory = max(self.memory, other.memory)


class Runner:
    """Runs commands one after the other in one folder and sums their costs. GNU time starts them:
    a child of this process would begin with its peak memory."""

    def __init__(self, folder, home):
        self.costs = Costs()
        self.folder = folder
        self._environment = {**os.environ, **_ENVIRONMENT, "HOME": str(home)}

    def set(self, name, value):
        """Sets a variable of the environment of the commands that follow."""
        self._environment[name] = str(value)

    def run(self, command, stdin="", fine=(0,)):
        """Runs a command and gives its standard output. `fine` are the exit codes of success."""
        with tempfile.NamedTemporaryFile("r") as report:
            done = subprocess.run(
                ["/usr/bin/time", "-q", "-f", "%e %U %S %M", "-o", report.name,
                 *map(str, command)],
                input=stdin, capture_output=True, text=True, errors="replace",
                cwd=self.folder, env=self._environment, check=False)
            if done.returncode not in fine:
                last = done.stderr.strip()[-500:] or "it says nothing"
                raise CommandFailed(f"{command[0]}: exit code {done.returncode}: {last}")
            wall, user, system, kilobytes = report.read().split()[-4:]
        self.costs.add(Costs(float(wall), float(user) + float(system), int(kilobytes) * 1024))
        return done.stdout


def bytes_below(folder):
    """The size of all files in a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
