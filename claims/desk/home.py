"""The numbers of the desk's home page, each a link into the queue."""

from typing import Any, NamedTuple

from django.db.models import IntegerField, QuerySet, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _

from claims.models import Claim, Comment, Report
from claims.models.statement import MATCH
from claims.models.webhook import Webhook
from claims.models.worklists import drafts, needs_look
from sources.people.models import Person
from sources.work.models import Work


class Count(NamedTuple):
    """How many there are of something, and where to see them."""

    number: int
    label: str
    link: str
    style: str = ""


class Counted(Subquery):
    """The number of rows of a query, as a value beside others in one query."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) AS counted)"
    output_field = IntegerField()


def how_many(person: Person, **rows: QuerySet[Any]) -> dict[str, int]:
    """How many rows each of these queries has; one query for all of them."""
    counts = [Counted(query.order_by().values("pk")) for query in rows.values()]
    numbers = Person.objects.filter(pk=person.pk).values_list(*counts).get()
    return dict(zip(rows, numbers, strict=True))


def summary(person: Person) -> list[Count]:
    """What waits for whom, in one query."""
    claims = Claim.objects.current().waiting()
    n = how_many(
        person,
        mine=claims.filter(editor=person),
        unjudged=claims.unjudged(),
        new=claims.filter(new_evidence_at__isnull=False),
        drafts=drafts(),
        second=claims.filter(needs_look(person)),
        threads=Comment.objects.open_to(person).unresolved(),
        reports=Report.objects.waiting(),
        failed=Work.objects.filter(kind=MATCH).dead(),
        stopped=Webhook.objects.stopped_alone(),
    )
    queue = reverse("admin:claims_claim_changelist")
    reports = reverse("admin:claims_report_changelist")
    return [
        Count(n["mine"], _("in your charge"), f"{queue}?charge=me"),
        Count(n["unjudged"], _("without a verdict"), f"{queue}?verdict=none"),
        Count(n["new"], _("with new evidence"), f"{queue}?fresh=yes"),
        Count(n["drafts"], _("verdicts not yet published"), f"{queue}?verdict=draft"),
        Count(n["second"], _("waiting for your second look"), f"{queue}?list=second_look"),
        Count(n["threads"], _("open threads"), f"{queue}?threads=open"),
        Count(n["reports"], _("reports of readers"), f"{reports}?waiting=yes"),
        Count(n["failed"], _("failed matchings"), f"{queue}?matching=failed", alarm(n["failed"])),
        *stopped_webhooks(person, n["stopped"]),
    ]


def alarm(number: int) -> str:
    return "alarm" if number else ""


def stopped_webhooks(person: Person, stopped: int) -> list[Count]:
    """The notice of those that nobody stopped: they failed for a day, or are gone."""
    if not person.has_perm("claims.view_webhook"):
        return []
    label = _("webhooks that are told nothing any more")
    return [Count(stopped, label, reverse("review:webhooks"), alarm(stopped))]
