"""When a watch is read again, and an article tried again."""

import pytest

from sources.intake.fetch.refusals import ForbiddenAddress, TooSlow, Unreachable, WrongAnswer
from sources.intake.watching.pacing import DAY, is_passing, until_again, until_next
from sources.intake.watching.refusals import AskedNotTo, NoFeed
from sources.refusals.refusal import Busy
from sources.refusals.texts import Empty

ONE_TENTH = 0.11


@pytest.mark.parametrize(
    ("failures", "minutes"),
    [(0, 15), (1, 30), (2, 60), (6, 960), (7, 1440), (400, 1440)],
)
def test_each_failure_doubles_the_pause_up_to_a_day(failures, minutes):
    assert until_next(15, failures=failures) == pytest.approx(minutes * 60, rel=ONE_TENTH)


def test_what_is_read_once_a_week_is_not_read_more_often_because_it_fails():
    assert until_next(7 * 1440, failures=3) == pytest.approx(7 * DAY, rel=ONE_TENTH)


def test_watches_of_one_interval_do_not_stay_together():
    assert len({until_next(15, failures=0) for _watch in range(20)}) > 10


def test_a_host_may_ask_for_more_patience_and_not_for_less():
    assert until_next(15, failures=1, wanted=7200.0) == 7200
    assert until_next(15, failures=1, wanted=60.0) > 60


@pytest.mark.parametrize(
    ("refusal", "passing"),
    [
        (TooSlow(host="a", seconds=1), True),
        (Unreachable(host="a"), True),
        (Busy(), True),
        (WrongAnswer(host="a", status=500), True),
        (WrongAnswer(host="a", status=599), True),
        (WrongAnswer(host="a", status=429), True),
        (WrongAnswer(host="a", status=499), False),
        (WrongAnswer(host="a", status=404), False),
        (ForbiddenAddress(host="a"), False),
        (AskedNotTo(host="a"), False),
        (NoFeed(url="a"), False),
        (Empty(), False),
    ],
    ids=lambda value: type(value).__name__ + str(getattr(value, "details", value)),
)
def test_only_what_a_host_may_answer_otherwise_later_passes(refusal, passing):
    assert is_passing(refusal) is passing
    assert (until_again(refusal, 1) is not None) is passing


def test_the_fourth_try_is_the_last():
    assert until_again(Unreachable(host="a"), 3)
    assert until_again(Unreachable(host="a"), 4) is None
