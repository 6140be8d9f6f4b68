"""The newsroom in figures: every measure with its plot, its table, its CSV and its definition."""

import csv
from collections.abc import Mapping
from io import StringIO
from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.http import urlencode
from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from claims.desk.access import DeskRequest, at_desk
from claims.desk.document_pages import page
from claims.desk.figures import Measure
from claims.desk.measured import tables
from claims.measures.survey import ROADS, WEEKS, Survey
from claims.models import Topic
from claims.moving.spreadsheet import ENCODING, cell
from sources.models import Source
from sources.text.whole_numbers import number_from

# What an address may name that alone is measured.
NAMED: Final[Mapping[str, type[Source | Topic]]] = {"source": Source, "topic": Topic}


def survey_in(request: HttpRequest) -> Survey:
    """What the address asks for: by week as a rule, and then of one source or topic or of all."""
    by = request.GET.get("by", "")
    if by in ROADS:
        return Survey(by)
    return Survey("week", number_in(request, "source"), number_in(request, "topic"))


def number_in(request: HttpRequest, name: str) -> int | None:
    """The number of the one that the address names; raises Http404 for one that is not there."""
    said = request.GET.get(name, "")
    number = number_from(said)
    if said and not (number and NAMED[name].objects.filter(pk=number).exists()):
        raise Http404
    return number


def one_of(survey: Survey) -> dict[str, int]:
    """The source or topic that alone is measured."""
    one = {"source": survey.source, "topic": survey.topic}
    return {name: pk for name, pk in one.items() if pk}


@require_GET
@at_desk("claims.view_claim")
def measures(request: DeskRequest) -> HttpResponse:
    """All measures, by week or by source."""
    survey = survey_in(request)
    only = [NAMED[name].objects.get(pk=pk) for name, pk in one_of(survey).items()]
    rtl = get_language_bidi()
    more: dict[str, Any] = {
        "title": _("The newsroom in figures"),
        "survey": survey,
        "only": only,
        "asked": urlencode([("by", survey.by), *one_of(survey).items()]),
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
    name = "-".join([slug, "by", survey.by, *map(str, one_of(survey).values())]) + ".csv"
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
