"""A table of past checks on its way in: what stands in its columns, and what became of its rows."""

from typing import Any, Final, Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from sources.clock import DatabaseNow
from sources.people.models import Person

MOST_ROWS: Final = 5_000
MOST_COLUMNS: Final = 50
TOLD_REFUSED: Final = 500  # rows whose reasons are kept; all are counted


class TableState(models.TextChoices):
    """How far a table has come."""

    WAITING = "waiting", _("waits to be told what its columns are")
    BEGUN = "begun", _("being taken in")
    DONE = "done", _("taken in")


class CheckTableQuerySet(models.QuerySet["CheckTable"]):
    """Tables that were handed in."""

    def for_list(self) -> Self:
        return self.defer("rows").order_by("-id")

    def begin(self, pk: int, *, by: Person, **said: Any) -> int:
        """Note what its columns are; 0 where it was begun before."""
        waiting = self.filter(pk=pk, begun_at=None)
        return waiting.update(begun_at=DatabaseNow(), begun_by=by, **said)

    def unfinished(self, pks: list[int]) -> Self:
        return self.filter(pk__in=pks, begun_at__isnull=False, done_at=None)

    def finish(self, pk: int, *, taken: int, held: int, refused: list[dict[str, Any]]) -> None:
        """Keep what came of it, and let go of its cells: what was taken holds its own."""
        self.filter(pk=pk, done_at=None).update(
            done_at=DatabaseNow(),
            taken=taken,
            held=held,
            refused=refused[:TOLD_REFUSED],
            refused_count=len(refused),
            rows=[],
        )


class CheckTable(models.Model):
    """A table of past checks that somebody handed in, and what became of its rows."""

    name = models.CharField(_("file"), max_length=200, blank=True)
    rows = models.JSONField(_("rows"), default=list, editable=False)
    columns = models.JSONField(_("columns"), default=dict, editable=False)
    publisher = models.CharField(
        _("publisher"),
        max_length=200,
        blank=True,
        help_text=_("Of every row that names none and has no address."),
    )
    taken = models.PositiveIntegerField(_("taken in"), default=0)
    held = models.PositiveIntegerField(_("held already"), default=0)
    refused_count = models.PositiveIntegerField(_("refused"), default=0)
    refused = models.JSONField(_("refused rows"), default=list, editable=False)
    added_at = models.DateTimeField(_("added at"), auto_now_add=True)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("added by"),
    )
    begun_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("begun by"),
    )
    begun_at = models.DateTimeField(_("begun at"), null=True)
    done_at = models.DateTimeField(_("done at"), null=True)

    objects = CheckTableQuerySet.as_manager()

    class Meta:
        verbose_name = _("table of past checks")
        verbose_name_plural = _("tables of past checks")
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(done_at__isnull=True) | models.Q(begun_at__isnull=False),
                name="no_table_is_done_before_it_began",
            ),
        ]

    def __str__(self) -> str:
        return self.name or f"{self.pk}"

    @property
    def state(self) -> TableState:
        if self.done_at:
            return TableState.DONE
        return TableState.BEGUN if self.begun_at else TableState.WAITING

    @property
    def headings(self) -> list[str]:
        """What stands above each column."""
        return list(self.rows[0][1]) if self.rows else []

    @property
    def below(self) -> list[tuple[int, list[str]]]:
        """The rows below the headings, each with its number in the file."""
        return [(number, cells) for number, cells in self.rows[1:]]
