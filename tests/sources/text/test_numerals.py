"""Numerals with separators: which comma groups, which is the decimal mark, and what is a name."""

from decimal import Decimal

import pytest

from sources.text.numbers.numerals import numeral

GROUPED = [
    ("1,234", "1234"),
    ("12,345", "12345"),
    ("123,456", "123456"),
    ("1,234,567", "1234567"),
    ("1.234.567", "1234567"),
    ("1٬234٬567", "1234567"),
    ("1،234", "1234"),
    ("1\u00a0234\u00a0567", "1234567"),
    ("1\u202f234", "1234"),
    ("1,234.5", "1234.5"),
    ("1,234,567.89", "1234567.89"),
    ("1.234.567,89", "1234567.89"),
    ("1٬234٫5", "1234.5"),
    ("1,234٫25", "1234.25"),
    ("0,125", "0.125"),
    ("0٬125", "0.125"),
    ("999,999", "999999"),
]


@pytest.mark.parametrize(("text", "value"), GROUPED)
def test_groups_of_three_are_thousands(text, value):
    assert numeral(text) == (Decimal(value), None)


DECIMAL = [
    ("103,7", "103.7"),
    ("103,75", "103.75"),
    ("103,7500", "103.75"),
    ("3٫5", "3.5"),
    ("3،5", "3.5"),
    ("3.5", "3.5"),
    ("3.14159", "3.14159"),
    ("0.5", "0.5"),
    ("0٫25", "0.25"),
    ("1234.5", "1234.5"),
    ("1234,567", "1234.567"),
]


@pytest.mark.parametrize(("text", "value"), DECIMAL)
def test_a_mark_before_another_count_of_digits_is_the_decimal_one(text, value):
    found = numeral(text)
    assert found is not None
    assert found[0] == Decimal(value)
    assert found[1] is None


@pytest.mark.parametrize(
    ("text", "value", "other"),
    [("1.500", "1.5", 1500), ("12.345", "12.345", 12_345), ("999.999", "999.999", 999_999)],
)
def test_a_lone_stop_before_three_digits_keeps_both_readings(text, value, other):
    assert numeral(text) == (Decimal(value), Decimal(other))


def test_three_digits_after_the_arabic_mark_are_decimals():
    found = numeral("1٫500")
    assert found is not None
    assert found[0] == Decimal("1.5")


@pytest.mark.parametrize("text", ["0", "7", "10", "2017", "1" * 24])
def test_bare_digits_are_read_as_they_stand(text):
    assert numeral(text) == (Decimal(text), None)


@pytest.mark.parametrize(
    "text",
    [
        "007",
        "00",
        "01",
        "0123",
        "1" * 25,
        "1.2.3",
        "192.168.1.1",
        "1,23,456",
        "12.34.56",
        "1,2345,6",
    ],
)
def test_a_name_made_of_digits_has_no_value(text):
    assert numeral(text) is None
