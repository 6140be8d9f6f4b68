import json

import pytest
from django.core.management.base import CommandError
from django.utils import translation

from tests.evaluation import MalformedFileError, Options, furniture, kinds, verifiable

TWEETS = (
    ("أعلنت وزارة الصحة تسجيل 30 إصابة في العراق", 1),
    ("قال الرئيس الروسي إن بلاده أنتجت 4 ملايين جرعة", 1),
    ("شكرا لكم من القلب", 0),
    ("هل أنا وحدي من يحب هذا البرنامج؟", 0),
)


def units(path, *rows):
    path.write_text(
        json.dumps(
            [
                {"seed": "a.txt", "n": n, "label": label, "text": text}
                for n, (label, text) in enumerate(rows, 1)
            ]
        ),
        "utf-8",
    )
    return path


def tsv(path, rows):
    lines = ["tweet_text\tclass_label", *(f"{text}\t{label}" for text, label in rows)]
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


def test_speculative_sentences_are_counted_and_other_labels_only_give_context(tmp_path):
    path = units(
        tmp_path / "kinds.json",
        ("H", "فيما يلي النتائج المحتملة:"),
        ("X", "شاهد أيضا"),
        ("S", "زيادة الأجور."),
        ("F", "زار الوفد المصنع."),
        ("S", "زار الوفد الميناء."),
        ("Q", "هل سيعود الوفد؟"),
    )
    assert kinds.measure(path, Options()) == {
        "precision": 1.0,
        "recall": 0.5,
        "f1": pytest.approx(2 / 3),
    }


def test_lost_sentences_and_leaked_furniture_are_counted(tmp_path):
    (tmp_path / "a.txt").write_text(
        "شاهد أيضا\n\nزار الوفد  المصنع في المدينة أمس. ثم عاد الوفد إلى العاصمة مساء.\n", "utf-8"
    )
    path = units(
        tmp_path / "furniture.json",
        ("X", "شاهد أيضا"),
        ("F", "زار الوفد المصنع في المدينة أمس."),
        ("X", "ثم عاد الوفد إلى العاصمة مساء."),
    )
    assert furniture.measure(path, Options(folder=tmp_path)) == {"leaked": 1, "lost": 0, "body": 1}


def test_a_unit_cut_in_two_is_lost(tmp_path):
    (tmp_path / "a.txt").write_text("زار الوفد المصنع أمس. ثم عاد مساء.", "utf-8")
    path = units(tmp_path / "furniture.json", ("F", "زار الوفد المصنع أمس. ثم عاد مساء."))
    assert furniture.measure(path, Options())["lost"] == 1


def test_a_unit_that_its_text_does_not_hold_is_an_error(tmp_path):
    (tmp_path / "a.txt").write_text("زار الوفد المصنع.", "utf-8")
    path = units(tmp_path / "furniture.json", ("F", "عاد الوفد."))
    with translation.override("en"), pytest.raises(MalformedFileError, match="does not hold"):
        furniture.measure(path, Options())


@pytest.mark.parametrize("content", ["{}", "[]", '[{"seed": "a"}]', "[3]"])
def test_units_of_another_shape_are_refused(tmp_path, content):
    path = tmp_path / "kinds.json"
    path.write_text(content, "utf-8")
    with pytest.raises(MalformedFileError):
        kinds.measure(path, Options())


def test_average_precision_shares_ties_and_weighs_early_ranks():
    assert verifiable.average_precision([3, 2, 1], [True, False, True]) == pytest.approx(5 / 6)
    assert verifiable.average_precision([1, 1], [True, False]) == 0.5
    assert verifiable.average_precision([1.0], [False]) == 0.0


def test_the_learned_score_stands_beside_the_transparent_one(tmp_path):
    pytest.importorskip("sklearn", reason="scikit-learn is a development tool")
    path = tsv(tmp_path / "tweets.tsv", TWEETS)
    train = tsv(tmp_path / "train.tsv", TWEETS * 3)
    assert verifiable.measure(path, Options(train=train)) == {
        "average_precision": 1.0,
        "average_precision_learned": 1.0,
    }


def test_without_scikit_learn_the_learned_score_says_what_is_missing(tmp_path, monkeypatch):
    def refuse(name):
        raise ImportError(name)

    monkeypatch.setattr(verifiable, "import_module", refuse)
    path = tsv(tmp_path / "tweets.tsv", TWEETS)
    with pytest.raises(CommandError, match="scikit-learn"):
        verifiable.measure(path, Options(train=path))


def test_a_table_without_its_columns_is_refused(tmp_path):
    path = tmp_path / "tweets.tsv"
    path.write_text("text\tlabel\nنص\t1\n", "utf-8")
    with pytest.raises(MalformedFileError, match="tweet_text"):
        verifiable.measure(path, Options())
