"""A team at the desk: its lists, the fields of its steps, and what claims and pages say of both."""

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.utils import timezone, translation
from rest_framework.test import APIClient

from claims.deciding.abandoning import ABANDON
from claims.deciding.assigning import assign
from claims.desk.chips import queue_chips
from claims.desk.claim_page import next_in_queue
from claims.desk.outcomes import outcome_words, with_entrusted
from claims.models import Claim, Comment, Decision, Newsroom, Priority
from claims.models.queueing import NEVER
from claims.models.statement import MATCH
from claims.models.worklists import WORKLISTS
from sources.people.erasing import erase
from sources.work.models import Work
from tests.claims.desk.hands import QUEUE, page_of, post, said
from tests.factories import decisions_of, judge, make_claim, make_rule
from tests.moments import NEXT_YEAR

pytestmark = pytest.mark.django_db


def shown(client, **asked) -> set[int]:
    """The claims of the list as it was asked for."""
    return {claim.pk for claim in client.get(QUEUE, asked).context["cl"].result_list}


def bulk(client, name, claims, **fields):
    chosen = {"action": name, ACTION_CHECKBOX_NAME: [claim.pk for claim in claims]}
    versions = {f"version-{claim.pk}": claim.version for claim in claims}
    return client.post(QUEUE, {**chosen, **versions, **fields})


def page(client, claim) -> str:
    return client.get(page_of(claim)).content.decode()


@pytest.fixture
def lists(editor, second_editor, analyst) -> dict[str, set[Claim]]:
    """For each list the claims that stand in it."""
    past = timezone.now() - timedelta(minutes=1)
    mine, theirs = make_claim(editor=editor), make_claim(editor=second_editor)
    late, later = make_claim(deadline=past), make_claim(deadline=past + timedelta(hours=1))
    failed, aside = make_claim(), make_claim(dismissed_as="settled", deadline=past)
    drafted = judge(make_claim(), "speculative", by=editor, publish=False).claim
    make_rule(rating="disputed")
    looked = judge(make_claim(), "disputed", by=second_editor, publish=False).claim
    talked = judge(make_claim(), "speculative", by=editor)
    Comment.objects.create(verdict=talked, author=analyst, text="لماذا؟")
    fresh = judge(make_claim(), "speculative", by=editor).claim
    Claim.objects.filter(pk=fresh.pk).update(new_evidence_at=past)
    Work.objects.request(MATCH, {failed.pk: 0.5, aside.pk: 0.5})
    Work.objects.filter(kind=MATCH).update(state="dead", attempts=5)
    return {
        "mine": {mine},
        "unassigned": {late, later, failed},
        "overdue": {late},
        "drafts": {drafted, looked},
        "second_look": {looked},
        "new_evidence": {fresh},
        "open_threads": {talked.claim},
        "failed": {failed},
        "dismissed": {aside},
        "": {mine, theirs, late, later, failed, drafted, looked, talked.claim, fresh},
    }


@pytest.mark.parametrize("name", [*WORKLISTS, ""])
def test_each_list_shows_its_claims_at_the_desk_and_in_the_api(browse, editor, lists, name):
    expected = {claim.pk for claim in lists[name]}
    assert shown(browse(editor), **({"list": name} if name else {})) == expected
    asked = {"list": name} if name else {"dismissed": "false"}
    program = APIClient()
    program.force_authenticate(editor)
    told = program.get("/api/v1/claims/", asked).json()["results"]
    assert {row["id"] for row in told} == expected


def test_there_is_a_list_for_every_name_of_the_issue(lists):
    assert {*lists} - {""} == {*WORKLISTS}


def test_a_list_that_nobody_knows_shows_what_waits(browse, editor, lists):
    assert shown(browse(editor), list="nonsense") == {claim.pk for claim in lists[""]}


