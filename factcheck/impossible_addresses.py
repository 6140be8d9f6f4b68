"""An address that asks for what no database or calendar holds is wrong, and no fault of ours.

Django's lists look up whatever stands behind a question mark: a NUL, the year 10^30.
"""

from collections.abc import Callable

from django.core.exceptions import BadRequest
from django.db import DataError
from django.http import HttpRequest, HttpResponse

from factcheck.audit import READS


class ImpossibleAddressMiddleware:
    """Answers 400 where a page was asked for by values that cannot be looked up."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> None:
        """Raise a BadRequest in place of what the database or the calendar said."""
        if request.method in READS and isinstance(error, DataError | OverflowError):
            raise BadRequest from error
