"""Webhooks are told what left the house: each row, in order, signed, until it is taken."""

from base64 import b64decode

import pytest
from standardwebhooks import Webhook as Signer

from claims.deciding.subscribing import Subscription, replay, rotate, start, stop, subscribe
from claims.deciding.taking_down import take_down
from claims.models import Verdict
from claims.models.webhook import TELL, Delivery, Webhook
from claims.publishing.telling import PAUSES, settle
from claims.refusals.changing import NoWords, Unchanged
from claims.refusals.subscribing import NoSuchNumber, Unencrypted, UnknownFilter
from sources.clock import from_now
from sources.intake.fetch.refusals import BadAddress
from sources.refusals.texts import TooManyCharacters
from sources.work import queue
from sources.work.models import State, Work
from tests.claims.hooks import let_time_pass, told
from tests.factories import judge, make_claim, make_source

pytestmark = pytest.mark.django_db
DAY = 86_400


def publish(editor, count=1):
    return [judge(make_claim(), "speculative", by=editor) for _ in range(count)]


def test_what_leaves_the_house_is_told_in_order(hook, receiver, editor):
    claim = make_claim("افتُتح الجسر.")
    judge(claim, "speculative", by=editor)
    judge(claim, "disputed", by=editor, kind="correction", public_note="أخطأنا.")
    judge(claim, "", by=editor, kind="void", public_note="لم يُقل.")
    assert told(hook).told == 3
    assert receiver.names == ["publication-1", "publication-2", "publication-3"]
    assert [one.said["type"] for one in receiver.letters] == [
        "verdict.published",
        "verdict.corrected",
        "verdict.voided",
    ]
    assert [one.said["data"]["replaces"] for one in receiver.letters] == [None, 1, 2]
    assert receiver.letters[2].said["data"]["voids"] == 2


def test_a_letter_says_what_readers_may_know_and_where_to_read_on(hook, receiver, editor, client):
    row = judge(make_claim("افتُتح الجسر."), "speculative", by=editor)
    told(hook)
    said = receiver.letters[0].said
    assert said["timestamp"] == row.publication.at.isoformat()
    assert said["data"] == {
        "seq": 1,
        "claim": row.claim_id,
        "url": f"http://127.0.0.1:8000/claims/{row.claim_id}/",
        "row": "http://127.0.0.1:8000/api/v1/changes/?after=0&limit=1",
        "kind": "first",
        "rating": "speculative",
        "label": None,
        "claim_text": "افتُتح الجسر.",
        "source": row.claim.sentence.document.source.name,
        "rationale": "راجعنا المصادر.",
        "public_note": "",
        "replaces": None,
        "voids": None,
    }
    linked = client.get(said["data"]["row"].removeprefix("http://127.0.0.1:8000")).json()
    assert [one["publication_seq"] for one in linked["results"]] == [1]


def test_what_turns_the_order_of_letters_is_not_told(hook, receiver, editor):
    judge(make_claim(), "speculative", by=editor, rationale="a\u202eb")
    told(hook)
    assert receiver.letters[0].said["data"]["rationale"] == "ab"


def test_the_receiver_can_check_who_wrote(hook, receiver, editor):
    publish(editor)
    told(hook)
    letter = receiver.letters[0]
    assert Signer(hook.secret).verify(letter.body, letter.headers) == letter.said
    assert 24 <= len(b64decode(hook.secret.removeprefix("whsec_"))) <= 64
    assert letter.headers["content-type"] == "application/json"


def test_for_a_day_after_its_change_the_old_secret_signs_as_well(hook, receiver, editor):
    old = hook.secret
    new = rotate(hook).secret
    publish(editor)
    told(hook)
    letter = receiver.letters[0]
    for secret in (old, new):
        Signer(secret).verify(letter.body, letter.headers)
    Webhook.objects.update(former_until=from_now(-1))
    publish(editor)
    told(hook)
    assert " " not in receiver.letters[1].headers["webhook-signature"]
    Signer(new).verify(receiver.letters[1].body, receiver.letters[1].headers)


