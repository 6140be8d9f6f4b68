"""Following the work live."""

from django.urls import reverse

from claims.models import Claim
from claims.models.statement import MATCH
from sources.work.models import Work
from tests.claims.desk.hands import QUEUE, page_of
from tests.factories import (
    judge,
    make_claim,
    make_evidence,
)


def test_the_page_follows_matching_until_it_is_done(browse, editor):
    claim = make_claim()
    Work.objects.request(MATCH, {claim.pk: 0.5})
    client, target = browse(editor), reverse("review:follow", args=[claim.pk])
    assert "hx-trigger" in client.get(page_of(claim)).content.decode()
    assert client.get(target, {"state": "waiting"}).status_code == 204
    Work.objects.update(state="done")
    Claim.objects.update(outcome="found")
    row = make_evidence(claim, "نفت الوزارة الخبر.")
    answer = client.get(target, {"state": "waiting"})
    assert f'id="e{row.pk}"' in answer.content.decode()
    assert "hx-trigger" not in answer.content.decode()


def test_what_arrives_live_leaves_the_version_alone_that_the_editor_saw(browse, editor):
    claim = make_claim()
    make_evidence(claim)
    client = browse(editor)
    assert client.get(page_of(claim)).content.decode().count('name="seen" value="1"') == 1
    page = client.get(reverse("review:follow", args=[claim.pk])).content.decode()
    assert 'form="judge"' in page
    assert 'name="seen"' not in page


def test_htmx_gets_the_inner_part_alone(browse, editor):
    row = make_evidence(make_claim())
    target = reverse("review:stance", args=[row.pk])
    response = browse(editor).post(
        target, {"seen": 1, "stance": "supports"}, headers={"hx-request": "true"}
    )
    assert response.status_code == 200
    assert b"<html" not in response.content
    assert b'id="claim"' in response.content


def test_the_next_claim_is_the_next_nobody_else_has(browse, editor, second_editor):
    first = make_claim(check_worthiness=0.9)
    make_claim(check_worthiness=0.8, editor=second_editor)
    judged = make_claim(check_worthiness=0.7)
    judge(judged, "speculative", by=editor)
    last = make_claim(check_worthiness=0.6, editor=editor)
    client = browse(editor)
    assert client.get(reverse("review:next", args=[first.pk])).url == page_of(last)
    assert client.get(reverse("review:next", args=[last.pk])).url == page_of(first)


def test_an_empty_queue_leads_back_to_the_list(browse, editor):
    assert browse(editor).get(reverse("review:next", args=[make_claim().pk])).url == QUEUE
