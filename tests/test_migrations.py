"""Rows that older versions wrote keep their meaning."""

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from claims.models import Evidence
from tests.factories import make_claim, make_evidence


@pytest.fixture
def at_version_5(transactional_db):
    """The models of claims as they were, over a database taken back to them for one test."""
    row = make_evidence(make_claim(), "افتتح الوزير الجسر.")
    call_command("migrate", "claims", "0005", verbosity=0)
    executor = MigrationExecutor(connection)
    yield executor.loader.project_state(("claims", "0005_evidence_echoes")).apps, row
    call_command("migrate", "claims", verbosity=0)


def test_of_a_stored_comparison_the_likenesses_stay(at_version_5):
    models, row = at_version_5
    stored = {"shared": [], "stance": "disputes", "parts": {"bm25": 2.5, "characters": 0.4}}
    old = models.get_model("claims", "Evidence").objects.filter(pk=row.pk)
    old.update(explanation=stored, suggested_stance="disputes")

    call_command("migrate", "claims", verbosity=0)

    assert Evidence.objects.get(pk=row.pk).parts == {"bm25": 2.5, "characters": 0.4}
