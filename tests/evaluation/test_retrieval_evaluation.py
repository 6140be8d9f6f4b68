"""Judged queries measured with the product's own search."""

import json

import pytest

from tests.evaluation import MalformedFileError, Options
from tests.evaluation.retrieval import average_precision, measure, read, recall

DOCS = {
    "a": "وزارة الصحة تسجل إصابات جديدة بالكوليرا في المحافظة الجنوبية",
    "b": "ارتفاع أسعار القمح في الأسواق المحلية خلال الأسبوع",
    "c": "افتتاح معرض الكتاب في العاصمة بحضور ناشرين عرب",
    "d": "البرلمان يناقش مشروع قانون الموازنة",
}
QUERIES = {
    "q1": "#عاجل إصابات بالكوليرا سجلتها وزارة الصحة https://example.org/x",
    "q2": "معرض للكتاب افتتح في العاصمة",
}


@pytest.fixture
def collection(tmp_path):
    def written(name="queries.json", **changes):
        content = {"queries": QUERIES, "docs": DOCS, "qrels": {"q1": ["a"], "q2": ["c"]}}
        path = tmp_path / name
        path.write_text(json.dumps(content | changes, ensure_ascii=False), encoding="utf-8")
        return path

    return written


@pytest.mark.parametrize(
    ("found", "relevant", "expected"),
    [
        (["a", "b"], ["a"], 1),
        (["b", "a"], ["a"], 1 / 2),
        (["a", "x", "b"], ["a", "b"], (1 + 2 / 3) / 2),
        (["x", "x", "x", "x", "x", "a"], ["a"], 0),
        (["a"], ["a", "missing"], 1 / 2),
        (["a", "b", "c", "d", "e"], list("abcdefg"), 1),
    ],
)
def test_average_precision_by_hand(found, relevant, expected):
    assert average_precision(found, relevant) == pytest.approx(expected)


def test_recall_counts_the_first_ten():
    assert recall([*"xxxxxxxxx", "a", "b"], ["a", "b"]) == 0.5


def test_lexical_search_finds_what_was_asked_for(collection):
    figures = measure(collection(), Options())
    assert figures["map_at_5"] == 1
    assert figures["recall_at_10"] == 1
    assert figures["queries_per_second"] > 0


def test_hybrid_search_finds_arabic_for_english(collection):
    path = collection(queries={"q1": "Cholera cases registered", "q2": "A book fair opens"})
    assert measure(path, Options(mode="hybrid"))["map_at_5"] == 1


def test_an_excluded_document_is_no_answer(collection):
    path = collection(exclude={"q1": ["a"]})
    assert measure(path, Options())["map_at_5"] == 0.5


def test_documents_come_from_the_file_beside_as_well(collection):
    collection("pool.json")
    path = collection("more.json", docs={"e": "نص آخر"}, docs_from="pool.json")
    assert set(read(path).docs) == {*DOCS, "e"}


def test_a_query_nobody_judged_is_left_out(collection):
    assert set(read(collection(qrels={"q1": ["a"], "q2": []})).queries) == {"q1"}


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        '{"queries": {}}',
        '{"docs": 1, "qrels": []}',
        '{"queries": {"q": "a"}, "docs": {"d": 1}, "qrels": {"q": ["d"]}}',
        '{"queries": {"q": "a"}, "docs": {"d": "a"}, "qrels": {}}',
    ],
)
def test_a_file_of_another_shape_is_told(tmp_path, content):
    path = tmp_path / "other.json"
    path.write_text(content)
    with pytest.raises(MalformedFileError):
        read(path)
