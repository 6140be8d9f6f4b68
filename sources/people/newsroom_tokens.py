"""Giving programs a token of the newsroom, and taking it and anybody's sessions back."""

from collections.abc import Collection
from datetime import timedelta
from typing import Final

from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import Group
from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from sources.limits import keep_within
from sources.people.models import AccessToken, Person, Session
from sources.people.scopes import ROLE, SCOPES, spelled
from sources.refusals.refusal import Refusal

# A colon is in no name that a person may log in with.
ACCOUNT: Final = "token:%s"
LONGEST_DAYS: Final = 366
MOST_A_MINUTE: Final = 100_000


class NameTaken(Refusal):
    """Every token of the newsroom has a name of its own, also after its end (HTTP 409)."""

    code = "name_taken"
    message = _("There is or was a token called “%(name)s”. Choose another name.")


class NoName(Refusal):
    """A token that nobody could tell from another."""

    code = "no_name"
    message = _("Give the token a name: which program will use it?")


class UnknownScopes(Refusal):
    """No scope at all, or one that is not on the table."""

    code = "unknown_scopes"
    message = _("Choose at least one of these scopes: %(known)s.")


class BadExpiry(Refusal):
    """An end that lies behind us or too far ahead."""

    code = "bad_expiry"
    message = _("A token holds for 1 to %(most)s days.")


class BadLimit(Refusal):
    """A limit that lets nothing through, or everything."""

    code = "bad_limit"
    message = _("A token may ask 1 to %(most)s times a minute.")


class EndedBefore(Refusal):
    """Somebody else was first, or time was (HTTP 409)."""

    code = "ended_before"
    message = _("This has ended already.")


def give_token(
    name: str,
    scopes: Collection[str],
    *,
    days: int,
    by: Person | None,
    per_minute: int | None = None,
) -> tuple[AccessToken, str]:
    """A new token of the newsroom, and its secret, which can never be told again.

    It acts as an account of its own, which no password opens. Raises a Refusal.
    """
    check(name := " ".join(name.split()), scopes, days=days, per_minute=per_minute)
    try:
        with transaction.atomic():
            account = Person(username=ACCOUNT % name, first_name=name, is_program=True)
            account.set_unusable_password()
            account.save()
            account.groups.add(Group.objects.get(name=ROLE))
            said = {"name": name, "scopes": spelled(scopes), "per_minute": per_minute}
            given: tuple[AccessToken, str] = AccessToken.objects.create(
                account, expiry=timedelta(days=days), made_by=by, **said
            )
    except IntegrityError:
        raise NameTaken(name=name) from None
    return given


def check(name: str, scopes: Collection[str], *, days: int, per_minute: int | None) -> None:
    """Raise the Refusal of what cannot be."""
    keep_within(AccessToken, name=name)
    if not name or not name.isprintable():
        raise NoName
    if not scopes or set(scopes) - SCOPES.keys():
        raise UnknownScopes(known=", ".join(SCOPES))
    if not 1 <= days <= LONGEST_DAYS:
        raise BadExpiry(most=LONGEST_DAYS)
    if per_minute is not None and not 1 <= per_minute <= MOST_A_MINUTE:
        raise BadLimit(most=f"{MOST_A_MINUTE:,}")


def revoke_token(token: AccessToken, *, by: Person | None) -> None:
    """Let a token open nothing any more; raises EndedBefore when it did not."""
    if not AccessToken.objects.filter(pk=token.pk).live().revoke(by=by):
        raise EndedBefore


@transaction.atomic
def end_session(session: Session, *, by: Person) -> None:
    """Sign a browser out, and note on its person who did; raises EndedBefore."""
    gone, _rows = Session.objects.filter(handle=session.handle).delete()
    if not gone:
        raise EndedBefore
    said = [{"changed": {"name": str(Session._meta.verbose_name), "object": str(session)}}]  # noqa: SLF001
    LogEntry.objects.log_actions(  # type: ignore[call-overload]
        by.pk, [session.person], CHANGE, change_message=said, single_object=True
    )
