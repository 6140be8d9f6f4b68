"""The list one came from is walked claim by claim, and one comes back to where one was."""

from urllib.parse import parse_qs, urlsplit

import pytest
from django.http import QueryDict
from django.urls import reverse
from django.utils.html import escape
from django.utils.http import urlencode

from claims.desk import trail as trails
from claims.desk import walk as walks
from claims.desk.trail import LONGEST, MOST_SKIPPED, Trail, address_of, read_trail
from claims.models import Claim
from tests.claims.desk.hands import QUEUE, page_of, post
from tests.factories import judge, make_claim, make_source

pytestmark = pytest.mark.django_db


@pytest.fixture
def row() -> list[Claim]:
    """Five claims in the order of the queue, the middle ones of one kind."""
    kinds = ["fact", "figure", "figure", "figure", "fact"]
    return [make_claim(check_worthiness=0.9 - n / 10, kind=kind) for n, kind in enumerate(kinds)]


@pytest.fixture
def walk(browse, editor):
    """`walk(claim, "kind=figure")`: what the page of a claim says of the list it came from."""
    client = browse(editor)

    def told(claim: Claim, query: str = "") -> walks.Walk:
        return client.get(page_of(claim), {"queue": query}).context["walk"]

    return told


def ways(walk) -> tuple[str, str]:
    return walk.previous, walk.next


def test_a_row_of_the_queue_carries_the_filter_search_and_order_that_are_open(browse, editor, row):
    asked = {"kind": "figure", "o": "4", "q": "الوزارة"}
    shown = browse(editor).get(QUEUE, asked).content.decode()
    link = address_of(row[1].pk, Trail(urlencode(asked)))
    assert escape(link) in shown
    assert parse_qs(parse_qs(urlsplit(link).query)["queue"][0]) == {
        k: [v] for k, v in asked.items()
    }


def test_next_and_previous_walk_the_filter_that_was_open(walk, row):
    _first, before, here, after, _last = row
    trail = Trail("kind=figure")
    told = walk(here, "kind=figure")
    assert ways(told) == (address_of(before.pk, trail), address_of(after.pk, trail))
    assert (told.number, told.total, told.is_more) == (2, 3, False)
    assert walk(before, "kind=figure").previous == ""
    assert walk(after, "kind=figure").next == ""


@pytest.mark.parametrize("order", ["2", "-2", "3.-4", "-4", "7.2", "-7"])
def test_every_order_of_the_list_is_walked_as_the_list_shows_it(
    browse, editor, second_editor, order
):
    for n, name in enumerate("دبأجه"):
        charge = [editor, second_editor, None][n % 3]
        make_claim(source=make_source(name), check_worthiness=n % 2 / 2, editor=charge)
    client = browse(editor)
    shown = [c.pk for c in client.get(QUEUE, {"o": order}).context["cl"].result_list]
    rows = walks.listed(client.get(QUEUE).wsgi_request, f"o={order}")
    claims = [Claim.objects.for_page().get(pk=pk) for pk in shown]
    neighbours = list(zip([None, *shown], [*shown[1:], None], strict=False))
    assert [walks.beside(rows, claim) for claim in claims] == neighbours
    assert [walks.around(shown, at) for at in range(len(shown))] == neighbours


def test_a_claim_that_left_the_list_still_leads_on_from_where_it_stood(walk, row, editor):
    before, here, after = row[:3]
    judge(here, "speculative", by=editor)
    told = walk(here, "verdict=none")
    trail = Trail("verdict=none")
    assert ways(told) == (address_of(before.pk, trail), address_of(after.pk, trail))
    assert (told.number, told.total) == (None, 4)


def test_far_down_a_long_list_the_neighbours_are_right_and_the_count_says_more(
    walk, row, monkeypatch
):
    monkeypatch.setattr(walks, "COUNTED", 2)
    told = walk(row[3])
    assert ways(told) == tuple(address_of(row[n].pk, Trail("")) for n in (2, 4))
    assert (told.number, told.total, told.is_more) == (None, 2, True)
    last_counted = walk(row[1])
    assert (last_counted.number, last_counted.total, last_counted.is_more) == (2, 2, True)
    assert last_counted.next == address_of(row[2].pk, Trail(""))


