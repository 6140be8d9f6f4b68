"""The queue of claims as the admin knows it and, behind each row, the claim's page."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from claims.desk.access import DeskRequest, at_desk
from claims.desk.queue import Queue
from claims.desk.responses import show_claim
from claims.models import Claim
from sources.text.whole_numbers import number_from


@require_GET
@at_desk("claims.view_claim")
def claim_view(request: DeskRequest, pk: int) -> HttpResponse:
    """The page of one claim."""
    return show_claim(request, pk)


@admin.register(Claim)
class ClaimAdmin(Queue):
    """The queue, and the page behind each of its rows."""

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        return claim_view(request, number_from(object_id) or 0)
