"""Comparing costs as much as the texts are long, whatever they are full of; counted in calls."""

import sys

import pytest

from claims.comparing.comparison import compare
from claims.comparing.differences import FIGURE_AGREES, FIGURE_CONFLICTS
from claims.comparing.reading import MOST, read
from sources.text.sentences.long_sentences import LONGEST

LETTERS = "بتثجحخدذرزسشصضطظعغفقكلمنهي"


def words(count):
    """Words of five letters, each another."""
    places = [(n % 26, n // 26, n * 7 % 25, n * 11 % 23, n * 3 % 19) for n in range(count)]
    return ["".join(LETTERS[at] for at in five) for five in places]


def numbers(seed, size):
    return " ".join(str((n + seed) * 7919 % 9998 + 1) for n in range(size))[:size]


def shares(seed, size):
    """One word before each figure, and the figures of each text in another order."""
    said = [f"{word} {n * seed * 37 % 99 + 1}%" for n, word in enumerate(words(size // 8))]
    return "، ".join(said)[:size]


def calls(claim, found):
    """How many functions were called to compare two texts that were read before."""
    compare(claim, found)
    count = 0

    def note(_frame, event, _told):
        nonlocal count
        count += event in {"call", "c_call"}

    sys.setprofile(note)
    try:
        compare(claim, found)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("full_of", [numbers, shares])
def test_a_text_twice_as_long_costs_no_more_than_twice(full_of):
    half, whole = (calls(full_of(1, size), full_of(9, size)) for size in (LONGEST // 2, LONGEST))
    assert whole < 2.5 * half


def test_a_text_full_of_numbers_is_compared_in_a_hundred_thousand_calls():
    """It was seven hundred thousand, and a batch of such claims never met its deadline."""
    assert calls(numbers(1, LONGEST), numbers(9, LONGEST)) < 100_000


def test_of_the_figures_of_a_text_the_first_are_compared():
    claim = "، ".join(f"{word} {n}%" for n, word in enumerate(words(MOST + 5), start=1))
    assert len(read(claim).quantities) == MOST
    agreed = [f for f in compare(claim, claim).findings if f.code == FIGURE_AGREES]
    assert len(agreed) == MOST


def test_of_many_figures_two_exchanged_are_still_told():
    names = words(MOST)
    figures = [str(n) for n in range(11, 11 + MOST)]
    claim = "، ".join(f"{name} {figure}%" for name, figure in zip(names, figures, strict=True))
    figures[3], figures[4] = figures[4], figures[3]
    found = "، ".join(f"{name} {figure}%" for name, figure in zip(names, figures, strict=True))
    told = [f.meant for f in compare(claim, found).findings if f.code == FIGURE_CONFLICTS]
    assert told == [("14 percent", "15 percent"), ("15 percent", "14 percent")]
