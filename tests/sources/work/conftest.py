"""Kinds of work declared for one test."""

import pytest
from django.conf import settings

from sources.work.kinds import Lane, WorkKind, declared

DECLARED = ()
ERRANDS = Lane("errands", share=1.0)


@pytest.fixture
def declare(monkeypatch):
    """Let `declare(note=handler)` be all the kinds of work there are, in one lane."""

    def only(**handlers):
        kinds = [
            WorkKind(name=name, words=name, handler=handler, lane=ERRANDS)
            for name, handler in handlers.items()
        ]
        monkeypatch.setattr(f"{__name__}.DECLARED", kinds)
        monkeypatch.setattr(settings, "WORK_KINDS", f"{__name__}.DECLARED")
        declared.cache_clear()

    yield only
    declared.cache_clear()
