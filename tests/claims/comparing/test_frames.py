"""A figure bears on a claim only within its frame: what it counts, of which event, on which day."""

from datetime import date

import pytest

from claims.comparing import compare

SUNDAY = date(2018, 5, 13)
CLAIM = (
    "أعلنت دائرة الإسعاف أن انهيار المبنى السكني في حي الزهور بالعاصمة أسفر عن مقتل 14 شخصا "
    "بعد ساعات من البحث تحت الأنقاض"
)
TOLL = "قال مسعفون إن انهيار المبنى في حي الزهور أسفر عن مقتل {} شخصا وما زال البحث مستمرا هناك"


def stance(claim, found, *, days=0):
    later = date.fromordinal(SUNDAY.toordinal() + days)
    return compare(claim, found, claim_date=SUNDAY, found_date=later).stance


def test_another_toll_of_the_same_day_disputes():
    assert stance(CLAIM, TOLL.format(19)) == "disputes"


def test_the_toll_of_another_day_may_be_a_newer_one():
    assert stance(CLAIM, TOLL.format(19), days=1) == ""


@pytest.mark.parametrize(("days", "suggested"), [(0, "supports"), (30, "supports"), (31, "")])
def test_the_same_toll_supports_as_long_as_it_is_one_story(days, suggested):
    assert stance(CLAIM, TOLL.format(14), days=days) == suggested


def test_a_figure_far_off_counts_something_else():
    assert stance(CLAIM, TOLL.format(900)) == ""


def test_the_figure_of_the_whole_disputes_no_part():
    claim = "صوت 169 نائبا ضد القانون الجديد بعد جلسة طويلة من النقاش في المجلس أمس"
    found = "من أصل 190 نائبا صوتت أغلبية ضئيلة ضد القانون الجديد بعد مغادرة كتلة المعارضة"
    assert stance(claim, found) == ""


def test_a_price_without_a_day_says_nothing_and_with_one_it_does():
    claim, found = "بلغ سعر الأونصة 1900 دولار في السوق", "بلغ سعر الأونصة 1850 دولارا في السوق"
    assert compare(claim, found).stance == ""
    assert stance(claim, found) == "disputes"


STOCK = "تراجع مخزون السدود في {} إلى 48% من سعتها الكاملة، وهو أدنى مستوى منذ عشر سنوات"
OTHER_STOCK = "بلغ مخزون السدود في {} نحو 61% من سعتها الكاملة"


@pytest.mark.parametrize(
    ("when", "suggested"),
    [("نهاية نيسان 2025", "disputes"), ("20 نيسان 2025", "disputes"), ("عام 2025", "")],
)
def test_a_day_or_month_that_both_texts_name_frames_their_figures(when, suggested):
    claim, found = STOCK.format(when), OTHER_STOCK.format(when)
    assert stance(claim, found, days=16) == suggested
    assert stance(claim, OTHER_STOCK.format("نهاية آذار 2025"), days=16) == ""
