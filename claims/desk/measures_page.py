"""The newsroom in figures: every measure with its plot, its table, its CSV and its definition."""

import csv
from io import StringIO
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from claims.desk.access import DeskRequest, at_desk
from claims.desk.document_pages import page
from claims.desk.figures import Measure
from claims.desk.measured import tables
from claims.measures.survey import WEEKS, Survey
from claims.moving.spreadsheet import ENCODING, cell
from sources.models import Source
from sources.text.whole_numbers import number_from


def survey_in(request: HttpRequest) -> Survey:
    """What the address asks for: by week as a rule, and then of one source or of all."""
    if request.GET.get("by") == "source":
        return Survey("source")
    said = request.GET.get("source", "")
    source = number_from(said)
    if said and not (source and Source.objects.filter(pk=source).exists()):
        raise Http404
    return Survey("week", source)


@require_GET
@at_desk("claims.view_claim")
def measures(request: DeskRequest) -> HttpResponse:
    """All measures, by week or by source."""
    survey = survey_in(request)
    source = get_object_or_404(Source, pk=survey.source) if survey.source else None
    rtl = get_language_bidi()
    more: dict[str, Any] = {
        "title": _("The newsroom in figures"),
        "survey": survey,
        "source": source,
        "weeks": WEEKS,
        "tables": [(table, table.plot(rtl=rtl)) for table in tables(survey)],
    }
    return page(request, "claims/measures.html", **more)


@require_GET
@at_desk("claims.view_claim")
def measures_csv(request: DeskRequest, slug: str) -> HttpResponse:
    """The table of one measure as a file; the page and the file have the same numbers."""
    survey = survey_in(request)
    found = [table for table in tables(survey) if table.slug == slug]
    if not found:
        raise Http404
    name = f"{slug}-by-{survey.by}{f'-{survey.source}' if survey.source else ''}.csv"
    answer = HttpResponse(as_csv(found[0]).encode(ENCODING), content_type="text/csv; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def as_csv(table: Measure) -> str:
    """Heads and rows; no cell is a formula, and what was not measured is empty."""
    sheet = StringIO(newline="")
    out = csv.writer(sheet)
    out.writerow([cell(words) for words in (table.head, *table.columns)])
    for row in table.rows:
        numbers = ["" if number is None else round(number, 4) for number in row.numbers]
        out.writerow([cell(row.key), *numbers])
    return sheet.getvalue()
