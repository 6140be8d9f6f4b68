"""Webhooks of a test: their receivers, and the work that tells them."""

from claims.models.webhook import TELL, Webhook
from sources.clock import DatabaseNow
from sources.work import queue
from sources.work.models import State, Work


def told(webhook: Webhook) -> Webhook:
    """Do all that is due, and the webhook as it is then."""
    queue.drain()
    webhook.refresh_from_db()
    return webhook


def let_time_pass(webhook: Webhook) -> float:
    """Move the clock to the next try; how many seconds that were."""
    row = Work.objects.get(kind=TELL, subject=webhook.pk, state=State.READY)
    now = Work.objects.filter(pk=row.pk).values_list(DatabaseNow(), flat=True).get()
    Work.objects.filter(pk=row.pk).update(due_at=DatabaseNow())
    return (row.due_at - now).total_seconds()
