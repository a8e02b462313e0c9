"""Labelled mails as bench/compare takes them: read, rid of repetitions as furui-train does it
(data/digest, train/dataset), and copied under names that tell a filter nothing."""

import os
from dataclasses import dataclass
from pathlib import Path

HAM, SPAM = "ham", "spam"

_SENDERS_FIELDS = {b"from", b"to", b"subject", b"date", b"message-id"}


@dataclass
class Mail:
    """One mail: what people said of it, where it stands, its copy's name in the work folder, and
    the group (copies of one body) that must not be torn apart by folds."""

    label: str
    path: Path
    name: str
    group: bytes


@dataclass
class Corpus:
    """The mails that count, ham first, and how many did not."""

    mails: list
    repeated: int = 0
    contradicting: int = 0


def labelled_paths(ham_folders, spam_folders, indexes):
    """Gives (label, path) in furui's order: ham, spam, then the entries of TREC indexes."""
    for label, folders in ((HAM, ham_folders), (SPAM, spam_folders)):
        for folder in folders:
            yield from ((label, path) for path in _files_of(Path(folder)))
    for index in map(Path, indexes):
        for number, line in enumerate(index.read_text().splitlines(), 1):
            label, _, path = line.strip().partition(" ")
            if not line.strip():
                continue
            if label.lower() not in (HAM, SPAM) or not path:
                raise ValueError(f"{index}:{number}: is neither 'ham PATH' nor 'spam PATH'")
            yield label.lower(), index.parent / path.strip()


def _files_of(path):
    if not path.is_dir():
        return [path]
    found = []
    for child in sorted(path.iterdir(), key=lambda each: os.fsencode(each.name)):
        if child.name.startswith(".") or child.name.endswith("~"):
            continue
        if child.is_dir() and not child.is_symlink():
            found += _files_of(child)
        elif child.is_file() and child.stat().st_size > 0:
            found.append(child)
    return found


def without_from_line(content):
    """The mail without the From_ line that an mbox left in front of it: each filter would guess
    for itself whether the file is a mail or an mbox."""
    return content.partition(b"\n")[2] if content.startswith(b"From ") else content


def digests(content):
    """What the sender wrote, and the body alone: the two identities of furui's data/digest."""
    fields, keep, rest = [], False, content
    while rest:
        line, _, rest = rest.partition(b"\n")
        line = line.removesuffix(b"\r")
        if not line:
            break
        if line[:1] not in (b" ", b"\t"):
            keep = line.partition(b":")[0].lower() in _SENDERS_FIELDS
        if keep:
            fields.append(line + b"\n")
    body = b"\n".join(line.removesuffix(b"\r") for line in rest.split(b"\n")).rstrip(b" \t\n")
    return b"".join(fields) + b"\n" + body, body


def collect(paths, folder):
    """Copies the mails of (label, path) pairs into `folder`, one file each, without repetitions.
    A mail that stands in both classes is left out of both."""
    corpus = Corpus([])
    first_with, left_out = {}, set()
    for label, path in paths:
        content = without_from_line(Path(path).read_bytes())
        identity, body = digests(content)
        first = first_with.get(identity)
        if first is None:
            mail = Mail(label, Path(path), f"{len(first_with):06}.eml", body)
            first_with[identity] = mail
            corpus.mails.append(mail)
            (folder / mail.name).write_bytes(content)
        elif first.label == label:
            corpus.repeated += 1
        else:
            corpus.contradicting += 1
            left_out.add(first.name)
    corpus.mails = [mail for mail in corpus.mails if mail.name not in left_out]
    corpus.mails.sort(key=lambda mail: mail.label != HAM)
    return corpus
