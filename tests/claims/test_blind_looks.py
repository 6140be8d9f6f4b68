"""Until they gave theirs, no door tells the second editor what the first one said."""

import re

import pytest
from django.urls import reverse
from rest_framework.test import APIClient

from claims.models import Decision, Rating
from tests.claims.desk.hands import QUEUE, page_of, post
from tests.factories import judge, make_claim, make_label, make_person, make_rule

pytestmark = pytest.mark.django_db
SECRET = "كلمة لا يعرفها سواه"
TALK = "حديث لا يعرفه سواه"


@pytest.fixture
def giver(db):
    return make_person("editor", username="thegiver")


@pytest.fixture
def verdict(giver):
    make_rule(hides_giver=True)
    label = make_label("رأي مبكر", "Too early", rating="speculative")
    given = judge(
        make_claim(), "speculative", by=giver, publish=False, rationale=SECRET, label=str(label.pk)
    )
    given.comments.create(author=giver, text=TALK)
    return given


def pages(verdict) -> list[str]:
    decision = Decision.objects.get(action="judge")
    thread = verdict.comments.get()
    rows = [("verdict", verdict.pk), ("decision", decision.pk), ("comment", thread.pk)]
    return [
        page_of(verdict.claim),
        "/admin/",
        QUEUE,
        f"{QUEUE}?list=second_look",
        f"{QUEUE}?verdict=draft",
        reverse("review:measures"),
        *(reverse(f"admin:claims_{name}_changelist") for name, _pk in rows),
        *(reverse(f"admin:claims_{name}_change", args=[pk]) for name, pk in rows),
        *(reverse(f"admin:claims_{name}_history", args=[pk]) for name, pk in rows),
        reverse("admin:claims_claim_history", args=[verdict.claim_id]),
        reverse("review:take-words-down", args=[verdict.pk]),
        f"/api/v1/claims/{verdict.claim_id}/",
        f"/api/v1/claims/{verdict.claim_id}/verdicts/",
        f"/api/v1/verdicts/{verdict.seq}/",
        "/api/v1/verdicts/?history=all",
        "/api/v1/comments/",
        f"/api/v1/comments/?verdict={verdict.seq}",
        f"/api/v1/comments/{thread.pk}/",
        "/api/v1/second-looks/",
        f"/api/v1/second-looks/{verdict.second_look.pk}/",
        "/api/v1/changes/",
    ]


# Whom a claim may be given to is everybody who reviews.
EVERYBODY = re.compile(r"<option.*?</option>", re.DOTALL)


def told(browse, person, address: str) -> str:
    return browse(person).get(address, follow=True).content.decode()


@pytest.mark.parametrize("who", ["second_editor", "analyst", "administrator"])
def test_no_page_and_no_answer_tells_what_was_given(request, browse, verdict, who):
    person = request.getfixturevalue(who)
    for address in pages(verdict):
        page = EVERYBODY.sub("", told(browse, person, address))
        for words in (SECRET, TALK, "thegiver"):
            assert words not in page, address


def test_the_giver_meets_it_at_its_doors(browse, giver, verdict):
    met = [address for address in pages(verdict) if SECRET in told(browse, giver, address)]
    assert page_of(verdict.claim) in met
    assert f"/api/v1/verdicts/{verdict.seq}/" in met


def test_neither_the_chip_nor_the_log_of_the_page_names_the_rating(browse, second_editor, verdict):
    second_editor.language = "en"
    second_editor.save()
    page = told(browse, second_editor, page_of(verdict.claim))
    assert 'class="chip speculative"' not in page
    assert "gave a verdict" not in page
    assert "Too early" not in page
    assert "Waits for a second look" in page


def test_the_name_is_told_where_the_rule_does_not_hide_it(browse, giver, second_editor):
    make_rule()
    given = judge(make_claim(), "speculative", by=giver, publish=False, rationale=SECRET)
    page = told(browse, second_editor, page_of(given.claim))
    assert "thegiver" in page
    assert SECRET not in page


def test_who_tries_to_publish_it_is_told_why_not_and_nothing_else(browse, second_editor, verdict):
    desk = post(browse(second_editor), "publish", verdict.pk, seen=verdict.claim.version)
    client = APIClient()
    client.force_authenticate(second_editor)
    api = client.post(
        f"/api/v1/verdicts/{verdict.seq}/publish/",
        headers={"If-Match": f'"{verdict.claim.version}"'},
    )
    assert (desk.status_code, api.status_code) == (409, 409)
    assert api.json()["code"] == "second_look_needed"
    assert SECRET not in desk.content.decode() + api.content.decode()


def test_once_both_spoke_each_is_shown_to_the_other_and_to_the_third(
    browse, giver, second_editor, verdict
):
    said = {"rating": Rating.DISPUTED, "rationale": "المصدر ينفيه"}
    answer = post(
        browse(second_editor),
        "look",
        verdict.second_look.pk,
        seen=verdict.claim.version,
        **said,
    )
    assert answer.status_code == 302
    for person in (giver, second_editor, make_person("editor")):
        page = told(browse, person, page_of(verdict.claim))
        assert SECRET in page
        assert "المصدر ينفيه" in page
        api = told(browse, person, f"/api/v1/second-looks/{verdict.second_look.pk}/")
        assert SECRET in api
        assert "المصدر ينفيه" in api


def test_the_list_of_second_looks_has_what_is_mine_to_look_at(
    browse, giver, second_editor, verdict
):
    mine = f"{QUEUE}?list=second_look"
    assert browse(second_editor).get(mine).context["cl"].result_count == 1
    assert browse(giver).get(mine).context["cl"].result_count == 0
    api = browse(second_editor).get("/api/v1/second-looks/?mine=true").json()["results"]
    assert [row["verdict"] for row in api] == [verdict.seq]
    assert browse(giver).get("/api/v1/second-looks/?mine=true").json()["results"] == []
    assert browse(giver).get("/api/v1/second-looks/?mine=false").json()["results"] != []
    assert browse(giver).get("/api/v1/second-looks/?waiting=false").json()["results"] == []


def test_a_refused_look_keeps_what_was_typed(browse, second_editor, verdict):
    asked = {"rating": "", "rationale": "كتبته كله"}
    answer = post(
        browse(second_editor),
        "look",
        verdict.second_look.pk,
        seen=verdict.claim.version,
        **asked,
    )
    assert answer.status_code == 400
    assert "كتبته كله" in answer.content.decode()
