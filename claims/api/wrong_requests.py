"""What frameworks and the database raise at a request, in our words: they name our classes."""

from collections.abc import Mapping
from typing import Final

from django.core.exceptions import (
    PermissionDenied,
    RequestDataTooBig,
    TooManyFieldsSent,
    TooManyFilesSent,
)
from django.db import DataError
from django.http import Http404
from django.utils.translation import gettext_lazy as _
from rest_framework import exceptions, status
from rest_framework.exceptions import APIException


class TooMuch(APIException):
    """More fields, files or bytes of a form than anybody fills in."""

    status_code = status.HTTP_400_BAD_REQUEST
    default_code = "too_much"
    default_detail = _(
        "The request holds more fields, files or text than one form may. Send it in parts."
    )


class OutOfRange(APIException):
    """A value no database and no calendar holds, or nested deeper than anybody means."""

    status_code = status.HTTP_400_BAD_REQUEST
    default_code = "out_of_range"
    default_detail = _(
        "A value of the request is larger, longer or deeper than can be stored. Send a smaller one."
    )


class Unparsable(APIException):
    """A body that is not what its Content-Type says."""

    status_code = status.HTTP_400_BAD_REQUEST
    default_code = "parse_error"
    default_detail = _("The body cannot be read: it is not what its Content-Type says.")


class NotAnObject(APIException):
    """JSON, but no object: a list, a word or null."""

    status_code = status.HTTP_400_BAD_REQUEST
    default_code = "no_object"
    default_detail = _('The body must be a JSON object, as in {"name": "value"}.')


class BadAddressing(APIException):
    """A host that is not ours, or a request put together by no client."""

    status_code = status.HTTP_400_BAD_REQUEST
    default_code = "bad_request"
    default_detail = _("The request cannot be answered: its host or its headers cannot be right.")


# What Python, Django and the database raise at values out of a request is English, names our
# classes or is an error of ours; what a caller gets says whose value it was.
ANSWERS: Final[Mapping[type[Exception], type[APIException]]] = {
    Http404: exceptions.NotFound,
    PermissionDenied: exceptions.PermissionDenied,
    OverflowError: OutOfRange,
    RecursionError: OutOfRange,
    UnicodeEncodeError: OutOfRange,
    DataError: OutOfRange,
    TooManyFieldsSent: TooMuch,
    TooManyFilesSent: TooMuch,
    RequestDataTooBig: TooMuch,
}
