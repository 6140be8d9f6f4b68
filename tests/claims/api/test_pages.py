"""Pages of a list: their order, how long they are, and where they begin."""

from base64 import b64encode

import pytest
from rest_framework.test import APIRequestFactory

from claims.api.pagination import InOrderOfPublication, NewestFirst, OldestFirst
from claims.models import Claim
from tests.factories import make_claim, make_document

pytestmark = pytest.mark.django_db


def ids(answer) -> list[int]:
    assert answer.status_code == 200, answer.content
    return [row["id"] for row in answer.json()["results"]]


def cursor(text: str) -> str:
    return b64encode(text.encode()).decode()


def test_claims_come_newest_first_whatever_they_are_worth(api, editor):
    worth = (0.2, 0.9, 0.5)
    claims = [make_claim(check_worthiness=each).pk for each in worth]
    assert ids(api(editor).get("/api/v1/claims/")) == claims[::-1]


def test_sentences_come_in_the_order_of_writing(api, editor):
    document = make_document("رست الباخرة.", "نزل الركاب.", "عاد القبطان.")
    found = ids(api(editor).get("/api/v1/sentences/", {"document": document.pk}))
    assert found == list(document.sentences.order_by("id").values_list("pk", flat=True))


@pytest.mark.parametrize(
    ("paging", "order"),
    [
        (NewestFirst, ("-id",)),
        (OldestFirst, ("id",)),
        (InOrderOfPublication, ("publication_seq",)),
    ],
)
def test_each_list_has_one_order_that_no_caller_changes(paging, order):
    request = APIRequestFactory().get("/", {"ordering": "text"})
    assert paging().get_ordering(request, Claim.objects.all(), None) == order


@pytest.mark.parametrize(
    ("asked", "length"),
    [({}, 50), ({"page_size": 1}, 1), ({"page_size": 200}, 200), ({"page_size": 201}, 200)],
)
def test_a_page_holds_fifty_rows_and_two_hundred_at_most(asked, length):
    request = APIRequestFactory().get("/", asked)
    request.query_params = request.GET
    assert NewestFirst().get_page_size(request) == length


@pytest.mark.parametrize("asked", ["0", "-3", "many"])
def test_a_page_of_no_length_has_the_usual_one(asked):
    request = APIRequestFactory().get("/", {"page_size": asked})
    request.query_params = request.GET
    assert NewestFirst().get_page_size(request) == 50


def test_pages_meet_without_a_gap_and_without_a_double(api, editor):
    claims = [make_claim().pk for _ in range(5)]
    seen: list[int] = []
    address = "/api/v1/claims/?page_size=2"
    while address:
        page = api(editor).get(address)
        seen += ids(page)
        address = page.json()["next"]
    assert seen == claims[::-1]


def test_the_page_before_leads_back(api, editor):
    for _ in range(3):
        make_claim()
    first = api(editor).get("/api/v1/claims/?page_size=2").json()
    second = api(editor).get(first["next"]).json()
    assert first["previous"] is None
    assert api(editor).get(second["previous"]).json()["results"] == first["results"]


@pytest.mark.parametrize("place", ["p=x", "p=1.5", "p=", "p=1%3B", "p=" + "9" * 40])
def test_a_place_that_we_never_gave_is_not_found(api, editor, place):
    make_claim()
    answer = api(editor).get("/api/v1/claims/", {"cursor": cursor(place)})
    assert answer.status_code == 404


def test_a_cursor_without_a_place_begins_at_the_beginning(api, editor):
    claim = make_claim()
    assert ids(api(editor).get("/api/v1/claims/", {"cursor": cursor("r=0")})) == [claim.pk]
