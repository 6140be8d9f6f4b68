import json

import pytest
from django.core.management import CommandError, call_command
from django.utils import translation

from tests.evaluation import MalformedFileError
from tests.evaluation.files import TAB, read_json, read_table

GOOD = [["وصل الوزير.", "هل يعود؟"], ["نعم."]]


@pytest.fixture
def good(tmp_path):
    path = tmp_path / "good.json"
    path.write_text(json.dumps(GOOD), "utf-8")
    return path


def test_each_file_gives_one_object_on_one_line(good, capsys):
    call_command("evaluate", "sentences", str(good), str(good), "--json")
    first, second = map(json.loads, capsys.readouterr().out.splitlines())
    assert (first["what"], first["file"], first["mode"]) == ("sentences", str(good), "lexical")
    assert first["metrics"].pop("chars_per_second") > 0
    assert first["metrics"] == {
        "span_f1": 1.0,
        "boundary_precision": 1.0,
        "boundary_recall": 1.0,
    }
    assert second["metrics"]["span_f1"] == 1.0


def test_people_get_a_table(good, capsys):
    call_command("evaluate", "sentences", str(good))
    assert "span_f1" in capsys.readouterr().out


def test_the_measures_count_what_was_missed_and_what_was_invented(tmp_path, capsys):
    path = tmp_path / "hard.json"
    path.write_text(json.dumps([["بلا نقطة", "ثم نقطة.", "وأخرى. وثالثة."]]), "utf-8")
    call_command("evaluate", "sentences", str(path), "--json")
    metrics = json.loads(capsys.readouterr().out)["metrics"]
    assert metrics["boundary_precision"] == 0.5  # after "ثم نقطة." yes, after "وأخرى." no
    assert metrics["boundary_recall"] == 0.5
    assert metrics["span_f1"] == 0.0


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ("[", "no JSON at line 1"),
        ("[" * 100_000, "nested too deeply"),
        ("1" * 5_000, "too long"),
        (b"\xff\xfe[", "not in UTF-8"),
        ('[["a\0b."]]', "no JSON at line 1"),
        ("{}", "list of paragraphs"),
        ('[["a"], "b"]', "paragraph 2"),
        ("[[1]]", "paragraph 1"),
    ],
)
def test_a_bad_file_is_named_with_what_is_wrong_and_the_rest_still_measured(
    tmp_path, good, capsys, content, why
):
    bad = tmp_path / "bad.json"
    bad.write_bytes(content if isinstance(content, bytes) else content.encode())
    with translation.override("en"), pytest.raises(CommandError, match=why) as refusal:
        call_command("evaluate", "sentences", str(bad), str(tmp_path / "none"), str(good), "--json")
    assert str(bad) in str(refusal.value)
    assert f"{tmp_path / 'none'}: no such file" in str(refusal.value)
    assert json.loads(capsys.readouterr().out)["file"] == str(good)


def test_an_unknown_measure_is_refused():
    with pytest.raises(CommandError, match="invalid choice"):
        call_command("evaluate", "nonsense", "file")


def test_a_mark_of_byte_order_is_no_part_of_the_file(tmp_path):
    path = tmp_path / "marked"
    path.write_bytes(b"\xef\xbb\xbf[1]")
    assert read_json(path) == [1]
    path.write_bytes(b"\xef\xbb\xbfs1,s2\r\na,b\r\n")
    assert read_table(path, ["s1", "s2"]) == [{"s1": "a", "s2": "b"}]


@pytest.mark.parametrize(
    ("content", "texts"),
    [
        ('t\tl\n"قال\t1\nنعم\t0\n', ['"قال', "نعم"]),
        ('t\tl\n"قال\t1\nنعم\t0\n"لا\t0\n', ['"قال', "نعم", '"لا']),
        ('t\tl\nقال "نعم\t1\nلا" قال\t0\n', ['قال "نعم', 'لا" قال']),
        ('t\tl\n"قال ""نعم"""\t1\n', ['قال "نعم"']),
        ('t\tl\r\n"سطر\nآخر"\t1\r\n', ["سطر\nآخر"]),
        (f"t\tl\n{'ق' * 200_000}\t1\n", ["ق" * 200_000]),
    ],
)
def test_quotes_in_a_tsv_swallow_no_row(tmp_path, content, texts):
    path = tmp_path / "table.tsv"
    path.write_bytes(content.encode())
    assert [row["t"] for row in read_table(path, ["t", "l"], delimiter=TAB)] == texts


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ("", "columns s1, s2"),
        ("s1\na\n", "columns s1, s2"),
        ("s1,s2\na\n", "row 1"),
        ("s1,s2\na,b\na,b,c\n", "row 2"),
    ],
)
def test_a_table_that_does_not_fit_is_refused(tmp_path, content, why):
    path = tmp_path / "table.csv"
    path.write_text(content, "utf-8")
    with translation.override("en"), pytest.raises(MalformedFileError, match=why):
        read_table(path, ["s1", "s2"])


@pytest.mark.parametrize("what", ["kinds", "furniture"])
def test_a_unit_whose_text_is_no_text_is_refused(tmp_path, what):
    path = tmp_path / "units.json"
    path.write_text(json.dumps([{"seed": "a", "n": 1, "label": "F", "text": 5}]), "utf-8")
    with translation.override("en"), pytest.raises(CommandError, match="unit 1"):
        call_command("evaluate", what, str(path))


def test_a_label_that_is_neither_0_nor_1_is_refused(tmp_path):
    path = tmp_path / "table.tsv"
    path.write_text("tweet_text\tclass_label\nنعم\tyes\n", "utf-8")
    with translation.override("en"), pytest.raises(CommandError, match="unknown label yes"):
        call_command("evaluate", "verifiable", str(path))
