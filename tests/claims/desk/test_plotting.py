"""Where the lines, bars and words of a plot stand."""

import pytest

from claims.desk.plotting import (
    ABOVE,
    AT_THE_END,
    BELOW,
    BESIDE,
    HEIGHT,
    LABELS,
    ROW,
    TICKS,
    WIDTH,
    bar_plot,
    labelled,
    line_plot,
    spread,
    ticks,
)

FLOOR = HEIGHT - BELOW


def drawn(*values, rtl=False):
    labels = [str(n) for n in range(len(values))]
    return line_plot([("ادّعاءات", values)], labels, rtl=rtl, write=str)


@pytest.mark.parametrize(
    ("top", "steps"),
    [
        (0, [0, 1]),
        (0.2, [0, 1]),
        (1, [0, 1]),
        (3, [0, 1, 2, 3]),
        (4, [0, 1, 2, 3, 4]),
        (4.1, [0, 2, 4, 6]),
        (7, [0, 2, 4, 6, 8]),
        (8.5, [0, 5, 10]),
        (20, [0, 5, 10, 15, 20]),
        (20.5, [0, 10, 20, 30]),
        (95, [0, 50, 100]),
        (1234, [0, 500, 1000, 1500]),
    ],
)
def test_the_axis_is_marked_with_round_numbers(top, steps):
    assert ticks(top) == steps


@pytest.mark.parametrize("top", [n / 3 for n in range(1, 4000, 7)])
def test_the_axis_reaches_the_highest_value_in_few_steps(top):
    steps = ticks(top)
    assert steps[-1] >= top
    assert 2 <= len(steps) <= TICKS + 1


def test_time_runs_from_the_axis_to_the_other_side():
    assert spread(3) == [BESIDE, (BESIDE + WIDTH - AT_THE_END) / 2, WIDTH - AT_THE_END]
    assert spread(1) == [BESIDE]


def test_nothing_stands_on_the_floor_and_the_most_at_the_top():
    (line,) = drawn(0, 2, 4).lines
    assert [y for _x, y in line.points] == [FLOOR, (FLOOR + ABOVE) / 2, ABOVE]
    assert line.stretches == [" ".join(f"{x},{y}" for x, y in line.points)]


def test_what_was_not_measured_breaks_the_line():
    (line,) = drawn(1, 2, None, 3, None, 4, 5).lines
    assert [stretch.count(",") for stretch in line.stretches] == [2, 2]
    assert len(line.points) == 5


def test_where_nothing_was_measured_there_is_no_line():
    (line,) = drawn(None, None).lines
    assert (line.stretches, line.points) == ([], [])


def test_a_page_from_right_to_left_is_the_mirror_image():
    left, right = drawn(1, 3, 2), drawn(1, 3, 2, rtl=True)
    mirrored = [(round(WIDTH - x, 1), y) for x, y in left.lines[0].points]
    assert right.lines[0].points == mirrored
    assert (right.start, right.end) == (WIDTH - left.start, WIDTH - left.end)
    assert [WIDTH - word.x for word in right.ticks] == [word.x for word in left.ticks]
    assert [word.text for word in right.labels] == [word.text for word in left.labels]


def test_the_lines_are_numbered_in_their_order():
    plot = line_plot([("a", [1.0]), ("b", [2.0])], ["now"], rtl=False, write=str)
    assert [(line.number, line.name) for line in plot.lines] == [(1, "a"), (2, "b")]


@pytest.mark.parametrize(("count", "named"), [(0, []), (1, [0]), (4, [0, 1, 2, 3]), (5, [0, 2, 4])])
def test_as_many_places_are_named_as_stand_apart_and_the_last_always(count, named):
    assert labelled(count) == named


@pytest.mark.parametrize("count", range(1, 60))
def test_no_more_places_are_named_than_there_is_room_for(count):
    assert len(labelled(count)) <= LABELS
    assert labelled(count)[-1] == count - 1


def test_the_longest_bar_leaves_room_for_its_number():
    plot = bar_plot([("أ", 4.0), ("ب", 1.0), ("ج", None), ("د", 0.0)], rtl=False, write=str)
    assert [bar.length for bar in plot.bars] == [WIDTH - BESIDE, (WIDTH - BESIDE) / 4, 0, 0]
    assert [bar.number.text for bar in plot.bars] == ["4.0", "1.0", "—", "0.0"]
    assert [bar.y for bar in plot.bars] == [16, 16 + ROW, 16 + 2 * ROW, 16 + 3 * ROW]
    assert plot.height == 4 * ROW + 4


def test_bars_grow_from_the_side_a_page_begins_at():
    (left,) = bar_plot([("أ", 4.0)], rtl=False, write=str).bars
    (right,) = bar_plot([("أ", 4.0)], rtl=True, write=str).bars
    assert (left.x, left.name.x) == (0, 0)
    assert (right.x + right.length, right.name.x) == (WIDTH, WIDTH)
    assert right.number.x == WIDTH - left.number.x


def test_bars_of_nothing_have_no_length():
    assert [bar.length for bar in bar_plot([("أ", 0.0)], rtl=False, write=str).bars] == [0]
    assert bar_plot([], rtl=True, write=str).bars == []
