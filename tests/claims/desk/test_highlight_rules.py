"""Which words are marked and told as reasons and findings, and in what order."""

import pytest
from django.utils import translation

from claims.comparing import Comparison, compare
from claims.comparing.differences import AGREEING, DISPUTING, Finding
from claims.desk.highlights import (
    STYLES,
    ShownFinding,
    attribution,
    evidence_marks,
    findings,
    reason_marks,
    reasons_of,
    spans,
    style_of,
    suggestion_reasons,
    words_at,
)
from claims.desk.labels import FINDINGS, words_for
from claims.models import Claim, Evidence, Stance
from sources.models import Document, Sentence


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


def claim_of(text: str, *rows: object) -> Claim:
    return Claim(sentence=Sentence(text=text, document=Document()), reasons=list(rows))


def evidence_of(claim: str, found: str) -> Evidence:
    sentence = Sentence(text=found, document=Document())
    return Evidence(claim=claim_of(claim), sentence=sentence)


def row(code: str, start: int, end: int, weight: float = 0.1) -> dict[str, object]:
    return {"code": code, "start": start, "end": end, "weight": weight}


TEXT = "Boats 12 and 14 sank."
UNRELATED = "Sailors of Izmir painted seven wooden lanterns before the autumn parade."


def test_the_heaviest_reason_stands_first_whichever_way_it_weighs():
    claim = claim_of(
        TEXT, row("place", 0, 5, 0.03), row("opinion", 9, 12, -0.2), row("figure", 6, 8, 0.1)
    )
    assert [reason.weight for reason in reasons_of(claim)] == [-0.2, 0.1, 0.03]


def test_reasons_of_equal_weight_keep_the_order_of_the_text():
    claim = claim_of(TEXT, row("figure", 6, 8), row("place", 0, 5))
    assert [reason.words for reason in reasons_of(claim)] == [("12",), ("Boats",)]


def test_weights_of_one_label_are_summed_and_its_words_told_once():
    claim = claim_of(TEXT, *(row("figure", at, at + 2, 0.05) for at in (6, 13, 6)))
    (reason,) = reasons_of(claim)
    assert reason.words == ("12", "14")
    assert reason.weight == pytest.approx(0.15)


def test_a_reason_about_the_whole_sentence_quotes_and_marks_nothing():
    claim = claim_of(TEXT, row("fragment", 0, len(TEXT)), row("figure", 0, len(TEXT) - 1))
    assert [reason.words for reason in reasons_of(claim)] == [(), (TEXT[:-1],)]
    assert [(mark.start, mark.end) for mark in reason_marks(claim)] == [(0, len(TEXT) - 1)]


def test_a_reason_of_no_words_is_told_without_quoting():
    assert reasons_of(claim_of(TEXT, row("vague", 4, 4)))[0].words == ()


def test_a_mark_carries_the_words_for_its_reason():
    (mark,) = reason_marks(claim_of(TEXT, row("figure", 6, 8)))
    assert (mark.style, mark.title) == ("reason", "gives a figure")


def test_a_reason_without_a_weight_weighs_nothing():
    claim = claim_of(TEXT, {"code": "figure", "start": 6, "end": 8})
    assert reasons_of(claim)[0].weight == 0.0


@pytest.mark.parametrize(
    "stored",
    [
        None,
        "figure",
        {"code": "figure"},
        [["figure", 0, 2]],
        [{"start": 0, "end": 2}],
        [{"code": 7, "start": 0, "end": 2}],
        [{"code": "figure", "start": "0", "end": 2}],
        [{"code": "figure", "start": 0, "end": 2.5}],
        [{"code": "figure", "start": 0, "end": None}],
    ],
)
def test_stored_rows_that_are_no_spans_are_left_alone(stored):
    assert list(spans(stored)) == []


def test_a_stored_row_without_its_places_stands_at_the_beginning():
    assert list(spans([{"code": "vague"}])) == [{"code": "vague", "start": 0, "end": 0}]


def test_a_code_without_a_label_shows_itself_in_words():
    assert words_for("brand_new_code", FINDINGS) == "brand new code"
    assert words_for("date_agrees", FINDINGS) == "the same date"


