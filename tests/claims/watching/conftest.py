"""Both doors before sites on loopback."""

from collections.abc import Callable
from typing import Any, NamedTuple

import pytest
from rest_framework.test import APIClient

from sources.models import Watch
from tests.claims.api.conftest import api
from tests.factories import make_watch
from tests.sources.intake.fetching.conftest import serve
from tests.sources.intake.watching.conftest import a_quick_world, open_site, site

__all__ = ["a_quick_world", "api", "open_site", "serve", "site"]

USUAL = {"minutes": 15, "most_a_day": 500}


class Answer(NamedTuple):
    """What a door says: the status, and all words of the page or the problem."""

    status: int
    words: str


@pytest.fixture(params=["desk", "api"])
def door(request, browse) -> "Callable[..., Answer]":
    """`door(editor, "add", url=…)` and `door(editor, "pause", watch)`, at each door, in English."""

    def desk(person, verb: str, watch: Watch | None = None, **said: Any) -> Answer:
        where = "/admin/sources/watch/add/"
        if watch:
            where = f"/admin/review/watches/{watch.pk}/{verb}/"
        whole = {**USUAL, **({"language": watch.language} if watch else {}), **said}
        type(person).objects.filter(pk=person.pk).update(language="en")
        answer = browse(person).post(where, whole)
        return Answer(answer.status_code, answer.content.decode())

    def api(person, verb: str, watch: Watch | None = None, **said: Any) -> Answer:
        client = APIClient(headers={"Accept-Language": "en"})
        client.force_authenticate(person)
        named = {"source_name": "source"}
        body = {named.get(name, name): value for name, value in said.items()}
        where = f"/api/v1/watches/{watch.pk}/" if watch else "/api/v1/watches/"
        if verb == "settings":
            answer = client.patch(where, body, format="json")
        else:
            answer = client.post(where + (f"{verb}/" if watch else ""), body, format="json")
        return Answer(answer.status_code, answer.content.decode())

    return desk if request.param == "desk" else api


@pytest.fixture
def watch(editor) -> Watch:
    return make_watch(by=editor)
