"""How often the API may be asked, by one limit for all processes, told with each answer."""

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple, cast

from django.http import HttpRequest, HttpResponse
from rest_framework.throttling import AnonRateThrottle, SimpleRateThrottle, UserRateThrottle

from sources.people.counting import times_asked

if TYPE_CHECKING:  # DRF loads these defaults while it loads its own views
    from rest_framework.request import Request
    from rest_framework.views import APIView

MINUTE = 60


class Allowance(NamedTuple):
    """How much of a limit is left, and for how many seconds it goes on."""

    name: str
    most: int
    span: int
    left: int
    seconds: int

    def headers(self) -> dict[str, str]:
        """As draft-ietf-httpapi-ratelimit-headers has it, and as its readers before -07 know it."""
        return {
            "RateLimit-Policy": f'"{self.name}";q={self.most};w={self.span}',
            "RateLimit": f'"{self.name}";r={self.left};t={self.seconds}',
            "RateLimit-Limit": str(self.most),
            "RateLimit-Remaining": str(self.left),
            "RateLimit-Reset": str(self.seconds),
        }


class CountedOnce(SimpleRateThrottle):
    """So many requests in each span of time; who asks too often hears when the next span begins."""

    duration: int  # seconds; with num_requests read from the rate
    num_requests: int
    left: int

    def allow_request(self, request: "Request", view: "APIView") -> bool:
        who = self.get_cache_key(request, view)
        if who is None:
            return True
        most = self.most(request)
        span, past = divmod(int(time.time()), self.duration)
        self.left = self.duration - past
        times = times_asked(who, span=span, seconds=self.duration)
        told = Allowance(str(self.scope), most, self.duration, max(0, most - times), self.left)
        request._request.allowance = told  # type: ignore[attr-defined]  # noqa: SLF001
        return times <= most

    def most(self, request: "Request") -> int:
        """How many of its requests are allowed in a span."""
        return self.num_requests

    def wait(self) -> float:
        """Whole seconds until the next span."""
        return self.left


class Strangers(CountedOnce, AnonRateThrottle):
    """Who sends no token, by address."""


class Senders(Strangers):
    """Readers who send a report, by address."""

    scope = "reports"

    def seconds_to_wait(self, request: "Request") -> int:
        """Until this one may send again; 0 for now, and then it counts."""
        is_allowed = self.allow_request(request, cast("APIView", None))
        return 0 if is_allowed else int(self.wait())


class Known(CountedOnce, UserRateThrottle):
    """Who sends a token, by account; each token of the newsroom is an account of its own."""

    def get_cache_key(self, request: "Request", view: "APIView") -> str | None:
        return super().get_cache_key(request, view) if request.user.is_authenticated else None

    def most(self, request: "Request") -> int:
        """As the token says, in proportion to the span, or as everybody."""
        own = getattr(request.auth, "per_minute", None)
        return own * self.duration // MINUTE or 1 if own else self.num_requests


class AllowanceMiddleware:
    """Tells with each answer of the API how much of the limit is left."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        allowance = getattr(request, "allowance", None)
        if isinstance(allowance, Allowance):
            for name, value in allowance.headers().items():
                response[name] = value
        return response