def test_who_subscribes_is_told_from_now_on_or_from_a_number(receive, administrator, editor):
    publish(editor, 3)
    rows = {}
    for after in (None, 0, 2, 3):
        receiver = receive()
        rows[after] = receiver
        subscribe(Subscription(name="x", url=receiver.url, after=after), by=administrator)
    publish(editor)
    told(Webhook.objects.earliest("id"))
    numbers = {after: [one.said["data"]["seq"] for one in r.letters] for after, r in rows.items()}
    assert numbers == {None: [4], 0: [1, 2, 3, 4], 2: [3, 4], 3: [4]}


def test_more_than_one_round_holds_comes_all_the_same(hook, receiver, editor, monkeypatch):
    monkeypatch.setattr("claims.publishing.letters.LETTERS", 3)
    monkeypatch.setattr("claims.publishing.letters.ROWS", 4)
    publish(editor, 10)
    assert told(hook).told == 10
    assert receiver.names == [f"publication-{n}" for n in range(1, 11)]


def test_rows_that_nobody_wants_are_passed_over_in_as_many_rounds_as_it_takes(
    hook, receiver, editor, monkeypatch
):
    monkeypatch.setattr("claims.publishing.letters.ROWS", 2)
    Webhook.objects.update(ratings="disputed")
    publish(editor, 5)
    judge(make_claim(), "disputed", by=editor)
    assert told(hook).told == 6
    assert receiver.names == ["publication-6"]


@pytest.mark.parametrize(
    ("said", "numbers"),
    [
        ({"ratings": "disputed"}, [2, 4, 6]),
        ({"ratings": "supported"}, [4, 5, 6]),
        ({"ratings": "speculative disputed"}, [1, 2, 3, 4, 6]),
        ({"kinds": "first"}, [1, 2, 4, 6]),
        ({"kinds": "update"}, [3, 5, 6]),
        ({"kinds": "correction"}, [4, 6]),
        ({"kinds": "void"}, [6]),
    ],
)
def test_a_filter_never_hides_what_takes_back_one_it_showed(hook, receiver, editor, said, numbers):
    Webhook.objects.update(**said)
    bridge, harbour = make_claim(), make_claim()
    judge(harbour, "speculative", by=editor)
    judge(bridge, "disputed", by=editor)
    judge(harbour, "speculative", by=editor, kind="update", public_note="سطر آخر.")
    judge(bridge, "supported", by=editor, kind="correction", public_note="صدر الإحصاء.")
    judge(bridge, "supported", by=editor, kind="update", public_note="سطر آخر.")
    judge(bridge, "", by=editor, kind="void", public_note="لم يُقل.")
    assert told(hook).told == 6
    assert [one.said["data"]["seq"] for one in receiver.letters] == numbers


def test_an_update_that_changes_the_rating_takes_back_as_well(hook, receiver, editor):
    Webhook.objects.update(ratings="disputed")
    claim = make_claim()
    judge(claim, "disputed", by=editor)
    judge(claim, "speculative", by=editor, kind="update", public_note="صدر بيان.")
    told(hook)
    assert [one.said["type"] for one in receiver.letters] == [
        "verdict.published",
        "verdict.updated",
    ]


def test_one_source_alone_can_be_asked_for(receiver, administrator, editor):
    ours, others = make_claim(), make_claim()
    hook = subscribe(
        Subscription(name="x", url=receiver.url, source=ours.sentence.document.source),
        by=administrator,
    )
    for claim in (others, ours, others):
        judge(claim, "speculative", by=editor, public_note="م" if claim.verdicts.exists() else "")
    assert told(hook).told == 3
    assert receiver.names == ["publication-2"]


def test_a_source_that_another_took_over_is_told_of_under_that_one(hook, receiver, editor):
    paper, agency = make_source(), make_source()
    Webhook.objects.update(source=paper)
    paper.merge_into(agency, by=editor)
    judge(make_claim(source=agency), "speculative", by=editor)
    told(hook)
    assert receiver.names == ["publication-1"]


def test_what_is_taken_down_is_told_before_all_else(hook, receiver, editor, administrator):
    claim = make_claim("سرقت فلانة المال.")
    judge(claim, "speculative", by=editor)
    told(hook)
    publish(editor)
    take_down(claim.sentence.document, by=administrator, seen=1, why="حكم")
    assert (told(hook).told, hook.takedowns_told) == (2, 1)
    assert receiver.names == ["publication-1", "takedown-1", "publication-2"]
    gone = receiver.letters[1].said
    assert (gone["type"], gone["data"]["seq"]) == ("verdict.taken_down", 1)
    assert set(gone["data"]) == {"seq", "claim", "url", "row"}
    replay(hook, after=0)
    told(hook)
    assert "فلانة" in receiver.letters[0].body.decode()
    assert "فلانة" not in receiver.letters[3].body.decode()


