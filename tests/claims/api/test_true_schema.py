"""What the API answers in a poor world is what its schema says: nothing crashes a made client.

Poor is a world without dates, addresses, titles and editors, with drafts, voids and repeats.
"""

from collections.abc import Iterator
from typing import Any

import pytest
from drf_spectacular.generators import SchemaGenerator
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from claims.models import Claim, Comment, Report
from claims.models.webhook import Delivery, Webhook
from tests.factories import accept, judge, make_claim, make_document, make_evidence

pytestmark = pytest.mark.django_db
JSON = "application/json"
ASKED = {"/api/v1/lookup/": {"text": "x"}, "/api/v1/past-checks/met/": {"text": "x"}}
NO_DATA = ("/api/v1/schema/", "/api/v1/log/")


@pytest.fixture
def poor(editor, analyst, administrator) -> Claim:
    """Claims of every fate, of texts of which nothing more is known than their words."""
    taken_back, told, drafted, bare = (make_claim(f"قيل كلام رقم {n}.") for n in range(4))
    judge(taken_back, "disputed", by=editor)
    judge(taken_back, "", by=editor, kind="void", public_note="سحبناه.")
    accept(make_evidence(told), by=editor)
    verdict = judge(told, "supported", by=editor)
    judge(drafted, "speculative", by=editor, publish=False)
    make_evidence(bare)
    make_document("…")
    Comment.objects.create(verdict=verdict, author=analyst, text="لماذا؟")
    Report.objects.receive(token="t" * 32, kind="claim", text="قيل كلام.", language="ar")
    hook = Webhook.objects.create(name="x", url="https://x.example/", made_by=administrator)
    Delivery.objects.create(webhook=hook, letter="x", seq=1, problem="gone", milliseconds=1)
    return bare


@pytest.fixture(scope="module")
def schema() -> dict[str, Any]:
    made = SchemaGenerator(api_version="v1").get_schema(request=None, public=True)
    return as_json_schema(made)


def as_json_schema(part: Any) -> Any:
    """OpenAPI 3.0 in the words of JSON Schema: `nullable` is a type, and no field is unknown."""
    if isinstance(part, list):
        return [as_json_schema(each) for each in part]
    if not isinstance(part, dict):
        return part
    told = {name: as_json_schema(inner) for name, inner in part.items() if name != "nullable"}
    if told.get("type") == "object" and "properties" in told:
        told.setdefault("additionalProperties", False)
    return {"anyOf": [told, {"type": "null"}]} if part.get("nullable") is True else told


def faults(schema: dict[str, Any], path: str, body: Any) -> Iterator[str]:
    """Where an answer is not as the schema says."""
    said = schema["paths"][path]["get"]["responses"]["200"]["content"][JSON]["schema"]
    checker = Draft202012Validator({**said, "components": schema["components"]})
    for error in checker.iter_errors(body):
        yield f"{path} {error.json_path}: {error.message[:200]}"


def lists(schema: dict[str, Any]) -> list[str]:
    """The addresses that are read without a number."""
    reads = (path for path, methods in schema["paths"].items() if "get" in methods)
    return [path for path in reads if "{" not in path and not path.startswith(NO_DATA)]


def single(schema: dict[str, Any], path: str) -> str:
    """The address of one row of a list; "" where there is none."""
    found = (p for p in schema["paths"] if p.startswith(f"{path}{{") and p.count("/") == 5)
    return next((p for p in found if "get" in schema["paths"][p]), "")


def one_by_one(api: Any, schema: dict[str, Any], person: Any) -> Iterator[str]:
    """The faults of every list, and of each of its rows at an address of its own."""
    for path in lists(schema):
        answer = api(person).get(path, ASKED.get(path, {}))
        if answer.status_code in {401, 403}:
            continue
        assert answer.status_code == 200, (path, answer.content)
        yield from faults(schema, path, answer.json())
        here = single(schema, path)
        for row in answer.json().get("results", []) if here else []:
            number = row["seq"] if "seq" in row and "id" not in row else row["id"]
            alone = api(person).get(f"{path}{number}/")
            assert alone.status_code == 200, (path, number)
            yield from faults(schema, here, alone.json())


@pytest.mark.parametrize("role", [None, "consumer", "analyst", "editor", "administrator"])
def test_every_answer_is_as_the_schema_says(request, api, schema, poor, role):
    person = request.getfixturevalue(role) if role else None
    assert list(one_by_one(api, schema, person)) == []


def test_an_empty_house_answers_as_the_schema_says(api, schema, administrator):
    assert list(one_by_one(api, schema, administrator)) == []


def test_the_check_sees_a_null_that_the_schema_does_not_know(schema):
    body = {"results": [], "after": None, "more": False}
    assert list(faults(schema, "/api/v1/changes/", body)) != []
    assert list(faults(schema, "/api/v1/changes/", {**body, "after": 1, "else": 1})) != []


def test_a_dozen_lists_are_read(schema):
    assert len(lists(schema)) >= 12
