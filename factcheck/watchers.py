"""Who watches the house: asked every few seconds, by number and not by name."""

from typing import Final

from django.http import HttpRequest

ADDRESSES: Final = ("/healthz", "/healthz/web", "/metrics")


def is_watcher(request: HttpRequest) -> bool:
    return request.path_info in ADDRESSES
