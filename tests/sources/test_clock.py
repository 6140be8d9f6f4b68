"""One clock: what is due now is due, whatever the database writes its times like."""

from datetime import timedelta

import pytest
from django.utils import timezone

from sources.clock import DatabaseNow, from_now
from sources.work.models import Beat

pytestmark = pytest.mark.django_db


def beat_at(moment):
    return Beat.objects.create(worker="huda-desk", seen_at=moment)


def test_a_time_of_now_has_come_in_the_same_statement():
    for _ in range(200):
        beat_at(from_now(0))
        assert Beat.objects.filter(seen_at__lte=DatabaseNow()).exists()
        assert Beat.objects.filter(seen_at__lte=from_now(0)).exists()
        Beat.objects.all().delete()


def test_a_time_of_the_database_equals_itself_when_asked_for_by_the_program():
    beat_at(DatabaseNow())
    told = Beat.objects.get().seen_at
    assert Beat.objects.filter(seen_at=told).exists()
    assert Beat.objects.filter(seen_at__gte=told).exists()


def test_a_time_of_the_program_is_compared_with_the_clock_of_the_database():
    beat_at(timezone.now() - timedelta(seconds=5))
    assert Beat.objects.filter(seen_at__lt=DatabaseNow(), seen_at__gt=from_now(-60)).exists()
    assert not Beat.objects.filter(seen_at__gt=from_now(1)).exists()
