"""What a POST made: 201 with where it is found from now on."""

from typing import Any

from rest_framework import status
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.reverse import reverse


def created(data: Any, request: Request, *, at: str, pk: int) -> Response:
    """The answer 201; `at` names the address of one such thing, `pk` is its number."""
    where = reverse(f"{at}-detail", args=[pk], request=request)
    return Response(data, status.HTTP_201_CREATED, headers={"Location": where})
