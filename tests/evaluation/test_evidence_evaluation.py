"""What the figures of evidence count, and that the product's own matching is what is measured."""

import json

import pytest
from django.core.management import CommandError, call_command

from tests.evaluation import evidence, stored
from tests.evaluation.shown_rows import Judgement, ShownRow, figures

GOOD = Judgement("bears", "supports", echo=False)
WRONG = Judgement("other", "", echo=False)
DISPUTED = Judgement("same", "disputes", echo=False)

FLOOD = "غمرت السيول 300 منزل في ولاية كسلا السودانية يوم الأحد"


def row(told, band="strong", stance=""):
    return ShownRow(band, stance, echo=False, told=told)


def test_every_figure_counts_the_judged_rows_that_are_shown():
    shown = {
        "a": [row(GOOD, stance="supports"), row(WRONG, "likely", "supports"), row(None)],
        "b": [row(WRONG), row(DISPUTED, "likely", "disputes")],
        "c": [],
        "d": [],
    }
    gold = {"a": [GOOD, WRONG], "b": [WRONG, DISPUTED, GOOD], "c": [], "d": [GOOD]}
    assert figures(shown, gold, {"a"}) == {
        "p_at_1": pytest.approx(1 / 3),
        "p_at_1_en": 1.0,
        "p_at_3": 0.5,
        "recall_shown": 0.5,
        "noise": 0.5,
        "band_precision_likely": 0.5,
        "band_precision_strong": 0.5,
        "stance_precision_supports": 0.5,
        "stance_recall_supports": pytest.approx(1 / 3),
        "stance_count_supports": 2.0,
        "stance_precision_disputes": 1.0,
        "stance_recall_disputes": 1.0,
        "stance_count_disputes": 1.0,
        "nothing_right": 1.0,
        "something_right": pytest.approx(2 / 3),
        "unjudged": 0.2,
    }


def test_a_first_row_that_nobody_judged_is_left_out():
    shown = {"a": [row(None), row(GOOD)], "b": [row(GOOD)]}
    assert figures(shown, {"a": [GOOD], "b": [GOOD]}, set())["p_at_1"] == 1.0


def test_at_most_ten_rows_of_a_claim_count():
    shown = {"a": [*[row(GOOD)] * 10, row(WRONG)]}
    assert figures(shown, {"a": [GOOD] * 20}, set())["noise"] == 0.0


@pytest.fixture
def collection(tmp_path):
    docs = [
        {"id": "1", "source": "أ", "published": "2018-08-05", "title": "", "text": f"{FLOOD}."},
        {
            "id": "2",
            "source": "ب",
            "published": "2018-08-05T10:00:00+00:00",
            "title": "",
            "text": "قال مسؤول إن السيول غمرت 300 منزل في كسلا السودانية. وعاد الهدوء إلى السوق.",
        },
    ]
    claims = [
        {"id": "c", "document": "1", "text": FLOOD, "lang": "ar", "date": "2018-08-05"},
        {"id": "e", "document": "", "text": "A goat won.", "lang": "en", "date": "2018-08-05"},
    ]
    judged = [
        {
            "claim": "c",
            "document": "2",
            "sentence": "قال مسؤول إن السيول غمرت 300 منزل في كسلا السودانية.",
            "relation": "same",
            "stance": "supports",
            "echo": False,
        }
    ]
    path = tmp_path / "evidence.json"
    told = {"docs": docs, "claims": claims, "judged": judged}
    path.write_text(json.dumps(told, ensure_ascii=False), "utf-8")
    return path


@pytest.mark.django_db
def test_the_claims_are_matched_as_the_product_matches_them(collection, settings):
    settings.EMBEDDINGS = ""
    metrics = evidence.measured(evidence.read(collection))
    assert (metrics["p_at_1"], metrics["recall_shown"], metrics["noise"]) == (1.0, 1.0, 0.0)
    assert (metrics["nothing_right"], metrics["something_right"]) == (1.0, 1.0)


@pytest.mark.django_db(transaction=True)
def test_what_is_stored_when_all_has_come_is_what_a_search_finds(collection, settings):
    settings.EMBEDDINGS = ""
    docs = evidence.read(collection).docs
    assert stored.measured(docs, {"1"}) == {
        "claims": 1.0,
        "stored_is_fresh": 1.0,
        "with_vectors": 0.0,
    }


@pytest.mark.parametrize("told", [[], {"docs": []}, {"docs": [], "claims": [], "judged": [5]}])
def test_a_file_of_another_shape_is_refused(tmp_path, told):
    path = tmp_path / "none.json"
    path.write_text(json.dumps(told), "utf-8")
    with pytest.raises(CommandError, match=r"none\.json"):
        call_command("evaluate", "evidence", str(path))
