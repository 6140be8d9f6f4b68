"""Two editors at one claim at the same moment: the first counts, the second is told."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from claims.models import Claim, Decision, Judgement, Verdict
from claims.refusals.changing import Stale
from tests.factories import make_claim, make_evidence

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*acts):
    """Run the acts in threads of their own, all from one starting shot; their results."""
    barrier = Barrier(len(acts))

    def run(act):
        try:
            barrier.wait(10)
            return act()
        except Stale as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def stale(results):
    return [result for result in results if isinstance(result, Stale)]


def test_only_one_of_two_verdicts_on_the_same_version_stands(editor, second_editor):
    pk = make_claim().pk
    said = Judgement(rating="speculative", rationale="لا دليل بعد.")

    def judge(person):
        return lambda: Verdict.objects.give(Claim.objects.get(pk=pk), said, by=person, seen=1)

    results = at_once(judge(editor), judge(second_editor))
    assert len(stale(results)) == 1
    assert Verdict.objects.count() == 1
    assert Decision.objects.count() == 1


def test_only_one_of_two_stances_on_the_same_version_stands(editor, second_editor):
    evidence = make_evidence(make_claim())

    def decide(person, stance):
        fresh = type(evidence).objects.select_related("claim").get(pk=evidence.pk)
        return lambda: fresh.decide(stance, by=person, seen=1)

    results = at_once(decide(editor, "supports"), decide(second_editor, "disputes"))
    evidence.refresh_from_db()
    assert len(stale(results)) == 1
    assert evidence.stance == Decision.objects.get().after["stance"]


def test_verdicts_on_different_claims_at_once_still_make_one_gapless_chain(editor):
    claims = [make_claim() for _ in range(6)]
    said = Judgement(rating="speculative", rationale="لا دليل بعد.")

    def judge(claim):
        return lambda: Verdict.objects.give(claim, said, by=editor, seen=1)

    at_once(*[judge(claim) for claim in claims])
    rows = list(Verdict.objects.chain())
    assert [row.seq for row in rows] == [1, 2, 3, 4, 5, 6]
    assert [row.previous for row in rows[1:]] == [row.digest for row in rows[:-1]]
