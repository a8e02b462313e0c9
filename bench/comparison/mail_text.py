"""Prints the text of each mail named on standard input on one line: sender, subject, text parts,
HTML without its tags, in lower case with punctuation apart, as fastText's tutorial prepares it."""

import email
import email.errors
import email.header
import html
import re
import sys
from pathlib import Path

_TAGS = re.compile(r"(?is)<(script|style)\b.*?</\1\s*>|<[^<>]*>")
_PUNCTUATION = re.compile(r"([.!?,'/()\"\[\]:;<>*#])")
_MOST_LETTERS = 20000
_MOST_HTML = 200000  # a script without end is looked for to the end of the text, again and again


def _decode(content, charset):
    try:
        return content.decode(charset or "utf-8", "replace")
    except (LookupError, UnicodeError):
        return content.decode("utf-8", "replace")


def _header(mail, name):
    try:
        pieces = email.header.decode_header(mail.get(name, ""))
    except (email.errors.HeaderParseError, ValueError):
        return ""
    return "".join(piece if isinstance(piece, str) else _decode(piece, charset)
                   for piece, charset in pieces)


def _texts(mail):
    for part in mail.walk():
        if part.get_content_maintype() != "text":
            continue
        content = part.get_payload(decode=True) or b""
        text = _decode(content, part.get_content_charset())
        if part.get_content_subtype() == "html":
            text = html.unescape(_TAGS.sub(" ", text[:_MOST_HTML]))
        yield text


def text_of(content):
    """The text of a mail's bytes on one line."""
    mail = email.message_from_bytes(content)
    text = " ".join([_header(mail, "from"), _header(mail, "subject"), *_texts(mail)])
    text = _PUNCTUATION.sub(r" \1 ", text[:_MOST_LETTERS].lower())
    return " ".join(text.encode("utf-8", "replace").decode().replace("\0", " ").split())


def main():
    sys.stdout.reconfigure(encoding="utf-8")
    for line in sys.stdin:
        print(text_of(Path(line.rstrip("\n")).read_bytes()))


if __name__ == "__main__":
    main()
