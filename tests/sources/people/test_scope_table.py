"""What each scope opens: every address of the API beside every scope, as scopes.txt says."""

from pathlib import Path

import pytest
from django.urls import get_resolver, resolve
from rest_framework.test import APIClient

from sources.people.newsroom_tokens import give_token
from sources.people.scopes import SCOPES
from tests.sources.people.test_roles import Row, answer, routes, world

__all__ = ["world"]

pytestmark = pytest.mark.django_db


def table() -> list[Row]:
    lines = Path(__file__).with_name("scopes.txt").read_text(encoding="utf-8").splitlines()
    rows = (line.split() for line in lines if line and not line.startswith("#"))
    return [Row(method, address, tuple(answers)) for method, address, *answers in rows]


TABLE = table()


@pytest.mark.parametrize("scope", SCOPES)
def test_a_scope_opens_what_the_table_says(world, scope):
    _token, secret = give_token(scope, [scope], days=1, by=None)
    program = APIClient(headers={"Authorization": f"Bearer {secret}"})
    expected = {row: row.answers[list(SCOPES).index(scope)] for row in TABLE}
    answers = {row: answer(program, row, world) for row in TABLE}
    wrong = {
        f"{row.method} {row.address}": (got, expected[row])
        for row, got in answers.items()
        if got != expected[row]
    }
    assert wrong == {}, "address: (answer, table)"


def test_no_address_of_the_api_is_missing_from_the_table(world):
    tabled = {resolve(row.address.format(**world).partition("?")[0]).route for row in TABLE}
    api = {route for route in routes(get_resolver()) if route.startswith("api/")}
    assert api - tabled == set()
