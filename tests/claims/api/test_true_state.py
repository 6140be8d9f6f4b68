"""What a program is told of a verdict's standing, and that no filter hides what takes one back."""

from itertools import pairwise

import pytest
from rest_framework.test import APIClient

from claims.models import Publication
from tests.factories import judge, make_claim
from tests.problems import wrong_fields

pytestmark = pytest.mark.django_db
NOTE = {"public_note": "تبيّن غير ذلك."}


def told(query=""):
    answer = APIClient().get(f"/api/v1/verdicts/?{query}")
    assert answer.status_code == 200, answer.content
    return answer.json()["results"]


def state(row):
    return row["standing"], row["replaces"], row["superseded_by"], row["voids"]


@pytest.fixture
def bridge(editor):
    """A claim judged, corrected and at last taken back; another verdict left in between."""
    claim = make_claim()
    judge(claim, "speculative", by=editor)
    judge(make_claim(), "speculative", by=editor)
    judge(claim, "disputed", by=editor, kind="correction", **NOTE)
    judge(claim, "", by=editor, kind="void", **NOTE)
    return claim


def test_every_row_says_what_it_replaces_what_took_its_place_and_what_it_voids(bridge):
    assert [state(row) for row in told("history=all")] == [
        (False, None, 3, None),
        (True, None, None, None),
        (False, 1, 4, None),
        (False, 3, None, 3),
    ]


def test_the_list_gives_what_stands(bridge):
    assert [row["publication_seq"] for row in told()] == [2]


def test_a_draft_changes_nothing_that_a_reader_is_told(bridge, editor):
    before = told("history=all")
    judge(bridge, "disputed", by=editor, kind="update", publish=False, **NOTE)
    assert told("history=all") == before


def test_an_editor_sees_that_a_draft_does_not_stand(editor):
    draft = judge(make_claim(), "speculative", by=editor, publish=False)
    client = APIClient()
    client.force_authenticate(editor)
    row = client.get(f"/api/v1/verdicts/{draft.seq}/").json()
    assert state(row) == (False, None, None, None)


@pytest.mark.parametrize("query", ["rating=disputed&history=all", "rating=speculative"])
def test_without_a_place_in_the_history_filters_only_narrow(bridge, query):
    wanted = query.split("&")[0].removeprefix("rating=")
    assert {row["rating"] for row in told(query)} == {wanted}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("since=1", [2, 4]),
        ("since=2&rating=speculative", [4]),
        ("since=3&rating=disputed", [4]),
        ("since=0&rating=disputed", [4]),
        ("since=3&rating=supported", []),
        ("since=4&rating=disputed", []),
        ("since=1&history=all", [2, 3, 4]),
        ("changed_since=2001-01-01T00:00:00Z&rating=disputed", [4]),
    ],
)
def test_what_takes_back_a_row_that_a_filter_showed_comes_with_since(bridge, query, found):
    assert [row["publication_seq"] for row in told(query)] == found


@pytest.mark.parametrize("rating", ["supported", "disputed", "speculative"])
def test_a_client_that_filters_by_rating_never_holds_a_withdrawn_verdict(editor, rating):
    held: dict[int, str] = {}
    seen = 0

    def poll():
        nonlocal seen
        for row in told(f"rating={rating}&since={seen}"):
            held.pop(row["claim"], None)
            if row["standing"] and row["rating"] == rating:
                held[row["claim"]] = row["rating"]
        seen = Publication.objects.count()

    claims = [make_claim() for _ in range(4)]
    for claim in claims:
        judge(claim, rating, by=editor)
    poll()
    assert len(held) == 4
    other = "speculative" if rating == "disputed" else "disputed"
    judge(claims[0], "", by=editor, kind="void", **NOTE)
    judge(claims[1], other, by=editor, kind="correction", **NOTE)
    judge(claims[2], other, by=editor, kind="correction", **NOTE)
    judge(claims[2], rating, by=editor, kind="correction", **NOTE)
    poll()
    assert set(held) == {claims[2].pk, claims[3].pk}


@pytest.mark.parametrize(
    "address", ["/api/v1/verdicts/", "/api/v1/claims/", "/api/v1/documents/", "/api/v1/comments/"]
)
def test_a_parameter_no_list_knows_is_refused_by_its_name(editor, address):
    client = APIClient()
    client.force_authenticate(editor)
    answer = client.get(f"{address}?ratnig=disputed&cursor=")
    assert answer.status_code == 400
    assert wrong_fields(answer) == ["ratnig"]
    assert "page_size" in answer.json()["detail"]


def test_every_number_of_a_row_leads_whoever_reads_it_to_that_row(bridge, editor, consumer):
    judge(make_claim(), "speculative", by=editor, publish=False)
    draft = judge(bridge, "disputed", by=editor, kind="update", publish=False, **NOTE)
    bridge.refresh_from_db()
    draft.publish(by=editor, seen=bridge.version)
    for reader in (editor, consumer):
        client = APIClient()
        client.force_authenticate(reader)
        for place in ("verdicts/?history=all", "changes/?after=0", f"claims/{bridge.pk}/verdicts/"):
            rows = client.get(f"/api/v1/{place}").json()
            rows = rows if isinstance(rows, list) else rows["results"]
            chain = [row for row in rows if row["claim"] == bridge.pk]
            for before, after in pairwise(chain):
                assert (before["superseded_by"], after["replaces"]) == (after["seq"], before["seq"])
            for row in chain:
                found = client.get(f"/api/v1/verdicts/{row['seq']}/").json()
                assert found["publication_seq"] == row["publication_seq"]
                assert state(found) == state(row)
