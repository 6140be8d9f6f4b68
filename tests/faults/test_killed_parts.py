"""Whatever is killed, and whenever: nothing acknowledged is lost, nothing is done twice."""

import random
import time

import pytest

from claims.matching.match import match
from claims.models import Claim, Evidence, Outcome
from claims.raising import raise_claims
from sources.models import IndexChange
from sources.work.models import Beat, State, Work
from tests.factories import make_document

pytestmark = pytest.mark.faults

SUBJECTS = ["الجسر الكبير", "المستشفى الجديد", "ميناء المدينة", "مطار الشمال", "سوق السمك"]


def line(place: str, number: int) -> str:
    return f"افتتحت البلدية {place} بعد {number} شهرًا من العمل."


@pytest.fixture
def archive(transactional_db):
    """Claims of one article and reference texts on the same subjects, all committed."""
    references = [line(place, number) for number in range(3, 7) for place in SUBJECTS]
    reference = make_document(*references)
    article = make_document(*[line(p, n) for n in range(3, 11) for p in SUBJECTS], review=True)
    claims = raise_claims(article)
    IndexChange.objects.record(reference.pk)
    IndexChange.objects.record(article.pk)
    return claims


def found() -> dict[int, set[int]]:
    evidence: dict[int, set[int]] = {}
    for claim, sentence in Evidence.objects.values_list("claim_id", "sentence_id"):
        evidence.setdefault(claim, set()).add(sentence)
    return evidence


def assert_everything_was_done_once(claims):
    assert set(Work.objects.values_list("state", flat=True)) == {State.DONE}
    assert not Claim.objects.filter(outcome="").exists()
    assert Work.objects.count() == len(claims)
    undisturbed = found()
    Evidence.objects.all().delete()
    ids = [claim.pk for claim in claims]
    match(ids)(set(ids))
    assert found() == undisturbed
    assert Claim.objects.exclude(outcome=Outcome.NOTHING).count() == len(claims)


def test_a_worker_killed_again_and_again_loses_nothing(newsroom, archive):
    newsroom.start_broker()
    dice = random.Random(7)  # noqa: S311
    for _ in range(4):
        worker = newsroom.start_worker()
        newsroom.wait(lambda: Beat.objects.alive(1).exists() or newsroom.all_work_is_done())
        time.sleep(dice.uniform(0.0, 1.0))
        newsroom.kill(worker)
        Beat.objects.all().delete()
    newsroom.start_worker()
    newsroom.wait(newsroom.all_work_is_done)
    assert_everything_was_done_once(archive)


def test_work_goes_on_while_the_broker_is_dead(newsroom, archive):
    broker = newsroom.start_broker()
    newsroom.start_worker()
    newsroom.wait(Beat.objects.exists)
    newsroom.kill(broker)
    newsroom.wait(newsroom.all_work_is_done)
    assert_everything_was_done_once(archive)


def test_without_any_broker_one_command_does_the_same_work(newsroom, archive):
    newsroom.manage("work", "--once")
    assert_everything_was_done_once(archive)


FALSE_BELLS = """
from celery import current_app
from sources.work import bell
assert all(bell.ring() for _ in range(30))
current_app.send_task("sources.work.bell.drain", args=["forged", 7])
current_app.send_task("sources.work.bell.no_such_task")
"""


def test_doubled_and_forged_bells_change_nothing(newsroom, archive):
    newsroom.start_broker()
    newsroom.manage("shell", "-c", FALSE_BELLS)
    newsroom.start_worker()
    newsroom.wait(newsroom.all_work_is_done)
    assert_everything_was_done_once(archive)