def test_no_other_filter_brings_a_dismissed_claim_back(browse, editor):
    aside = make_claim(dismissed_as="duplicate", priority=Priority.URGENT)
    client = browse(editor)
    for asked in ({"charge": "nobody"}, {"priority": "urgent"}, {"verdict": "none"}):
        assert shown(client, **asked) == set()
        assert shown(client, **asked, list="dismissed") == {aside.pk}


def test_the_queue_is_walked_by_priority_past_what_was_dismissed(browse, editor):
    urgent = make_claim(priority=Priority.URGENT)
    best = make_claim(check_worthiness=0.9)
    make_claim(dismissed_as="settled", check_worthiness=0.8)
    low = make_claim(priority=Priority.LOW, check_worthiness=1.0)
    assert next_in_queue(urgent, editor) == best
    assert next_in_queue(best, editor) == low
    walk = browse(editor).get(page_of(best), {"queue": ""}).context["walk"]
    assert (walk.number, walk.total) == (2, 3)
    assert f"/{urgent.pk}/" in walk.previous
    assert f"/{low.pk}/" in walk.next


@pytest.mark.parametrize("word", ["urgent", "normal", "low"])
def test_a_priority_filters_the_queue(browse, editor, word):
    by_word = {p.word: make_claim(priority=p).pk for p in Priority}
    assert shown(browse(editor), priority=word) == {by_word[word]}


def test_header_and_list_say_that_a_claim_was_dismissed_and_offer_the_way_back(browse, editor):
    claim = make_claim(dismissed_as="duplicate")
    client = browse(editor)
    for text in (page(client, claim), client.get(QUEUE, {"list": "dismissed"}).content.decode()):
        assert "مستبعَد: مكرر" in text
    text = page(client, claim)
    assert f"/claims/{claim.pk}/restore/" in text
    for gone in ("take", "assign", "dismiss", "deadline"):
        assert f"/claims/{claim.pk}/{gone}/" not in text
    assert 'name="rating"' not in text


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"priority": Priority.URGENT}, "عاجل"),
        ({"priority": Priority.LOW}, "قليل الأولوية"),
        ({"deadline": timedelta(hours=2)}, "الموعد"),
        ({"deadline": timedelta(hours=-2)}, "متأخر منذ"),
    ],
)
def test_what_was_said_of_its_place_stands_in_the_row_and_on_the_page(
    browse, editor, fields, words
):
    ahead = fields.get("deadline")
    claim = make_claim(**{**fields, **({"deadline": timezone.now() + ahead} if ahead else {})})
    plain = make_claim()
    client = browse(editor)
    row = next(r for r in client.get(QUEUE).context["cl"].result_list if r.pk == claim.pk)
    assert row.is_due is bool(ahead)
    chip = f'">{words}'
    assert chip in client.get(QUEUE).content.decode()
    header = page(client, claim).split("</h1>")[0].split("<h1")[-1]
    assert chip in header
    assert chip not in page(client, plain).split("</h1>")[0].split("<h1")[-1]


def test_a_step_of_the_team_is_taken_from_the_page_with_its_reason(browse, editor, second_editor):
    claim, client = make_claim(), browse(editor)
    asked = {"to": "second", "priority": "urgent", "dismissed_as": "settled"}
    for n, name in enumerate(["assign", "priority"], 1):
        assert post(client, "step", claim.pk, name, seen=n, why="لأنه", **asked).status_code == 302
    claim.refresh_from_db()
    assert (claim.editor, claim.priority) == (second_editor, Priority.URGENT)
    assert list(Decision.objects.values_list("why", flat=True)) == ["لأنه", "لأنه"]
    refused = post(client, "step", claim.pk, "dismiss", seen=3, **asked)
    assert refused.status_code == 409
    assert "محرر آخر" in refused.content.decode()


def test_a_half_written_verdict_stays_when_a_step_of_the_team_is_taken(browse, editor):
    claim = make_claim()
    kept = {"rating": "speculative", "rationale": "بدأت أكتب"}
    answer = post(browse(editor), "step", claim.pk, "priority", seen=1, priority="low", **kept)
    assert "بدأت أكتب" in answer.content.decode()
    assert decisions_of(claim) == ["priority"]