def test_what_was_never_published_is_no_event_when_it_is_taken_down(
    hook, receiver, editor, administrator
):
    draft = judge(make_claim(), "speculative", by=editor, publish=False)
    take_down(draft.claim.sentence.document, by=administrator, seen=1, why="حكم")
    told(hook)
    assert receiver.letters == []
    assert Verdict.objects.get().takedown_seq is None


def test_a_letter_that_is_not_taken_comes_again_the_same_and_those_behind_it_wait(
    hook, receiver, editor
):
    answers = iter([204, 500, 204, 204])
    receiver.answer = lambda: next(answers)
    publish(editor, 3)
    assert (told(hook).told, hook.failures) == (1, 1)
    assert receiver.names == ["publication-1", "publication-2"]
    assert told(hook).told == 1
    assert PAUSES[0] - 1 < let_time_pass(hook) <= PAUSES[0]
    assert (told(hook).told, hook.failures) == (3, 0)
    assert receiver.names[2:] == ["publication-2", "publication-3"]
    assert receiver.letters[1].body == receiver.letters[2].body


def test_a_receiver_that_fails_for_a_day_is_told_nothing_more_and_loses_nothing(
    hook, receiver, editor
):
    receiver.answer = lambda: 500
    publish(editor)
    waited = 0.0
    told(hook)
    for _ in PAUSES:
        assert hook.is_active
        waited += let_time_pass(hook)
        told(hook)
    assert 0.9 * DAY < waited <= DAY
    assert receiver.names == ["publication-1"] * (len(PAUSES) + 1)
    assert (hook.stopped_for, hook.failures, hook.told) == ("failing", len(PAUSES) + 1, 0)
    publish(editor)
    told(hook)
    assert len(receiver.letters) == len(PAUSES) + 1
    receiver.answer = lambda: 200
    start(hook)
    assert (told(hook).told, hook.failures, hook.stopped_for) == (2, 0, "")
    assert receiver.names[-2:] == ["publication-1", "publication-2"]


def test_failures_count_in_a_row_only(hook, receiver, editor):
    answers = iter([500, 500, 204, 500])
    receiver.answer = lambda: next(answers)
    publish(editor, 2)
    told(hook)
    let_time_pass(hook)
    assert told(hook).failures == 2
    let_time_pass(hook)
    assert (told(hook).failures, hook.told) == (1, 1)


def test_who_is_gone_for_good_is_told_nothing_more_at_once(hook, receiver, editor):
    receiver.answer = lambda: 410
    publish(editor)
    assert (told(hook).stopped_for, hook.told) == ("gone", 0)
    assert not Work.objects.waiting().exists()


def test_a_redirect_is_not_followed(hook, receiver, receive, editor):
    other = receive()
    receiver.answer, receiver.leads_to = lambda: 307, other.url
    publish(editor)
    assert told(hook).told == 0
    assert other.letters == []
    assert Delivery.objects.get().problem == "redirected"


@pytest.mark.parametrize(
    ("status", "problem"),
    [(200, ""), (202, ""), (299, ""), (304, "redirected"), (400, "not_taken"), (503, "not_taken")],
)
def test_only_an_answer_of_2xx_takes_a_letter(hook, receiver, editor, status, problem):
    receiver.answer = lambda: status
    publish(editor)
    told(hook)
    assert Delivery.objects.get().problem == problem
    assert hook.told == int(not problem)


def test_a_receiver_inside_that_nobody_named_is_told_nothing(hook, receiver, editor, settings):
    settings.WEBHOOK_INSIDE = []
    publish(editor)
    told(hook)
    assert receiver.letters == []
    assert Delivery.objects.get().problem in {"forbidden_address", "bad_address"}


