"""Each type of case passes on what is right and tells what came out instead."""

import json

import pytest
from django.core.management import CommandError, call_command

from tests.evaluation import cases

PAGE = (
    "<html><body><article><p>بلغ محصول القمح 4.2 مليون طن هذا الموسم بحسب الوزارة.</p>"
    "<p>وأعلنت النقابة أن المخازن في الساحل ممتلئة منذ الأسبوع الماضي.</p></article></body></html>"
)


def case(folder, kind, name="one", **said):
    path = folder / f"{name}.{kind}.json"
    path.write_text(json.dumps({"type": kind, "name": name, **said}, ensure_ascii=False), "utf-8")
    return path


def failure(path):
    return cases.failure(path, json.loads(path.read_text("utf-8")))


@pytest.mark.parametrize(
    ("expect", "passes"),
    [("disputes", True), ("figure_conflicts", True), ("not supports", True), ("supports", False)],
)
def test_a_pair_is_asked_for_a_stance_or_a_finding(tmp_path, expect, passes):
    claim = "رفع المصرف سعر الفائدة إلى 12 في المئة في مارس 2023"
    found = claim.replace("12", "21")
    told = failure(case(tmp_path, "pair", claim=claim, found=found, expect=expect))
    assert (told == "") is passes
    assert passes or "disputes" in told


@pytest.mark.parametrize(("second", "passes"), [("41", True), ("14", False)])
def test_a_repeat_passes_when_nothing_that_differs_is_offered(tmp_path, second, passes):
    first = "قتل 14 شخصا في انفجار مصنع الزيوت في حلوان"
    said = {"first": first, "second": first.replace("14", second), "expect": "no suggestion"}
    assert (failure(case(tmp_path, "repeat", **said)) == "") is passes


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("sentences", {"text": "وصل الوفد. ثم عاد.", "expect_sentences": 2}),
        ("figure", {"text": "بلغت الكلفة 3 ملايين دولار", "expect": "3000000 USD"}),
        ("figure", {"text": "وصل الوفد أمس", "expect": "none"}),
        ("date", {"text": "في 5 يناير 2019", "expect": "2019-01-05"}),
        ("date", {"text": "أمس", "reference": "2019-01-06", "expect": "2019-01-05"}),
        ("date", {"text": "وصل الوفد", "expect": "none"}),
        ("pubdate", {"text": "article:published_time 2026-03-04", "expect": "2026-03-04"}),
    ],
)
def test_a_case_passes_on_what_is_right_and_fails_on_what_is_not(tmp_path, kind, said):
    wrong = {"expect_sentences": 5} if kind == "sentences" else {"expect": "2001-01-01"}
    assert failure(case(tmp_path, kind, **said)) == ""
    assert failure(case(tmp_path, kind, **said | wrong)) != ""


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"claims_must": ["4.2 مليون طن"], "order": ["محصول", "المخازن"]}, ""),
        ({"claims_must": ["9 ملايين"]}, "lacks 9 ملايين"),
        ({"claims_mustnot": ["المخازن"]}, "holds المخازن"),
        ({"claims_mustnot": ["المخازن"], "note": "no claim «المخازن» alone"}, ""),
        ({"order": ["المخازن", "محصول"]}, "stands in another order"),
    ],
)
def test_a_file_must_give_its_claims_in_their_order(tmp_path, said, told):
    (tmp_path / "a.html").write_text(PAGE, "utf-8")
    path = tmp_path / "a.html.expected.json"
    path.write_text(json.dumps({"type": "file", **said}, ensure_ascii=False), "utf-8")
    assert failure(path) == told


@pytest.mark.parametrize(("refused", "told"), [(True, ""), (False, "refused")])
def test_a_file_may_be_refused_where_the_case_says_so(tmp_path, refused, told):
    (tmp_path / "a.txt").write_bytes(b"")
    path = tmp_path / "a.txt.expected.json"
    path.write_text(json.dumps({"type": "file", "or_refused": refused}), "utf-8")
    assert failure(path).startswith(told)
    assert bool(failure(path)) is bool(told)


def test_the_command_counts_cases_and_names_the_failures_on_request(tmp_path, capsys):
    case(tmp_path, "figure", "right", text="3 ملايين دولار", expect="3000000 USD")
    case(tmp_path, "figure", "wrong", text="3 ملايين دولار", expect="none")
    call_command("evaluate", "cases", str(tmp_path), "--json", "--verbose")
    told = capsys.readouterr()
    assert json.loads(told.out)["metrics"] == {"passed": 1.0, "total": 2.0}
    assert "wrong.figure.json" in told.err
    assert "right" not in told.err


def test_a_folder_without_cases_is_refused(tmp_path):
    with pytest.raises(CommandError):
        call_command("evaluate", "cases", str(tmp_path))
