"""What the schema says of refusals: every status an address may answer with, and its shape."""

from collections.abc import Iterator
from typing import Any, Final

from django.utils.translation import override

from claims.api.problems import MEDIA_TYPE, TITLES

WRONG_FIELD: Final = {
    "type": "object",
    "properties": {
        "field": {
            "type": "string",
            "description": "The way to it, as in starts.0; empty: the whole.",
        },
        "code": {"type": "string"},
        "detail": {"type": "string"},
    },
    "required": ["field", "code", "detail"],
}
PROBLEM: Final = {
    "type": "object",
    "description": "Problem details (RFC 9457). Programs read `code`: its words may change.",
    "properties": {
        "type": {"type": "string", "format": "uri"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "instance": {"type": "string", "format": "uri"},
        "code": {"type": "string"},
        "errors": {"type": "array", "items": WRONG_FIELD},
    },
    "required": ["type", "title", "status", "detail", "instance", "code", "errors"],
    "additionalProperties": False,
}
LATER: Final = frozenset({409, 429, 503})  # of 409 only what runs under the same key passes
RETRY_AFTER: Final = {
    "Retry-After": {"schema": {"type": "integer"}, "description": "Seconds to wait."}
}
# Addresses whose question may be about what is not there.
MAY_LACK: Final = ("/lookup/", "/checkpoint/", "/key/", "/inclusion/", "/consistency/")
METHODS: Final = frozenset({"get", "post", "patch", "delete"})


def tell_refusals(result: dict[str, Any], **_more: Any) -> dict[str, Any]:
    """Add to each operation of a schema the refusals it may answer with."""
    result["components"].setdefault("schemas", {})["Problem"] = PROBLEM
    for path, operations in result["paths"].items():
        for method in METHODS & operations.keys():
            for status in refusals(path, method, operations[method]):
                operations[method]["responses"].setdefault(str(status), told(status))
    return result


def refusals(path: str, method: str, operation: dict[str, Any]) -> Iterator[int]:
    """The statuses of the refusals an operation knows."""
    asked = {parameter["name"] for parameter in operation.get("parameters", ())}
    yield from (401, 403, 406, 429, 500, 503)
    if asked or "requestBody" in operation or "/log/" in path:
        yield 400
    if "{" in path or "cursor" in asked or path.endswith(MAY_LACK):
        yield 404
    if "requestBody" in operation:
        yield 415
    if method != "get" and "/token/" not in path:
        yield 409
    if "If-Match" in asked or path.endswith("/cut/"):
        yield from (412, 428)
    if "Idempotency-Key" in asked:
        yield 422


def told(status: int) -> dict[str, Any]:
    """A refusal as OpenAPI is told of it."""
    shape = {"$ref": "#/components/schemas/Problem"}
    with override("en"):
        words = {"description": f"{TITLES[status]}.", "content": {MEDIA_TYPE: {"schema": shape}}}
    return words | ({"headers": RETRY_AFTER} if status in LATER else {})
