"""The measures of pairs and of worth count what they say they count."""

import json

import pytest
from django.core.management import CommandError, call_command
from django.utils import translation

from tests.evaluation import Options, pairs, worth

SAME = "رفع المصرف سعر الفائدة إلى 12 في المئة في مارس 2023"


def pair(kind, expect, a, b):
    return {"id": "1", "kind": kind, "lang": "ar", "expect": expect, "a": a, "b": b}


def written(path, rows):
    path.write_text(json.dumps(rows, ensure_ascii=False), "utf-8")
    return path


def test_each_kind_of_pair_is_counted_by_its_own_measure(tmp_path):
    path = written(
        tmp_path / "pairs.json",
        [
            pair("figure", "agrees", "غرق 9 صيادين", "غرق تسعة صيادين"),
            pair("figure", "agrees", "غرق 9 صيادين", "غرق 8 صيادين"),
            pair("figure", "conflicts", "غرق 9 صيادين", "غرق 7 صيادين"),
            pair("name", "matches", "وصل لافروف", "وصل لافروف"),
            pair("name", "matches", "وصل لافروف", "وصل بوتفليقة"),
            pair("repeat", "same", SAME, SAME),
            pair("repeat", "different", SAME, SAME),
            pair("repeat", "different", SAME, SAME.replace("12", "21")),
        ],
    )
    assert pairs.measure(path, Options()) == {
        "figure_agree": 0.5,
        "figure_conflict": 1.0,
        "false_conflict": 0.5,
        "names": 0.5,
        "repeats_found": 1.0,
        "repeats_wrong": 0.5,
        "false_support": pytest.approx(1 / 3),
    }


@pytest.mark.parametrize(
    "row",
    [5, {}, pair("figure", "same", "a", "b"), pair("repeat", "same", "a", 5)],
)
def test_a_pair_of_another_shape_is_named(tmp_path, row):
    path = written(tmp_path / "pairs.json", [pair("repeat", "same", SAME, SAME), row])
    with translation.override("en"), pytest.raises(CommandError, match="pair 2"):
        call_command("evaluate", "pairs", str(path))


def weighed(text, label, seed="a.txt"):
    return {"seed": seed, "n": 1, "text": text, "worth": label}


def test_worth_is_the_chance_that_more_scores_above_less(tmp_path):
    path = written(
        tmp_path / "worth.json",
        [
            weighed("أعلنت وزارة الصحة تسجيل 30 إصابة بالكوليرا في البصرة عام 2023", "H"),
            weighed("شكرا لكم من القلب", "L"),
            weighed("قالت الشركة إنها تنظر في الأمر", "M", seed="b.txt"),
        ],
    )
    metrics = worth.measure(path, Options())
    assert metrics == {"auc_high_low": 1.0, "precision_at_20": pytest.approx(1 / 3)}


@pytest.mark.parametrize(
    ("high", "low", "share"),
    [([2, 1], [0], 1.0), ([1], [1], 0.5), ([0], [1], 0.0), ([], [1], 1.0)],
)
def test_equal_scores_count_half(high, low, share):
    assert worth.auc(high, low) == share


@pytest.mark.parametrize("row", [5, {"seed": "a", "text": "b", "worth": "X"}, {"worth": "H"}])
def test_a_sentence_without_worth_is_named(tmp_path, row):
    path = written(tmp_path / "worth.json", [weighed("نعم", "H"), row])
    with translation.override("en"), pytest.raises(CommandError, match="sentence 2"):
        call_command("evaluate", "worth", str(path))


@pytest.mark.parametrize("what", ["pairs", "worth"])
def test_what_is_no_list_is_refused(tmp_path, what):
    path = written(tmp_path / "none.json", {})
    with pytest.raises(CommandError, match=r"none\.json"):
        call_command("evaluate", what, str(path))
