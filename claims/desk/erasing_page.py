"""The page where an administrator erases a person's data."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from claims.desk.access import DeskRequest, at_desk
from claims.desk.document_pages import page
from claims.desk.form_input import reason_in
from claims.refusals.statuses import http_status
from sources.people.erasing import erase
from sources.people.models import Person
from sources.refusals.refusal import Refusal


@require_http_methods(["GET", "POST"])
@at_desk("people.change_person")
def erase_person(request: DeskRequest, pk: int) -> HttpResponse:
    """Say what goes and what stays, and erase for a reason."""
    person = get_object_or_404(Person, pk=pk)
    if request.method == "GET":
        return show_erasing(request, person)
    try:
        erase(person, by=request.user, why=reason_in(request))
    except Refusal as refusal:
        return show_erasing(request, person, refused=str(refusal), status=http_status(refusal))
    messages.success(request, _("The data of this person is erased."))
    return redirect("admin:people_person_changelist")


def show_erasing(
    request: DeskRequest, person: Person, *, refused: str = "", status: int = 200
) -> HttpResponse:
    title, why = _("Erase a person's data"), reason_in(request)
    more = {"person": person, "title": title, "refused": refused, "why": why}
    return page(request, "claims/erase.html", status=status, **more)
