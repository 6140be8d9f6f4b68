"""When an explanation carries a stance: each threshold of `suggest` at its edge."""

from itertools import combinations

import pytest

from claims.comparing.differences import (
    AGREEING,
    ALTERING,
    CALLED_UNTRUE,
    DISPUTING,
    FIGURE_AGREES,
    FIGURE_CONFLICTS,
    PLACE_DIFFERS,
    WORD_DIFFERS,
    Finding,
)
from claims.comparing.stance import AGREE, DISAGREE, OTHER, Weighed, suggest

BY_ITSELF = sorted(DISPUTING - {FIGURE_CONFLICTS})


def found(*codes):
    return [Finding(code, (0, 1), (0, 1)) for code in codes]


def stance(*codes, agree=0.0, other=0.0, coverage=1.0, of_found=1.0, framed=(), **weighed):
    likely = {AGREE: agree, DISAGREE: 1 - agree - other, OTHER: other}
    return suggest(
        likely, found(*codes), Weighed(coverage, of_found, framed=frozenset(framed), **weighed)
    )


@pytest.mark.parametrize("code", BY_ITSELF)
def test_any_difference_in_what_is_said_may_dispute(code):
    assert stance(code) == "disputes"


@pytest.mark.parametrize("code", BY_ITSELF)
@pytest.mark.parametrize(
    ("coverage", "suggested"), [(0.49, ""), (0.5, "disputes"), (0.51, "disputes")]
)
def test_a_difference_in_little_shared_text_may_be_about_something_else(code, coverage, suggested):
    assert stance(code, coverage=coverage) == suggested


@pytest.mark.parametrize(("of_found", "suggested"), [(0.44, ""), (0.45, "disputes")])
def test_a_long_text_tells_much_besides_what_differs(of_found, suggested):
    assert stance("date_conflicts", of_found=of_found) == suggested


@pytest.mark.parametrize(
    ("coverage", "framed", "suggested"),
    [(0.3, True, "disputes"), (0.29, True, ""), (0.3, False, ""), (1.0, False, "")],
)
def test_another_figure_disputes_only_what_it_is_of(coverage, framed, suggested):
    codes = [FIGURE_CONFLICTS] if framed else []
    assert stance(FIGURE_CONFLICTS, coverage=coverage, framed=codes) == suggested


@pytest.mark.parametrize(("coverage", "suggested"), [(0.3, "supports"), (0.29, "")])
def test_the_same_figure_of_the_same_thing_supports(coverage, suggested):
    assert stance(FIGURE_AGREES, coverage=coverage, framed=[FIGURE_AGREES]) == suggested


@pytest.mark.parametrize(("telling", "suggested"), [(2, ""), (3, "disputes")])
def test_a_text_too_short_to_tell_carries_nothing(telling, suggested):
    assert stance("negation_differs", telling=telling) == suggested


def test_a_price_of_no_day_carries_nothing():
    assert stance(FIGURE_CONFLICTS, framed=[FIGURE_CONFLICTS], undated=True) == ""
    assert stance(FIGURE_AGREES, framed=[FIGURE_AGREES], agree=0.9, undated=True) == ""


@pytest.mark.parametrize(("agree", "suggested"), [(0.79, "disputes"), (0.8, ""), (0.95, "")])
def test_what_surely_agrees_is_not_disputed_by_one_difference(agree, suggested):
    assert stance("figure_conflicts", agree=agree, framed=["figure_conflicts"]) == suggested


@pytest.mark.parametrize("code", sorted(AGREEING))
def test_any_agreement_may_support(code):
    assert stance(code, agree=0.9) == "supports"


@pytest.mark.parametrize(
    ("coverage", "suggested"), [(0.69, ""), (0.7, "supports"), (1.0, "supports")]
)
def test_support_needs_a_claim_nearly_covered(coverage, suggested):
    assert stance("figure_agrees", agree=0.9, coverage=coverage) == suggested


@pytest.mark.parametrize(("agree", "suggested"), [(0.59, ""), (0.6, "supports")])
def test_support_needs_the_likelihood_of_it(agree, suggested):
    assert stance("date_agrees", agree=agree) == suggested


@pytest.mark.parametrize("agreeing", sorted(AGREEING))
@pytest.mark.parametrize("parting", sorted({*ALTERING, WORD_DIFFERS} - {CALLED_UNTRUE}))
def test_no_agreement_supports_beside_anything_that_parts(agreeing, parting):
    assert stance(agreeing, parting, agree=0.9, framed=[agreeing]) == ""


def test_another_place_alone_disputes_nothing():
    assert stance(PLACE_DIFFERS) == ""
    assert stance(PLACE_DIFFERS, agree=0.9) == ""


@pytest.mark.parametrize(
    ("coverage", "suggested"), [(0.0, "irrelevant"), (0.19, "irrelevant"), (0.2, "")]
)
def test_hardly_a_word_in_common_is_irrelevant(coverage, suggested):
    assert stance(other=0.9, coverage=coverage) == suggested


@pytest.mark.parametrize(("other", "suggested"), [(0.59, ""), (0.6, "irrelevant")])
def test_irrelevance_needs_the_likelihood_of_it(other, suggested):
    assert stance(other=other, coverage=0.1) == suggested


def test_two_scripts_share_no_word_whatever_they_say():
    assert stance(other=0.9, coverage=0.0, one_script=False) == ""


@pytest.mark.parametrize("code", sorted({*AGREEING, *DISPUTING, PLACE_DIFFERS}))
def test_whatever_was_found_is_a_relation(code):
    assert stance(code, other=0.9, coverage=0.1) == ""


def test_the_likelihood_alone_suggests_nothing():
    assert stance(agree=0.99) == ""
    assert stance(agree=0.0, other=0.0) == ""


@pytest.mark.parametrize("codes", list(combinations(BY_ITSELF, 2)))
def test_two_differences_dispute_no_less_than_one(codes):
    assert stance(*codes) == "disputes"
