"""Earlier verdicts of others at the desk: bring them in, read one, take them all along."""

import csv
import json
from io import StringIO
from typing import Any, Final

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from claims.desk.access import DeskRequest, at_desk
from claims.desk.document_pages import page
from claims.desk.form_fields import said
from claims.desk.form_input import words_in
from claims.earlier.taking import TakenChecks, take_in
from claims.models import LabelReading, PastCheck, Rating
from claims.moving.spreadsheet import ENCODING, cell
from claims.refusals.statuses import http_status
from sources.intake.doors import File
from sources.models import Document
from sources.refusals.refusal import Refusal

LIST: Final = "admin:claims_pastcheck_changelist"
TOLD: Final = 10  # refusals that a message repeats
COLUMNS: Final = (
    "id", "url", "claim_text", "said_by", "said_on", "said_at", "headline", "label", "value",
    "best", "worst", "published_on", "language", "came", "added_at",
)  # fmt: skip


class NewChecksForm(forms.Form):
    """Checks to take in: an address that shows them to search engines, or a file of them."""

    url = said(
        Document,
        "url",
        ltr=True,
        label=gettext_lazy("Address"),
        help_text=gettext_lazy("Of a fact-check, or of a data feed of them."),
    )
    file = forms.FileField(
        label=gettext_lazy("File of ClaimReview"),
        required=False,
        help_text=gettext_lazy("A saved page, a data feed or the JSON alone."),
    )

    def clean_file(self) -> File | None:
        upload = self.cleaned_data["file"]
        return File(upload.read(), upload.content_type or "", upload.name) if upload else None


@require_http_methods(["GET", "POST"])
@at_desk("claims.add_pastcheck")
def add(request: DeskRequest) -> HttpResponse:
    """Take in checks; a refusal is an error of the form, the input stays."""
    given = (request.POST, request.FILES) if request.method == "POST" else ()
    form = NewChecksForm(*given)
    if not form.is_valid():
        return show_form(request, form, status=400 if form.is_bound else 200)
    try:
        outcome = take_in(**form.cleaned_data, by=request.user)
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return show_form(request, form, status=http_status(refusal), later=refusal.seconds)
    tell(request, outcome)
    return redirect(LIST)


def show_form(
    request: DeskRequest, form: NewChecksForm, *, status: int, later: int = 0, refused: str = ""
) -> HttpResponse:
    """Both ways in, the table's beside; with when to come again if nobody could read it now."""
    more: dict[str, Any] = {
        "title": _("Bring in fact-checks of others"),
        "form": form,
        "refused": refused,
    }
    shown = page(request, "claims/earlier/add.html", status=status, **more)
    if later:
        shown.headers["Retry-After"] = str(later)
    return shown


def tell(request: DeskRequest, outcome: TakenChecks) -> None:
    """What came of it, above the next page."""
    messages.success(request, outcome_words(outcome.taken, outcome.held))
    for refused in outcome.refused[:TOLD]:
        place = _("Number %(n)d was not taken in: %(why)s")
        messages.warning(request, place % {"n": refused.place, "why": refused.why})


def outcome_words(taken: int, held: int) -> str:
    words = ngettext("%(n)d taken in.", "%(n)d taken in.", taken) % {"n": taken}
    if not held:
        return words
    again = ngettext("%(n)d was held already.", "%(n)d were held already.", held)
    return f"{words} {again % {'n': held}}"


@require_GET
@at_desk("claims.view_pastcheck")
def check_view(request: DeskRequest, pk: int) -> HttpResponse:
    """One check of others, with all that came of it."""
    return show_check(request, pk)


def show_check(
    request: DeskRequest, pk: int, *, refused: str = "", status: int = 200
) -> HttpResponse:
    check = get_object_or_404(PastCheck.objects.for_list().select_related("added_by"), pk=pk)
    more: dict[str, Any] = {
        "title": str(check),
        "check": check,
        "meaning": check.meaning(),
        "ratings": Rating.choices,
        "raw": json.dumps(check.raw, ensure_ascii=False, indent=2),
        "refused": refused,
        "may_read": request.user.has_perm("claims.change_labelreading"),
    }
    return page(request, "claims/earlier/check.html", status=status, **more)


@require_POST
@at_desk("claims.change_labelreading")
def read_label(request: DeskRequest, pk: int) -> HttpResponse:
    """Say what the label of this check means, here and wherever it stands."""
    check = get_object_or_404(PastCheck, pk=pk)
    try:
        LabelReading.objects.read_as({check.label: words_in(request, "rating")})
    except Refusal as refusal:
        return show_check(request, pk, refused=str(refusal), status=http_status(refusal))
    messages.success(request, _("Done."))
    return redirect("admin:claims_pastcheck_change", pk)


@require_GET
@at_desk("claims.view_pastcheck")
def checks_csv(request: DeskRequest) -> HttpResponse:
    """All of them as a file: verdicts of others, each with its publisher and their own label."""
    sheet = StringIO(newline="")
    out = csv.writer(sheet)
    out.writerow(["verdict_of_others", "publisher", "domain", "our_reading", "read_by", *COLUMNS])
    table = LabelReading.objects.table()
    for check in PastCheck.objects.for_list().order_by("seq").iterator(chunk_size=500):
        out.writerow([cell(value) for value in row_of(check, table)])
    answer = HttpResponse(sheet.getvalue().encode(ENCODING), content_type="text/csv; charset=utf-8")
    answer.headers["Content-Disposition"] = 'attachment; filename="verdicts-of-others.csv"'
    return answer


def row_of(check: PastCheck, table: Any) -> list[Any]:
    meaning = check.meaning(table)
    told = [getattr(check, name) for name in COLUMNS]
    days = [value.isoformat() if hasattr(value, "isoformat") else value for value in told]
    publisher = check.publisher
    return ["yes", publisher.name, publisher.domain, meaning.rating, meaning.by.value, *days]
