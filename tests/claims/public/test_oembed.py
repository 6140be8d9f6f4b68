"""Other sites ask how to show a claim of ours, and get its card."""

import pytest

from claims.models import Claim
from tests.factories import judge, make_claim

pytestmark = pytest.mark.django_db
SITE = "http://127.0.0.1:8000"


@pytest.fixture
def claim(editor):
    claim = make_claim('تراجع "المخزون" <48%>\u202e.')
    judge(claim, "disputed", by=editor)
    return claim


@pytest.fixture
def ask(browse, db):
    def get(url: str, **more: str):
        return browse().get("/oembed/", {"url": url, "lang": "en", **more})

    return get


def test_the_page_tells_where_to_ask(reader, browse, claim):
    page = reader(f"/claims/{claim.pk}/")
    assert 'type="application/json+oembed"' in page
    assert f"/oembed/?url=http%3A%2F%2F127.0.0.1%3A8000%2Fclaims%2F{claim.pk}%2F" in page


@pytest.mark.parametrize(
    "address",
    ["/claims/{}/", "/claims/{}/any-words/", "/embed/claims/{}/", "/claims/{}/?lang=en#p1"],
)
def test_every_address_of_a_claim_leads_to_its_card(ask, claim, address):
    answer = ask(SITE + address.format(claim.pk))
    told = answer.json()
    assert (told["version"], told["type"]) == ("1.0", "rich")
    assert f'src="{SITE}/embed/claims/{claim.pk}/"' in told["html"]
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert told["thumbnail_url"].startswith(f"{SITE}/claims/{claim.pk}/card.png?v=1")


def test_the_frame_is_markup_of_ours_whatever_the_claim_says(ask, claim):
    html = ask(f"{SITE}/claims/{claim.pk}/").json()["html"]
    assert html.count("<") == 2
    assert "&quot;المخزون&quot; &lt;48%&gt;" in html
    assert "\u202e" not in html


def test_the_card_is_no_larger_than_asked_and_than_it_needs(ask, claim):
    address = f"{SITE}/claims/{claim.pk}/"
    small = ask(address, maxwidth="320", maxheight="240").json()
    assert (small["width"], small["height"]) == (320, 240)
    for nonsense in ("x", "-1", "9" * 40, "0"):
        large = ask(address, maxwidth=nonsense).json()
        assert (large["width"], large["height"]) == (600, 360)


def test_a_repeat_is_shown_by_its_original(ask, claim):
    repeat = make_claim()
    Claim.objects.filter(pk=repeat.pk).update(repeat_of=claim)
    assert f"/embed/claims/{claim.pk}/" in ask(f"{SITE}/claims/{repeat.pk}/").json()["html"]


@pytest.mark.parametrize(
    "address",
    [
        "",
        "x",
        "http://127.0.0.1:8000",
        "http://127.0.0.1:8000/",
        "http://127.0.0.1:8000/corrections/",
        "http://127.0.0.1:8000/admin/",
        "http://127.0.0.1:8000/claims/999999/",
        "http://127.0.0.1:8000.evil.example/claims/1/",
        "https://evil.example/claims/1/",
        "javascript:alert(1)",
        "http://127.0.0.1:8000/claims/\x00/",
        "http://127.0.0.1:8000/" + "a" * 5000,
    ],
)
def test_an_address_of_something_else_is_refused_in_words(ask, address):
    answer = ask(address)
    assert answer.status_code == 404
    assert answer.json()["detail"] == "This is not the address of a published claim."


def test_a_draft_has_no_card(ask, editor):
    claim = make_claim()
    judge(claim, "speculative", by=editor, publish=False)
    assert ask(f"{SITE}/claims/{claim.pk}/").status_code == 404


def test_another_format_is_not_spoken(ask, claim):
    answer = ask(f"{SITE}/claims/{claim.pk}/", format="xml")
    assert answer.status_code == 501
    assert "json" in answer.json()["detail"]
