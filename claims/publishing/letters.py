"""What a webhook is told, letter by letter: the stream, narrowed, and what was taken down of it.

A letter says what its row says and nothing that later rows change: sent twice, it is the same.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlencode

from django.urls import reverse

from claims.models import Verdict, VerdictKind
from claims.models.verdict import VerdictQuerySet
from claims.models.webhook import Webhook
from claims.publishing.addresses import claim_address, whole
from claims.publishing.stream import stream, taken_down, with_history
from sources.text.direction import unturned

LETTERS: Final = 20  # sent in one go
ROWS: Final = 200  # looked at in one go
TAKEN_DOWN: Final = "verdict.taken_down"
TYPES: Final = {
    VerdictKind.FIRST: "verdict.published",
    VerdictKind.UPDATE: "verdict.updated",
    VerdictKind.CORRECTION: "verdict.corrected",
    VerdictKind.VOID: "verdict.voided",
}


@dataclass(frozen=True)
class Letter:
    """One message, and how far its webhook is told once it is taken."""

    name: str
    seq: int
    body: bytes
    told: Mapping[str, int]


@dataclass(frozen=True)
class Mail:
    """The next letters of a webhook, and how far it is told once all of them are taken."""

    webhook: Webhook
    letters: Sequence[Letter]
    told: Mapping[str, int]


def mail_for(webhook: Webhook) -> Mail:
    """What a webhook is to be told next: what was taken down cannot wait, then the stream."""
    letters: list[Letter] = []
    reached: dict[str, int] = {}
    for row, told, write in what_waits(webhook):
        if len(letters) == LETTERS:
            break
        reached |= told
        if wants(webhook, row):
            letters.append(write(row, told))
    return Mail(webhook, letters, reached)


def what_waits(webhook: Webhook) -> Iterator[tuple[Verdict, dict[str, int], Any]]:
    """The rows it was not told of, each with its place and with what writes of it."""
    for row in looked_at(taken_down(after=webhook.takedowns_told)):
        yield row, {"takedowns_told": row.takedown_seq or 0}, takedown_letter
    for row in looked_at(stream(after=webhook.told)):
        yield row, {"told": row.publication.seq}, published_letter


def looked_at(rows: VerdictQuerySet) -> Iterable[Verdict]:
    return with_history(rows.prefetch_related(None))[:ROWS]


def wants(webhook: Webhook, row: Verdict) -> bool:
    """Whether it is told of a row: one that passes its filter, or that takes back one that did."""
    *earlier, _row = (old for old in row.claim.told if old.publication.seq <= row.publication.seq)
    if passes(webhook, row):
        return True
    return takes_back(row, earlier) and any(passes(webhook, old) for old in earlier)


def passes(webhook: Webhook, row: Verdict) -> bool:
    return (
        (not webhook.ratings or row.rating in webhook.ratings.split())
        and (not webhook.kinds or row.kind in webhook.kinds.split())
        and webhook.source_now in {None, row.claim.sentence.document.source_id}
    )


def takes_back(row: Verdict, earlier: Sequence[Verdict]) -> bool:
    """Whether what was told before no longer holds; an update with the same rating adds to it."""
    is_change = row.kind in {VerdictKind.CORRECTION, VerdictKind.VOID}
    return is_change or (bool(earlier) and earlier[-1].rating != row.rating)


def published_letter(row: Verdict, told: Mapping[str, int]) -> Letter:
    seq = row.publication.seq
    said = {
        "kind": row.kind,
        "rating": row.rating,
        "label": row.label_told,
        "claim_text": unturned(row.claim.sentence.text),
        "source": unturned(row.claim.sentence.document.source.name),
        "rationale": unturned(row.rationale),
        "public_note": unturned(row.public_note),
        "replaces": row.replaces,
        "voids": row.voids,
    }
    body = written(TYPES[VerdictKind(row.kind)], row.publication.at.isoformat(), row, said)
    return Letter(f"publication-{seq}", seq, body, told)


def takedown_letter(row: Verdict, told: Mapping[str, int]) -> Letter:
    """That words of a row are gone: whoever kept a copy drops them and reads the row again."""
    when = row.taken_down_at or row.claim.sentence.document.taken_down_at
    body = written(TAKEN_DOWN, when.isoformat() if when else "", row, {})
    return Letter(f"takedown-{row.takedown_seq}", row.publication.seq, body, told)


def written(kind: str, timestamp: str, row: Verdict, said: Mapping[str, Any]) -> bytes:
    """The body as Standard Webhooks has it: type, timestamp, data."""
    seq = row.publication.seq
    asked = urlencode({"after": seq - 1, "limit": 1})
    data = {
        "seq": seq,
        "claim": row.claim_id,
        "url": claim_address(row.claim_id),
        "row": f"{whole(reverse('v1:changes'))}?{asked}",
        **said,
    }
    body = {"type": kind, "timestamp": timestamp, "data": data}
    return json.dumps(body, ensure_ascii=False).encode()
