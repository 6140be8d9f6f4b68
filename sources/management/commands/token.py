"""`manage.py token list|give|revoke`: the tokens of the newsroom, as the desk gives them."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sources.people.models import AccessToken, Person
from sources.people.newsroom_tokens import LONGEST_DAYS, give_token, revoke_token
from sources.people.scopes import SCOPES
from sources.people.usage import uses
from sources.refusals.refusal import Refusal

SHOWN_DAYS = 7


class Command(BaseCommand):
    help = str(gettext_lazy("List, give and revoke the tokens of the newsroom."))

    def add_arguments(self, parser: ArgumentParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True)
        verbs.add_parser("list", help=_("every token, the newest first"))
        give = verbs.add_parser("give", help=_("a new token; its secret is printed once"))
        give.add_argument("name", help=_("which program uses it"))
        give.add_argument("--scope", action="append", required=True, choices=list(SCOPES))
        give.add_argument("--days", type=int, default=90, help=_("1 to %d") % LONGEST_DAYS)
        give.add_argument("--per-minute", type=int, help=_("requests a minute"))
        revoke = verbs.add_parser("revoke", help=_("let a token open nothing any more"))
        revoke.add_argument("name", help=_("its name, or how it begins"))
        for each in (give, revoke):
            each.add_argument("--by", metavar="USERNAME", help=_("which administrator asks"))

    def handle(self, *, verb: str, **options: Any) -> None:
        try:
            getattr(self, f"do_{verb}")(**options)
        except Refusal as refusal:
            raise CommandError(str(refusal)) from refusal

    def do_list(self, **_options: Any) -> None:
        tokens = AccessToken.objects.for_page()
        used = uses(tokens, days=SHOWN_DAYS)
        for token in tokens:
            ends = token.revoked_at or token.expiry
            last = token.last_used_at.isoformat("T", "minutes") if token.last_used_at else "-"
            self.stdout.write(
                "\t".join(
                    [
                        token.name or token.user.get_username(),
                        f"{token.beginning}…",
                        token.scopes or "-",
                        ends.isoformat("T", "minutes") if ends else "-",
                        last,
                        str(sum(used[token.pk].values())),
                    ]
                )
            )

    def do_give(
        self, *, name: str, scope: list[str], days: int, by: str | None, **options: Any
    ) -> None:
        asked = {"days": days, "per_minute": options["per_minute"]}
        _token, secret = give_token(name, scope, by=administrator(by), **asked)
        self.stdout.write(secret)

    def do_revoke(self, *, name: str, by: str | None, **_options: Any) -> None:
        found = AccessToken.objects.live()
        token = found.filter(name=name).first() or found.filter(token_key__startswith=name).first()
        if not name or token is None:
            raise CommandError(_("There is no such token, or it has ended already."))
        revoke_token(token, by=administrator(by))
        self.stdout.write(_("%(token)s opens nothing any more.") % {"token": token})


def administrator(username: str | None) -> Person | None:
    """Who asks; None for whoever may type commands here."""
    if not username:
        return None
    person = Person.objects.filter(username=username, is_active=True).first()
    if person is None or not person.has_perm("people.change_accesstoken"):
        raise CommandError(_("%(name)s is no administrator.") % {"name": username})
    return person
