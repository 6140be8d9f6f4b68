"""What is handed to a receiver goes to a judged address or a named place, and follows nothing."""

from threading import Event

import pytest

from sources.intake.fetch.posting import post
from sources.intake.fetch.refusals import BadAddress, ForbiddenAddress, TooSlow, Unreachable
from tests.receiver import Receiver


@pytest.fixture
def receiver():
    opened = Receiver()
    yield opened
    opened.close()


def handed(url, *, inside=(), seconds=5.0):
    return post(url, b"{}", headers={"webhook-id": "1"}, seconds=seconds, inside=inside)


def test_a_named_place_inside_is_handed_the_body(receiver):
    receiver.answer = lambda: 202
    assert handed(receiver.url, inside=[receiver.place]) == 202
    assert (receiver.letters[0].body, receiver.letters[0].name) == (b"{}", "1")


@pytest.mark.parametrize(
    "url",
    [
        "https://127.0.0.1/",
        "https://10.1.2.3/hook",
        "https://[::1]/",
        "https://169.254.169.254/latest/",
        "http://localhost:8080/",
    ],
)
def test_nobody_else_inside_is_handed_anything(url, receiver):
    with pytest.raises(ForbiddenAddress):
        handed(url, inside=[receiver.place, "127.0.0.1:1"])


def test_another_port_of_a_named_host_is_not_named(receiver):
    with pytest.raises(BadAddress):
        handed(receiver.url, inside=["127.0.0.1:1"])


def test_a_name_that_leads_inside_is_refused(names):
    names["two-faced.example"] = ["8.8.8.8", "10.0.0.1"]
    with pytest.raises(ForbiddenAddress):
        handed("https://two-faced.example/hook")


def test_a_redirect_is_an_answer_and_leads_nowhere(receiver):
    receiver.answer, receiver.leads_to = lambda: 308, "http://127.0.0.1:1/"
    assert handed(receiver.url, inside=[receiver.place]) == 308
    assert len(receiver.letters) == 1


def test_whoever_does_not_answer_in_time_is_given_up(receiver):
    over = Event()
    receiver.answer = lambda: over.wait(5) and 204
    with pytest.raises(TooSlow):
        handed(receiver.url, inside=[receiver.place], seconds=0.2)
    over.set()


def test_where_nobody_listens_nothing_is_handed_over(receiver):
    receiver.close()
    with pytest.raises(Unreachable):
        handed(receiver.url, inside=[receiver.place])
