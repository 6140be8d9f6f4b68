"""Addresses that lack their last slash."""

from django.http import HttpRequest, HttpResponsePermanentRedirect
from django.middleware.common import CommonMiddleware

from sources.people.programs import is_program


class SlashMiddleware(CommonMiddleware):
    """Programs are answered without it as with it; a form is never redirected.

    A redirect turns POST into GET, and the text that was sent is gone.
    """

    def process_request(self, request: HttpRequest) -> HttpResponsePermanentRedirect | None:
        answer = super().process_request(request)
        if is_program(request) and super().should_redirect_with_slash(request):
            request.path += "/"
            request.path_info += "/"
        return answer

    def should_redirect_with_slash(self, request: HttpRequest) -> bool:
        return request.method in {"GET", "HEAD"} and super().should_redirect_with_slash(request)
