"""What a token of the newsroom may be for: one table of scopes, their words and what they open."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain, combinations
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sources.people.roles import DISCUSS, READ

# Whose permissions a scope opens: what this role may not do, no token does.
ROLE: Final = "editor"


@dataclass(frozen=True)
class Scope:
    """One thing a program may be let do."""

    words: Promise
    opens: Iterable[str]


SCOPES: Final[Mapping[str, Scope]] = {
    "read": Scope(_("read what is not published yet"), (*READ, "work.view_work")),
    "ingest": Scope(
        _("hand texts in and put them under review"),
        (
            "sources.add_document",
            "sources.add_source",
            "sources.change_document",
            "sources.add_watch",
            "sources.change_watch",
            "claims.add_pastcheck",
            "claims.add_checktable",
            "claims.add_labelreading",
            "claims.change_labelreading",
            "claims.delete_labelreading",
        ),
    ),
    # Who judges has to see what, so that the last two let read as well.
    "judge": Scope(
        _("judge evidence, claims and sentences, and comment"),
        (
            *READ,
            *DISCUSS,
            "claims.review_claim",
            "claims.change_claim",
            "claims.add_evidence",
            "claims.change_evidence",
            "claims.change_repeat",
            "claims.add_verdict",
            "sources.change_sentence",
            "sources.change_source",
            "work.change_work",
            "work.view_work",
        ),
    ),
    "publish": Scope(_("publish verdicts"), (*READ, "claims.publish_verdict")),
}


def spelled(names: Iterable[str]) -> str:
    """Scopes as a token keeps them: each once, in the order of the table."""
    wished = set(names)
    return " ".join(name for name in SCOPES if name in wished)


# Every way to spell some scopes, for the database to know a wrong one by.
SPELLINGS: Final = tuple(
    " ".join(names)
    for names in chain.from_iterable(combinations(SCOPES, n) for n in range(len(SCOPES) + 1))
)


def opened_by(scopes: str) -> frozenset[str]:
    """Every permission that these scopes let somebody use who has it."""
    return frozenset(chain.from_iterable(SCOPES[name].opens for name in scopes.split()))


def scopes_for(permission: str) -> list[str]:
    """The scopes any of which opens a permission."""
    return [name for name, scope in SCOPES.items() if permission in scope.opens]
