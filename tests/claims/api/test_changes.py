"""The feed of changes: each publication once, in order, however many write at once."""

import threading
import time

import pytest
from django.db import connection
from rest_framework.test import APIClient

from claims.models import Judgement, Publication, Verdict
from claims.publishing import stream as published
from sources.seats import Seats
from tests.factories import judge, make_claim
from tests.problems import wrong_fields

ADDRESS = "/api/v1/changes/"
NOTE = {"public_note": "تبيّن غير ذلك."}


def ask(client=None, **query):
    answer = (client or APIClient()).get(ADDRESS, query)
    assert answer.status_code == 200, answer.content
    return answer.json()


def numbers(answer):
    return [row["publication_seq"] for row in answer["results"]]


@pytest.mark.django_db
def test_updates_corrections_and_voids_come_in_the_order_they_left(editor):
    claim = make_claim()
    judge(claim, "speculative", by=editor)
    judge(make_claim(), "speculative", by=editor, publish=False)
    judge(claim, "disputed", by=editor, kind="correction", **NOTE)
    judge(claim, "", by=editor, kind="void", **NOTE)
    answer = ask()
    assert [row["kind"] for row in answer["results"]] == ["first", "correction", "void"]
    assert (answer["after"], answer["more"]) == (3, False)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("query", "found", "after", "more"),
    [
        ({"limit": 2}, [1, 2], 2, True),
        ({"limit": 3}, [1, 2, 3], 3, False),
        ({"after": 2}, [3], 3, False),
        ({"after": 3}, [], 3, False),
        ({"after": 9}, [], 9, False),
    ],
)
def test_a_reader_goes_on_where_it_stopped(editor, query, found, after, more):
    for _ in range(3):
        judge(make_claim(), "speculative", by=editor)
    answer = ask(**query)
    assert (numbers(answer), answer["after"], answer["more"]) == (found, after, more)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "query",
    [
        {"after": -1},
        {"after": "x"},
        {"after": "9" * 30},
        {"limit": 0},
        {"limit": 101},
        {"wait": 26},
        {"wait": -1},
        {"since": 1},
    ],
)
def test_what_is_no_place_is_refused_by_name(query):
    answer = APIClient().get(ADDRESS, query)
    assert answer.status_code == 400
    assert wrong_fields(answer) == list(query)


@pytest.mark.django_db
def test_a_page_of_changes_costs_the_same_queries_however_long(
    editor, django_assert_max_num_queries
):
    for _ in range(6):
        judge(make_claim(), "disputed", by=editor)
    with django_assert_max_num_queries(5):
        assert len(ask()["results"]) == 6


@pytest.mark.django_db(transaction=True)
def test_a_waiting_reader_is_told_when_something_leaves_the_house(editor):
    claim, heard = make_claim(), []

    def wait():
        heard.append(numbers(ask(wait=25)))
        connection.close()

    reader = threading.Thread(target=wait)
    reader.start()
    judge(claim, "speculative", by=editor)
    reader.join(timeout=20)
    assert heard == [[1]]


@pytest.mark.django_db
def test_who_finds_no_seat_is_answered_at_once(monkeypatch):
    taken = Seats(0)
    monkeypatch.setattr(published, "_seats", taken)
    monkeypatch.setattr(time, "sleep", lambda _seconds: pytest.fail("it waited"))
    assert ask(wait=25)["results"] == []


@pytest.mark.django_db
def test_a_seat_is_given_back(editor):
    for _ in range(2 * published.WAITERS):
        ask(wait=0)
    judge(make_claim(), "speculative", by=editor)
    assert numbers(ask(wait=25)) == [1]


WRITERS, EACH = 8, 6


@pytest.mark.django_db(transaction=True)
def test_eight_writers_and_a_reader_that_turns_pages_miss_and_double_nothing(editor, consumer):
    reader = APIClient()
    reader.force_authenticate(consumer)
    claims = [[make_claim() for _ in range(EACH)] for _ in range(WRITERS)]
    said = Judgement(rating="speculative", rationale="لا دليل.")

    def write(mine):
        for claim in mine:
            given = Verdict.objects.give(claim, said, by=editor, seen=1)
            given.publish(by=editor, seen=2)
        connection.close()

    writers = [threading.Thread(target=write, args=[mine]) for mine in claims]
    for writer in writers:
        writer.start()
    seen: list[int] = []
    while any(writer.is_alive() for writer in writers) or Publication.objects.count() > len(seen):
        seen += numbers(ask(reader, after=seen[-1] if seen else 0, limit=3, wait=1))
    assert seen == list(range(1, WRITERS * EACH + 1))
