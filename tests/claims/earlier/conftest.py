"""Tables on their way in, both doors, and Google Fact Check Tools as it was recorded."""

from collections.abc import Callable
from typing import Any, NamedTuple

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from rest_framework.test import APIClient

from claims.models import CheckTable
from sources.people.models import Person
from sources.work.queue import drain


class DoorAnswer(NamedTuple):
    """What a door says: the status, and all words of the page or the problem."""

    status: int
    words: str


@pytest.fixture(params=["desk", "api"])
def door(request, browse) -> Callable[..., DoorAnswer]:
    """`door(editor, "take", file=b"…")`, `"hand in"`, `"begin"` …, at each, in English."""

    def desk(person: Person, verb: str, pk: int = 0, **said: Any) -> DoorAnswer:
        where = {
            "take": "/admin/claims/pastcheck/add/",
            "hand in": "/admin/review/check-tables/",
            "begin": f"/admin/review/check-tables/{pk}/begin/",
            "search": "/admin/review/past-checks/ask/",
            "choose": "/admin/review/past-checks/take/",
        }[verb]
        if verb == "begin":
            columns, meanings = said.pop("columns"), said.pop("meanings", {})
            said |= {f"column-{what}": place + 1 for what, place in columns.items()}
            said |= {"label": list(meanings), "means": list(meanings.values())}
        if verb == "hand in":
            said = {"table": said.pop("file")}
        if "query" in said:
            said["words"] = said.pop("query")
        type(person).objects.filter(pk=person.pk).update(language="en")
        answer = browse(person).post(where, uploaded(said))
        return DoorAnswer(answer.status_code, answer.content.decode())

    def api(person: Person, verb: str, pk: int = 0, **said: Any) -> DoorAnswer:
        where = {
            "take": "past-checks/",
            "hand in": "check-tables/",
            "begin": f"check-tables/{pk}/begin/",
            "search": "past-checks/search/",
            "choose": "past-checks/take/",
        }[verb]
        client = APIClient(headers={"Accept-Language": "en"})
        client.force_authenticate(person)
        form = "multipart" if "file" in said else "json"
        answer = client.post(f"/api/v1/{where}", uploaded(said), format=form)
        return DoorAnswer(answer.status_code, answer.content.decode())

    return desk if request.param == "desk" else api


def uploaded(said: dict[str, Any]) -> dict[str, Any]:
    return {
        name: SimpleUploadedFile("told.csv", each) if isinstance(each, bytes) else each
        for name, each in said.items()
    }


@pytest.fixture
def finished() -> Callable[[CheckTable], CheckTable]:
    """The table once the workers have done all there is to do."""

    def work(table: CheckTable) -> CheckTable:
        drain()
        table.refresh_from_db()
        return table

    return work
