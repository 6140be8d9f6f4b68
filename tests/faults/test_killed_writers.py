"""Whoever is killed while verdicts leave the house: the log has no gap, and its tree is right."""

import pytest

from claims.models import Publication
from claims.models.publication import PUBLICATION_LOG
from sources.logs.models import LogHead, Subtree
from sources.logs.verify import Tree, leaf_hash
from tests.factories import judge, make_claim

pytestmark = pytest.mark.faults
DRAFTS = 40


def test_eight_writers_killed_in_between_leave_a_gapless_log_and_its_tree(newsroom, editor):
    for _ in range(DRAFTS):
        judge(make_claim(), "speculative", by=editor, publish=False)
    newsroom.manage("shell", "-c", "from tests.faults.publishing import publish_all; publish_all()")
    rows = list(Publication.objects.with_words())
    assert [row.seq for row in rows] == list(range(1, DRAFTS + 1))
    assert LogHead.objects.get(log=PUBLICATION_LOG).seq == DRAFTS
    tree = Tree()
    for row in rows:
        tree.add(leaf_hash(row.entry()))
        assert Subtree.objects.over(PUBLICATION_LOG, [range(row.seq)]) == [tree.root()]
    assert Subtree.objects.count() == 2 * DRAFTS - DRAFTS.bit_count()
