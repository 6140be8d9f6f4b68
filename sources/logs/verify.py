"""Check a copy of a newsroom's log of verdicts: `python verify.py FOLDER`.

One file for strangers: it needs Python and the package `cryptography`, and nothing of ours. The
folder is what `manage.py export` writes, or its part `log`: `leaves.jsonl` (every act of
publication, one a line), `checkpoints.txt` (signed notes: origin, size, root) and `key.txt`. Hashes
are those of RFC 6962. A key and a checkpoint that you kept yourself prove more than those beside
the entries: give them by `--key` and `--checkpoint`.
"""

import argparse
import base64
import hashlib
import json
import operator
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from gettext import gettext
from pathlib import Path
from typing import NamedTuple

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

LONGEST_LINE = 10_000_000  # bytes; a verdict has some thousands
ED25519 = b"\x01"
SIGNED_BY = "— "
Said = tuple[str, dict[str, object]]
# Whoever shows these words may translate them; on a stranger's machine they stay as they are.
UNREADABLE = gettext("Entry %(entry)d cannot be read.")
OUT_OF_PLACE = gettext(
    "Entry %(entry)d is missing or out of place: entry %(other)d stands where it belongs."
)
OTHER_WORDS = gettext("Entry %(entry)d: its words are not those that it commits to.")
OTHER_HASH = gettext("Entry %(entry)d is not the one whose hash was kept with it.")
OTHER_ENTRY = gettext("Entry %(entry)d is not the one that was signed.")
ONE_OF = gettext("One of the entries from %(entry)d to %(last)d is not the one signed.")
CUT_OFF = gettext("Entry %(entry)d is missing: the log that was signed had %(size)d.")
TWO_LOGS = gettext("Two different logs of size %(size)d were signed: readers were shown two.")
NO_KEY = gettext("This is not the public key of a log: %(key)s")
UNREADABLE_NOTE = gettext("This is not a checkpoint: %(note)s")
UNSIGNED = gettext("No known key has signed the checkpoint of size %(size)d.")
MISSING = gettext("%(file)s cannot be read: %(why)s.")
TOO_LONG = gettext("%(file)s has a line that is longer than any entry.")

SOUND = gettext("The log is whole. Entries: %(size)d; signed: %(signed)d.")
BY_KEY = gettext("Signed by %(key)s: is that the key you noted?")
NEWER = gettext(
    "Entries %(entry)d to %(size)d are newer than the last checkpoint: nothing vouches for them."
)
ERASED = gettext("Entries whose words were erased: %(erased)d; the entries themselves stand.")
UNCHECKED = gettext("Whether a verdict is true, no log can say; nor what was never published.")


class Flaw(Exception):  # noqa: N818 - what is wrong with the copy, not with us
    """Why the copy is not the log that was signed; it names the first bad entry."""

    def __init__(self, words: str, **details: object) -> None:
        super().__init__(words % details)
        self.words, self.details = words, details


def leaf_hash(entry: bytes) -> bytes:
    """RFC 6962, 2.1: what stands for an entry in the tree."""
    return hashlib.sha256(b"\x00" + entry).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """RFC 6962, 2.1: what stands for two subtrees side by side."""
    return hashlib.sha256(b"\x01" + left + right).digest()


def commitment(salt: str, body: bytes) -> str:
    """What an entry says of words that may be erased one day, and their salt with them."""
    return hashlib.sha256(bytes.fromhex(salt) + body).hexdigest()


class Tree:
    """A growing Merkle tree, kept as its complete subtrees from left to right."""

    def __init__(self) -> None:
        self.size = 0
        self.peaks: list[bytes] = []

    def add(self, leaf: bytes) -> None:
        """Append a leaf; equal subtrees at the right edge become one."""
        place, self.size = self.size, self.size + 1
        while place & 1:
            leaf, place = node_hash(self.peaks.pop(), leaf), place >> 1
        self.peaks.append(leaf)

    def root(self) -> bytes:
        return folded(self.peaks)


