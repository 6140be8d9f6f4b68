"""So many at once, and a seat is given back whatever happens on it."""

import threading

import pytest

from sources.seats import Seats


def test_who_comes_when_all_seats_are_taken_is_told_so():
    seats = Seats(2)
    with seats.one() as first, seats.one() as second, seats.one() as third:
        assert (first, second, third) == (True, True, False)


def test_a_seat_is_free_again_for_the_next():
    seats = Seats(1)
    for _ in range(3):
        with seats.one() as seated:
            assert seated


def test_what_fails_on_a_seat_gives_it_back():
    seats = Seats(1)
    with pytest.raises(ValueError, match="broken"), seats.one():
        raise ValueError("broken")
    with seats.one() as seated:
        assert seated


def test_who_had_no_seat_gives_none_back():
    seats = Seats(1)
    with seats.one():
        with seats.one() as none:
            assert not none
        with seats.one() as still_none:
            assert not still_none


def test_seats_are_shared_by_the_threads_of_a_process():
    seats, seen = Seats(1), []

    def look():
        with seats.one() as seated:
            seen.append(seated)

    with seats.one():
        other = threading.Thread(target=look)
        other.start()
        other.join()
    look()
    assert seen == [False, True]
