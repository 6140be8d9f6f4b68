"""What the pages of the desk say with a tag: words for codes, texts with their marks."""

import pytest
from django.template import Context, Template
from django.utils import translation

from claims.models import Comment, Decision, Rating, Stance
from claims.templatetags import desk
from sources.limits import limit_of
from tests.factories import judge, make_claim, make_document, make_evidence


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


def shown(text: str, **context) -> str:
    return Template("{% load desk %}" + text).render(Context(context))


@pytest.mark.parametrize(
    ("of", "field"), [("why", (Decision, "why")), ("comment", (Comment, "text"))]
)
def test_a_field_of_the_page_takes_as_much_as_its_column(of, field):
    assert shown(f"{{% limit '{of}' %}}") == str(limit_of(*field))


def test_the_claim_is_shown_with_the_words_that_decided(db):
    reason = {"code": "figure", "start": 6, "end": 8, "weight": 0.1}
    claim = make_claim("Boats 12 sank.", reasons=[reason])
    html = shown("{% claim_text claim %}", claim=claim)
    assert ">12</mark>" in html
    assert "gives a figure" in html
    assert html.count("<mark") == 1


def test_claim_and_evidence_are_each_marked_in_their_own_words(db):
    evidence = make_evidence(make_claim("The mill ground 30 tons."), "That mill ground 45 tons.")
    beside, found = (
        shown(f"{{% {tag} row %}}", row=evidence) for tag in ("claim_beside", "evidence_text")
    )
    assert ">30 </mark>" in beside
    assert "45" not in beside
    assert ">45 </mark>" in found
    assert "30" not in found


def test_the_reasons_of_a_suggestion_stand_in_one_line(db):
    claim = make_claim("In 2019 the mill ground 30 tons.")
    evidence = make_evidence(claim, "In 2019 the mill ground 30 tons.")
    told = shown("{{ row|suggested_because }}", row=evidence)
    assert set(told.split(" · ")) == {"the same figure", "the same date"}


def test_a_word_hides_nothing_and_escapes_everything():
    html = shown("{% word_text word %}", word="<b>\u202e")
    assert "&lt;b&gt;" in html
    assert "U+202E" in html


@pytest.mark.parametrize(
    ("filtered", "code", "words"),
    [
        ("band_words", "strong", "strong match"),
        ("band_words", "new_band", "new band"),
        ("furniture_words", "menu", "menu"),
        ("furniture_words", "side_bar", "side bar"),
        ("rating_words", Rating.DISPUTED, "disputed"),
        ("rating_words", "odd", "odd"),
        ("stance_words", Stance.SUPPORTS, "supports"),
        ("stance_words", "odd", "odd"),
    ],
)
def test_a_code_is_told_in_words_and_an_unknown_one_as_it_is(filtered, code, words):
    assert shown(f"{{{{ code|{filtered} }}}}", code=code) == words


@pytest.mark.parametrize(
    ("after", "words"),
    [
        ({"stance": "disputes"}, "disputes"),
        ({"rating": "speculative"}, "speculative"),
        ({"stance": ""}, ""),
        ({"stance": "", "rating": "disputed"}, "disputed"),
        ({"editor": 3}, ""),
        ({}, ""),
    ],
)
def test_a_decision_tells_what_it_came_to_where_there_is_something_to_tell(after, words):
    assert desk.outcome_words(Decision(after=after)) == words


@pytest.mark.parametrize(
    ("kept", "typed"),
    [
        ({"place": "reply-3", "text": "لماذا؟"}, "لماذا؟"),
        ({"place": "reply-4", "text": "لماذا؟"}, ""),
        ({}, ""),
    ],
)
def test_what_was_typed_comes_back_in_its_own_form_only(kept, typed):
    assert desk.typed_at(kept, desk.place("reply", 3)) == typed


def test_a_sentence_leads_to_its_claim_if_it_has_one(db):
    claim = make_claim()
    assert desk.claim_of(claim.sentence) == claim
    assert desk.claim_of(make_document().sentences.get()) is None


@pytest.mark.parametrize("publish", [True, False])
def test_a_verdict_knows_whether_it_left_the_house(editor, publish):
    verdict = judge(make_claim(), "speculative", by=editor, publish=publish)
    assert desk.is_published(type(verdict).objects.get(pk=verdict.pk)) is publish


def test_the_findings_of_evidence_are_told_in_words(db):
    evidence = make_evidence(make_claim("The mill ground 30 tons."), "That mill ground 45 tons.")
    told = shown(
        "{% findings_of row as all %}{% for f in all %}{{ f.label }}: {{ f.mine }}/{{ f.theirs }}"
        "{% endfor %}",
        row=evidence,
    )
    assert told == "another figure: 30 tons/45 tons"


def test_reasons_are_told_heaviest_first(db):
    rows = [
        {"code": "place", "start": 0, "end": 5, "weight": 0.01},
        {"code": "figure", "start": 6, "end": 8, "weight": 0.1},
    ]
    claim = make_claim("Boats 12 sank.", reasons=rows)
    told = shown("{% for r in claim|reasons %}{{ r.label }};{% endfor %}", claim=claim)
    assert told == "gives a figure;names a place;"


def test_the_summary_counts_for_the_person_who_looks(editor, second_editor):
    make_claim(editor=editor)
    numbers = [
        [count.number for count in desk.queue_summary(person)] for person in (editor, second_editor)
    ]
    assert numbers == [[1, 1, 0, 0, 0, 0, 0, 0], [0, 1, 0, 0, 0, 0, 0, 0]]
