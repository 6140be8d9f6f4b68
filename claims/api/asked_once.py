"""Idempotency-Key: a POST that is sent again does nothing again and is answered as before."""

import hashlib
import json
import re
from collections.abc import Callable
from contextlib import nullcontext
from functools import partial
from typing import Any, Final

from django.db import transaction
from rest_framework import status, viewsets
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response

from claims.machine import ask_to_forget
from sources.people.models import KeptAnswer, Person

KEY: Final = "Idempotency-Key"
TOLD_AGAIN: Final = ("ETag", "Location")
BOUNDARY: Final = re.compile(rb'boundary="?([^";,]+)')

Handler = Callable[..., Response]


class AskedOnce(viewsets.GenericViewSet[Any]):
    """What may be sent again by an Idempotency-Key.

    The answer is kept in the transaction of what was done, so that both are there or neither.
    Where that takes long, `long_work` names the action: it may be done twice and changes nothing
    the second time, and no other writer waits for it.
    """

    long_work: frozenset[str] = frozenset()

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        key = request.headers.get(KEY, "")
        # Before anything reads the body: a stream is read once.
        is_keyed = request.method == "POST" and KEY in request.headers
        print_ = fingerprint(request) if is_keyed else ""
        super().initial(request, *args, **kwargs)
        if print_ and isinstance(request.user, Person):
            first: Handler = getattr(self, "post")  # noqa: B009 - set by the router
            self.post = partial(self.once, first, key, print_)

    def once(
        self, handler: Handler, key: str, print_: str, request: Request, *args: Any, **kwargs: Any
    ) -> Response:
        """The answer of the first time, or of this one."""
        row = KeptAnswer.objects.begin(caller=request.user, key=key, fingerprint=print_)
        if not row.mine:
            return told_again(row)
        apart = self.action in self.long_work
        try:
            with nullcontext() if apart else transaction.atomic():
                return kept(row, handler(request, *args, **kwargs))
        except BaseException:
            row.let_go()
            raise


def fingerprint(request: Request) -> str:
    """What makes a request the same: address, version seen and body, whatever parts it."""
    body, kind = request._request.body, request.content_type or ""  # noqa: SLF001 - read it first
    if parted := BOUNDARY.search(kind.encode()):
        body = body.replace(parted[1], b"")
    seen = request.headers.get("If-Match", "")
    parts = (request.get_full_path(), seen, kind.partition(";")[0])
    return hashlib.sha256("\n".join(parts).encode() + b"\n" + body).hexdigest()


def kept(row: KeptAnswer, answer: Response) -> Response:
    """The answer, kept if it says that something was done."""
    if not status.is_success(answer.status_code):
        row.let_go()
        return answer
    headers = {name: answer[name] for name in TOLD_AGAIN if name in answer}
    body = JSONRenderer().render(answer.data).decode()
    row.answer(answer.status_code, headers=headers, body=body)
    ask_to_forget()
    return answer


def told_again(row: KeptAnswer) -> Response:
    data = json.loads(row.body) if row.body else None
    return Response(data, row.status, headers={**row.headers, "Idempotent-Replayed": "true"})
