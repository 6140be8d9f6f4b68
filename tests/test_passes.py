"""What is run again on a second database: everything that touches one, and nothing else."""

import pytest

from tests.conftest import touches_a_database


class Item:
    """A test as pytest collects it: the fixtures it comes to and the marks it carries."""

    def __init__(self, *fixtures: str, marks: tuple[str, ...] = ()) -> None:
        self.fixturenames = fixtures
        self.marks = marks

    def get_closest_marker(self, name):
        return name if name in self.marks else None


@pytest.mark.parametrize(
    "item",
    [
        Item("db"),
        Item("tmp_path", "transactional_db"),
        Item("live_server"),
        Item(marks=("django_db",)),
        Item(marks=("faults",)),
        Item(marks=("browser",)),
    ],
)
def test_what_touches_a_database_is_run_on_both(item):
    assert touches_a_database(item)


def test_what_reads_text_alone_is_run_once():
    assert not touches_a_database(Item("tmp_path", "monkeypatch"))
