"""What every page for readers has around it."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.template.response import TemplateResponse

from claims.models import Newsroom
from claims.models.verdict import VerdictQuerySet
from claims.publishing.addresses import whole
from sources.text.whole_numbers import number_from

ROWS = 20


def show(
    request: HttpRequest, template: str, *, status: int = 200, **more: Any
) -> TemplateResponse:
    """A page in the language of the request, with the newsroom's name and its own address."""
    around = {
        "newsroom": Newsroom.objects.ours(),
        "canonical": whole(request.path),
        "languages": [code for code, _name in settings.LANGUAGES],
        "others": other_choices(request),
        "review": None,
    }
    return TemplateResponse(request, f"public/{template}.html", {**around, **more}, status=status)


def other_choices(request: HttpRequest, *dropped: str) -> str:
    """The query of this page without its language and the names given."""
    query = request.GET.copy()
    for name in ("lang", *dropped):
        query.pop(name, None)
    return query.urlencode()


def cut_page(rows: VerdictQuerySet, before: str) -> dict[str, Any]:
    """The rows published before a number, and where the page after them begins."""
    number = number_from(before)
    if number:
        rows = rows.filter(publication__seq__lt=number)
    found: list[Any] = list(rows[: ROWS + 1])
    shown = found[:ROWS]
    return {
        "rows": shown,
        "older": shown[-1].publication_seq if len(found) > ROWS else None,
        "is_newest": number is None,
    }
