"""What the tools read: the look-up and the stream, as any reader without an account is told."""

from types import SimpleNamespace
from typing import Any, Final

from django.contrib.auth.models import AnonymousUser

from claims.api.lookup import AnswersSerializer
from claims.api.verdict_serializers import VerdictSerializer
from claims.lookup.asking import ask
from claims.models import Claim, Rating
from claims.models.verdict import VerdictQuerySet
from claims.publishing.addresses import claim_address
from claims.publishing.stream import standing, stream
from claims.refusals.looking_up import NoQuestion, NothingPublished
from sources.text.spelling.visible import is_seen

MOST: Final = 50  # verdicts an answer
READER: Final = AnonymousUser()
# What only proves a row, and says nothing of it.
SEALS: Final = ("leaf", "previous", "digest")


def looked_up(*, text: str, url: str) -> dict[str, Any]:
    """What the look-up answers."""
    return dict(AnswersSerializer({"results": ask(text=text, url=url, reader=READER)}).data)


def verdicts_of(claim: int) -> dict[str, Any]:
    """All that was published of a claim, the oldest first; raises NothingPublished."""
    rows = told(stream().filter(claim=claim)) if 0 < claim < 2**63 else []
    if not rows:
        raise NothingPublished(claim=claim)
    return {"claim": claim, "url": claim_address(claim), "verdicts": rows}


def changed(*, after: int, limit: int) -> dict[str, Any]:
    """The publications behind a number, corrections and voids included."""
    rows = told(stream(after=max(0, min(after, 2**63 - 1)))[: limit + 1])
    shown = rows[:limit]
    newest = shown[-1]["publication_seq"] if shown else after
    return {"results": shown, "after": newest, "more": len(rows) > limit}


def searched(*, words: str, rating: str) -> dict[str, Any]:
    """The newest standing verdicts on claims that hold all these words; raises NoQuestion."""
    if not is_seen(words) or (rating and rating not in Rating.values):
        raise NoQuestion
    rows = standing().filter(claim__in=Claim.objects.search(words).values("pk"))
    return {"results": told((rows.filter(rating=rating) if rating else rows)[:MOST])}


def told(rows: VerdictQuerySet) -> list[dict[str, Any]]:
    """Verdicts as the API tells them to readers, each with the address of its claim."""
    context = {"request": SimpleNamespace(user=READER)}
    return [
        {
            **{name: said for name, said in row.items() if name not in SEALS},
            "url": claim_address(row["claim"]),
        }
        for row in VerdictSerializer(rows, many=True, context=context).data
    ]
