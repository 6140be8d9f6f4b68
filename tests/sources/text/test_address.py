"""Which addresses lead to the same story."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.text.address import canonical

STORY = "https://paper.example/story"


@pytest.mark.parametrize(
    "address",
    [
        f"{STORY}?utm_source=a&utm_medium=b&utm_campaign=c",
        f"{STORY}?fbclid=x",
        f"{STORY}?gclid=x&mc_cid=y",
        f"{STORY}#comments",
        f"{STORY}#:~:text=word",
        f"{STORY}/",
        f"{STORY}/?utm_source=a",
        "http://paper.example/story",
        "https://www.paper.example/story",
        "HTTPS://Paper.Example:443/story",
        "https://paper.example//story",
        f" {STORY} ",
    ],
)
def test_other_ways_of_writing_and_tracking_lead_to_the_same_story(address):
    assert canonical(address) == canonical(STORY)


@pytest.mark.parametrize(
    "address",
    [
        f"{STORY}?id=123",
        f"{STORY}?page=2",
        f"{STORY}?p=2",
        f"{STORY}?lang=ar",
        f"{STORY}?ArticleID=2",
        f"{STORY}?id=123&utm_source=a",
        f"{STORY}#!/other",
        "https://paper.example:8443/story",
        "https://paper.example/Story",
        "https://ar.paper.example/story",
        "https://m.paper.example/story",
        "https://paper.example/",
    ],
)
def test_what_can_be_asked_for_is_kept(address):
    assert canonical(address) != canonical(STORY)


def test_the_order_of_parameters_and_the_writing_of_letters_do_not_matter():
    assert canonical(f"{STORY}?a=1&b=2") == canonical(f"{STORY}?b=2&a=1&utm_id=3")
    written = [
        f"https://paper.example/{path}"
        for path in ("خبر", "%D8%AE%D8%A8%D8%B1", "%d8%ae%d8%a8%d8%b1")
    ]
    assert len({canonical(address) for address in written}) == 1


def test_no_address_stays_none():
    assert canonical("") == ""


@given(st.text(max_size=80) | st.text("htps:/.?&=#[]%a1@utm_خ", max_size=60))
def test_whatever_is_typed_as_an_address_is_no_error(text):
    assert isinstance(canonical(text), str)
    assert isinstance(canonical(f"https://{text}"), str)
