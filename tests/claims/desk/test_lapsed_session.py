"""A session that ended: a log-in that leads back to the page, not to a step or another site."""

from urllib.parse import parse_qs, urlsplit

import pytest
from django.urls import reverse

from tests.claims.desk.hands import page_of
from tests.factories import make_claim

pytestmark = pytest.mark.django_db


def way_back(address: str) -> str:
    return parse_qs(urlsplit(address).query)["next"][0]


def test_a_step_of_nobody_leads_back_to_the_page_it_was_taken_on(browse):
    claim = make_claim()
    came = f"http://testserver{page_of(claim)}?queue=verdict%3Dnone"
    told = browse().post(reverse("review:judge", args=[claim.pk]), headers={"Referer": came})
    assert way_back(told.url) == came


@pytest.mark.parametrize("came", ["", "https://elsewhere.example/", "javascript:alert(1)"])
def test_a_page_of_another_site_is_not_led_back_to(browse, came):
    address = reverse("review:judge", args=[make_claim().pk])
    told = browse().post(address, headers={"Referer": came} if came else {})
    assert way_back(told.url) == reverse("admin:index")


def test_a_part_of_a_page_says_it_above_the_forms(browse):
    claim = make_claim()
    headers = {"HX-Request": "true", "Referer": f"http://testserver{page_of(claim)}"}
    told = browse().post(reverse("review:step", args=[claim.pk, "take"]), headers=headers)
    assert (told.status_code, told["HX-Retarget"], told["HX-Reswap"]) == (
        401,
        "#trouble",
        "innerHTML",
    )
    assert page_of(claim) in told.content.decode()


def test_a_page_that_only_asks_again_says_nothing(browse):
    address = reverse("review:follow", args=[make_claim().pk])
    told = browse().get(address, headers={"HX-Request": "true"})
    assert (told.status_code, told["HX-Reswap"]) == (401, "none")


def test_a_page_that_can_be_read_leads_back_to_itself(browse):
    address = f"{reverse('review:keys')}?x=1"
    assert way_back(browse().get(address).url) == address
