import json

import pytest
from django.core.management import CommandError, call_command

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
        ("[", "Expecting value"),
        ("{}", "list of paragraphs"),
        ('[["a"], "b"]', "paragraph 2"),
        ("[[1]]", "paragraph 1"),
    ],
)
def test_a_bad_file_is_named_with_what_is_wrong_and_the_rest_still_measured(
    tmp_path, good, capsys, content, why
):
    bad = tmp_path / "bad.json"
    bad.write_text(content, "utf-8")
    with pytest.raises(CommandError, match=why) as refusal:
        call_command("evaluate", "sentences", str(bad), str(tmp_path / "none"), str(good), "--json")
    assert str(bad) in str(refusal.value)
    assert f"{tmp_path / 'none'}: No such file" in str(refusal.value)
    assert json.loads(capsys.readouterr().out)["file"] == str(good)


def test_an_unknown_measure_is_refused():
    with pytest.raises(CommandError, match="invalid choice"):
        call_command("evaluate", "nonsense", "file")