def test_the_log_says_what_became_of_each_letter_and_is_kept_a_month(hook, receiver, editor):
    old = Delivery.objects.create(webhook=hook, letter="x", seq=1, milliseconds=1)
    Delivery.objects.filter(pk=old.pk).update(at=from_now(-30 * DAY - 60))
    publish(editor)
    told(hook)
    row = Delivery.objects.get()
    assert (row.letter, row.seq, row.status, row.was_taken) == ("publication-1", 1, 204, True)
    assert str(row) == "publication-1: 204"
    assert row.milliseconds < 10_000


def test_nobody_listens_is_a_failure_like_any_other(hook, receiver, editor):
    receiver.close()
    publish(editor)
    assert told(hook).failures == 1
    assert Delivery.objects.get().problem == "unreachable"


def test_what_is_told_again_has_the_same_names(hook, receiver, editor):
    publish(editor, 3)
    told(hook)
    replay(hook, after=1)
    assert told(hook).told == 3
    assert receiver.names[3:] == ["publication-2", "publication-3"]


def test_telling_again_does_not_wait_for_the_next_try(hook, receiver, editor):
    receiver.answer = lambda: 500
    publish(editor)
    told(hook)
    receiver.answer = lambda: 200
    replay(hook, after=0)
    assert (told(hook).told, hook.failures) == (1, 0)


def test_what_an_administrator_stops_is_told_later(hook, receiver, editor, administrator):
    stop(hook, by=administrator)
    publish(editor, 2)
    assert told(hook).told == 0
    assert (hook.stopped_for, hook.stopped_by) == ("by_hand", administrator)
    with pytest.raises(Unchanged):
        stop(hook, by=administrator)
    start(hook)
    assert told(hook).told == 2
    with pytest.raises(Unchanged):
        start(hook)


def test_a_webhook_told_again_while_a_letter_is_under_way_goes_on_from_there(
    hook, receiver, editor, monkeypatch
):
    publish(editor, 2)
    told(hook)
    publish(editor)
    asked = iter([0])

    def late(one):
        if next(asked, None) == 0:
            Webhook.objects.update(told=0)
        settle(one)

    monkeypatch.setattr("claims.publishing.telling.settle", late)
    assert told(hook).told == 3
    assert receiver.names == [f"publication-{n}" for n in (1, 2, 3, 1, 2, 3)]


def test_a_webhook_has_one_row_of_work_however_much_it_is_told(hook, receiver, editor):
    publish(editor, 3)
    told(hook)
    publish(editor, 2)
    told(hook)
    assert Work.objects.filter(kind=TELL).count() == 1


def test_work_that_failed_for_a_fault_of_ours_begins_anew_with_the_next_publication(
    hook, receiver, editor
):
    publish(editor)
    Work.objects.filter(kind=TELL).update(state=State.DEAD, attempts=50, error="x")
    publish(editor)
    assert told(hook).told == 2


def test_work_on_a_webhook_that_did_not_move_along_ends(db):
    Work.objects.request(TELL, {7: 0.0})
    queue.drain()
    assert not Work.objects.waiting().exists()


@pytest.mark.parametrize(
    ("said", "refusal"),
    [
        ({"name": " "}, NoWords),
        ({"name": "x" * 101}, TooManyCharacters),
        ({"url": "http://cms.example/hook"}, Unencrypted),
        ({"url": "https://cms.example:6379/"}, BadAddress),
        ({"url": "javascript:alert(1)"}, BadAddress),
        ({"url": "https://user:pass@cms.example/"}, BadAddress),
        ({"ratings": ["untrue"]}, UnknownFilter),
        ({"kinds": ["first", "rumour"]}, UnknownFilter),
        ({"after": 2}, NoSuchNumber),
        ({"after": -1}, NoSuchNumber),
    ],
)
def test_what_can_be_no_webhook_is_refused(administrator, editor, said, refusal):
    publish(editor)
    given = {"name": "CMS", "url": "https://cms.example/hook", **said}
    with pytest.raises(refusal):
        subscribe(Subscription(**given), by=administrator)
    assert not Webhook.objects.exists()


def test_replay_ends_at_the_newest_number(hook, editor):
    publish(editor)
    with pytest.raises(NoSuchNumber):
        replay(hook, after=2)
    replay(hook, after=1)


def test_filters_are_kept_once_and_in_order(administrator):
    hook = subscribe(
        Subscription(
            name="CMS", url="https://cms.example/", ratings=["disputed", "supported", "disputed"]
        ),
        by=administrator,
    )
    assert hook.ratings == "supported disputed"
