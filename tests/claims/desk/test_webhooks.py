"""The administrator's pages of webhooks."""

import re

import pytest
from django.urls import reverse

from claims.models.webhook import Delivery, Webhook
from tests.claims.hooks import told
from tests.factories import judge, make_claim, make_source

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]
ALL = "/admin/review/webhooks/"


@pytest.fixture
def desk(browse, administrator):
    client = browse(administrator)
    client.cookies["django_language"] = "en"
    return client


def page(client, address: str) -> str:
    return client.get(address).content.decode()


def make(client, **said):
    return client.post(ALL, {"name": "CMS", "url": "https://cms.example/hook", **said})


def test_a_webhook_is_made_and_the_answer_alone_shows_its_secret(desk):
    made = make(desk, ratings=["disputed"], kinds=["void"])
    row = Webhook.objects.get()
    assert made.status_code == 201
    assert row.secret in made.content.decode()
    assert (row.ratings, row.kinds) == ("disputed", "void")
    assert row.secret not in page(desk, f"{ALL}{row.pk}/") + page(desk, ALL)


def test_a_refused_form_keeps_what_was_typed_and_says_why(desk):
    refused = make(desk, url="http://cms.example/", name="بوابة")
    assert refused.status_code == 400
    shown = refused.content.decode()
    assert "https:// only" in shown
    assert 'value="بوابة"' in shown
    assert make(desk, after="-1").status_code == 400
    assert make(desk, after="x").status_code == 400


def test_a_source_is_named_by_its_name(desk):
    source = make_source("وكالة النهر")
    assert make(desk, source="وكالة").status_code == 400
    assert make(desk, source=" وكالة النهر ").status_code == 201
    assert Webhook.objects.get().source == source


def test_the_page_says_how_it_fares_and_what_became_of_letters(desk, hook, receiver, editor):
    receiver.answer = lambda: 503
    judge(make_claim(), "speculative", by=editor)
    told(hook)
    shown = page(desk, f"{ALL}{hook.pk}/")
    assert "1 failure in a row" in shown
    assert "publication-1" in shown
    assert "not taken" in shown
    assert ">503<" in shown
    assert re.search(r"0 of 1", page(desk, ALL))


def test_the_log_has_pages(desk, hook):
    Delivery.objects.bulk_create(
        Delivery(webhook=hook, letter=f"publication-{n}", seq=n, milliseconds=1) for n in range(51)
    )
    first, second = (page(desk, f"{ALL}{hook.pk}/{tail}") for tail in ("", "?p=2"))
    assert "publication-50<" in first
    assert "publication-0<" not in first
    assert "publication-0<" in second


def test_it_is_stopped_started_and_told_again_at_the_desk(desk, hook, receiver, editor):
    step = f"{ALL}{hook.pk}"
    assert desk.post(f"{step}/stop/").status_code == 302
    assert "switched off by hand" in page(desk, f"{step}/")
    again = desk.post(f"{step}/stop/")
    assert (again.status_code, b"It is so already" in again.content) == (409, True)
    judge(make_claim(), "speculative", by=editor)
    desk.post(f"{step}/start/")
    assert told(hook).told == 1
    desk.post(f"{step}/replay/", {"after": "٠"})
    told(hook)
    assert receiver.names == ["publication-1"] * 2
    assert desk.post(f"{step}/replay/", {"after": "many"}).status_code == 400


def test_a_new_secret_is_shown_once(desk, hook):
    shown = desk.post(f"{ALL}{hook.pk}/rotate/").content.decode()
    old, hook.secret = hook.secret, Webhook.objects.get().secret
    assert hook.secret in shown
    assert old not in shown


def test_the_home_page_tells_an_administrator_of_a_webhook_that_stopped(
    desk, browse, editor, hook, receiver
):
    receiver.answer = lambda: 410
    judge(make_claim(), "speculative", by=editor)
    assert '<li class="alarm">' not in page(desk, "/admin/")
    told(hook)
    shown = page(desk, "/admin/")
    assert '<li class="alarm">' in shown
    assert reverse("review:webhooks") in shown
    assert "gone for good" in page(desk, f"{ALL}{hook.pk}/")
    assert reverse("review:webhooks") not in page(browse(editor), "/admin/")


def test_one_that_an_administrator_stopped_is_no_alarm(desk, hook):
    desk.post(f"{ALL}{hook.pk}/stop/")
    assert '<li class="alarm">' not in page(desk, "/admin/")


def test_an_address_inside_is_refused_in_words_where_it_is_typed(desk):
    refused = make(desk, url="https://10.0.0.7/hook")
    assert refused.status_code == 400
    assert "lies inside a network" in refused.content.decode()
    assert not Webhook.objects.exists()


def test_to_tell_a_stopped_one_again_is_refused_in_words(desk):
    make(desk)
    row = Webhook.objects.get()
    desk.post(f"{ALL}{row.pk}/stop/")
    refused = desk.post(f"{ALL}{row.pk}/replay/", {"after": "0"})
    assert refused.status_code == 409
    assert "Start it, then tell it again" in refused.content.decode()
