"""Whoever polls the feed while writers are killed sees each row once, in order."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from tests.factories import judge, make_claim
from tests.faults.feed import pages_until, told

pytestmark = pytest.mark.faults
DRAFTS = 40
SOUND = {"never seen": 0, "twice": 0, "out of order": 0}


def polled_beside() -> list[list[int]]:
    """The pages that came, asked for in a thread, whose connection nobody else would close."""
    try:
        return [*pages_until(DRAFTS)]
    finally:
        connection.close()


def test_a_poller_sees_each_row_once_and_in_order(newsroom, editor):
    for _ in range(DRAFTS):
        judge(make_claim(), "speculative", by=editor, publish=False)
    with ThreadPoolExecutor() as beside:
        polled = beside.submit(polled_beside)
        newsroom.manage(
            "shell", "-c", "from tests.faults.publishing import publish_all; publish_all()"
        )
        numbers = [number for page in polled.result() for number in page]
    assert told(numbers, DRAFTS) == SOUND


@pytest.mark.parametrize(
    ("numbers", "found"),
    [
        ([1, 2, 3], {}),
        ([1, 3], {"never seen": 1}),
        ([1, 2, 2, 3], {"twice": 1}),
        ([2, 1, 3], {"out of order": 1}),
        ([], {"never seen": 3}),
    ],
)
def test_what_a_poller_missed_is_counted(numbers, found):
    assert told(numbers, 3) == SOUND | found
