"""The newsroom in figures: every measure with its plot, its table, its file and its definition."""

import csv
import re
from datetime import timedelta
from io import StringIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from claims.deciding.looking import look
from claims.desk.figures import DEFINITIONS, TITLES, written
from claims.desk.measured import COLUMNS, tables
from claims.measures.survey import WEEKS, Survey, this_week
from claims.models import Claim, Judgement, LookRule
from tests.factories import (
    judge,
    make_claim,
    make_evidence,
    make_person,
    make_rule,
    make_source,
    make_topic,
)

pytestmark = pytest.mark.django_db
PAGE = reverse("review:measures")


@pytest.fixture
def desk(browse, analyst):
    analyst.language = "en"
    analyst.save()
    return browse(analyst)


@pytest.fixture
def source():
    return make_source("جريدة المرفأ")


@pytest.fixture
def quarter(editor, source):
    """A claim that waits, one that was judged, and one whose verdict was withdrawn."""
    make_evidence(make_claim(source=source))
    pair(make_claim(source=source), "speculative", by=editor)
    judge(make_claim(source=source), "speculative", by=editor)
    withdrawn = make_claim()
    judge(withdrawn, "speculative", by=editor)
    judge(withdrawn, "", by=editor, kind="void", public_note="لم يُقل.")


def pair(claim, second, *, by):
    """A draft, and a second look at it."""
    make_rule()
    draft = judge(claim, "speculative", by=by, publish=False)
    said = Judgement(rating=second, rationale="نظرت بنفسي.")
    look(draft.second_look, said, by=make_person("editor"), seen=claim.version)
    LookRule.objects.update(is_retired=True)


def sheet(client, slug, query="") -> list[list[str]]:
    answer = client.get(reverse("review:measures-csv", args=[slug]) + query)
    assert answer.status_code == 200
    return list(csv.reader(StringIO(answer.content.decode("utf-8-sig"))))


def test_every_measure_is_drawn_defined_and_given_as_a_table_and_a_file(desk, quarter, in_english):
    for query in ("", "?by=source"):
        page = desk.get(PAGE + query).content.decode()
        for slug in COLUMNS:
            part = page[page.index(f'<h2 id="{slug}"') :]
            part = part[: part.index("</section>")]
            assert f'aria-label="{TITLES[slug]}"' in part
            assert "<svg" in part
            assert "<table>" in part
            assert str(DEFINITIONS[slug]) in part
            assert reverse("review:measures-csv", args=[slug]) in part


@pytest.mark.parametrize("query", ["", "?by=source", "?by=topic", "?source={}"])
def test_the_page_takes_few_queries_however_much_is_measured(desk, quarter, source, query):
    for _ in range(3):
        make_claim()
    with CaptureQueriesContext(connection) as asked:
        assert desk.get(PAGE + query.format(source.pk)).status_code == 200
    assert len(asked) <= 13


def test_the_page_is_drawn_from_right_to_left_where_it_is_read_so(browse, editor, quarter):
    page = browse(editor).get(PAGE).context["tables"]
    plots = [plot for table, plot in page if table.over_time]
    assert all(plot.start > plot.end for plot in plots)


def test_the_file_of_a_measure_has_a_row_a_week(desk, quarter):
    rows = sheet(desk, "reversals")
    assert rows[0] == ["Week from", "reversed, in percent", "reversed", "first verdicts"]
    assert len(rows) == WEEKS + 1
    assert rows[-1] == [this_week().date().isoformat(), "50.0", "1", "2"]
    assert rows[1][1:] == ["", "0", "0"]


def test_the_file_of_a_measure_has_a_row_a_source(desk, quarter, source):
    rows = sheet(desk, "coverage", "?by=source")
    assert rows[0][0] == "Source"
    assert rows[1] == ["جريدة المرفأ", "33.3333", "1", "3"]


def test_the_file_of_a_measure_has_a_row_a_topic(desk, quarter, source):
    harbour, sea = make_topic("الميناء", "Harbour"), make_topic("البحر", "Sea")
    for claim in Claim.objects.filter(sentence__document__source=source):
        claim.topics.add(harbour, sea)
    assert sheet(desk, "coverage", "?by=topic")[1:] == [
        ["Harbour", "33.3333", "1", "3"],
        ["Sea", "33.3333", "1", "3"],
    ]
    assert sheet(desk, "queue", "?by=topic")[1:] == [["Harbour", "1", "0"], ["Sea", "1", "0"]]
    assert sheet(desk, "reversals", f"?topic={sea.pk}")[-1][1:] == ["0.0", "0", "1"]


