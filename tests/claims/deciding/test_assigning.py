"""Giving claims to people: by name, or to whoever has the least to do."""

import pytest
from django.contrib.auth.models import Group

from claims.deciding.assigning import assign, reviewers, spread
from claims.deciding.undoing import undo
from claims.models import Claim, Decision
from claims.refusals.changing import Illegal, Stale
from claims.refusals.queueing import DismissedClaim, InOtherHands, NoSuchEditor
from claims.refusals.undoing import Overtaken
from tests.factories import decisions_of, judge, make_claim, make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def claim() -> Claim:
    return make_claim("أُغلق ثلث المخابز في المدينة.")


def again(claim: Claim) -> Claim:
    return Claim.objects.get(pk=claim.pk)


def give(claim, to, *, by) -> None:
    assign(again(claim), by=by, seen=again(claim).version, to=to)


def share(claim, *, by) -> Claim:
    spread(again(claim), by=by, seen=again(claim).version)
    return again(claim)


def test_a_claim_is_given_to_somebody_by_log_in_name(claim, editor, second_editor):
    assign(claim, by=editor, seen=1, to="second", why="تعرف الملف")
    assert again(claim).editor == second_editor
    decided = Decision.objects.get()
    assert (decided.action, decided.by, decided.why) == ("entrust", editor, "تعرف الملف")
    assert (decided.before, decided.after) == ({"editor": None}, {"editor": second_editor.pk})


def test_a_decision_keeps_no_name_that_could_not_be_erased(claim, editor, second_editor):
    give(claim, "second", by=editor)
    assert "second" not in str(Decision.objects.values_list("before", "after").get())


def test_a_claim_is_also_given_from_one_to_the_other_and_to_an_administrator(
    claim, editor, second_editor, administrator
):
    give(claim, "second", by=editor)
    give(claim, "admin", by=editor)
    assert again(claim).editor == administrator


@pytest.mark.parametrize("who", ["ana", "consumer", "stranger", "", "nobody", "gone"])
@pytest.mark.usefixtures("analyst", "consumer", "stranger")
def test_only_who_reviews_claims_gets_any(claim, editor, who):
    gone = make_person("editor", username="gone")
    gone.is_active = False
    gone.save()
    with pytest.raises(NoSuchEditor):
        give(claim, who, by=editor)
    assert decisions_of(claim) == []


def test_who_has_it_is_not_given_it_again(claim, editor):
    give(claim, "ed", by=editor)
    with pytest.raises(Illegal):
        give(claim, "ed", by=editor)
    with pytest.raises(Stale):
        assign(make_claim(), by=editor, seen=9, to="ed")


def test_what_was_dismissed_is_given_to_nobody(editor):
    claim = make_claim(dismissed_as="duplicate")
    for step in (give, lambda claim, to, by: share(claim, by=by)):
        with pytest.raises(DismissedClaim):
            step(claim, "ed", by=editor)


def test_giving_is_undone_unless_somebody_took_it_since(claim, editor, second_editor):
    give(claim, "second", by=editor)
    undo(again(claim), by=editor, seen=2)
    assert again(claim).editor is None
    give(claim, "second", by=editor)
    give(claim, "ed", by=second_editor)
    with pytest.raises(Overtaken):
        undo(again(claim), by=editor, seen=5)


def test_shared_out_claims_go_to_whoever_has_the_fewest(editor, second_editor):
    for _n in range(3):
        make_claim(editor=editor)
    shared = [share(make_claim(), by=editor).editor for _n in range(5)]
    assert shared == [second_editor, second_editor, second_editor, editor, second_editor]


def test_only_open_claims_weigh(editor, second_editor):
    for fields in ({"repeat_of": make_claim()}, {}):
        judged = make_claim(editor=second_editor, **fields)
        if not fields:
            judge(judged, "speculative", by=second_editor)
    old = make_claim(editor=second_editor)
    old.sentence.is_furniture = True
    old.sentence.save()
    make_claim(editor=editor)
    loads = {person.username: person.open_claims for person in reviewers()}
    assert loads == {"ed": 1, "second": 0}
    assert share(make_claim(), by=editor).editor == second_editor


def test_who_keeps_the_newsroom_gets_claims_by_name_alone(editor, administrator):
    make_claim(editor=editor)
    assert share(make_claim(), by=administrator).editor == editor


def test_what_somebody_has_is_not_shared_out(editor, second_editor):
    claim = make_claim(editor=second_editor)
    with pytest.raises(InOtherHands):
        share(claim, by=editor)


@pytest.mark.parametrize("lacking", ["people", "role"])
def test_without_an_editor_nothing_is_shared_out(claim, administrator, lacking):
    if lacking == "role":
        Group.objects.get(name="editor").delete()
    with pytest.raises(NoSuchEditor):
        share(claim, by=administrator)
    assert again(claim).editor is None


def test_who_is_offered_costs_one_query(editor, second_editor, django_assert_num_queries):
    for _n in range(4):
        make_claim(editor=editor)
    with django_assert_num_queries(1):
        assert [person.open_claims for person in reviewers()] == [4, 0]
