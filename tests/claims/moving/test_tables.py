"""What moves is derived from the models; what stays behind is named with its reason."""

import re

import pytest

from claims.moving.tables import (
    APART,
    LEFT_OUT,
    MADE_AT_SETUP,
    WITHHELD,
    every_table,
    moving_tables,
)

SECRET = re.compile(r"password|secret|token|hash|private|session", re.IGNORECASE)
# Named like secrets, and none: the fence of a running step, known to one worker for a minute, the
# hash of a subtree that everybody may see, and a reader's way back to the answer they wait for.
NO_SECRETS = {"work.work.token", "logs.subtree.hashed", "claims.report.token"}


def paths(tables) -> set[str]:
    return {table.path(field) for table in tables for field in table.fields}


def test_every_table_moves_or_is_left_out_for_a_reason():
    known = {table.label for table in every_table()}
    assert known >= LEFT_OUT.keys()
    assert {table.label for table in moving_tables()} == known - LEFT_OUT.keys()
    assert all(len(reason) > 20 for reason in LEFT_OUT.values())


def test_nothing_that_opens_a_door_moves_unasked():
    moving = {path for path in paths(moving_tables()) if SECRET.search(path.rpartition(".")[2])}
    assert moving - NO_SECRETS == set(WITHHELD)


def test_what_is_named_apart_is_there():
    assert paths(moving_tables()) >= {*APART, *WITHHELD}
    assert {table.label for table in moving_tables()} >= set(MADE_AT_SETUP)


@pytest.mark.parametrize("table", every_table(), ids=lambda table: table.label)
def test_a_table_that_stays_behind_is_pointed_to_by_its_natural_key_or_not_at_all(table):
    if table.label in LEFT_OUT:
        return
    behind = [field.related_model for field in table.fields if field.is_relation]
    left = [model for model in behind if model._meta.label_lower in LEFT_OUT]
    assert all(hasattr(model, "natural_key") for model in left)
