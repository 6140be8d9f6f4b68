"""What a program is answered: what was judged, in which words, and what differs."""

import pytest

from tests.claims.lookup.conftest import BRIDGE, DAM, home, only, told
from tests.factories import judge, make_claim

SAID_OTHERWISE = "بلغ مخزون سد الوادي 48% من سعته نهاية نيسان 2025، كما أعلنت وزارة المياه."


def test_the_very_words_are_found_with_verdict_date_and_address(ask, dam):
    publication = dam.verdicts.get().publication
    (result,) = ask(text=DAM)
    assert result["text"] == DAM
    (match,) = result["matches"]
    assert match.pop("likeness") > 0.9
    assert match.pop("published_at") == publication.at.isoformat().replace("+00:00", "Z")
    assert match == {
        "claim": dam.pk,
        "url": f"{home()}/claims/{dam.pk}/",
        "band": "strong",
        "rating": "disputed",
        "label": "disputed",
        "differs": [],
    }


def test_a_paraphrase_is_found_and_is_the_same(ask, dam):
    (match,) = only(ask(text=SAID_OTHERWISE))
    assert (match["claim"], match["band"], match["differs"]) == (dam.pk, "strong", [])


@pytest.mark.parametrize(
    ("asked", "difference"),
    [
        (DAM.replace("48%", "61%"), {"what": "figure", "asked": "61%", "held": "48%"}),
        (
            DAM.replace("نيسان 2025", "نيسان 2021"),
            {"what": "date", "asked": "نيسان 2021", "held": "نيسان 2025"},
        ),
        (
            DAM.replace("بلغ", "لم يبلغ"),
            {"what": "negation", "asked": "لم", "held": ""},
        ),
    ],
)
def test_the_same_statement_with_another_figure_is_never_passed_off_as_the_same(
    ask, dam, asked, difference
):
    (match,) = only(ask(text=asked))
    assert match["claim"] == dam.pk
    assert match["band"] == "likely"
    assert difference in match["differs"]


def test_nothing_known_is_said_plainly(ask, dam):
    text = "وصل الفريق إلى الملعب قبل المباراة بساعتين."
    assert ask(text=text) == [{"text": text, "matches": []}]


def test_what_only_shares_the_subject_is_not_known(ask, editor):
    told("The city bought three new ferries in 2022.", "speculative", by=editor)
    assert only(ask(text="I think no other city treats its ferries so well.")) == []


def test_an_empty_archive_knows_nothing(ask):
    assert only(ask(text=BRIDGE)) == []


def test_what_is_judged_and_not_published_is_not_known(ask, editor):
    judge(make_claim(BRIDGE), "speculative", by=editor, publish=False)
    assert only(ask(text=BRIDGE)) == []
