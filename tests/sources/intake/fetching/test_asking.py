"""Who asks on a condition, for other kinds, or under a judge is answered accordingly."""

import pytest

from sources.intake.fetch import Asking, fetch
from sources.intake.fetch.refusals import WrongAnswer
from sources.refusals.refusal import Refusal
from sources.refusals.texts import UnknownKind
from tests.sources.intake.fetching.servers import say

UNCHANGED = {"If-None-Match": '"v1"'}


@pytest.fixture
def place(serve, loopback_is_public):
    def served(answer):
        return f"http://127.0.0.1:{serve(answer).server_port}/"

    return served


def test_what_did_not_change_comes_without_a_body(place):
    page = fetch(place(say(b"", status=304)), Asking(UNCHANGED))
    assert (page.unchanged, page.data) == (True, b"")


def test_a_304_that_nobody_asked_for_is_refused(place):
    with pytest.raises(WrongAnswer):
        fetch(place(say(b"", status=304)))


def test_what_a_host_says_of_its_page_is_told(place):
    page = fetch(place(say(ETag='W/"1"', Last_Modified="Sat, 28 Nov 2026 08:00:00 GMT")))
    told = (page.etag, page.last_modified, page.unchanged)
    assert told == ('W/"1"', "Sat, 28 Nov 2026 08:00:00 GMT", False)


def test_headers_of_whoever_asks_come_beside_ours(place):
    heard = {}

    def answer(handler):
        heard.update(handler.headers)
        say()(handler)

    fetch(place(answer), Asking({"User-Agent": "another", **UNCHANGED}))
    assert heard["User-Agent"] == "another"
    assert heard["If-None-Match"] == '"v1"'
    assert "gzip" in heard["Accept-Encoding"]


@pytest.mark.parametrize("kind", ["application/rss+xml", "image/png"])
def test_other_kinds_come_only_to_whoever_asks_for_any(place, kind):
    where = place(say(b"x", Content_Type=kind))
    with pytest.raises(UnknownKind):
        fetch(where)
    assert fetch(where, Asking(kinds=None)).data == b"x"


def test_a_judge_hears_every_address_before_it_is_asked(place):
    last = place(say())
    first = place(say(b"", status=302, Location=last))
    heard = []
    fetch(first, Asking(judge=heard.append))
    assert heard == [first, last]


def test_what_a_judge_refuses_is_not_asked(serve, loopback_is_public):
    server = serve(say())

    def refuse(url):
        raise Refusal

    with pytest.raises(Refusal):
        fetch(f"http://127.0.0.1:{server.server_port}/", Asking(judge=refuse))
    assert server.seen == []


@pytest.mark.parametrize(
    ("said", "seconds"),
    [({"Retry_After": "90"}, 90), ({"Retry_After": "later"}, 0), ({}, 0)],
    ids=["said", "nonsense", "nothing"],
)
def test_a_refusal_tells_how_long_to_stay_away(place, said, seconds):
    with pytest.raises(WrongAnswer) as refused:
        fetch(place(say(b"", status=503, **said)))
    assert refused.value.details["retry_after"] == seconds
