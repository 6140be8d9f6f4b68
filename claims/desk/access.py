"""Who may come to the desk."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, Final, ParamSpec, cast

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django_htmx.middleware import HtmxDetails

from sources.people.models import Person

P = ParamSpec("P")
READS: Final = frozenset({"GET", "HEAD"})


class DeskRequest(HttpRequest):
    """A request of somebody who may do what is asked."""

    user: Person
    htmx: HtmxDetails


def log_in_first(request: DeskRequest) -> HttpResponse:
    """To the log-in, and from there back to the page that stands: what only takes is no page."""
    if request.method in READS and not request.htmx:
        return redirect_to_login(request.get_full_path())
    came = request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(came, {request.get_host()}):
        came = reverse("admin:index")
    login = redirect_to_login(came)
    return lapsed(request, login.url) if request.htmx else login


def lapsed(request: DeskRequest, login: str) -> HttpResponse:
    """A line above the forms, which keep what was typed; one that only asks again says nothing."""
    told = TemplateResponse(request, "claims/_lapsed.html", {"login": login}, status=401)
    told.headers["HX-Retarget"] = "#trouble"
    told.headers["HX-Reswap"] = "none" if request.method in READS else "innerHTML"
    return told


def at_desk(
    permission: str,
) -> Callable[
    [Callable[Concatenate[DeskRequest, P], HttpResponse]],
    Callable[Concatenate[HttpRequest, P], HttpResponse],
]:
    """Send strangers to the log-in, and refuse (403) staff without this permission."""

    def guard(
        view: Callable[Concatenate[DeskRequest, P], HttpResponse],
    ) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
        @wraps(view)
        def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            if not request.user.is_authenticated:
                return log_in_first(cast(DeskRequest, request))
            if not (request.user.is_staff and request.user.has_perm(permission)):
                raise PermissionDenied
            return view(cast(DeskRequest, request), *args, **kwargs)

        return guarded

    return guard