def folded(subtrees: Iterable[bytes]) -> bytes:
    """The root over complete subtrees side by side, the larger ones left."""
    *others, root = list(subtrees) or [hashlib.sha256().digest()]
    for subtree in reversed(others):
        root = node_hash(subtree, root)
    return root


class Key(NamedTuple):
    """A public key as C2SP's signed notes write it: name, hash and bytes, joined by +."""

    name: str
    mark: bytes
    public: bytes

    @classmethod
    def read(cls, text: str) -> "Key":
        """Raises Flaw for what is none."""
        with suppress(ValueError):
            name, mark, packed = text.strip().split("+", 2)
            public = base64.b64decode(packed, validate=True)
            key = cls(name, bytes.fromhex(mark), public[1:])
            if public[:1] == ED25519 and len(key.public) == 32 and key.mark == mark_of(key):
                return key
        raise Flaw(NO_KEY, key=text[:90])

    def __str__(self) -> str:
        return f"{self.name}+{self.mark.hex()}+{base64.b64encode(ED25519 + self.public).decode()}"


def mark_of(key: Key) -> bytes:
    """The first bytes of the hash of name and key, by which a signature names its key."""
    return hashlib.sha256(key.name.encode() + b"\n" + ED25519 + key.public).digest()[:4]


class Note(NamedTuple):
    """A checkpoint: so many entries had this root, and a key has signed it."""

    origin: str
    size: int
    root: bytes
    key: Key


def signed_note(lines: list[str], keys: Iterable[Key]) -> Note:
    """A checkpoint from its lines; Flaw unless one of the keys has signed it."""
    try:
        edge = lines.index("")
        origin, size, root = lines[0], int(lines[1]), base64.b64decode(lines[2], validate=True)
    except (ValueError, IndexError):
        raise Flaw(UNREADABLE_NOTE, note=" ".join(lines)[:90]) from None
    signed = "".join(f"{line}\n" for line in lines[:edge]).encode()
    for key in keys:
        if any(has_signed(key, signed, line) for line in lines[edge + 1 :]):
            return Note(origin, size, root, key)
    raise Flaw(UNSIGNED, size=size)


def has_signed(key: Key, text: bytes, line: str) -> bool:
    """Whether a line below a note is this key's signature of it."""
    with suppress(ValueError, InvalidSignature):
        name, packed = line.removeprefix(SIGNED_BY).split(" ")
        given = base64.b64decode(packed, validate=True)
        if line.startswith(SIGNED_BY) and (name, given[:4]) == (key.name, key.mark):
            Ed25519PublicKey.from_public_bytes(key.public).verify(given[4:], text)
            return True
    return False


class Leaf(NamedTuple):
    """One line of the log as it came: an entry and, unless they were erased, its words."""

    entry: bytes
    kept_hash: str
    salt: str
    body: bytes

    @classmethod
    def read(cls, line: bytes, number: int) -> "Leaf":
        """Raises Flaw for a line that is none, or that is another's."""
        try:
            told = json.loads(line)
            parts = [told[name] for name in ("entry", "hash")]
            parts += [told.get(name, "") for name in ("salt", "body")]
            said = json.loads(parts[0])
            entry, body = parts[0].encode(), parts[3].encode()
            leaf, seq = cls(entry, str(parts[1]), parts[2], body), operator.index(said["seq"])
            fits = not leaf.salt or commitment(leaf.salt, body) == said["commitment"]
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
            raise Flaw(UNREADABLE, entry=number) from None
        if seq != number:
            raise Flaw(OUT_OF_PLACE, entry=number, other=seq)
        if not fits:
            raise Flaw(OTHER_WORDS, entry=number)
        return leaf


