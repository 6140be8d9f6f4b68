"""What readers send: an error they found in a verdict, or a claim they want checked."""

import secrets
from typing import Any, Self

from django.conf import settings
from django.db import models, transaction
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from claims.models.claim import Claim
from claims.models.report_decision import ReportDecision
from claims.refusals.changing import Illegal, NoWords, StaleReport
from sources.clock import DatabaseNow
from sources.limits import keep_within
from sources.models import Document
from sources.people.models import Person
from sources.text.spelling.visible import is_seen

TOKEN_BYTES = 24  # as many as nobody guesses


def new_token() -> str:
    """Where a reader finds their report again; nobody else does."""
    return secrets.token_urlsafe(TOKEN_BYTES)


class ReportKind(models.TextChoices):
    """What a reader wants of the newsroom."""

    ERROR = "error", _("an error in a verdict")
    CLAIM = "claim", _("a claim to check")


class ReportState(models.TextChoices):
    """How far the newsroom has come with a report."""

    WAITING = "waiting", _("waiting")
    ANSWERED = "answered", _("answered")
    TAKEN_IN = "taken_in", _("under review")
    CLOSED = "closed", _("closed")


class ReportQuerySet(models.QuerySet["Report"]):
    """What readers sent."""

    def for_list(self) -> Self:
        """The newest first, with all a list of them says."""
        shown = ("claim__sentence__document__source", "document__source")
        return self.with_state().select_related(*shown).defer(*_HEAVY).order_by("-id")

    def with_state(self) -> Self:
        """Each with `was_answered`, which its state is read from."""
        answers = ReportDecision.objects.filter(report=models.OuterRef("pk")).answers()
        return self.annotate(was_answered=models.Exists(answers))

    def waiting(self) -> Self:
        """Those that nobody has answered, taken in or closed."""
        return self.with_state().filter(was_answered=False, document=None, closed_at=None)

    def receive(self, *, token: str, **sent: Any) -> "Report":
        """Keep what a reader sent; the same form sent twice is one report.

        Raises NoWords for a report that says nothing, TooManyCharacters, and Illegal for an error
        in what nobody published.
        """
        check_report(**sent)
        kept, _made = self.get_or_create(token=token, defaults=sent)
        is_same = all(getattr(kept, name) == said for name, said in sent.items())
        return kept if is_same else self.create(token=new_token(), **sent)


_HEAVY = [
    f"{place}__{column}"
    for place in ("claim__sentence__document", "document")
    for column in ("body", "original")
]


def check_report(
    *, kind: str, text: str = "", url: str = "", claim: Claim | None = None, **more: str
) -> None:
    """Raise a Refusal unless a reader may send this."""
    if not is_seen(text) and (kind == ReportKind.ERROR or not url):
        raise NoWords
    if claim and claim.standing_id is None:
        raise Illegal(_("No verdict on this claim was published."))
    keep_within(Report, text=text, url=url, email=more.get("email", ""))


class Report(models.Model):
    """An error that a reader found in a verdict, or a claim a reader wants checked."""

    token = models.CharField(max_length=43, unique=True, editable=False)
    kind = models.CharField(_("kind"), max_length=8, choices=ReportKind)
    claim = models.ForeignKey(
        Claim,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="reports",
        verbose_name=_("claim"),
        help_text=_("Whose verdict is said to be wrong."),
    )
    text = models.TextField(_("text"), max_length=5_000, blank=True)
    url = models.URLField(_("address"), max_length=2000, blank=True)
    email = models.EmailField(_("mail"), blank=True, help_text=_("No reader ever sees it."))
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES)
    sent_at = models.DateTimeField(_("sent at"), auto_now_add=True)
    version = models.PositiveIntegerField(_("version"), default=1)
    document = models.ForeignKey(
        Document,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="reports",
        verbose_name=_("document"),
        help_text=_("What it was taken in as."),
    )
    closed_at = models.DateTimeField(_("closed at"), null=True, blank=True)

    # Read by `ReportQuerySet.with_state`.
    was_answered: bool

    objects = ReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("report of a reader")
        verbose_name_plural = _("reports of readers")
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=ReportKind.values), name="report_kind_is_known"
            ),
            models.CheckConstraint(
                condition=~Q(text="") | Q(kind=ReportKind.CLAIM) & ~Q(url=""),
                name="report_says_something",
            ),
            models.CheckConstraint(
                condition=Q(claim__isnull=True) | Q(kind=ReportKind.ERROR),
                name="only_an_error_names_a_claim",
            ),
            models.CheckConstraint(
                condition=Q(document__isnull=True) | Q(kind=ReportKind.CLAIM),
                name="only_a_sent_claim_is_taken_in",
            ),
        ]

    def __str__(self) -> str:
        return (self.text or self.url)[:80]

    @property
    def state(self) -> ReportState:
        """How far the newsroom has come with it."""
        if self.closed_at:
            return ReportState.CLOSED
        if self.document_id:
            return ReportState.TAKEN_IN
        return ReportState.ANSWERED if self.was_answered else ReportState.WAITING

    @transaction.atomic
    def change(
        self, action: str, *, by: Person, seen: int, words: str = "", **fields: Any
    ) -> ReportDecision:
        """Set fields if the report is still at the version seen, and keep who did what.

        Raises StaleReport, having changed nothing, when somebody else was first.
        """
        keep_within(ReportDecision, words=words)
        mine = Report.objects.filter(pk=self.pk, version=seen)
        if not mine.update(version=F("version") + 1, **fields):
            raise StaleReport
        self.refresh_from_db(fields=["version", *fields])
        return self.decisions.create(action=action, words=words, by=by)

    def answer(self, *, by: Person, seen: int, text: str) -> None:
        """Tell the reader something; they find it at the address they were given."""
        if not is_seen(text):
            raise NoWords
        self.change(ReportDecision.Action.ANSWER, by=by, seen=seen, words=text)

    def close(self, *, by: Person, seen: int, text: str = "") -> None:
        """Be done with it, with a last word to the reader or without one."""
        if self.closed_at:
            raise Illegal(_("This report is closed already."))
        action = ReportDecision.Action.CLOSE
        self.change(action, by=by, seen=seen, words=text, closed_at=DatabaseNow())

    def reopen(self, *, by: Person, seen: int, text: str = "") -> None:
        """Take it up again, with a word to the reader or without one."""
        if not self.closed_at:
            raise Illegal(_("This report is open already."))
        action = ReportDecision.Action.REOPEN
        self.change(action, by=by, seen=seen, words=text, closed_at=None)