def test_the_page_offers_people_with_how_much_they_have(browse, editor, second_editor):
    make_claim(editor=second_editor)
    text = page(browse(editor), make_claim())
    assert "second (مفتوحة: 1)" in text
    assert "ed (مفتوحة: 0)" in text


def test_an_analyst_is_offered_no_step_of_the_team(browse, analyst):
    text = page(browse(analyst), make_claim())
    for name in ("assign", "spread", "priority", "deadline", "dismiss"):
        assert f"/{name}/" not in text


def test_claims_are_dismissed_in_bulk_and_each_refusal_is_told(browse, editor, second_editor):
    free, theirs, judged = make_claim(), make_claim(editor=second_editor), make_claim()
    judge(judged, "speculative", by=editor)
    judged.refresh_from_db()
    response = bulk(browse(editor), "dismiss", [free, theirs, judged], dismissed_as="duplicate")
    aside = Claim.objects.filter(dismissed_as="duplicate")
    assert set(aside) == {free}
    assert len(said(response)) == 3


def test_a_bulk_step_without_what_it_asks_moves_nothing_and_says_why(browse, editor):
    claim = make_claim()
    for name in ("dismiss", "assign", "prioritise"):
        (words,) = said(bulk(browse(editor), name, [claim]))
        assert "تُرك ادّعاء واحد دون تغيير" in words
    assert decisions_of(claim) == []


def test_what_was_dismissed_is_restored_in_bulk_from_its_own_list(browse, editor):
    claim = make_claim(dismissed_as="duplicate")
    client = browse(editor)
    chosen = {"action": "restore", ACTION_CHECKBOX_NAME: [claim.pk], f"version-{claim.pk}": 1}
    client.post(f"{QUEUE}?list=dismissed", chosen)
    assert shown(client) == {claim.pk}


def test_claims_are_given_and_shared_out_in_bulk(browse, editor, second_editor):
    claims = [make_claim() for _n in range(6)]
    client = browse(editor)
    bulk(client, "assign", claims[:2], to="second")
    bulk(client, "spread", claims[2:])
    loads = [Claim.objects.filter(editor=person).count() for person in (editor, second_editor)]
    assert loads == [3, 3]
    assert set(Claim.objects.filter(editor=second_editor)) > set(claims[:2])


def test_priority_and_deadline_are_set_in_bulk(browse, editor):
    claims = [make_claim(), make_claim()]
    client = browse(editor)
    bulk(client, "prioritise", claims, priority="urgent")
    for claim in claims:
        claim.refresh_from_db()
    bulk(client, "set_deadline", claims, deadline=f"{NEXT_YEAR}-03-01T18:00")
    assert set(Claim.objects.values_list("priority", "deadline__year")) == {(1, NEXT_YEAR)}


def test_no_empty_date_takes_a_deadline_away_and_a_step_of_its_own_does(browse, editor):
    claims = [make_claim(deadline=timezone.now() + timedelta(hours=2)) for _ in range(2)]
    client = browse(editor)
    (words,) = said(bulk(client, "set_deadline", claims, deadline=""))
    assert "تُرك" in words
    assert 'name="deadline"' in page(client, claims[0])
    post(client, "step", claims[0].pk, "deadline", seen=1, deadline="")
    assert not Claim.objects.filter(deadline=None).exists()
    bulk(client, "remove_deadline", claims)
    assert not Claim.objects.exclude(deadline=None).exists()


def test_only_a_deadline_that_is_set_can_be_removed(browse, editor):
    free, bound = make_claim(), make_claim(deadline=timezone.now() + timedelta(hours=2))
    assert "/remove-deadline/" not in page(browse(editor), free)
    assert "/remove-deadline/" in page(browse(editor), bound)


