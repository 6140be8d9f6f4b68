"""What an administrator does about a webhook: make it, stop it, start it, tell it again.

Whoever moves its place holds the log first, then its work, then itself, as publishing does: what
leaves the house at the same moment is told by one of the two.
"""

from collections.abc import Collection
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from claims.models import Rating, VerdictKind
from claims.models.publication import PUBLICATION_LOG
from claims.models.verdict import TAKEDOWN_LOG
from claims.models.webhook import OVERLAP, StopReason, Webhook, new_secret, spelled_choices
from claims.refusals.changing import NoWords, Unchanged
from claims.refusals.subscribing import (
    NoSuchNumber,
    ReceiverInside,
    Unencrypted,
    UnknownFilter,
    WebhookStopped,
)
from sources.clock import DatabaseNow
from sources.intake.fetch.public_addresses import names_no_public_place
from sources.intake.fetch.target import checked, place_of
from sources.limits import keep_within
from sources.logs.models import LogHead
from sources.models import Source
from sources.people.models import Person


@dataclass(frozen=True, kw_only=True)
class Subscription:
    """A webhook as asked for; empty filters let all through, no `after` means from now on."""

    name: str
    url: str
    ratings: Collection[str] = ()
    kinds: Collection[str] = ()
    source: Source | None = None
    after: int | None = None


@transaction.atomic
def subscribe(asked: Subscription, *, by: Person) -> Webhook:
    """A webhook with a secret of its own; raises a Refusal."""
    keep_within(Webhook, name=asked.name, url=asked.url)
    if not asked.name.strip():
        raise NoWords
    check_receiver(asked.url)
    webhook = Webhook.objects.create(
        name=asked.name.strip(),
        url=asked.url.strip(),
        ratings=chosen(asked.ratings, Rating.values),
        kinds=chosen(asked.kinds, VerdictKind.values),
        source=asked.source,
        secret=new_secret(),
        told=place(asked.after),
        takedowns_told=LogHead.objects.hold(TAKEDOWN_LOG).seq,
        made_by=by,
    )
    Webhook.objects.filter(pk=webhook.pk).wake()
    return webhook


def check_receiver(url: str) -> None:
    """Refuse what could not be told at all; where a name leads is judged at each letter."""
    target = checked(url, inside=settings.WEBHOOK_INSIDE)
    if place_of(target) in settings.WEBHOOK_INSIDE:
        return
    if target.scheme != "https":
        raise Unencrypted
    if names_no_public_place(target.host or ""):
        raise ReceiverInside


def chosen(words: Collection[str], known: list[str]) -> str:
    if strange := next((word for word in words if word not in known), None):
        raise UnknownFilter(word=strange, known=", ".join(known))
    return spelled_choices(words, known)


def place(after: int | None) -> int:
    """A number to go on from, the newest one without any; nothing is published meanwhile."""
    newest = LogHead.objects.hold(PUBLICATION_LOG).seq
    if after is not None and not 0 <= after <= newest:
        raise NoSuchNumber(newest=newest)
    return newest if after is None else after


@transaction.atomic
def replay(webhook: Webhook, *, after: int) -> None:
    """Tell again, under the same names, all that comes after this number; not while stopped."""
    told = place(after)
    rows = Webhook.objects.filter(pk=webhook.pk)
    rows.wake_now()
    if not rows.active().update(told=told, failures=0):
        raise WebhookStopped


def stop(webhook: Webhook, *, by: Person) -> None:
    """Tell it nothing until it is started; what leaves the house meanwhile waits for it."""
    rows = Webhook.objects.active().filter(pk=webhook.pk)
    reason = StopReason.BY_HAND
    if not rows.update(stopped_at=DatabaseNow(), stopped_for=reason, stopped_by=by):
        raise Unchanged


@transaction.atomic
def start(webhook: Webhook) -> None:
    """Go on where it stopped, at once."""
    LogHead.objects.hold(PUBLICATION_LOG)
    rows = Webhook.objects.filter(pk=webhook.pk)
    rows.wake_now()
    stopped = rows.exclude(stopped_at=None)
    if not stopped.update(stopped_at=None, stopped_for="", stopped_by=None, failures=0):
        raise Unchanged


@transaction.atomic
def rotate(webhook: Webhook) -> Webhook:
    """A new secret; for a day letters are signed with the old one as well."""
    row = Webhook.objects.select_for_update().get(pk=webhook.pk)
    row.secret, row.former_secret = new_secret(), row.secret
    row.former_until = timezone.now() + OVERLAP
    row.save(update_fields=["secret", "former_secret", "former_until"])
    return row
