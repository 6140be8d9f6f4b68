"""What the API tells and takes of a team's work, and that none of it leaves the house."""

from datetime import timedelta

import pytest
from django.utils import timezone

from claims.api.serializers import ClaimSerializer
from claims.models import Claim, Priority
from tests.claims.api.test_steps import step
from tests.factories import decisions_of, judge, make_claim
from tests.moments import NEXT_YEAR
from tests.problems import wrong_fields

pytestmark = pytest.mark.django_db


def kept(client, **asked) -> list[int]:
    return [row["id"] for row in client.get("/api/v1/claims/", asked).json()["results"]]


def test_a_deadline_that_no_calendar_holds_is_refused_and_kept_nowhere(api, editor):
    claim = make_claim()
    with timezone.override("Asia/Amman"):
        refused = step(api(editor), claim, "deadline", deadline="9999-12-31T23:59:59Z")
    assert (refused.status_code, refused.json()["code"]) == (400, "no_such_moment")
    assert decisions_of(claim) == []


def test_what_cannot_be_answered_was_not_done(api, editor, monkeypatch):
    claim = make_claim()
    monkeypatch.setattr(ClaimSerializer, "to_representation", beyond_the_calendar)
    assert step(api(editor), claim, "priority", priority="urgent").status_code == 400
    assert decisions_of(claim) == []


def beyond_the_calendar(*_told: object) -> None:
    raise OverflowError


def test_a_claim_says_its_priority_deadline_and_dismissal(api, editor):
    claim = make_claim()
    client = api(editor)
    told = step(client, claim, "priority", priority="urgent").json()
    assert (told["priority"], told["deadline"], told["dismissed_as"]) == ("urgent", None, "")
    told = step(client, claim, "deadline", seen=2, deadline=f"{NEXT_YEAR}-03-01T18:00Z").json()
    assert told["deadline"].startswith(f"{NEXT_YEAR}-03-01T")
    told = step(client, claim, "dismiss", seen=3, dismissed_as="duplicate", why="قيل قبله").json()
    assert told["dismissed_as"] == "duplicate"
    told = step(client, claim, "restore", seen=4).json()
    assert told["dismissed_as"] == ""
    assert decisions_of(claim) == ["priority", "deadline", "dismiss", "restore"]


def test_a_claim_is_assigned_and_shared_out(api, editor, second_editor):
    named, shared = make_claim(), make_claim()
    assert step(api(editor), named, "assign", to="ed").json()["editor"] == "ed"
    assert step(api(editor), shared, "spread").json()["editor"] == "second"


def test_the_list_holds_what_was_dismissed_unless_it_is_left_out(api, editor):
    waits, aside = make_claim(), make_claim(dismissed_as="settled")
    client = api(editor)
    assert sorted(kept(client)) == [waits.pk, aside.pk]
    assert kept(client, dismissed="false") == [waits.pk]
    assert kept(client, dismissed="true") == [aside.pk]


def test_claims_are_narrowed_by_priority_and_by_editor(api, editor, second_editor):
    urgent = make_claim(priority=Priority.URGENT, editor=second_editor)
    make_claim(editor=editor)
    client = api(editor)
    assert kept(client, priority="urgent") == [urgent.pk]
    assert kept(client, editor="second") == [urgent.pk]
    assert kept(client, editor="nobody-here") == []


@pytest.mark.parametrize("asked", [{"list": "nonsense"}, {"priority": "1"}])
def test_a_word_that_is_no_list_and_no_priority_is_refused(api, editor, asked):
    answer = api(editor).get("/api/v1/claims/", asked)
    assert answer.status_code == 400
    assert set(wrong_fields(answer)) == set(asked)


@pytest.mark.parametrize(
    "asked",
    [{"list": "mine"}, {"priority": "urgent"}, {"editor": "ed"}, {"dismissed": "true"}],
    ids=lambda asked: next(iter(asked)),
)
def test_who_is_outside_cannot_ask_how_the_team_works(api, editor, consumer, asked):
    judge(make_claim(editor=editor), "speculative", by=editor)
    answer = api(consumer).get("/api/v1/claims/", asked)
    assert answer.status_code == 400
    assert set(wrong_fields(answer)) == set(asked)


def test_a_claim_whose_verdict_was_taken_back_stays_in_sight_when_it_is_dismissed(
    api, editor, consumer
):
    claim = make_claim(deadline=timezone.now() + timedelta(hours=1))
    judge(claim, "speculative", by=editor)
    judge(claim, "", by=editor, kind="void", public_note="سحبنا الحكم.")
    claim.refresh_from_db()
    before = api(consumer).get(f"/api/v1/claims/{claim.pk}/").json()
    step(api(editor), claim, "dismiss", seen=claim.version, dismissed_as="settled")
    assert Claim.objects.get(pk=claim.pk).dismissed_as == "settled"
    assert api(consumer).get(f"/api/v1/claims/{claim.pk}/").json() == before
    assert kept(api(consumer)) == [claim.pk]
