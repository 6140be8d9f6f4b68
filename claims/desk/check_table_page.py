"""The page of a table of past checks: its columns, what its labels mean, what came of it."""

from typing import Any, Final

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from claims.desk.access import DeskRequest, at_desk
from claims.desk.document_pages import page
from claims.desk.form_input import words_in
from claims.desk.past_check_pages import NewChecksForm, outcome_words, show_form
from claims.earlier.columns import HELD
from claims.earlier.tables import TAKE, begin, hand_in_table, labels_in
from claims.models import CheckTable, LabelReading, Rating
from claims.refusals.earlier import NoTable
from claims.refusals.statuses import http_status
from sources.intake.doors import File
from sources.intake.watching.reasons import words_of
from sources.refusals.refusal import Refusal
from sources.text.spelling.typed import as_typed
from sources.text.whole_numbers import number_from
from sources.work.models import Work

PREVIEWED: Final = 5  # rows
LABELS: Final = 100  # that are asked about; the rest is read as the table of labels says


@require_POST
@at_desk("claims.add_checktable")
def hand_in(request: DeskRequest) -> HttpResponse:
    """Take a table, and ask what its columns are."""
    upload = request.FILES.get("table")
    try:
        if upload is None:
            raise NoTable
        table = hand_in_table(File(upload.read(), name=upload.name or ""), by=request.user)
    except Refusal as refusal:
        status, words = http_status(refusal), str(refusal)
        return show_form(
            request, NewChecksForm(), status=status, later=refusal.seconds, refused=words
        )
    return redirect("admin:claims_checktable_change", table.pk)


@require_GET
@at_desk("claims.view_checktable")
def table_view(request: DeskRequest, pk: int) -> HttpResponse:
    """The table: asked about, on its way, or with what came of it."""
    return show(request, get_object_or_404(CheckTable, pk=pk))


def show(
    request: DeskRequest,
    table: CheckTable,
    *,
    chosen: dict[str, int] | None = None,
    refused: str = "",
    status: int = 200,
) -> HttpResponse:
    columns = table.columns if chosen is None else chosen
    width = max((len(cells) for _number, cells in table.rows[: PREVIEWED + 1]), default=0)
    more: dict[str, Any] = {
        "title": str(table),
        "table": table,
        "state": table.state.value,
        "work": Work.objects.of(TAKE, [table.pk]).first(),
        "columns": [(what, words, columns.get(what)) for what, words in HELD.items()],
        "headings": list(enumerate(padded(table.headings, width))),
        "preview": [(number, padded(cells, width)) for number, cells in table.below[:PREVIEWED]],
        "count": len(table.below),
        "labels": asked_labels(table, columns.get("label")),
        "ratings": Rating.choices,
        "publisher": words_in(request, "publisher"),
        "outcome": outcome_words(table.taken, table.held),
        "rows": [{**kept, "why": words_of(kept)} for kept in table.refused],
        "refusal": refused,
        "may_add": request.user.has_perm("claims.add_checktable"),
    }
    return page(request, "claims/earlier/table.html", status=status, **more)


def padded(cells: list[str], width: int) -> list[str]:
    return [*cells, *[""] * (width - len(cells))]


def asked_labels(table: CheckTable, column: int | None) -> list[tuple[str, int, str]]:
    """Each label with how often it stands there and how it would be read as things are."""
    readings = LabelReading.objects.table()
    found = labels_in(table, column)[:LABELS]
    return [(label, count, readings.meaning(label).rating) for label, count in found]


@require_POST
@at_desk("claims.add_checktable")
def begin_table(request: DeskRequest, pk: int) -> HttpResponse:
    """Have it taken in, or look again with other columns."""
    table = get_object_or_404(CheckTable, pk=pk)
    columns = columns_in(request)
    if "look" in request.POST:
        return show(request, table, chosen=columns)
    told: Any = {"publisher": words_in(request, "publisher"), "meanings": meanings_in(request)}
    try:
        begin(table, columns=columns, **told, by=request.user)
    except Refusal as refusal:
        words, status = str(refusal), http_status(refusal)
        return show(request, table, chosen=columns, refused=words, status=status)
    messages.success(request, _("The table is taken in as soon as a worker is free."))
    return redirect("admin:claims_checktable_change", pk)


def columns_in(request: DeskRequest) -> dict[str, int]:
    """The columns by what they hold; what nobody chose is left out."""
    told = {what: number_from(words_in(request, f"column-{what}")) for what in HELD}
    return {what: place - 1 for what, place in told.items() if place}


def meanings_in(request: DeskRequest) -> dict[str, str]:
    """What the page says of each label; those it says nothing of stay as they are."""
    labels = [as_typed(label) for label in request.POST.getlist("label")]
    means = request.POST.getlist("means")
    return {label: said for label, said in zip(labels, means, strict=False) if said != "as_it_is"}
