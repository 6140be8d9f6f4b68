"""Every refusal as one shape: `{"code": …, "detail": …}` in the reader's language."""

from typing import Any

from django.db import DataError
from django.http import Http404
from django.utils.translation import gettext_lazy as _
from rest_framework import status
from rest_framework.exceptions import APIException, NotFound
from rest_framework.response import Response
from rest_framework.views import exception_handler

from claims.refusals import Illegal, Stale, StaleComment
from sources.refusals import AlreadyCut, Refusal

STATUS: dict[type[Exception], int] = {
    StaleComment: status.HTTP_412_PRECONDITION_FAILED,
    Stale: status.HTTP_412_PRECONDITION_FAILED,
    Illegal: status.HTTP_409_CONFLICT,
    AlreadyCut: status.HTTP_409_CONFLICT,
}


class OutOfRange(APIException):
    """A value no database and no calendar holds, or nested deeper than anybody means."""

    status_code = status.HTTP_400_BAD_REQUEST
    default_code = "out_of_range"
    default_detail = _(
        "A value of the request is larger, longer or deeper than can be stored. Send a smaller one."
    )


# What Python, Django and the database raise at values out of a request is English, names our
# classes or is an error of ours; what a caller gets says whose value it was.
TOLD: dict[type[Exception], type[APIException]] = {
    Http404: NotFound,
    OverflowError: OutOfRange,
    RecursionError: OutOfRange,
    UnicodeEncodeError: OutOfRange,
    DataError: OutOfRange,
}


def answer(error: Exception, context: dict[str, Any]) -> Response | None:
    """DRF's own answers, and ours for what the desk and the ingest refuse."""
    if isinstance(error, Refusal):
        code = STATUS.get(type(error), status.HTTP_400_BAD_REQUEST)
        return Response({"code": error.code, "detail": str(error)}, status=code)
    return exception_handler(TOLD[type(error)]() if type(error) in TOLD else error, context)