@pytest.mark.parametrize("code", sorted(AGREEING | DISPUTING | {"place_differs"}))
def test_a_finding_is_styled_by_what_it_does(code):
    agrees = "agrees" if code in AGREEING else "differs"
    expected = "conflicts" if code.endswith("_conflicts") or code == "score_differs" else agrees
    assert style_of(Finding(code, (0, 1), (0, 1))) == expected
    assert set(STYLES.values()) == {"agrees", "conflicts"}


@pytest.mark.parametrize(("span", "words"), [((0, 5), "Boats"), ((6, 8), "12"), (None, "")])
def test_the_words_of_a_span_are_cut_out_and_no_span_has_none(span, words):
    assert words_at(TEXT, span) == words


def marked_words(compared: Comparison, side: str, text: str) -> list[tuple[str, str]]:
    return [(text[m.start : m.end], m.style) for m in evidence_marks(compared, side)]


def test_each_side_is_marked_with_its_own_words():
    mine, theirs = "The mill ground 30 tons.", "That mill ground 45 tons."
    compared = compare(mine, theirs)
    assert ("30 tons", "conflicts") in marked_words(compared, "claim", mine)
    assert ("45 tons", "conflicts") in marked_words(compared, "found", theirs)
    assert ("mill", "shared") in marked_words(compared, "found", theirs)


def test_what_is_said_on_one_side_only_is_marked_on_that_side():
    one_sided = Finding("negation_differs", (0, 5), None)
    told = Comparison((), (one_sided,), 0.5, None, None, {}, "", "")
    assert [(m.start, m.end, m.style) for m in evidence_marks(told, "claim")] == [(0, 5, "differs")]
    assert evidence_marks(told, "found") == []


def shown_findings(mine: str, theirs: str) -> list[ShownFinding]:
    return findings(compare(mine, theirs), mine, theirs)


def test_findings_quote_both_texts():
    shown = shown_findings("The mill ground 30 tons.", "That mill ground 45 tons.")
    assert shown == [ShownFinding("conflicts", "another figure", "30 tons", "45 tons")]


def test_who_says_it_is_told_once_and_behind_what_was_found():
    shown = shown_findings("The mayor said the mill ground 30 tons.", "The mill ground 30 tons.")
    assert [found.style for found in shown] == ["agrees", "said"]
    assert shown[-1].mine
    assert shown[-1].theirs == ""


def test_where_nobody_is_named_nobody_is_told():
    assert attribution(compare("The mill ground wheat.", "The mill ground wheat.")) == []


def test_a_speaker_of_the_found_text_alone_is_told():
    (told,) = attribution(compare("The mill is shut.", "The mayor said the mill is shut."))
    assert (told.mine, bool(told.theirs)) == ("", True)


@pytest.mark.parametrize(
    ("found", "stance", "reasons"),
    [
        ("That mill ground 45 tons of wheat.", Stance.DISPUTES, ["another figure"]),
        ("A mill ground 30 tons of wheat.", Stance.SUPPORTS, ["the same figure"]),
        (
            "Sailors of Izmir painted seven wooden lanterns before the autumn parade.",
            Stance.IRRELEVANT,
            ["hardly a word in common"],
        ),
    ],
)
def test_a_suggestion_names_what_it_rests_on_and_nothing_else(found, stance, reasons):
    evidence = evidence_of("The mill ground 30 tons of wheat.", found)
    assert evidence.suggested_stance == stance
    assert suggestion_reasons(evidence) == reasons


def test_the_same_reason_met_twice_is_told_once():
    evidence = evidence_of(
        "The mill ground 30 tons in 5 hours.", "The mill ground 30 tons in 5 hours."
    )
    assert suggestion_reasons(evidence) == ["the same figure"]
    assert len(evidence.compared.findings) == 2


def test_a_dispute_does_not_rest_on_what_agrees_beside_it():
    evidence = evidence_of(
        "In 2019 the mill ground 30 tons of wheat.", "In 2019 the mill ground 45 tons of wheat."
    )
    assert {found.code for found in evidence.compared.findings} == {
        "date_agrees",
        "figure_conflicts",
    }
    assert suggestion_reasons(evidence) == ["another figure"]
