"""Whatever is killed, and whenever: nothing acknowledged is lost, nothing is done twice."""

import random
import sys
import time

import pytest

from claims.matching.match import match
from claims.models import Claim, Evidence, Outcome
from claims.raising import raise_claims
from factcheck import broker
from sources.clock import from_now
from sources.models import IndexChange
from sources.work.models import Beat, Outage, State, Work
from tests.factories import make_document
from tests.faults.conftest import PATIENCE

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
    server = newsroom.start_broker()
    newsroom.start_worker()
    newsroom.wait(Beat.objects.exists)
    newsroom.kill(server)
    newsroom.wait(newsroom.all_work_is_done)
    assert_everything_was_done_once(archive)


ILLS = {
    "without memory": ("CONFIG", "SET", "maxmemory", "1"),
    "a replica": ("REPLICAOF", "127.0.0.1", "1"),
    "short of replicas": ("CONFIG", "SET", "min-replicas-to-write", "1"),
    "behind a password": ("CONFIG", "SET", "requirepass", "unknown to us"),
}


def fall_ill(url: str, ill: str) -> None:
    with broker.client(url) as client:
        client.execute_command(*ILLS[ill])
    assert not broker.answers(url)


def test_a_worker_starts_beside_a_broker_that_takes_no_bells(newsroom, archive):
    newsroom.start_broker()
    fall_ill(newsroom.env["REDIS_URL"], "a replica")
    newsroom.start_worker()
    newsroom.wait(newsroom.all_work_is_done)
    assert_everything_was_done_once(archive)


@pytest.mark.parametrize("ill", ILLS)
def test_work_goes_on_when_the_broker_falls_ill_under_a_worker(newsroom, archive, ill):
    newsroom.start_broker()
    Work.objects.update(due_at=from_now(3600))
    worker = newsroom.start_worker()
    newsroom.wait(Beat.objects.exists)
    fall_ill(newsroom.env["REDIS_URL"], ill)
    Work.objects.update(due_at=from_now(-1))
    newsroom.wait(newsroom.all_work_is_done)
    assert_everything_was_done_once(archive)
    assert worker.poll() is None, newsroom.log()


def test_without_any_broker_one_command_does_the_same_work(newsroom, archive):
    newsroom.manage("work", "--once")
    assert_everything_was_done_once(archive)


def test_a_machine_that_cannot_write_its_index_leaves_the_work_to_another(newsroom, archive):
    works = [sys.executable, "-m", "django", "work"]
    newsroom.env |= {"WORK_DEADLINE_SECONDS": "30", "WORK_LEASE_SECONDS": "60"}
    (newsroom.folder / "file").touch()
    index = newsroom.env["INDEX_DIR"]
    newsroom.env |= {"HOST_NAME": "rafah", "INDEX_DIR": str(newsroom.folder / "file" / "index")}
    newsroom.start(*works)
    newsroom.wait(Outage.objects.exists)
    assert set(Work.objects.values_list("state", "attempts")) == {(State.READY, 0)}
    newsroom.env |= {"HOST_NAME": "saida", "INDEX_DIR": index}
    newsroom.start(*works)
    newsroom.wait(newsroom.all_work_is_done, 3 * PATIENCE)
    assert_everything_was_done_once(archive)
    assert Outage.objects.get().host == "rafah"


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
