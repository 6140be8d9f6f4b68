"""What Prometheus is told of work, workers, the index and those outside."""

import pytest
from django.conf import settings as house
from django.core.management import call_command

from factcheck.metrics.exposition import counter, gauge, page, spelled
from factcheck.metrics.series import families
from sources.clock import DatabaseNow, from_now
from sources.host import Fault
from sources.index.following import Follower, follower
from sources.models import IndexChange
from sources.work.kinds import declared
from sources.work.models import Beat, Outage, Tally, Work
from sources.work.queue import drain
from tests.factcheck.metrics.promql import read
from tests.factories import make_document, make_watch


def of(kind: str, lane: str) -> tuple[tuple[str, str], ...]:
    return (("kind", kind), ("lane", lane))


MATCH = of("match", "matching")


def test_a_label_cannot_end_its_own_quotes_or_line():
    text = page([gauge("host_out", "Out.").add(1, host='a"b\\c\nd')])
    assert text.splitlines()[2] == r'factcheck_host_out{host="a\"b\\c\nd"} 1'
    assert read(text)["factcheck_host_out"] == {(("host", 'a"b\\c\nd'),): 1.0}


def test_a_family_without_series_is_left_out():
    assert page([counter("nothing_total", "Nothing.")]) == ""


@pytest.mark.parametrize(("value", "said"), [(3.0, "3"), (0.25, "0.25"), (1e12, "1000000000000")])
def test_numbers_are_written_as_people_read_them(value, said):
    assert spelled(value) == said


def test_a_real_parser_reads_the_page_and_knows_each_kind(standing):
    said = [line.split() for line in page(families()).splitlines() if line.startswith("# TYPE")]
    kinds = {name: kind for _, _, name, kind in said}
    assert kinds["factcheck_work_done_total"] == "counter"
    assert kinds["factcheck_request_seconds"] == "histogram"
    assert kinds["factcheck_work_late_seconds"] == "gauge"


def test_it_is_told_which_version_this_is(series):
    assert series("info") == {(("version", house.VERSION),): 1.0}


def test_every_kind_of_work_is_told_though_none_waits(series):
    expected = {of(kind.name, kind.lane.name): 0.0 for kind in declared().values()}
    for name in ("work_waiting", "work_late_seconds", "work_dead", "work_done_total"):
        assert series(name) == expected


def test_the_age_of_the_queue_is_told_by_kind_and_lane(series):
    Work.objects.request("match", {1: 0.5, 2: 0.5})
    Work.objects.request("tell", {1: 0.5}, after=60)
    Work.objects.filter(kind="match", subject=1).update(due_at=from_now(-90))
    assert 89 <= series("work_late_seconds")[MATCH] <= 150
    assert series("work_late_seconds")[of("tell", "telling")] == 0
    assert series("work_waiting")[MATCH] == 2
    assert series("work_waiting")[of("tell", "telling")] == 1


def test_running_work_is_late_when_its_lease_is_over(series):
    running = {"kind": "match", "subject": 1, "state": "running", "token": "t"}
    Work.objects.create(**running, due_at=from_now(-900), lease_until=from_now(60))
    assert series("work_late_seconds")[MATCH] == 0
    Work.objects.update(lease_until=from_now(-60))
    assert 59 <= series("work_late_seconds")[MATCH] <= 120


def test_dead_work_is_told_and_waits_no_more(series):
    Work.objects.create(kind="match", subject=1, state="dead", due_at=from_now(-900))
    assert series("work_dead")[MATCH] == 1
    assert series("work_waiting")[MATCH] == series("work_late_seconds")[MATCH] == 0


def test_what_was_done_only_grows_though_it_is_done_anew(series):
    for times in (1, 2):
        Work.objects.request("forget", {1: 0.0})
        Work.objects.of("forget", [1]).begin_anew()
        assert drain() == 1
        assert series("work_done_total")[of("forget", "tidying")] == times


def test_a_batch_is_counted_by_its_rows(series):
    Work.objects.request("forget", {1: 0.0, 2: 0.0, 3: 0.0})
    drain()
    assert series("work_done_total")[of("forget", "tidying")] == 3


def test_what_failed_is_not_counted_as_done(series, monkeypatch):
    def fails(_subjects):
        raise ValueError("no")

    monkeypatch.setattr("claims.machine.delete_expired", lambda: fails([]))
    Work.objects.request("forget", {1: 0.0})
    drain()
    assert not Tally.objects.exists()


def test_a_machine_is_as_young_as_its_youngest_process(series):
    Beat.objects.create(worker="desk:2", seen_at=from_now(-100))
    Beat.objects.create(worker="wire:1", seen_at=from_now(-30))
    Beat.objects.create(worker="gone:1", seen_at=from_now(-3700))
    ages = series("beat_age_seconds")
    assert set(ages) == {(("host", "desk"),), (("host", "wire"),)}
    assert ages[("host", "desk"),] < 25 <= ages[("host", "wire"),]
    assert series("workers_alive") == {(): 1.0}


def test_a_machine_out_of_work_is_told_with_its_fault(series, settings):
    settings.HOST_NAME = "desk"
    assert series("host_out") == {}
    Outage.objects.begin(Fault.SPACE)
    assert series("host_out") == {(("fault", "space"), ("host", "desk")): 1.0}


def test_a_host_without_an_index_tells_of_none(series, settings, tmp_path):
    settings.INDEX_DIR = tmp_path / "none"
    assert series("index_lag_changes") == {}
    assert not settings.INDEX_DIR.exists()


def test_the_lag_of_the_index_is_told_in_changes(series, settings, tmp_path):
    settings.INDEX_DIR = tmp_path / "index"
    make_document("الجسر مغلق.")
    follower().catch_up(patience=20)
    assert series("index_lag_changes") == {(): 0.0}
    before = IndexChange.objects.count()
    make_document("المرفأ مفتوح.")
    assert series("index_lag_changes") == {(): float(IndexChange.objects.count() - before)}


def test_a_paused_watch_fails_nobody(series, editor):
    watch = make_watch(by=editor, failures=3)
    assert series("watches_failing") == {(): 1.0}
    watch.paused_at = DatabaseNow()
    watch.save()
    assert series("watches_failing") == {(): 0.0}


def test_a_host_of_workers_writes_the_same_page(standing, monkeypatch, capsys):
    monkeypatch.setattr(Follower, "lag", lambda _: 7)
    call_command("metrics")
    told = read(capsys.readouterr().out)
    assert told["factcheck_index_lag_changes"] == {(): 7.0}
    assert told["factcheck_workers_alive"] == {(): 1.0}


def test_a_page_costs_few_questions(standing, django_assert_max_num_queries):
    with django_assert_max_num_queries(9):
        page(families())
