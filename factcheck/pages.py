"""What every page keeps to, whatever text it shows."""

from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render

from sources.people.programs import is_program
from sources.text.direction import unturned_bytes


class UnturnedPagesMiddleware:
    """No title, name or note turns the order of the words around it.

    The desk shows such a character in a sentence by its code, so that a page never needs one.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        is_page = response.headers.get("Content-Type", "").startswith("text/html")
        if is_page and not response.streaming:
            response.content = unturned_bytes(response.content)  # type: ignore[attr-defined]
        return response


class ReadOnlyPagesMiddleware:
    """A page that nothing can be sent to says so in words."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if response.status_code != HTTPStatus.METHOD_NOT_ALLOWED or is_program(request):
            return response
        page = render(request, "405.html", status=response.status_code)
        page.headers["Allow"] = response.headers["Allow"]
        return page
