"""Signing what the log has become, after all of it was read again beside what was signed before."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from django.conf import settings
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from claims.models.publication import PUBLICATION_LOG
from claims.publishing.log import checkpoints, lines
from claims.refusals.changing import Illegal
from sources.logs.models import Checkpoint
from sources.logs.signing import Signer
from sources.logs.verify import Examination, Flaw, Key, Note, notes_in, signed_note

MOST_NOTES: Final = 1_000  # one an entry up to here: then a fault has one number


def signer() -> Signer:
    """Who signs here; raises NoSigningKey."""
    return Signer.read(settings.CHECKPOINT_KEY_FILE)


def make_key() -> Key:
    """A new key, named as the log is: by the site's address; raises KeyStands."""
    origin = settings.PUBLIC_URL.partition("://")[2] + reverse("public:log").rstrip("/")
    return Signer.make(settings.CHECKPOINT_KEY_FILE, origin).key


def sign_what_came(*, trusted: Iterable[Key] = ()) -> list[Checkpoint]:
    """Sign the sizes since the last checkpoint; nothing where nothing came.

    The newest note is kept beside the key as well, where nobody writes who can only write the
    database. `trusted` are keys that signed before this one. Raises NoSigningKey, or Illegal with
    the first bad entry unless what was signed before is how the log begins.
    """
    ours = signer()
    try:
        before = list(earlier([ours.key, *trusted]))
        signed = max((note.size for note in before), default=0)
        grown = read_again(before, signed)
    except Flaw as fault:
        raise Illegal(_("Nothing was signed. %(why)s") % {"why": in_words(fault)}) from None
    step = -(-len(grown) // MOST_NOTES) or 1
    chosen = sorted(grown)[::-1][::step][::-1]
    return keep([signed_row(ours, size, grown[size]) for size in chosen])


def copy() -> Path:
    """Where the newest note is kept outside the database."""
    return settings.CHECKPOINT_KEY_FILE.with_suffix(".last")


def earlier(known: list[Key]) -> Iterator[Note]:
    """What was signed before: in the database, and the copy beside the key."""
    for row in checkpoints():
        yield signed_note(row.note.splitlines(), known)
    if copy().exists():
        yield from notes_in(copy(), known)


def read_again(before: Iterable[Note], signed: int) -> dict[int, bytes]:
    """The roots of all sizes not signed yet; Flaw if the log does not begin as it was signed."""
    reading, grown = Examination(before), {}
    for line in lines():
        reading.read(line)
        if reading.tree.size > signed:
            grown[reading.tree.size] = reading.tree.root()
    reading.end()
    return grown


def signed_row(ours: Signer, size: int, root: bytes) -> Checkpoint:
    note = ours.sign(size, root)
    return Checkpoint(log=PUBLICATION_LOG, size=size, note=note, key=str(ours.key))


def keep(rows: list[Checkpoint]) -> list[Checkpoint]:
    """Store what was signed, all of it or nothing; of two at once the second is refused."""
    try:
        with transaction.atomic():
            Checkpoint.objects.bulk_create(rows)
            if rows:
                copy().write_text(rows[-1].note, encoding="utf-8")
    except IntegrityError:
        raise Illegal(_("Somebody else signs this log at the moment.")) from None
    return rows


def in_words(fault: Flaw) -> str:
    """A fault in the language of whoever asked."""
    return _(fault.words) % fault.details
