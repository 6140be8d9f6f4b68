"""Reading a refusal of the API: problem details and the fields that were wrong."""

from typing import Any

MEMBERS = {"type", "title", "status", "detail", "instance", "code", "errors"}


def problem(answer: Any) -> dict[str, Any]:
    """The refusal of an answer, whole: as RFC 9457 wants it and as `docs/problems.md` lists it."""
    assert answer.headers["Content-Type"] == "application/problem+json", answer.content
    told: dict[str, Any] = answer.json()
    assert set(told) == MEMBERS
    assert told["status"] == answer.status_code
    assert told["type"].endswith(f":{told['code']}")
    assert told["title"]
    assert told["detail"]
    return told


def wrong_fields(answer: Any) -> list[str]:
    return [wrong["field"] for wrong in problem(answer)["errors"]]
