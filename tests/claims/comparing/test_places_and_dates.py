"""Where and when: pairs that agree, pairs that conflict, pairs that tell nothing."""

from datetime import date

import pytest

from claims.comparing import compare
from claims.comparing.differences import DATE_AGREES, DATE_CONFLICTS, PLACE_DIFFERS

WRITTEN = date(2023, 3, 15)  # a Wednesday


def codes(claim, found, mine=None, theirs=None):
    told = compare(claim, found, claim_date=mine, found_date=theirs).findings
    return {f.code for f in told if f.code.startswith(("date", "place"))}


@pytest.mark.parametrize(
    ("claim", "found", "meant"),
    [
        ("افتتح المعرض في تونس", "افتتح المعرض في عمان", None),
        ("اندلع الحريق في مصر", "اندلع الحريق في لبنان", None),
        ("وقع الزلزال في اليابان", "وقع الزلزال في تركيا", None),
        ("The fair opened in Tunisia", "The fair opened in Jordan", None),
        ("The quake hit Japan", "The quake hit Turkey", None),
    ],
)
def test_another_place_is_told_with_its_words(claim, found, meant):
    (told,) = [f for f in compare(claim, found).findings if f.code == PLACE_DIFFERS]
    assert claim[slice(*told.claim)] in claim
    assert told.meant[0] != told.meant[1]


@pytest.mark.parametrize(
    ("claim", "found"),
    [
        ("اندلع الحريق في مصر", "اندلع الحريق في مصر"),
        ("اندلع الحريق في مصر", "حريق كبير بمصر"),
        ("اندلع الحريق في مصر", "اندلع الحريق في المخزن"),
        ("اندلع الحريق في المخزن", "اندلع الحريق في مصر"),
        ("The quake hit Japan", "A quake hit Japan again"),
        ("The quake hit Japan", "The quake hit at night"),
    ],
)
def test_one_place_or_none_differs_in_nothing(claim, found):
    assert PLACE_DIFFERS not in codes(claim, found)


@pytest.mark.parametrize(
    ("claim", "found", "expected"),
    [
        ("افتتح النفق في 3 مايو 2019", "افتتح النفق يوم 3/5/2019", {DATE_AGREES}),
        ("افتتح النفق في 3 مايو 2019", "افتتح النفق في 4 مايو 2019", {DATE_CONFLICTS}),
        ("افتتح النفق في 3 مايو 2019", "افتتح النفق في مايو 2019", {DATE_AGREES}),
        ("افتتح النفق في 3 مايو 2019", "افتتح النفق في يونيو 2019", {DATE_CONFLICTS}),
        ("افتتح النفق في أيار 2019", "افتتح النفق في مايو 2019", {DATE_AGREES}),
        ("افتتح النفق في أيار 2019", "افتتح النفق في حزيران 2019", {DATE_CONFLICTS}),
        ("افتتح النفق عام 2019", "افتتح النفق سنة ٢٠١٩", {DATE_AGREES}),
        ("افتتح النفق عام 2019", "افتتح النفق عام 2018", {DATE_CONFLICTS}),
        ("افتتح النفق عام 2019", "أغلق المتحف عام 2018", set()),
        ("افتتح النفق عام 2019", "افتتح النفق", set()),
        ("The tunnel opened on 3 May 2019", "The tunnel opened in May 2019", {DATE_AGREES}),
        ("The tunnel opened on 3 May 2019", "The tunnel opened on 4 May 2019", {DATE_CONFLICTS}),
        ("The tunnel opened in 2019", "The tunnel opened in 2018", {DATE_CONFLICTS}),
        ("The tunnel opened in 2019", "افتتح النفق عام 2019", {DATE_AGREES}),
    ],
)
def test_dates_meet_in_their_days_or_exclude_each_other(claim, found, expected):
    assert codes(claim, found) == expected


@pytest.mark.parametrize(
    ("claim", "found", "theirs", "expected"),
    [
        ("احترق المخزن أمس", "احترق المخزن في 14 مارس 2023", None, {DATE_AGREES}),
        ("احترق المخزن أمس", "احترق المخزن في 13 مارس 2023", None, {DATE_CONFLICTS}),
        ("احترق المخزن أمس", "احترق المخزن اليوم", date(2023, 3, 14), {DATE_AGREES}),
        ("احترق المخزن اليوم", "احترق المخزن أمس", WRITTEN, {DATE_CONFLICTS}),
        ("The store burned yesterday", "The store burned on 14 March 2023", None, {DATE_AGREES}),
        ("The store burned yesterday", "The store burned on 12 March 2023", None, {DATE_CONFLICTS}),
    ],
)
def test_relative_days_are_counted_from_the_day_of_writing(claim, found, theirs, expected):
    assert codes(claim, found, WRITTEN, theirs) == expected


def test_without_a_day_of_writing_yesterday_is_no_day():
    assert codes("احترق المخزن أمس", "احترق المخزن في 13 مارس 2023") == set()


@pytest.mark.parametrize(
    ("day", "expected"), [("الأحد", {DATE_AGREES}), ("الاثنين", {DATE_CONFLICTS})]
)
def test_weekdays_of_one_week_are_one_day_or_two(day, expected):
    claim, found = "احترق المخزن يوم الأحد", f"احترق المخزن يوم {day}"
    assert codes(claim, found, WRITTEN, WRITTEN) == expected


def test_weekdays_of_weeks_far_apart_tell_nothing():
    claim, found = "احترق المخزن يوم الأحد", "احترق المخزن يوم الاثنين"
    assert codes(claim, found, WRITTEN, date(2023, 9, 1)) == set()


def test_the_days_meant_are_told_as_dates():
    claim, found = "افتتح النفق في 3 مايو 2019", "افتتح النفق في يونيو 2019"
    (told,) = [f for f in compare(claim, found).findings if f.code == DATE_CONFLICTS]
    assert told.meant == ("2019-05-03", "2019-06-01/2019-06-30")


def test_a_date_that_agrees_is_not_in_conflict_with_a_third():
    claim = "افتتح النفق في مايو 2019"
    found = "افتتح النفق في مايو 2019 بعد تأخير النفق منذ مايو 2017"
    assert codes(claim, found) == {DATE_AGREES}
