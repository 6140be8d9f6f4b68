"""The API keeps the word of its schema to every role, in a poor world and in a rich one.

Schemathesis draws requests from the schema, lawful ones and others. `CONTRACT_EXAMPLES` says how
many of each an address gets.
"""

import os
from contextlib import suppress
from functools import cache
from itertools import cycle

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections, transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.core.failures import Failure, FailureGroup
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from claims.models import Claim, Comment, Evidence, Repeat, Verdict
from sources.intake.fetch.refusals import BadAddress
from sources.models import Document, Sentence, Source
from sources.people.models import AccessToken
from tests.factories import judge, make_claim, make_document, make_evidence

pytestmark = pytest.mark.django_db

EXAMPLES = int(os.environ.get("CONTRACT_EXAMPLES", "2"))
ROLES = [None, "stranger", "consumer", "analyst", "editor", "administrator"]
KEPT = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]
ROWS = {
    "claims": (Claim, "pk"),
    "comments": (Comment, "pk"),
    "documents": (Document, "pk"),
    "evidence": (Evidence, "pk"),
    "repeats": (Repeat, "pk"),
    "sentences": (Sentence, "pk"),
    "sources": (Source, "pk"),
    "verdicts": (Verdict, "seq"),
}


@pytest.fixture(params=["poor", "rich"])
def world(request, editor, analyst):
    """Nothing at all, or one of everything there is an address for."""
    if request.param == "rich":
        claim, verdict = make_claim(), judge(make_claim(), "disputed", by=editor)
        judge(make_claim(), "speculative", by=editor, publish=False)
        make_evidence(claim)
        make_document("افتتحت البلدية الجسر.", url="https://paper.example/a")
        Repeat.objects.create(claim=claim, original=verdict.claim, score=0.8)
        Comment.objects.create(verdict=verdict, author=analyst, text="لماذا؟")
        Comment.objects.create(verdict=verdict, author=editor, text="كيف؟").resolve(by=editor)


@pytest.fixture(autouse=True)
def nobody_waits_and_nothing_is_fetched(monkeypatch):
    slowing = "rest_framework.throttling.SimpleRateThrottle.allow_request"
    monkeypatch.setattr(slowing, lambda *_: True)
    monkeypatch.setattr("sources.intake.doors.fetch", refuse)
    monkeypatch.setattr("claims.api.changes.wait_for_more", lambda **_: None)


def refuse(_url):
    raise BadAddress


@pytest.fixture(autouse=True)
def the_connection_of_the_test_stays_open():
    """As Django's own client has it: a request's end closes no connection."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@cache
def schema():
    """As the site serves it."""
    return schemathesis.openapi.from_wsgi("/api/v1/schema/?format=json", get_wsgi_application())


# Two paths of three lead to a row that is there, and most versions are ones a row may have.
NAMED = cycle([True, True, False])
VERSIONS = cycle(['"1"', '"2"', '"3"', "x"])


def settle(case) -> None:
    """Let a drawn request name a row and a version that may be there."""
    kind = case.operation.path.split("/")[3]
    if kind in ROWS and case.path_parameters and next(NAMED):
        model, field = ROWS[kind]
        if found := model._default_manager.order_by("?").values_list(field, flat=True).first():
            case.path_parameters = dict.fromkeys(case.path_parameters, found)
    if "If-Match" in (case.headers or {}):
        case.headers["If-Match"] = next(VERSIONS)


def broken(operation, mode, token) -> set[str]:
    """What the answers of one address say against its schema, each with its request."""
    found = set()

    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        database=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(generation_mode=mode))
    def asked(case):
        settle(case)
        with transaction.atomic():
            answer = case.call(headers=token)
            transaction.set_rollback(True)
        try:
            case.validate_response(answer, checks=KEPT)
        except (Failure, FailureGroup) as said:
            faults = getattr(said, "exceptions", [said])
            told = " | ".join(f"{fault.title}: {fault.message}"[:300] for fault in faults)
            found.add(f"{answer.status_code} {told} {case.as_curl_command()[:500]}")

    with suppress(Unsatisfiable):  # what takes nothing can be asked nothing wrong
        asked()
    return found


@pytest.mark.parametrize("role", ROLES)
def test_every_answer_is_one_the_schema_tells_of(request, world, role):
    person = request.getfixturevalue(role) if role else None
    token = {"Authorization": f"Token {AccessToken.objects.create(person)[1]}"} if person else {}
    operations = [result.ok() for result in schema().get_all_operations()]
    found = [broken(each, mode, token) for each in operations for mode in GenerationMode]
    wrong = sorted(set().union(*found))
    assert not wrong, "\n".join(wrong)
    assert len(operations) >= 35