def test_the_menu_of_steps_offers_people_and_reasons(browse, editor, second_editor):
    make_claim(editor=second_editor)
    text = browse(editor).get(QUEUE).content.decode()
    for offered in ('value="second"', 'value="not_checkable"', 'value="urgent"', "datetime-local"):
        assert offered in text


@pytest.mark.parametrize(
    ("action", "after", "words"),
    [
        ("dismiss", {"dismissed_as": "settled", "editor": None}, "settled elsewhere"),
        ("restore", {"dismissed_as": ""}, ""),
        ("priority", {"priority": 1}, "urgent"),
        ("priority", {"priority": 0}, "normal"),
        ("deadline", {"deadline": None}, "none"),
        ("stance", {"stance": "disputes"}, "disputes"),
        ("judge", {"rating": "disputed"}, "disputed"),
        ("assign", {"editor": 3}, ""),
    ],
)
@pytest.mark.usefixtures("in_english")
def test_the_decisions_say_what_each_came_to(action, after, words):
    assert outcome_words(Decision(action=action, after=after)) == words


@pytest.mark.usefixtures("in_english")
def test_a_deadline_is_told_in_the_time_of_the_newsroom():
    said_then = Decision(action="deadline", after={"deadline": "2126-03-01T12:00:00+00:00"})
    moment = timezone.localtime(datetime.fromisoformat("2126-03-01T12:00:00+00:00"))
    assert f"{moment:%H}" in outcome_words(said_then) or "p.m." in outcome_words(said_then)


def test_no_page_fails_on_the_furthest_deadline_there_is(browse, editor):
    claim = make_claim(deadline=NEVER - timedelta(minutes=1))
    with timezone.override("Asia/Amman"):
        for text in (page(browse(editor), claim), browse(editor).get(QUEUE).content.decode()):
            assert "1 يناير 2200، 02:59" in text


@pytest.mark.parametrize(("language", "month"), [("ar", "مارس"), ("en", "March")])
def test_the_month_of_a_deadline_is_a_word(language, month):
    moment = datetime(NEXT_YEAR, 3, 4, 18, tzinfo=UTC)
    claim = make_claim(deadline=moment)
    decided = Decision(action="deadline", after={"deadline": moment.isoformat()})
    with translation.override(language):
        assert month in queue_chips(claim)
        assert month in outcome_words(decided)


def test_the_log_names_whom_a_claim_was_given_until_they_are_erased(
    browse, editor, second_editor, administrator, django_assert_num_queries
):
    claim = make_claim()
    assign(claim, by=editor, seen=1, to="second")
    assert "أسند الادّعاء: second" in page(browse(editor), claim)
    erase(second_editor, by=administrator, why="طلبت ذلك")
    assert f"أسند الادّعاء: former-{second_editor.pk}" in page(browse(editor), claim)
    rows = list(claim.decisions.all())
    with django_assert_num_queries(1):
        with_entrusted(rows)


def test_the_log_says_that_the_clock_gave_a_claim_back(browse, editor):
    claim = make_claim()
    Decision.objects.create(claim=claim, action="return", after={"editor": None, "hours": 9})
    with translation.override("ar"):
        text = page(browse(editor), claim)
    assert "بعد أن تُرك طويلًا دون عمل" in text


def test_the_limit_of_a_newsroom_is_set_at_the_desk_and_looked_after(browse, administrator):
    client = browse(administrator)
    client.post("/admin/claims/newsroom/add/", {"name_en": "Watch", "hours_in_hand": "24"})
    assert Newsroom.objects.get().hours_in_hand == 24
    assert Work.objects.filter(kind=ABANDON).count() == 1


@pytest.mark.parametrize(
    ("hours", "status"), [("0", 200), ("1", 302), ("8760", 302), ("8761", 200)]
)
def test_a_limit_is_an_hour_to_a_year(browse, administrator, hours, status):
    answer = browse(administrator).post(
        "/admin/claims/newsroom/add/", {"name_en": "Watch", "hours_in_hand": hours}
    )
    assert answer.status_code == status
