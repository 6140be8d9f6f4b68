"""The page of the desk's keys: what each does, and whether one wants them at all (WCAG 2.1.4)."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from claims.desk.access import DeskRequest, at_desk
from claims.desk.document_pages import page
from sources.people.models import Person


@require_http_methods(["GET", "POST"])
@at_desk("claims.view_claim")
def keys_page(request: DeskRequest) -> HttpResponse:
    """See the keys, and switch one's own on or off."""
    if request.method == "GET":
        return page(request, "claims/keys.html", title=_("Keys of the desk"))
    wanted = request.POST.get("shortcuts") == "on"
    Person.objects.filter(pk=request.user.pk).update(shortcuts=wanted)
    messages.success(request, _("The keys are on.") if wanted else _("The keys are off."))
    return redirect("review:keys")
