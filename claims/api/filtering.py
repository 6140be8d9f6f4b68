"""How lists are narrowed: by filters they know, and by nothing that nobody reads."""

from collections.abc import Mapping, Set
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django_filters.rest_framework import DjangoFilterBackend
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.views import APIView

from claims.visibility import is_insider


class ListFilters(DjangoFilterBackend):  # type: ignore[misc]
    """Filters of lists alone; one row is found by its number, whatever the list would hide."""

    def filter_queryset(
        self, request: Request, queryset: QuerySet[Any], view: APIView
    ) -> QuerySet[Any]:
        if view.detail:  # type: ignore[attr-defined]
            return queryset
        refuse_unknown(request, self.known(view))
        narrowed: QuerySet[Any] = super().filter_queryset(request, queryset, view)
        return narrowed

    def known(self, view: APIView) -> set[str]:
        """The parameters that a list reads: its filters and its pages."""
        pages = view.pagination_class  # type: ignore[attr-defined]
        filterset = self.get_filterset_class(view, view.get_queryset())  # type: ignore[attr-defined]
        filters = set(filterset.base_filters) if filterset else set()
        if not is_insider(view.request.user):
            filters -= getattr(filterset, "INSIDE", frozenset())
        return {pages.cursor_query_param, pages.page_size_query_param, *filters}


def refuse_unread(request: Request, known: Set[str]) -> None:
    """As `refuse_unknown`, for the fields of a body."""
    said = request.data if isinstance(request.data, Mapping) else {}
    if unread := sorted(set(said) - known):
        words = _("There is no such field here. Known are: %(known)s.")
        named = ", ".join(sorted(known))
        wrong = {name: [words % {"known": named}] for name in unread}
        raise ValidationError(wrong, code="unknown")


def refuse_unknown(request: Request, known: Set[str]) -> None:
    """Raise ValidationError for parameters that would be left unread without a word."""
    if unknown := sorted(set(request.query_params) - known - {"format"}):
        said = _("This list has no such parameter. It knows: %(known)s.")
        named = ", ".join(sorted(known))
        wrong = {name: [said % {"known": named}] for name in unknown}
        raise ValidationError(wrong, code="unknown")
