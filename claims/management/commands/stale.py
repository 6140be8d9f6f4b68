"""`manage.py stale`: how many claims show another first row than a search would now."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claims.matching.freshness import stale
from claims.matching.wake import moment
from claims.models import Claim
from claims.raising import ask_for_matching


class Command(BaseCommand):
    help = str(gettext_lazy("Search anew for some claims and compare with what is stored."))

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--sample", type=int, default=200, help=_("Claims, drawn at random."))
        parser.add_argument("--again", action="store_true", help=_("Match what differs again."))

    def handle(self, *_args: Any, **options: Any) -> None:
        matched = Claim.objects.current().waiting().filter(matched_at__isnull=False)
        drawn = matched.order_by("?").values_list("pk", flat=True)[: options["sample"]]
        claims = list(Claim.objects.filter(pk__in=list(drawn)).for_matching())
        differing = list(stale(claims))
        told = {"same": len(claims) - len(differing), "all": len(claims)}
        self.stdout.write(_("Stored and fresh search agree: %(same)d of %(all)d.") % told)
        if options["again"]:
            ask_for_matching(differing, given=f"stale {moment()}")
