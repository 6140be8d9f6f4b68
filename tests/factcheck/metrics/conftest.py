import pytest

from factcheck import broker
from factcheck.metrics.exposition import page
from factcheck.metrics.series import families
from sources.clock import DatabaseNow
from sources.work.models import Beat
from tests.factcheck.metrics.promql import Vector, read


@pytest.fixture
def standing(db, settings, tmp_path, monkeypatch):
    """A house in which everything stands: a broker that answers, a worker just seen, no request."""
    settings.RUN_DIR = tmp_path
    monkeypatch.setattr(broker, "answers", lambda _: True)
    Beat.objects.create(worker="desk:1", seen_at=DatabaseNow())


@pytest.fixture
def series(standing):
    """The series of a name, as Prometheus reads them now."""

    def told(name: str) -> Vector:
        return read(page(families())).get(f"factcheck_{name}", {})

    return told
