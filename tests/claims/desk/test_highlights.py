"""Highlighting: nothing is lost, nothing moves, whatever the text and the marks."""

from hypothesis import given
from hypothesis import strategies as st

from claims.comparing import differences
from claims.desk.highlights import evidence_marks, reason_marks, reasons_of
from claims.desk.labels import FINDINGS, FURNITURE, REASONS
from claims.models import Evidence
from claims.triage.worthiness import WEIGHTS
from sources.showing import marked
from sources.text.furniture.page_phrases import ANYWHERE, OPENINGS
from sources.text.highlighting import Highlight, pieces
from tests.factories import make_claim, make_evidence

marks = st.builds(
    Highlight, st.integers(-5, 60), st.integers(-5, 60), st.sampled_from(["shared", "agrees"])
)


@given(st.text(max_size=50), st.lists(marks, max_size=8))
def test_the_pieces_joined_are_the_text(text, spans):
    assert "".join(piece.text for piece in pieces(text, spans)) == text


@given(st.text(max_size=50), st.lists(marks, max_size=8))
def test_a_character_carries_exactly_the_marks_over_it(text, spans):
    at = 0
    for piece in pieces(text, spans):
        for place in range(at, at + len(piece.text)):
            over = {mark.style for mark in spans if mark.start <= place < mark.end}
            assert set(piece.styles) == over
        at += len(piece.text)


def test_overlapping_marks_share_their_middle():
    cut = pieces("abcdef", [Highlight(0, 4, "shared", "x"), Highlight(2, 6, "agrees", "y")])
    assert [(p.text, p.styles, p.title) for p in cut] == [
        ("ab", ("shared",), "x"),
        ("cd", ("shared", "agrees"), "x · y"),
        ("ef", ("agrees",), "y"),
    ]


def test_a_joined_emoji_stays_whole_and_a_lone_bidi_control_is_shown():
    assert "👩‍🚀" in marked("رائدة 👩‍🚀 فضاء")
    assert "U+202E" in marked("نص\u202eمقلوب")


def test_markup_in_a_text_or_a_title_is_escaped():
    html = marked("<b>&", [Highlight(0, 3, 'a" onload="x', '"><script>')])
    assert "<b>" not in html
    assert "<script>" not in html
    assert 'onload="' not in html


def test_every_reason_the_machine_gives_has_words():
    assert set(WEIGHTS) <= set(REASONS)


def test_every_furniture_code_has_words():
    assert {*OPENINGS, *ANYWHERE} <= set(FURNITURE)


def test_every_finding_has_words():

    codes = {value for name, value in vars(differences).items() if name.isupper()}
    assert {code for code in codes if isinstance(code, str)} <= set(FINDINGS)


def test_figures_that_conflict_are_marked_in_the_evidence(db):
    claim = make_claim("ارتفعت الصادرات 35%.")
    row: Evidence = make_evidence(claim, "ارتفعت الصادرات 28%.")
    found = [(mark.start, mark.end, mark.style) for mark in evidence_marks(row.compared, "found")]
    assert found == [(0, 6, "shared"), (7, 15, "shared"), (16, 19, "conflicts")]


def test_reasons_with_one_label_are_one_line_and_the_heaviest_stands_first(db):
    claim = make_claim("ارتفعت الصادرات 35% و40%.")
    claim.reasons = [
        {"code": "place", "start": 0, "end": 6, "weight": -0.02},
        {"code": "figure", "start": 16, "end": 19, "weight": 0.1},
        {"code": "figure", "start": 21, "end": 24, "weight": 0.05},
        {"code": "fragment", "start": 0, "end": len(claim.sentence.text), "weight": -0.05},
    ]
    assert [reason.words for reason in reasons_of(claim)] == [("35%", "40%"), (), ("ارتفعت",)]
    assert len(reason_marks(claim)) == 3
