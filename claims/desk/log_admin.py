"""What the admin shows and never changes: verdicts, publications, decisions, comments."""

from typing import cast

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from claims.models import Comment, Decision, Publication, Verdict
from claims.visibility import comments_for, decisions_for
from sources.admin import Record
from sources.people.models import Person


@admin.register(Verdict)
class VerdictAdmin(Record):
    """The log of verdicts."""

    list_display = ("seq", "claim", "kind", "rating", "editor", "given_at")
    list_filter = ("kind", "rating", "given_at")
    list_select_related = ("claim__sentence", "editor")
    exclude = ("salt", "evidence", "leaf", "previous", "digest")
    readonly_fields = ("own_hash", "hash_before", "hash_after")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Verdict]:
        """Without what this person has yet to look at."""
        return Verdict.objects.open_to(cast(Person, request.user))

    @admin.display(description=_("SHA-256 of this verdict"))
    def own_hash(self, verdict: Verdict) -> str:
        return verdict.leaf

    @admin.display(description=_("SHA-256 of the log before it"))
    def hash_before(self, verdict: Verdict) -> str:
        return verdict.previous or "—"

    @admin.display(description=_("SHA-256 of the log with it"))
    def hash_after(self, verdict: Verdict) -> str:
        return verdict.digest


@admin.register(Publication)
class PublicationAdmin(Record):
    """What left the house, in order."""

    list_display = ("seq", "verdict", "by", "at")
    list_select_related = ("verdict", "by")


@admin.register(Decision)
class DecisionAdmin(Record):
    """Who decided what, when and why."""

    list_display = ("at", "by", "action", "claim", "why")
    list_filter = ("action", "at")
    list_select_related = ("claim__sentence", "by")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Decision]:
        """Without what this person has yet to look at."""
        return decisions_for(cast(Person, request.user))


@admin.register(Comment)
class CommentAdmin(Record):
    """The discussion, newest last; one answers on the claim's page."""

    list_display = ("written_at", "author", "text", "verdict", "resolved_at")
    list_filter = ("resolved_at", "written_at")
    list_select_related = ("author", "verdict")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Comment]:
        """Without what is said of verdicts that this person has yet to look at."""
        return comments_for(request.user)