def test_agreement_is_told_with_its_pairs_and_no_kappa_of_a_few(desk, editor):
    for second in ("speculative", "disputed"):
        pair(make_claim(), second, by=editor)
    rows = sheet(desk, "agreement")
    assert rows[0][1:] == ["agreed, in percent", "κ (Cohen)", "agreed", "pairs"]
    assert rows[-1][1:] == ["50.0", "", "1", "2"]


def test_one_source_is_measured_alone_and_named(desk, quarter, source):
    query = f"?source={source.pk}"
    assert sheet(desk, "reversals", query)[-1][1:] == ["0.0", "0", "1"]
    assert "جريدة المرفأ" in desk.get(PAGE + query).content.decode()
    assert f'href="{PAGE}{query}"' in desk.get(f"{PAGE}?by=source").content.decode()


def test_the_age_of_the_queue_is_told_in_days(desk):
    now = timezone.now()
    for days in (0, 2, 5, 10, 30):
        Claim.objects.filter(pk=make_claim().pk).update(raised_at=now - timedelta(days=days))
    assert sheet(desk, "queue")[1:] == [
        ["less than a day", "1"],
        ["1 to 3 days", "1"],
        ["3 to 7 days", "1"],
        ["7 to 28 days", "1"],
        ["28 days and longer", "1"],
    ]


def test_times_are_told_in_hours(desk, editor):
    claim = make_claim()
    Claim.objects.filter(pk=claim.pk).update(raised_at=timezone.now() - timedelta(hours=30))
    judge(claim, "speculative", by=editor)
    assert [float(n) for n in sheet(desk, "time")[-1][1:]] == pytest.approx([30, 30], abs=0.1)


def test_changes_are_counted_together_and_by_their_kind(desk, editor):
    claim = make_claim()
    judge(claim, "speculative", by=editor)
    for kind in ("update", "correction", "correction"):
        judge(claim, "speculative", by=editor, kind=kind, public_note="سطر.")
    assert sheet(desk, "corrections")[-1][1:] == ["3", "1", "2", "0"]


def test_no_name_of_a_source_is_a_formula(desk):
    make_claim(source=make_source("=1+2"))
    assert sheet(desk, "queue", "?by=source")[1][0] == "'=1+2"


def test_a_name_turns_nothing_around_it(desk):
    make_claim(source=make_source("a\u202eb"))
    assert sheet(desk, "queue", "?by=source")[1][0] == "ab"


@pytest.mark.parametrize("query", ["", "?by=source", "?by=topic"])
def test_a_newsroom_that_has_just_begun_sees_an_empty_page(desk, query):
    assert desk.get(PAGE + query).status_code == 200


def test_what_is_not_measured_has_no_file(desk):
    assert desk.get(reverse("review:measures-csv", args=["loyalty"])).status_code == 404


@pytest.mark.parametrize("address", [PAGE, reverse("review:measures-csv", args=["queue"])])
@pytest.mark.parametrize("number", ["999999", "99999999999999999999", "-1", "x"])
def test_a_source_that_is_none_has_no_figures_rather_than_those_of_all(desk, address, number):
    assert desk.get(address, {"source": number}).status_code == 404
    assert desk.get(address, {"topic": number}).status_code == 404
    assert desk.get(address, {"source": ""}).status_code == 200


@pytest.mark.parametrize("address", [PAGE, reverse("review:measures-csv", args=["queue"])])
def test_strangers_and_programs_are_told_nothing(browse, request, address):
    assert browse().get(address).status_code == 302
    assert browse(request.getfixturevalue("stranger")).get(address).status_code == 403
    assert browse(request.getfixturevalue("consumer")).get(address).status_code == 403


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (None, "—"),
        (0, "0"),
        (3.0, "3"),
        (3.04, "3"),
        (3.06, "3.1"),
        (12.5, "12.5"),
        (0.614, "0.61"),
        (-0.2, "-0.20"),
    ],
)
def test_a_number_has_one_digit_behind_the_point_and_two_below_one(in_english, number, words):
    assert written(number) == words


def test_a_long_name_is_cut_above_its_bar_and_whole_in_the_table(desk):
    name = "صحيفة " + "طويلة الاسم " * 8
    make_claim(source=make_source(name))
    table = tables(Survey("source"))[0]
    bar = table.plot(rtl=False).bars[0]
    assert len(bar.name.text) < len(table.rows[0].words)
    assert re.sub(r"\s+", " ", table.rows[0].words).strip() == name.strip()
