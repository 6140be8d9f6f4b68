"""The numbers of the desk's home page, each a link into the queue."""

from typing import NamedTuple

from django.db.models import Count as CountOf
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from claims.desk.queue_filters import drafts
from claims.models import Claim, Comment, Report
from claims.models.claim import MATCH
from claims.models.webhook import Webhook
from sources.people.models import Person
from sources.work.models import Work


class Count(NamedTuple):
    """How many there are of something, and where to see them."""

    number: int
    label: str
    link: str
    style: str = ""


def summary(person: Person) -> list[Count]:
    """What waits for whom, in five queries, and a sixth for who keeps the webhooks."""
    claims = Claim.objects.current().aggregate(
        unjudged=CountOf("pk", filter=Q(verdicts=None, repeat_of=None), distinct=True),
        mine=CountOf("pk", filter=Q(editor=person), distinct=True),
        new=CountOf("pk", filter=Q(new_evidence_at__isnull=False), distinct=True),
    )
    dead = Work.objects.filter(kind=MATCH).dead().count()
    queue = reverse("admin:claims_claim_changelist")
    reports = reverse("admin:claims_report_changelist")
    return [
        Count(claims["unjudged"], _("without a verdict"), f"{queue}?verdict=none"),
        Count(claims["mine"], _("in your charge"), f"{queue}?charge=me"),
        Count(claims["new"], _("with new evidence"), f"{queue}?fresh=yes"),
        Count(drafts().count(), _("verdicts not yet published"), f"{queue}?verdict=draft"),
        Count(Comment.objects.unresolved().count(), _("open threads"), f"{queue}?threads=open"),
        Count(Report.objects.waiting().count(), _("reports of readers"), f"{reports}?waiting=yes"),
        Count(dead, _("failed matchings"), f"{queue}?matching=failed", "alarm" if dead else ""),
        *stopped_webhooks(person),
    ]


def stopped_webhooks(person: Person) -> list[Count]:
    """The notice of those that nobody stopped: they failed for a day, or are gone."""
    if not person.has_perm("claims.view_webhook"):
        return []
    stopped = Webhook.objects.stopped_alone().count()
    label = _("webhooks that are told nothing any more")
    return [Count(stopped, label, reverse("review:webhooks"), "alarm" if stopped else "")]
