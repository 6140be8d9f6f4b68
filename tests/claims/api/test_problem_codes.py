"""`docs/problems.md` lists every code there is, with its status, and none that there is not."""

import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.validators import ProhibitNullCharactersValidator
from django_filters import FilterSet
from rest_framework import serializers
from rest_framework.exceptions import APIException
from rest_framework.validators import ProhibitSurrogateCharactersValidator

from claims.refusals.statuses import http_status
from sources.refusals.refusal import Refusal

ROOT = Path(settings.BASE_DIR)
PAGE = (ROOT / "docs" / "problems.md").read_text(encoding="utf-8")
REFUSES = re.compile(r"^class \w+\(.*(Refusal|Busy|Exception|Serializer|FilterSet)\b", re.MULTILINE)
FRAME, FIELDS = PAGE.split("## Of fields")
ROW = re.compile(r"^\| `(\w+)` \| (\d{3}) \|", re.MULTILINE)
# What is told without a class of its own: faults of ours, and what a session lacks.
SAID_IN_PLACE = {("error", 500), ("unavailable", 503), ("busy", 503), ("csrf_failed", 403)}
SAID_IN_PLACE |= {("missing_scope", 403)}
# Another class says these in our words, or they have no words of their own.
FRAMES_OWN = {"APIException"}


@pytest.fixture(autouse=True)
def everything_that_refuses_is_there():
    for room in ("sources", "claims"):
        for path in (ROOT / room).rglob("*.py"):
            if REFUSES.search(path.read_text(encoding="utf-8")):
                import_module(".".join(path.relative_to(ROOT).with_suffix("").parts))


def below(kind: type[Any]) -> Iterator[type[Any]]:
    yield kind
    for narrower in kind.__subclasses__():
        yield from below(narrower)


def ours(kind: type[Any]) -> bool:
    return kind.__module__.partition(".")[0] in {"claims", "sources", "factcheck"}


def is_answered(kind: type[Any]) -> bool:
    """Whether a program can meet it; what moves a newsroom is a command alone."""
    return ours(kind) and not kind.__module__.startswith("claims.moving")


def codes() -> set[tuple[str, int]]:
    refusals = {(kind.code, http_status(kind)) for kind in below(Refusal) if is_answered(kind)}
    frame = [kind for kind in below(APIException) if kind.__name__ not in FRAMES_OWN]
    frame = [kind for kind in frame if ours(kind) or kind.__module__ == APIException.__module__]
    return refusals | SAID_IN_PLACE | {(kind.default_code, kind.status_code) for kind in frame}


def test_every_code_is_listed_with_its_status():
    listed = [(code, int(status)) for code, status in ROW.findall(FRAME)]
    assert len(listed) == len(set(listed))
    assert set(listed) == codes()


def fields() -> Iterator[Any]:
    """What a caller may fill in, with the items of lists."""
    for kind in below(serializers.BaseSerializer):
        if kind.__module__.startswith("claims.api"):
            for field in kind().fields.values():
                yield from (each for each in (field, getattr(field, "child", None)) if each)


def codes_of(field: Any) -> set[str]:
    """What the checks of a form's field say; one of numbers keeps its codes in its messages."""
    said = [getattr(check, "messages", None) or [check.code] for check in field.validators]
    return {code for codes in said for code in codes}


def test_every_code_of_a_field_is_listed():
    written = [field for field in fields() if not field.read_only]
    found = {code for field in written for code in field.error_messages}
    for narrowing in below(FilterSet):
        if ours(narrowing):
            for field in narrowing().form.fields.values():
                found |= {*field.error_messages, *codes_of(field)}
    found |= {ProhibitNullCharactersValidator.code, ProhibitSurrogateCharactersValidator.code}
    assert sorted(found - set(re.findall(r"`(\w+)`", FIELDS))) == []
