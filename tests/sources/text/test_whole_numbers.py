"""Ids and versions as they are sent: what can be no id of a row is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.text.whole_numbers import number_from


@pytest.mark.parametrize(
    ("said", "number"),
    [("0", 0), ("7", 7), ("007", 7), ("٤٢", 42), ("9" * 18, 10**18 - 1), ("0" * 18, 0)],
)
def test_a_whole_number_is_read(said, number):
    assert number_from(said) == number


@pytest.mark.parametrize(
    "said",
    [
        "",
        " ",
        "-1",
        "+1",
        "1.0",
        "1e3",
        "0x1",
        "1_000",
        " 7",
        "7\n",
        "²",
        "½",
        "9" * 19,
        "1" * 5000,
    ],
)
def test_anything_else_is_no_number(said):
    assert number_from(said) is None


@given(st.integers(0, 10**18 - 1))
def test_what_is_written_reads_back(number):
    assert number_from(str(number)) == number


@given(st.text(max_size=30))
def test_any_text_is_a_number_or_none(said):
    found = number_from(said)
    assert found is None or 0 <= found < 10**18
