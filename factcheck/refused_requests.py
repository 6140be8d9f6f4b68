"""What the server refuses before anybody is asked, said in the format of who sent it.

No application has seen it, and there may be none yet: the words stand here in both languages.
"""

import json
import re
from http import HTTPStatus
from typing import Any, Final, NamedTuple

_API: Final = re.compile(rb"[A-Z]+ /api/")
_ENGLISH: Final = re.compile(rb"\r\naccept-language[ \t]*:(?![^\r\n]*\bar\b)[^\r\n]*\ben\b", re.I)
_FAULTS: Final = 500
_TYPE: Final = "urn:problem-type:factcheck:"


class WireRefusal(NamedTuple):
    """A code for programs (docs/problems.md), and the words for people."""

    code: str
    ar: str
    en: str


UNREADABLE: Final = WireRefusal(
    "bad_request", "هذا ليس طلبًا يمكن قراءته.", "This is no request that can be read."
)
FAILED: Final = WireRefusal("error", "حدث خطأ في الخادم.", "The server failed.")
SAID: Final = {
    HTTPStatus.REQUEST_TIMEOUT: WireRefusal(
        "too_slow", "وصل الطلب أبطأ مما يُنتظر.", "The request came more slowly than is waited for."
    ),
    HTTPStatus.REQUEST_URI_TOO_LONG: WireRefusal(
        "address_too_long", "العنوان أطول مما يُقرأ.", "The address is longer than is read."
    ),
    HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE: WireRefusal(
        "headers_too_large",
        "ترويسات الطلب أكثر أو أطول مما يُقرأ.",
        "The headers of the request are more or longer than are read.",
    ),
}


def answer(number: int, head: bytes) -> bytes:
    """A whole answer to what begins so."""
    status = HTTPStatus(number)
    said = SAID.get(status) or (FAILED if status >= _FAULTS else UNREADABLE)
    kind, body = problem(status, said, head) if _API.match(head) else page(said)
    lines = (
        f"HTTP/1.1 {status.value} {status.phrase}",
        "Connection: close",
        f"Content-Type: {kind}",
        f"Content-Length: {len(body)}",
    )
    return "\r\n".join((*lines, "", "")).encode() + body


def problem(status: HTTPStatus, said: WireRefusal, head: bytes) -> tuple[str, bytes]:
    """As `claims.api.problems` tells everything else below /api/."""
    words = said.en if _ENGLISH.search(head) else said.ar
    told: dict[str, Any] = {
        "type": _TYPE + said.code,
        "title": words,
        "status": status.value,
        "detail": words,
        "instance": "",
        "code": said.code,
        "errors": [],
    }
    return "application/problem+json", json.dumps(told, ensure_ascii=False).encode()


def page(said: WireRefusal) -> tuple[str, bytes]:
    return "text/plain; charset=utf-8", f"{said.ar}\n{said.en}\n".encode()


class Retold:
    """A socket on which gunicorn's own page, in English, becomes an answer of ours."""

    def __init__(self, sock: Any, head: bytes) -> None:
        self.sock, self.head = sock, head

    def __getattr__(self, name: str) -> Any:
        return getattr(self.sock, name)

    def sendall(self, said: bytes) -> None:
        self.sock.sendall(answer(int(said.split(b" ", 2)[1]), self.head))
