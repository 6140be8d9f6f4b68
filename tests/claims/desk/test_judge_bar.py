"""Giving, publishing and going on, each in one step; and what readers would see."""

import pytest
from django.urls import reverse

from claims.desk.trail import Trail, address_of
from claims.models import Claim, Judgement, Publication, Verdict
from claims.refusals.changing import Illegal
from tests.claims.desk.hands import QUEUE, page_of, post, said
from tests.factories import judge, make_claim

pytestmark = pytest.mark.django_db
SAID = {"rating": "speculative", "rationale": "لا يعرف أحد بعد."}


def give(client, claim, then, **more):
    return post(client, "judge", claim.pk, seen=claim.version, **SAID, then=then, **more)


def test_a_verdict_is_given_and_published_in_one_step(browse, editor):
    claim = make_claim()
    assert give(browse(editor), claim, "publish").url == page_of(claim)
    verdict = Verdict.objects.get()
    assert verdict.publication.by == editor
    assert list(claim.decisions.order_by("id").values_list("action", flat=True)) == [
        "judge",
        "publish",
    ]


def test_a_verdict_given_alone_stays_in_the_house(browse, editor):
    give(browse(editor), make_claim(), "")
    assert not Publication.objects.exists()


def test_what_may_not_be_published_is_not_given_either(editor, monkeypatch):
    claim, judged = make_claim(), judge(make_claim(), "speculative", by=editor, publish=False)
    monkeypatch.setattr("claims.models.verdict.is_borne_out", lambda *_asked: False)
    with pytest.raises(Illegal):
        Verdict.objects.give_and_publish(claim, Judgement(**SAID), by=editor, seen=claim.version)
    assert list(Verdict.objects.all()) == [judged]
    assert Claim.objects.get(pk=claim.pk).version == 1


def test_publish_and_next_goes_on_in_the_list_that_was_open(browse, editor):
    first, second = (make_claim(check_worthiness=n) for n in (0.9, 0.5))
    told = give(browse(editor), first, "next", queue="verdict=none")
    assert told.url == address_of(second.pk, Trail("verdict=none"))
    assert len(said(told)) == 1


def test_publish_and_next_without_a_list_goes_to_what_waits(browse, editor):
    first, second = (make_claim(check_worthiness=n) for n in (0.9, 0.5))
    assert give(browse(editor), first, "next").url == page_of(second)


def test_after_the_last_claim_comes_the_list_with_a_word_about_it(browse, editor):
    told = give(browse(editor), make_claim(), "next", queue="verdict=none")
    assert told.url.startswith(QUEUE)
    assert len(said(told)) == 2


def test_a_part_of_the_page_turns_the_whole_page(browse, editor):
    first, second = (make_claim(check_worthiness=n) for n in (0.9, 0.5))
    asked = {"seen": 1, **SAID, "then": "next"}
    told = browse(editor).post(
        reverse("review:judge", args=[first.pk]), asked, headers={"HX-Request": "true"}
    )
    assert told.headers["HX-Redirect"] == page_of(second)


def test_a_refused_step_goes_nowhere_and_keeps_what_was_typed(browse, editor):
    claim = make_claim()
    asked = {"seen": 1, "rating": "disputed", "rationale": "نفت الهيئة.", "then": "next"}
    told = browse(editor).post(reverse("review:judge", args=[claim.pk]), asked)
    assert told.status_code == 409
    assert "نفت الهيئة." in told.content.decode()


def test_the_bar_stands_before_the_evidence(browse, editor):
    shown = browse(editor).get(page_of(make_claim())).content.decode()
    assert shown.index('id="judge"') < shown.index('id="found"')


def test_a_preview_shows_readers_words_and_writes_nothing(browse, editor):
    claim = make_claim()
    told = post(browse(editor), "preview", claim.pk, seen=1, **SAID)
    shown = told.content.decode().partition('id="preview"')[2].partition("</section>")[0]
    assert SAID["rationale"] in shown
    assert claim.sentence.text in shown
    assert "refused" not in shown
    assert not Verdict.objects.exists()


def test_a_preview_says_why_the_verdict_could_not_be_given(browse, editor):
    asked = {"rating": "supported", "rationale": "قالت الهيئة."}
    told = post(browse(editor), "preview", make_claim().pk, seen=1, **asked)
    shown = told.content.decode().partition('id="preview"')[2].partition("</section>")[0]
    assert 'class="refused"' in shown


def test_a_preview_of_a_rating_nobody_offers_is_refused_in_words(browse, editor):
    told = post(browse(editor), "preview", make_claim().pk, seen=1, rating="true", rationale="x")
    assert told.status_code == 200
    assert 'role="alert"' in told.content.decode()
    assert 'id="preview"' not in told.content.decode()


ENDLESS = "9" * 10_000
HOSTILE = ["", "true", "\x00", "٣", "-1", "\u202e\ud7ff", "<script>alert(1)</script>", ENDLESS]
FILLED = ["seen", "rating", "rationale", "kind", "public_note", "then", "queue", "walk", "why"]


@pytest.mark.parametrize("name", FILLED)
@pytest.mark.parametrize("judged_before", [False, True])
def test_a_preview_is_shown_or_refused_whatever_a_field_holds(browse, editor, name, judged_before):
    claim, desk = make_claim(), browse(editor)
    if judged_before:
        judge(claim, "speculative", by=editor)
    before = Verdict.objects.count()
    for value in HOSTILE:
        told = post(desk, "preview", claim.pk, **{"seen": 1, **SAID, name: value})
        shown = told.content.decode()
        assert told.status_code == 200
        assert 'id="preview"' in shown or 'role="alert"' in shown
        assert "<script>alert" not in shown
    assert Verdict.objects.count() == before


def test_a_preview_of_every_field_twice_or_none_at_all_is_answered(browse, editor):
    desk, address = browse(editor), reverse("review:preview", args=[make_claim().pk])
    assert desk.post(address).status_code == 200
    doubled = {name: ["true", "supported"] for name in FILLED}
    assert desk.post(address, doubled).status_code == 200
    for number in (0, 2**31, 2**63, 10**30):
        nowhere = reverse("review:preview", args=[number])
        assert desk.post(nowhere, SAID).status_code == 404
