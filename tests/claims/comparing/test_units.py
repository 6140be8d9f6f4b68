"""Figures in their base units, shares of a whole, ranges: tables of both languages."""

from decimal import Decimal

import pytest

from claims.comparing import compare
from claims.comparing.reading import read

AGREES, CONFLICTS = {"figure_agrees"}, {"figure_conflicts"}


def codes(claim, found):
    return {f.code for f in compare(claim, found).findings if f.code.startswith("figure")}


@pytest.mark.parametrize(
    ("text", "low", "unit"),
    [
        ("طول النفق 3 كيلومترات", 3000, "m"),
        ("طول النفق 300 متر", 300, "m"),
        ("سمك الجدار 40 سنتيمترا", Decimal("0.4"), "m"),
        ("سمك اللوح 5 ملم", Decimal("0.005"), "m"),
        ("وزن الحمولة 2 طن", 2000, "kg"),
        ("وزن الطرد 500 غرام", Decimal("0.5"), "kg"),
        ("قدرة المحطة 4 ميغاواط", 4000, "kW"),
        ("استمرت الرحلة 2 أسبوع", 14, "day"),
        ("The tunnel is 3 km long", 3000, "m"),
        ("The load weighs 2 tonnes", 2000, "kg"),
        ("The trip lasted 2 weeks", 14, "day"),
        ("The talk lasted 2 hours", 120, "minute"),
        ("The field measures 2 hectares", 20000, "m2"),
    ],
)
def test_a_quantity_is_kept_in_its_base_unit(text, low, unit):
    (quantity,) = read(text, None).quantities
    assert (quantity.low, quantity.high, quantity.unit) == (low, low, unit)


@pytest.mark.parametrize(
    ("claim", "found", "expected"),
    [
        ("طول النفق 3 كيلومترات", "طول النفق 3000 متر", AGREES),
        ("طول النفق 3 كيلومترات", "طول النفق 300 متر", CONFLICTS),
        ("وزن الحمولة 2 طن", "وزن الحمولة 2000 كيلوغرام", AGREES),
        ("وزن الحمولة 2 طن", "وزن الحمولة 20 طنا", CONFLICTS),
        ("استمرت الرحلة 3 أسابيع", "استمرت الرحلة 21 يوما", AGREES),
        ("استمرت الرحلة 3 أسابيع", "استمرت الرحلة 12 يوما", CONFLICTS),
        ("The tunnel is 3 km long", "طول النفق 3000 متر", AGREES),
        ("The talk lasted 2 hours", "The talk lasted 120 minutes", AGREES),
        ("The talk lasted 2 hours", "The talk lasted 45 minutes", CONFLICTS),
        ("The talk lasted 2 hours", "The talk cost 45 dollars", set()),
        ("بلغ الدخل 5 ملايين دولار", "بلغ الدخل خمسة ملايين دولار", AGREES),
        ("بلغ الدخل 5 ملايين دولار", "بلغ الدخل 5 مليارات دولار", CONFLICTS),
        ("بلغ الدخل 5 ملايين دولار", "بلغ الدخل 5,000,000 دولار", AGREES),
    ],
)
def test_one_quantity_may_be_told_in_two_units(claim, found, expected):
    assert codes(claim, found) == expected


@pytest.mark.parametrize(
    ("claim", "found", "expected"),
    [
        ("نصف الطلاب غابوا", "50% من الطلاب غابوا", AGREES),
        ("ربع الطلاب غابوا", "25% من الطلاب غابوا", AGREES),
        ("ثلث الطلاب غابوا", "33% من الطلاب غابوا", AGREES),
        ("ثلث الطلاب غابوا", "60% من الطلاب غابوا", CONFLICTS),
        ("70% من الطلاب غابوا", "30% من المعلمين غابوا", set()),
        ("70% من الطلاب غابوا", "30% من الطلاب غابوا", CONFLICTS),
        ("Half of the pupils stayed home", "50% of the pupils stayed home", AGREES),
        ("Half of the pupils stayed home", "20% of the pupils stayed home", CONFLICTS),
        ("70% of the pupils stayed home", "30% of the teachers stayed home", set()),
    ],
)
def test_shares_are_compared_of_one_whole_only(claim, found, expected):
    assert codes(claim, found) == expected


@pytest.mark.parametrize(
    ("claim", "found", "expected"),
    [
        ("حضر 15 طالبا الدرس", "حضر بين 10 و20 طالبا الدرس", AGREES),
        ("حضر 10 طلاب الدرس", "حضر بين 10 و20 طالبا الدرس", AGREES),
        ("حضر 20 طالبا الدرس", "حضر بين 10 و20 طالبا الدرس", AGREES),
        ("حضر 21 طالبا الدرس", "حضر بين 10 و20 طالبا الدرس", CONFLICTS),
        ("حضر 9 طلاب الدرس", "حضر بين 10 و20 طالبا الدرس", CONFLICTS),
        ("15 pupils came to class", "10 to 20 pupils came to class", AGREES),
        ("25 pupils came to class", "10 to 20 pupils came to class", CONFLICTS),
    ],
)
def test_a_range_holds_its_ends_and_nothing_beyond(claim, found, expected):
    assert codes(claim, found) == expected


@pytest.mark.parametrize(
    ("claim", "found"),
    [
        ("حلت المدرسة في المرتبة 3", "حضر الدرس 5 طلاب"),
        ("في الذكرى الثالثة للمدرسة", "حضر 5 طلاب إلى المدرسة"),
        ("The third school in town", "5 schools in town"),
    ],
)
def test_a_rank_is_no_count(claim, found):
    assert codes(claim, found) == set()


def test_a_conflict_is_told_once_and_with_both_figures_as_meant():
    claim, found = "طول النفق 3 كيلومترات", "طول النفق 4 كيلومترات"
    (told,) = compare(claim, found).findings
    assert told.meant == ("3 km", "4 km")
    assert claim[slice(*told.claim)].startswith("3")
    assert found[slice(*told.found)].startswith("4")
