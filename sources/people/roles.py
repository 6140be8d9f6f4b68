"""The roles of a newsroom: one table of their names, words and permissions."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

READ: Final = (
    "claims.view_checktable",
    "claims.view_claim",
    "claims.view_comment",
    "claims.view_decision",
    "claims.view_evidence",
    "claims.view_label",
    "claims.view_labelreading",
    "claims.view_pastcheck",
    "claims.view_publication",
    "claims.view_repeat",
    "claims.view_report",
    "claims.view_secondlook",
    "claims.view_topic",
    "claims.view_verdict",
    "sources.view_document",
    "sources.view_merge",
    "sources.view_ruling",
    "sources.view_sentence",
    "sources.view_source",
    "sources.view_watch",
)
DISCUSS: Final = ("claims.add_comment", "claims.change_comment", "claims.resolve_comment")
EDIT: Final = (
    *READ,
    *DISCUSS,
    "sources.add_document",
    "sources.add_source",
    "sources.change_source",
    "sources.change_document",
    "sources.change_sentence",
    "sources.add_watch",
    "sources.change_watch",
    "claims.change_claim",
    "claims.review_claim",
    "claims.add_evidence",
    "claims.change_evidence",
    "claims.change_repeat",
    "claims.change_report",
    "claims.add_verdict",
    "claims.publish_verdict",
    "claims.add_label",
    "claims.change_label",
    "claims.add_pastcheck",
    "claims.add_checktable",
    "claims.add_labelreading",
    "claims.change_labelreading",
    "claims.delete_labelreading",
    "claims.add_topic",
    "claims.change_topic",
    "work.change_work",
    "work.view_work",
)
MANAGE: Final = (
    "sources.take_down_document",
    "claims.take_down_verdict",
    "claims.add_newsroom",
    "claims.change_newsroom",
    "claims.view_newsroom",
    "claims.add_lookrule",
    "claims.change_lookrule",
    "claims.view_lookrule",
    "claims.add_webhook",
    "claims.change_webhook",
    "claims.view_webhook",
    "people.add_accesstoken",
    "people.change_accesstoken",
    "people.view_accesstoken",
    "people.delete_session",
    "people.view_session",
    "people.add_person",
    "people.change_person",
    "people.view_person",
    "auth.view_group",
)


@dataclass(frozen=True)
class Role:
    """What somebody is in the newsroom."""

    words: Promise
    permissions: Iterable[str]


ROLES: Final[Mapping[str, Role]] = {
    "editor": Role(_("Editor"), EDIT),
    "analyst": Role(_("Analyst"), (*READ, *DISCUSS)),
    "API consumer": Role(
        _("API consumer"), ("claims.view_verdict", "claims.view_claim", "claims.view_evidence")
    ),
    "administrator": Role(_("Administrator"), (*EDIT, *MANAGE)),
}


def role_words(name: str) -> str:
    """A role in words for people; a group somebody added shows its own name."""
    role = ROLES.get(name)
    return str(role.words) if role else name


@transaction.atomic
def grant_roles() -> None:
    """Make each role a group with its permissions; raises LookupError for one nobody defined."""
    known = {
        f"{label}.{codename}": pk
        for label, codename, pk in Permission.objects.values_list(
            "content_type__app_label", "codename", "pk"
        )
    }
    for name, role in ROLES.items():
        if missing := set(role.permissions) - known.keys():
            raise LookupError(f"No such permissions: {sorted(missing)}")
        group, _made = Group.objects.get_or_create(name=name)
        group.permissions.set(known[each] for each in role.permissions)
