"""`/metrics`, for a Prometheus that has our token or asks from where it may."""

from contextlib import suppress
from ipaddress import ip_address
from secrets import compare_digest

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from rest_framework.exceptions import NotAuthenticated

from claims.api.problems import problem_of
from factcheck.metrics.exposition import CONTENT_TYPE, page
from factcheck.metrics.series import families
from factcheck.proxy import client_address


@never_cache
@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """Every series; 401 for whoever may not, 404 where nobody may."""
    if not (settings.METRICS_TOKEN or settings.METRICS_ADDRESSES):
        raise Http404
    if not (has_token(request) or comes_from_where_it_may(request)):
        return refused(request)
    return HttpResponse(page(families()), content_type=CONTENT_TYPE)


def has_token(request: HttpRequest) -> bool:
    """The scheme in any letters and after any blanks, as RFC 9110 (11.1, 11.6.2) lets it be."""
    scheme, _, said = request.headers.get("Authorization", "").partition(" ")
    return bool(settings.METRICS_TOKEN) and compare_digest(
        f"{scheme.lower()} {said.strip()}".encode(), f"bearer {settings.METRICS_TOKEN}".encode()
    )


def comes_from_where_it_may(request: HttpRequest) -> bool:
    with suppress(ValueError):
        address = ip_address(client_address(request))
        return any(address in network for network in settings.METRICS_ADDRESSES)
    return False


def refused(request: HttpRequest) -> HttpResponse:
    """As the API refuses whoever does not say who asks."""
    error = NotAuthenticated()
    error.auth_header = "Bearer"  # type: ignore[attr-defined]  # as REST framework does it
    return problem_of(error).told(request)