class Examination:
    """Reads a log from its first entry on, beside what was signed of it."""

    def __init__(self, notes: Iterable[Note]) -> None:
        self.tree = Tree()
        self.roots: dict[int, bytes] = {}
        self.signed = self.erased = 0
        for note in notes:
            if self.roots.setdefault(note.size, note.root) != note.root:
                raise Flaw(TWO_LOGS, size=note.size)

    def read(self, line: bytes) -> None:
        """Take in the next line; Flaw if it is not the entry that belongs here."""
        number = self.tree.size + 1
        leaf = Leaf.read(line, number)
        hashed = leaf_hash(leaf.entry)
        if hashed.hex() != leaf.kept_hash:
            raise Flaw(OTHER_HASH, entry=number)
        self.tree.add(hashed)
        self.erased += not leaf.salt
        self.hold_to_what_was_signed()

    def hold_to_what_was_signed(self) -> None:
        """Where every size was signed, the fault has one number; else it lies in a run."""
        root = self.roots.get(self.tree.size)
        if root and root != self.tree.root():
            words = OTHER_ENTRY if self.signed == self.tree.size - 1 else ONE_OF
            raise Flaw(words, entry=self.signed + 1, last=self.tree.size)
        if root:
            self.signed = self.tree.size

    def end(self) -> None:
        """No more lines: Flaw if more was signed."""
        signed = max(self.roots, default=0)
        if signed > self.tree.size:
            raise Flaw(CUT_OFF, entry=self.tree.size + 1, size=signed)


def lines_of(path: Path) -> Iterator[bytes]:
    """The lines of a file one by one, without their ends; Flaw if it cannot be read."""
    try:
        with path.open("rb") as file:
            while line := file.readline(LONGEST_LINE):
                if len(line) == LONGEST_LINE:
                    raise Flaw(TOO_LONG, file=path.name)
                yield line.rstrip(b"\r\n")
    except OSError as error:
        raise Flaw(MISSING, file=path.name, why=error.strerror) from None


def notes_in(path: Path, keys: Iterable[Key]) -> Iterator[Note]:
    """The checkpoints of a file: each a text, an empty line, signatures; then an empty line."""
    note: list[str] = []
    for line in (raw.decode(errors="replace") for raw in lines_of(path)):
        if line or (note and "" not in note):
            note.append(line)
        elif note:
            yield signed_note(note, keys)
            note = []
    if note:
        yield signed_note(note, keys)


def examine(folder: Path, keys: Iterable[str] = (), checkpoints: Iterable[Path] = ()) -> list[Said]:
    """What there is to say of a sound log; raises Flaw with the first bad entry of another."""
    log = folder / "log" if (folder / "log").is_dir() else folder
    texts = list(keys) or [raw.decode(errors="replace") for raw in lines_of(log / "key.txt")]
    known = [Key.read(text) for text in texts]
    notes = [n for file in (log / "checkpoints.txt", *checkpoints) for n in notes_in(file, known)]
    reading = Examination(notes)
    for line in lines_of(log / "leaves.jsonl"):
        reading.read(line)
    reading.end()
    return list(findings(reading, {note.key for note in notes}))


def findings(reading: Examination, keys: Iterable[Key]) -> Iterator[Said]:
    """Sentences and what they speak of."""
    yield SOUND, {"size": reading.tree.size, "signed": reading.signed}
    for key in sorted(keys):
        yield BY_KEY, {"key": key}
    if reading.tree.size > reading.signed:
        yield NEWER, {"entry": reading.signed + 1, "size": reading.tree.size}
    if reading.erased:
        yield ERASED, {"erased": reading.erased}
    yield UNCHECKED, {}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command line takes, here and in `manage.py verify`."""
    parser.add_argument("folder", type=Path, metavar="FOLDER")
    parser.add_argument("--key", action="append", default=[], dest="keys", metavar="KEY")
    parser.add_argument("--checkpoint", action="append", default=[], type=Path, dest="checkpoints")


def main() -> None:
    """Ends with 1, and the first bad entry, for a log that is not sound."""
    parser = argparse.ArgumentParser(description=__doc__)
    add_arguments(parser)
    try:
        said = examine(**vars(parser.parse_args()))
    except Flaw as flaw:
        sys.exit(str(flaw))
    sys.stdout.writelines(f"{words % details}\n" for words, details in said)


if __name__ == "__main__":
    main()
