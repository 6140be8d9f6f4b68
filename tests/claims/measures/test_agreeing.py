"""Raw agreement and Cohen's κ, by hand-worked tables and by rows of second looks."""

from datetime import timedelta

import pytest

from claims.deciding.looking import look
from claims.measures.agreeing import FEWEST_PAIRS, Agreement, agreement
from claims.measures.survey import Survey
from claims.models import Judgement
from tests.factories import judge, make_claim, make_person, make_rule, make_source, make_topic

SAME, OTHER = ("supported", "supported"), ("supported", "disputed")
DISPUTED = ("disputed", "disputed")


def test_of_no_pair_nothing_is_said():
    assert (Agreement().raw, Agreement().kappa, Agreement().pairs) == (None, None, 0)


def test_kappa_is_what_chance_does_not_explain():
    # Cohen's own kind of table: 20 and 15 agree of 50; 0.7 agree, 0.5 would by chance.
    told = Agreement({SAME: 20, OTHER: 5, ("disputed", "supported"): 10, DISPUTED: 15})
    assert (told.pairs, told.agreed, told.raw) == (50, 35, 0.7)
    assert told.kappa == pytest.approx(0.4)


def test_kappa_is_of_all_ratings_at_once():
    told = Agreement(
        {SAME: 4, DISPUTED: 3, ("speculative", "speculative"): 2, ("speculative", "disputed"): 1}
    )
    # By chance: 4·4 + 3·4 + 3·2 of 100.
    assert told.kappa == pytest.approx((0.9 - 0.34) / (1 - 0.34))


def test_full_agreement_is_one_and_less_than_chance_is_below_nothing():
    assert Agreement({SAME: 5, DISPUTED: 5}).kappa == 1
    assert Agreement({OTHER: 5, ("disputed", "supported"): 5}).kappa == -1


def test_of_too_few_pairs_no_kappa_is_told():
    few = {SAME: FEWEST_PAIRS - 2, DISPUTED: 1}
    assert Agreement(few).kappa is None
    assert Agreement(few).raw == 1
    assert Agreement({**few, DISPUTED: 2}).kappa == 1


def test_where_all_chose_one_rating_chance_explains_it_all():
    told = Agreement({SAME: FEWEST_PAIRS})
    assert (told.raw, told.kappa) == (1, None)


@pytest.fixture
def pairs(editor, second_editor):
    """`pairs("speculative", "disputed")`: second looks at drafts that say speculative."""
    make_rule()

    def give(*ratings: str, **fields):
        claims = [make_claim(**fields) for _rating in ratings]
        for claim, rating in zip(claims, ratings, strict=True):
            draft = judge(claim, "speculative", by=editor, publish=False)
            said = Judgement(rating=rating, rationale="نظرت بنفسي.")
            look(draft.second_look, said, by=second_editor, seen=claim.version)
        return claims

    return give


def test_pairs_are_counted_by_week_by_source_and_by_topic(pairs, monday):
    source, topic = make_source(), make_topic()
    pairs("speculative")
    for claim in pairs("speculative", "disputed", source=source):
        claim.topics.add(topic)

    def numbers(survey):
        return {group: (told.agreed, told.pairs) for group, told in agreement(survey).items()}

    assert numbers(Survey()) == {monday: (2, 3)}
    assert numbers(Survey("source"))[source.pk] == (1, 2)
    assert numbers(Survey("topic")) == {topic.pk: (1, 2)}
    assert numbers(Survey("week", source.pk)) == {monday: (1, 2)}


def test_what_a_third_decides_makes_no_pair(pairs, monday):
    (claim,) = pairs("disputed")
    claim.refresh_from_db()
    said = Judgement(rating="speculative", rationale="نظرت بنفسي.")
    demanded = claim.verdicts.get().second_look
    look(demanded, said, by=make_person("editor"), seen=claim.version)
    assert agreement(Survey())[monday] == Agreement({("speculative", "disputed"): 1})


def test_the_groups_with_the_most_pairs_come_first(pairs):
    few, many = make_source(), make_source()
    pairs("disputed", source=few)
    pairs("disputed", "disputed", source=many)
    assert list(agreement(Survey("source"))) == [many.pk, few.pk]


def test_what_is_older_than_the_first_week_is_not_counted(pairs, monkeypatch):
    pairs("disputed")
    later = [week + timedelta(weeks=20) for week in Survey().weeks]
    monkeypatch.setattr(Survey, "weeks", property(lambda _survey: later))
    assert agreement(Survey()) == {}