def test_back_leads_to_the_page_and_row_one_came_from(walk, row, monkeypatch):
    assert walk(row[3], "kind=figure").back == f"{QUEUE}?kind=figure&p=1#claim-{row[3].pk}"
    monkeypatch.setattr(walks.Queue, "list_per_page", 2)
    assert walk(row[4]).back == f"{QUEUE}?p=3#claim-{row[4].pk}"


def test_a_claim_put_off_comes_again_at_the_end_of_the_list(browse, editor, row):
    client, at = browse(editor), page_of(row[3])
    told = client.get(at, {"queue": ""}).context["walk"]
    told = client.get(told.skip).context["walk"]
    assert told.trail.skipped == (row[3].pk,)
    assert told.next == address_of(row[3].pk, Trail(""))
    assert client.get(told.next).context["walk"].trail.skipped == ()


def test_a_step_goes_on_in_the_list_it_was_taken_in(browse, editor, row):
    told = post(browse(editor), "step", row[0].pk, "take", seen=1, queue="kind=fact&skipped=7")
    assert told.url == address_of(row[0].pk, Trail("kind=fact", (7,)))


def test_a_claim_opened_from_elsewhere_stands_in_no_list(browse, editor, row):
    page = browse(editor).get(page_of(row[0]))
    assert page.context["walk"] is None
    assert reverse("review:next", args=[row[0].pk]) in page.content.decode()


NOT_A_LIST = [
    "nonsense=1",
    "o=99",
    "folded__regex=(",
    "q=%00",
    "kind=figure&kind=fact",
    "&&==&",
    "skipped=x.0.-1.9.9",
    "sentence__document__source__name__regex=(",
    "p=900",
    "e=1",
    "all=",
    "a" * (LONGEST + 1),
]


@pytest.mark.parametrize("queue", NOT_A_LIST)
def test_whatever_an_address_calls_a_list_the_claim_is_shown(browse, editor, row, queue):
    page = browse(editor).get(page_of(row[2]), {"queue": queue})
    assert page.status_code == 200
    assert [str(m) for m in page.context["messages"]] == []


@pytest.mark.parametrize(("more", "is_a_list"), [(0, True), (1, False)])
def test_a_longer_address_than_any_list_makes_is_no_list(rf, more, is_a_list):
    request = rf.get("/", {"queue": "q=".ljust(LONGEST + more, "a")})
    assert (trails.trail_in(request) is not None) is is_a_list


def test_no_more_claims_are_put_off_than_an_address_carries():
    trail = Trail("")
    for pk in range(1, 200):
        trail = trail.putting_off(pk)
    assert trail.skipped == tuple(range(200 - MOST_SKIPPED, 200))
    assert read_trail(str(trail)) == trail
    assert len(str(trail)) < LONGEST


def test_a_trail_is_read_as_it_was_written():
    trail = Trail(QueryDict("q=%D9%82%D9%85%D8%AD&o=-4").urlencode(), (5, 3))
    assert read_trail(str(trail)) == trail
    assert read_trail("") == Trail("")
    assert trails.SKIPPED not in read_trail(str(trail)).query


@pytest.fixture
def asked(browse, editor):
    """A request of the editor, whose permissions were looked up."""
    request = browse(editor).get(QUEUE).wsgi_request
    request.user.get_all_permissions()
    return request


@pytest.mark.parametrize("query", ["", "verdict=none", "q=الوزارة&o=-4"])
def test_a_list_costs_three_queries_at_most(
    row, query, django_assert_max_num_queries, monkeypatch, asked
):
    claim = Claim.objects.for_page().get(pk=row[3].pk)
    for counted in (1_000, 1):
        monkeypatch.setattr(walks, "COUNTED", counted)
        with django_assert_max_num_queries(3):
            walks.walk_along(asked, claim, read_trail(query))
