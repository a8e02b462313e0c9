"""Exports mails as liblinear reads them: byte_grams.py GRAMS TARGET [--learn], with lines
"LABEL PATH" on standard input. A feature is a byte 4-gram of the header or of the body, the same
bytes being two features; a row is binary, brought to unit length. --learn gives each gram a number
and writes them to GRAMS; without it they are read from there, and other grams are left out."""

import array
import sys
from pathlib import Path

# Much of a mail is told by its first kilobytes (Sculley and Wachman 2007 took three); a header of
# more is rare, and a body of more is mostly an attachment.
_HEADER_BYTES = 16384
_BODY_BYTES = 4096


def grams_of(content):
    """The set of a mail's grams as numbers: four bytes, and whether they are of the body."""
    header, _, body = content.replace(b"\r\n", b"\n").partition(b"\n\n")
    grams = set()
    for region, part in enumerate((header[:_HEADER_BYTES], body[:_BODY_BYTES])):
        grams.update(int.from_bytes(part[i:i + 4], "big") << 1 | region
                     for i in range(len(part) - 3))
    return grams


def main():
    grams_path, target = map(Path, sys.argv[1:3])
    learn = sys.argv[3:] == ["--learn"]
    number_of = {}
    if not learn:
        kept = array.array("Q")
        kept.frombytes(grams_path.read_bytes())
        number_of = {gram: number for number, gram in enumerate(kept, 1)}
    with target.open("w") as rows:
        for line in sys.stdin:
            label, path = line.split()
            grams = grams_of(Path(path).read_bytes())
            if learn:
                numbers = [number_of.setdefault(gram, len(number_of) + 1) for gram in sorted(grams)]
            else:
                numbers = [number_of[gram] for gram in grams if gram in number_of]
            value = f":{max(len(grams), 1) ** -0.5:.6g}"
            rows.write(" ".join([label] + [f"{n}{value}" for n in sorted(numbers)]) + "\n")
    if learn:
        grams_path.write_bytes(array.array("Q", number_of).tobytes())


if __name__ == "__main__":
    main()
