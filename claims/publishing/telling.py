"""Telling webhooks what left the house: in order, at least once, whatever becomes of a receiver.

What a receiver answers is a result, not a fault of the work: it is written down, the letter comes
again after a pause, and the letters behind it wait, so that the order holds.
"""

import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from http import HTTPStatus
from typing import Any, Final

from django.conf import settings
from standardwebhooks import Webhook as Signer

from claims.models.webhook import Delivery, StopReason, Webhook
from claims.publishing.letters import Letter, Mail, mail_for
from claims.publishing.stream import stream, taken_down
from sources.clock import DatabaseNow, from_now
from sources.intake.fetch.posting import post
from sources.refusals.refusal import Refusal
from sources.work.kinds import Effects

# Seconds until each next try, as Standard Webhooks advises: seven of them span a day, a server's
# worst night. Who fails once more is told nothing until an administrator says so.
PAUSES: Final = (5.0, 300.0, 1800.0, 7200.0, 18_000.0, 28_800.0, 28_800.0)
MOST_FAILURES: Final = len(PAUSES) + 1
TOGETHER: Final = 1 / 3  # of a step's deadline, after which no further letter is begun in one go
LOG_KEPT: Final = timedelta(days=30)
HEADERS: Final = {"Content-Type": "application/json", "User-Agent": "Factcheck/1.0 (webhook)"}
GONE: Final = "gone"
REDIRECTED: Final = "redirected"
NOT_TAKEN: Final = "not_taken"


@dataclass(frozen=True)
class Round:
    """What became of some letters, tried in order until the first that was not taken."""

    mail: Mail
    tried: Sequence[Delivery]

    @property
    def failed(self) -> Delivery | None:
        return next((one for one in self.tried if not one.was_taken), None)

    @property
    def told(self) -> dict[str, int]:
        """How far the webhook is told now."""
        taken = [
            letter
            for letter, one in zip(self.mail.letters, self.tried, strict=False)
            if one.was_taken
        ]
        if len(taken) == len(self.mail.letters):
            return dict(self.mail.told)
        return {name: number for letter in taken for name, number in letter.told.items()}

    @property
    def failures(self) -> int:
        """In a row, this round included."""
        if not self.failed:
            return 0
        return 1 + (self.mail.webhook.failures if self.failed is self.tried[0] else 0)

    @property
    def stops_for(self) -> str:
        """Why the webhook is told nothing more; "" when it is."""
        if self.failed and self.failed.problem == GONE:
            return StopReason.GONE
        return StopReason.FAILING if self.failures >= MOST_FAILURES else ""


def tell(subjects: list[int]) -> Effects:
    """Hand each webhook its next letters, all at once: none waits for another's receiver."""
    due = Webhook.objects.active().filter(pk__in=subjects).select_related("source")
    mails = [mail_for(one) for one in due]
    with ThreadPoolExecutor(max_workers=max(1, len(mails))) as pool:
        rounds = list(pool.map(handed_over, mails))

    def write_down(held: set[int]) -> None:
        for one in rounds:
            if one.mail.webhook.pk in held:
                settle(one)

    return write_down


def handed_over(mail: Mail) -> Round:
    """Letter after letter until one is not taken; runs in a thread, so it asks no database."""
    tried: list[Delivery] = []
    end = time.monotonic() + TOGETHER * settings.WORK_DEADLINE_SECONDS
    for letter in mail.letters:
        tried.append(hand_over(mail.webhook, letter))
        if tried[-1].problem or time.monotonic() > end:
            break
    return Round(mail, tried)


def hand_over(webhook: Webhook, letter: Letter) -> Delivery:
    """Give one letter to the receiver, and what came of it."""
    began, status, problem = time.monotonic(), None, ""
    try:
        status = post(
            webhook.url,
            letter.body,
            headers=HEADERS | signed(webhook, letter),
            seconds=settings.WEBHOOK_SECONDS,
            inside=settings.WEBHOOK_INSIDE,
        )
        problem = problem_of(status)
    except Refusal as refusal:
        problem = refusal.code
    took = round((time.monotonic() - began) * 1000)
    said: dict[str, Any] = {"status": status, "problem": problem, "milliseconds": took}
    return Delivery(webhook=webhook, letter=letter.name, seq=letter.seq, **said)


def signed(webhook: Webhook, letter: Letter) -> dict[str, str]:
    """What Standard Webhooks asks for: id, moment of this try, a signature a live secret."""
    now, body = datetime.now(UTC), letter.body.decode()
    signatures = (Signer(secret).sign(letter.name, now, body) for secret in webhook.live_secrets)
    return {
        "webhook-id": letter.name,
        "webhook-timestamp": str(int(now.timestamp())),
        "webhook-signature": " ".join(signatures),
    }


def problem_of(status: int) -> str:
    """What an answer means: only 2xx takes a letter, and a redirect leads who knows where."""
    if status == HTTPStatus.GONE:
        return GONE
    return {2: "", 3: REDIRECTED}.get(status // 100, NOT_TAKEN)


def settle(one: Round) -> None:
    """Write down what was taken, and see that the rest comes; in the transaction that ends it."""
    webhook = one.mail.webhook
    Delivery.objects.bulk_create(one.tried)
    Delivery.objects.filter(webhook=webhook, at__lt=from_now(-LOG_KEPT.total_seconds())).delete()
    as_it_was = {"told": webhook.told, "takedowns_told": webhook.takedowns_told}
    rows = Webhook.objects.active().filter(pk=webhook.pk, **as_it_was)
    stopped = {"stopped_at": DatabaseNow(), "stopped_for": one.stops_for} if one.stops_for else {}
    rows.update(failures=one.failures, **one.told, **stopped)
    see_to_the_rest(webhook.pk, one.failures)


def see_to_the_rest(pk: int, failures: int) -> None:
    """Ask for another round where something waits: after a pause, or at once."""
    rows = Webhook.objects.active().filter(pk=pk)
    for webhook in rows:
        if failures:
            rows.wake(after=PAUSES[failures - 1])
        elif (
            stream(after=webhook.told).exists() or taken_down(after=webhook.takedowns_told).exists()
        ):
            rows.wake()
