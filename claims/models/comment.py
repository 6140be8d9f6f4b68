"""The discussion of a verdict."""

from typing import Self

from django.conf import settings
from django.db import models, transaction
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from claims.models.verdict import Verdict
from claims.refusals.changing import Illegal, NotYours, NoWords, StaleComment, Unchanged
from sources.clock import DatabaseNow
from sources.limits import keep_within
from sources.people.models import Person
from sources.text.spelling.visible import is_seen


class CommentQuerySet(models.QuerySet["Comment"]):
    """Comments in the order they were written."""

    def threads(self) -> Self:
        """Those that begin a thread, oldest first, with author and replies."""
        replies = Comment.objects.with_people()
        return (
            self.filter(parent__isnull=True)
            .with_people()
            .prefetch_related(models.Prefetch("replies", queryset=replies))
        )

    def with_people(self) -> Self:
        return self.select_related("author", "resolved_by", "verdict").order_by("id")

    def open_to(self, person: Person) -> Self:
        """Without those on verdicts that this person has yet to look at, blindly."""
        return self.filter(verdict__in=Verdict.objects.open_to(person).order_by())

    def unresolved(self) -> Self:
        return self.filter(parent__isnull=True, resolved_at__isnull=True)

    def write(
        self, verdict: Verdict, text: str, *, author: Person, parent: "Comment | None" = None
    ) -> "Comment":
        """Begin a thread, or answer in one; raises a Refusal for no words and for too many."""
        check_words(text)
        root = parent.parent or parent if parent else None
        return self.create(verdict=verdict, parent=root, author=author, text=text)


def check_words(text: str) -> None:
    """Raise a Refusal unless a comment may say this."""
    if not is_seen(text):
        raise NoWords
    keep_within(Comment, text=text)


class Comment(models.Model):
    """What an analyst says about a verdict: threaded, resolvable, never edited silently."""

    verdict = models.ForeignKey(
        Verdict, on_delete=models.PROTECT, related_name="comments", verbose_name=_("verdict")
    )
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="replies",
        verbose_name=_("reply to"),
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="comments",
        verbose_name=_("author"),
    )
    text = models.TextField(_("text"), max_length=10_000)
    version = models.PositiveIntegerField(_("version"), default=1)
    written_at = models.DateTimeField(_("written at"), auto_now_add=True)
    resolved_at = models.DateTimeField(_("resolved at"), null=True, blank=True)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("resolved by"),
    )

    objects = CommentQuerySet.as_manager()

    class Meta:
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        ordering = ["id"]
        permissions = [("resolve_comment", _("Can resolve comments"))]
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="comment_says_something"),
            models.CheckConstraint(
                condition=Q(resolved_at__isnull=True, resolved_by__isnull=True)
                | Q(resolved_at__isnull=False, resolved_by__isnull=False),
                name="who_resolved_goes_with_when",
            ),
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | Q(resolved_at__isnull=True),
                name="only_threads_are_resolved",
            ),
        ]

    def __str__(self) -> str:
        return self.text[:80]

    def reply(self, *, author: Person, text: str) -> "Comment":
        """Answer in the same thread; a reply to a reply joins the thread it is in."""
        return Comment.objects.write(self.verdict, text, author=author, parent=self)

    def resolve(self, *, by: Person) -> None:
        """Close the thread; raises Illegal for a reply and for a thread closed before."""
        closed = Comment.objects.filter(
            pk=self.pk, parent__isnull=True, resolved_at__isnull=True
        ).update(resolved_at=DatabaseNow(), resolved_by=by)
        if not closed:
            raise Illegal(_("Only an open thread can be resolved; this one is closed or a reply."))
        self.refresh_from_db(fields=["resolved_at", "resolved_by"])

    def reopen(self) -> None:
        """Open the thread again; raises Illegal if it was open."""
        if not Comment.objects.filter(pk=self.pk, resolved_at__isnull=False).update(
            resolved_at=None, resolved_by=None
        ):
            raise Illegal(_("This thread is already open."))
        self.refresh_from_db(fields=["resolved_at", "resolved_by"])

    @transaction.atomic
    def edit(self, text: str, *, by: Person, seen: int) -> None:
        """Change the words of the version the author saw, and keep the old ones.

        Raises NotYours for somebody else's comment, StaleComment when it says something else by
        now: every text that readers saw stays among the edits.
        """
        if by.pk != self.author_id:
            raise NotYours(_("Only the author may edit a comment."))
        check_words(text)
        before = Comment.objects.select_for_update().get(pk=self.pk)
        changed = Comment.objects.filter(pk=self.pk, version=seen)
        if not changed.update(text=text, version=F("version") + 1):
            raise StaleComment
        if text == before.text:
            raise Unchanged
        Edit.objects.create(comment=self, text_before=before.text)
        self.refresh_from_db(fields=["text", "version"])


class Edit(models.Model):
    """What a comment said before its author changed it."""

    comment = models.ForeignKey(
        Comment, on_delete=models.PROTECT, related_name="edits", verbose_name=_("comment")
    )
    text_before = models.TextField(_("text before"))
    at = models.DateTimeField(_("at"), auto_now_add=True)

    class Meta:
        verbose_name = _("edit")
        verbose_name_plural = _("edits")
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.comment_id} {self.at:%Y-%m-%d %H:%M}"
