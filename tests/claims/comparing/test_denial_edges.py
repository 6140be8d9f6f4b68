"""How far a negation reaches, what takes it back, and on which side it is told."""

import pytest

from claims.comparing import compare
from claims.comparing.reading import read


def told(claim, found):
    return [
        (f.claim and claim[slice(*f.claim)], f.found and found[slice(*f.found)])
        for f in compare(claim, found).findings
        if f.code == "negation_differs"
    ]


WALL = "بنت البلدية السور القديم حول الحديقة"
REPORT = "خبر بناء البلدية السور القديم حول الحديقة غير صحيح"


@pytest.mark.parametrize(
    ("claim", "found"),
    [
        ("لم تبن البلدية السور القديم حول الحديقة", WALL),
        ("نفت البلدية أنها بنت السور القديم حول الحديقة", WALL),
        (REPORT, WALL),
        ("The city did not build the old wall", "The city built the old wall"),
        ("Reports that the city built the old wall are false", "The city built the old wall"),
    ],
)
def test_a_denial_is_told_on_whichever_side_it_stands(claim, found):
    assert told(claim, found)
    assert told(found, claim)
    assert [pair[::-1] for pair in told(found, claim)] == told(claim, found)


@pytest.mark.parametrize(
    ("claim", "found"),
    [
        ("لم تبن البلدية السور القديم", "لم تبن البلدية السور القديم"),
        ("نفت البلدية بناء السور القديم", "البلدية تنفي بناء السور القديم"),
        ("The city never built the wall", "The city has not built the wall"),
        (WALL, WALL),
        (WALL, "بنت البلدية السور القديم حول الحديقة لا سيما جهة الغرب"),
        (WALL, "بنت البلدية السور القديم حول الحديقة بلا شك"),
        (WALL, "لا تزال البلدية تبني السور القديم حول الحديقة"),
        ("The city built the old wall", "No doubt the city built the old wall"),
        ("The city built the old wall", "The city not only built the old wall"),
    ],
)
def test_what_both_deny_or_nobody_denies_differs_in_nothing(claim, found):
    assert told(claim, found) == []


@pytest.mark.parametrize(
    ("text", "negations", "denials", "falsehoods"),
    [
        ("لم تبن البلدية السور", ["لم"], [], []),
        ("ولن تبني البلدية السور", ["ولن"], [], []),
        ("ليس السور قديما", ["ليس"], [], []),
        ("البناء بدون سور", ["بدون"], [], []),
        ("سعر الحجر دون 50 دولارا", [], [], []),
        ("نفت البلدية البناء", [], ["نفت"], []),
        ("لم تنف البلدية البناء", [], [], []),
        ("الخبر كاذب", [], [], ["كاذب"]),
        ("الخبر ليس كاذبا", ["ليس"], [], []),
        ("الخبر غير صحيح", ["غير"], [], ["غير"]),
        ("الخبر صحيح", [], [], []),
        ("لم يحضر إلا واحد", [], [], []),
        ("لم يحضر إلا أن أخاه حضر", ["لم"], [], []),
        ("The city didn't build", ["t"], [], []),
        ("Model T was built", [], [], []),
        ("The city denied it", [], ["denied"], ["denied"]),
        ("The report is false", [], [], ["false"]),
        ("Nobody but the city built", [], [], []),
        ("Not only the city built", [], [], []),
        ("Without the city", ["Without"], [], []),
    ],
)
def test_words_that_deny_are_told_by_what_they_deny(text, negations, denials, falsehoods):
    reading = read(text, None)

    def words(positions):
        return [text[reading.tokens[at].start : reading.tokens[at].end] for at in positions]

    assert words(reading.negations) == negations
    assert words(reading.denials) == denials
    assert words(reading.falsehoods) == falsehoods


@pytest.mark.parametrize(
    ("found", "denied"),
    [
        ("لا جسر فوق النهر", True),
        ("لا من جسر فوق النهر", True),
        ("لا من على جسر فوق النهر", True),
        ("لا من على في جسر فوق النهر", False),
        ("No bridge over there", True),
        ("No such of a bridge over there", False),
    ],
)
def test_a_negation_reaches_three_words(found, denied):
    claim = "بني جسر" if not found.isascii() else "A bridge stands"
    assert bool(told(claim, found)) is denied


@pytest.mark.parametrize(
    "found",
    [
        "لم يحضر الوزير لكن البلدية بنت السور القديم حول الحديقة",
        "بنت البلدية السور القديم حول الحديقة الذي لم يرمم",
        "إذا لم تمطر السماء بنت البلدية السور القديم حول الحديقة",
        "رغم أنها لم تدفع بنت البلدية السور القديم حول الحديقة",
    ],
)
def test_a_denial_in_another_clause_denies_nothing_of_the_claim(found):
    assert (None, "لم") not in told(WALL, found)
    assert compare(WALL, found).stance != "disputes"


def test_two_texts_that_call_a_report_false_do_not_differ():
    found = "شائعة بناء البلدية السور القديم حول الحديقة كاذبة"
    assert told("لم تبن البلدية السور القديم حول الحديقة", found) == []
    assert told(found, "لم تبن البلدية السور القديم حول الحديقة") == []
