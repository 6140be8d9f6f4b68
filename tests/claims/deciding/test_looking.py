"""A second look: demanded by a rule, given blindly, and settled by a third where two differ."""

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from claims.deciding.filing import file_under
from claims.deciding.looking import look
from claims.models import Judgement, Look, LookRule, SecondLook, Turn, Verdict
from claims.refusals.changing import Stale
from claims.refusals.judging import NoPublicNote, NoRating, NoRationale, Unsupported
from claims.refusals.looking import LooksDiffer, NothingToLookAt, OwnVerdict, SecondLookNeeded
from claims.visibility import comments_for, decisions_for, verdicts_for
from sources.models.source import Tier
from tests.factories import (
    accept,
    decisions_of,
    judge,
    make_claim,
    make_evidence,
    make_person,
    make_rule,
    make_source,
    make_topic,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def third(db):
    return make_person("editor", username="third")


def looked(verdict, rating, *, by, **said):
    verdict.claim.refresh_from_db()
    judgement = Judgement(rating=rating, **{"rationale": "نظرت في المصادر بنفسي.", **said})
    return look(verdict.second_look, judgement, by=by, seen=verdict.claim.version)


def publish(verdict, *, by):
    verdict.claim.refresh_from_db()
    return verdict.publish(by=by, seen=verdict.claim.version)


def draft(by, rating="speculative", **fields):
    return judge(make_claim(), rating, by=by, publish=False, **fields)


def test_without_a_rule_nobody_waits(editor):
    verdict = draft(editor)
    publish(verdict, by=editor)
    assert not SecondLook.objects.exists()


def test_what_a_rule_asks_for_is_published_by_nobody_before_a_second_look(
    editor, second_editor, administrator
):
    make_rule()
    verdict = draft(editor)
    for person in (editor, second_editor, administrator):
        with pytest.raises(SecondLookNeeded):
            publish(verdict, by=person)
    assert not hasattr(Verdict.objects.get(), "publication")


def test_to_give_and_publish_at_once_gives_nothing_either(editor):
    make_rule()
    claim = make_claim()
    said = Judgement(rating="speculative", rationale="لا مصدر.")
    with pytest.raises(SecondLookNeeded):
        Verdict.objects.give_and_publish(claim, said, by=editor, seen=claim.version)
    assert not Verdict.objects.exists()


@pytest.mark.parametrize("who", ["editor", "second_editor"])
def test_what_two_editors_rate_alike_is_published_by_either(editor, second_editor, who, request):
    make_rule()
    verdict = draft(editor)
    looked(verdict, "speculative", by=second_editor)
    publish(verdict, by=request.getfixturevalue(who))
    assert decisions_of(verdict.claim) == ["judge", "look", "publish"]


def test_nobody_looks_at_their_own_verdict(editor):
    make_rule()
    verdict = draft(editor)
    with pytest.raises(OwnVerdict):
        looked(verdict, "speculative", by=editor)
    assert not Look.objects.exists()


def test_the_database_knows_the_giver_from_who_looks(editor, second_editor):
    make_rule()
    verdict = draft(editor)
    said = {"rating": "disputed", "rationale": "x", "second_look": verdict.second_look}
    with (
        pytest.raises(IntegrityError, match="nobody_looks_at_their_own_verdict"),
        transaction.atomic(),
    ):
        Look.objects.create(turn=Turn.SECOND, by=editor, giver=editor, **said)
    Look.objects.create(turn=Turn.SECOND, by=second_editor, giver=editor, **said)
    with pytest.raises(IntegrityError), transaction.atomic():
        Look.objects.create(turn=Turn.THIRD, by=second_editor, giver=editor, **said)


@pytest.mark.parametrize("change", [{"rating": "disputed"}, {"turn": Turn.THIRD}])
def test_a_look_is_never_overwritten(editor, second_editor, change):
    make_rule()
    said = looked(draft(editor), "speculative", by=second_editor)
    with pytest.raises(DatabaseError), transaction.atomic():
        Look.objects.filter(pk=said.pk).update(**change)
    with pytest.raises(DatabaseError), transaction.atomic():
        Look.objects.all()._raw_delete("default")


def test_the_rule_stays_with_the_verdict_and_is_never_another(editor):
    rule = make_rule(rating="speculative")
    verdict = draft(editor)
    rule.is_retired = True
    rule.save()
    assert verdict.second_look.rule == rule
    with pytest.raises(SecondLookNeeded):
        publish(verdict, by=editor)
    with pytest.raises(DatabaseError), transaction.atomic():
        LookRule.objects.update(rating="disputed")


def test_a_retired_rule_asks_for_nothing(editor):
    make_rule(is_retired=True)
    publish(draft(editor), by=editor)


@pytest.mark.parametrize("differ", [True, False])
def test_a_rule_is_about_a_tier_a_topic_and_a_rating(editor, differ):
    topic, other = make_topic(), make_topic("الماء", "Water")
    narrow = [
        {"tier": Tier.UNRELIABLE},
        {"topic": topic},
        {"rating": "speculative"},
    ]
    broad = [{"tier": Tier.PRIMARY}, {"topic": other}, {"rating": "disputed"}]
    for rule in broad if differ else narrow:
        make_rule(**rule)
    claim = make_claim(source=make_source(tier=Tier.UNRELIABLE))
    claim.topics.add(topic)
    verdict = judge(claim, "speculative", by=editor, publish=False)
    assert SecondLook.objects.filter(verdict=verdict).exists() is not differ


def test_each_part_of_a_rule_has_to_hold(editor):
    make_rule(tier=Tier.UNRELIABLE, rating="disputed")
    claim = make_claim(source=make_source(tier=Tier.UNRELIABLE))
    verdict = judge(claim, "speculative", by=editor, publish=False)
    assert not hasattr(verdict, "second_look")


def test_of_several_rules_the_strictest_holds(editor):
    make_rule(is_blind=False)
    make_rule()
    strict = make_rule(hides_giver=True)
    assert draft(editor).second_look.rule == strict


def test_a_draft_filed_under_a_topic_later_waits_as_well(editor):
    topic = make_topic()
    make_rule(topic=topic)
    verdict = draft(editor)
    claim = verdict.claim
    file_under(claim, [str(topic.pk)], by=editor, seen=claim.version)
    with pytest.raises(SecondLookNeeded):
        publish(verdict, by=editor)


def test_what_was_published_before_it_was_filed_waits_for_nothing(editor):
    topic = make_topic()
    make_rule(topic=topic)
    claim = judge(make_claim(), "speculative", by=editor).claim
    claim.refresh_from_db()
    file_under(claim, [str(topic.pk)], by=editor, seen=claim.version)
    assert not SecondLook.objects.exists()


def test_two_ratings_wait_for_a_third_editor(editor, second_editor):
    make_rule()
    verdict = draft(editor)
    looked(verdict, "disputed", by=second_editor)
    with pytest.raises(LooksDiffer):
        publish(verdict, by=second_editor)
    for person in (editor, second_editor):
        with pytest.raises(OwnVerdict):
            looked(verdict, "speculative", by=person)


def test_a_third_who_keeps_to_the_first_rating_lets_the_first_verdict_go(
    editor, second_editor, third
):
    make_rule()
    verdict = draft(editor)
    looked(verdict, "disputed", by=second_editor)
    looked(verdict, "speculative", by=third)
    publish(verdict, by=third)
    assert verdict.claim.verdicts.count() == 1
    assert decisions_of(verdict.claim) == ["judge", "look", "settle", "publish"]


def test_a_third_who_rates_otherwise_gives_the_verdict_that_may_go(editor, second_editor, third):
    make_rule()
    verdict = draft(editor)
    accept(make_evidence(verdict.claim), by=editor)
    looked(verdict, "disputed", by=second_editor)
    looked(verdict, "disputed", by=third, rationale="الأرقام تنفيه.")
    settled = verdict.claim.verdicts.get(settles=verdict.second_look)
    publish(settled, by=editor)
    assert (settled.kind, settled.rating, settled.editor) == ("first", "disputed", third)
    assert settled.rationale == "الأرقام تنفيه."
    assert list(verdict.second_look.looks.values_list("turn", "by")) == [
        (2, second_editor.pk),
        (3, third.pk),
    ]


def test_a_third_without_evidence_decides_nothing(editor, second_editor, third):
    make_rule()
    verdict = draft(editor)
    looked(verdict, "disputed", by=second_editor)
    with pytest.raises(Unsupported):
        looked(verdict, "disputed", by=third)
    assert verdict.second_look.looks.count() == 1


def test_a_disagreement_about_a_change_is_settled_with_a_note(editor, second_editor, third):
    make_rule()
    claim = make_claim()
    first = judge(claim, "speculative", by=editor, publish=False)
    looked(first, "speculative", by=second_editor)
    publish(first, by=editor)
    accept(make_evidence(claim), by=editor)
    change = judge(
        claim, "supported", by=editor, publish=False, kind="correction", public_note="وجدنا مصدرًا."
    )
    looked(change, "disputed", by=second_editor)
    with pytest.raises(NoPublicNote):
        looked(change, "disputed", by=third)
    looked(change, "disputed", by=third, public_note="المصدر ينفيه.")
    settled = claim.verdicts.get(settles__isnull=False)
    assert (settled.kind, settled.public_note) == ("correction", "المصدر ينفيه.")
    publish(settled, by=third)


def test_a_change_waits_only_where_the_rule_says_so(editor):
    claim = judge(make_claim(), "speculative", by=editor).claim
    make_rule(for_changes=False)
    change = judge(claim, "speculative", by=editor, kind="update", public_note="نص أوضح.")
    assert hasattr(change, "publication")


def test_taking_back_waits_for_nobody(editor):
    claim = judge(make_claim(), "speculative", by=editor).claim
    make_rule()
    void = judge(claim, "", by=editor, kind="void", public_note="أخطأنا.")
    assert hasattr(void, "publication")


@pytest.mark.parametrize(
    ("said", "refusal"),
    [
        ({"rationale": " \u200b"}, NoRationale),
        ({"rating": ""}, NoRating),
        ({"rating": "maybe"}, NoRating),
    ],
)
def test_a_look_says_a_rating_and_why(editor, second_editor, said, refusal):
    make_rule()
    verdict = draft(editor)
    with pytest.raises(refusal):
        looked(verdict, **{"rating": "disputed", "by": second_editor, **said})
    assert not Look.objects.exists()


def test_a_look_is_given_on_the_claim_as_it_was_seen(editor, second_editor):
    make_rule()
    verdict = draft(editor)
    said = Judgement(rating="disputed", rationale="x")
    with pytest.raises(Stale):
        look(verdict.second_look, said, by=second_editor, seen=verdict.claim.version - 1)
    assert not Look.objects.exists()


def test_what_was_agreed_on_replaced_or_published_waits_for_no_look(editor, second_editor, third):
    make_rule()
    agreed = draft(editor)
    looked(agreed, "speculative", by=second_editor)
    replaced = draft(editor)
    judge(
        replaced.claim, "speculative", by=editor, publish=False, kind="update", public_note="أوضح."
    )
    for verdict in (agreed, replaced):
        with pytest.raises(NothingToLookAt):
            looked(verdict, "disputed", by=third)


def test_a_verdict_that_waits_blindly_is_known_to_its_giver_alone(
    editor, second_editor, analyst, administrator
):
    make_rule()
    verdict = draft(editor, rationale="سرّ التعليل")
    thread = verdict.comments.create(author=editor, text="سرّ")
    for person in (second_editor, analyst, administrator):
        assert verdict not in verdicts_for(person)
        assert thread not in comments_for(person)
        assert "judge" not in decisions_for(person).values_list("action", flat=True)
    assert verdict in verdicts_for(editor)
    assert thread in comments_for(editor)
    assert "judge" in decisions_for(editor).values_list("action", flat=True)
    looked(verdict, "disputed", by=second_editor)
    assert verdict in verdicts_for(second_editor)
    assert thread in comments_for(analyst)
    assert "judge" in decisions_for(administrator).values_list("action", flat=True)


def test_where_the_look_is_not_blind_everybody_inside_knows(editor, second_editor):
    make_rule(is_blind=False)
    assert draft(editor) in verdicts_for(second_editor)


def test_an_older_draft_tells_nothing_either(editor, second_editor):
    old = draft(editor)
    make_rule()
    judge(old.claim, "speculative", by=editor, publish=False, kind="update", public_note="أوضح.")
    assert old not in verdicts_for(second_editor)


def test_what_readers_were_told_is_no_secret(editor, second_editor):
    told = judge(make_claim(), "speculative", by=editor)
    make_rule()
    judge(told.claim, "speculative", by=editor, publish=False, kind="update", public_note="أوضح.")
    assert told in verdicts_for(second_editor)


def test_each_is_due_to_whoever_did_not_speak_yet(editor, second_editor, third):
    make_rule()
    verdict = draft(editor)

    def due_to(*people):
        return [SecondLook.objects.due_to(person).exists() for person in people]

    assert due_to(editor, second_editor, third) == [False, True, True]
    looked(verdict, "disputed", by=second_editor)
    assert due_to(editor, second_editor, third) == [False, False, True]
    looked(verdict, "speculative", by=third)
    assert due_to(editor, second_editor, third) == [False, False, False]
