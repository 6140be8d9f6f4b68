"""Every refusal as one shape: `{"code": …, "detail": …}` in the reader's language."""

from typing import Any

from django.http import Http404
from rest_framework import status
from rest_framework.exceptions import NotFound
from rest_framework.response import Response
from rest_framework.views import exception_handler

from claims.refusals import Illegal, Stale, StaleComment
from sources.refusals import Refusal

STATUS: dict[type[Exception], int] = {
    StaleComment: status.HTTP_412_PRECONDITION_FAILED,
    Stale: status.HTTP_412_PRECONDITION_FAILED,
    Illegal: status.HTTP_409_CONFLICT,
}


def answer(error: Exception, context: dict[str, Any]) -> Response | None:
    """DRF's own answers, and ours for what the desk and the ingest refuse."""
    if isinstance(error, Refusal):
        code = STATUS.get(type(error), status.HTTP_400_BAD_REQUEST)
        return Response({"code": error.code, "detail": str(error)}, status=code)
    # What Django says of a missing row is English and names our classes.
    told = NotFound() if isinstance(error, Http404) else error
    return exception_handler(told, context)
