"""Weeks with something in them: claims raised then, and verdicts published then."""

from datetime import datetime, timedelta

import pytest

from claims.measures.survey import this_week
from claims.models import Claim, Publication
from tests.factories import judge, make_claim


@pytest.fixture(params=["UTC", "Asia/Baghdad", "America/New_York"])
def zone(request, settings):
    """Where the newsroom is; a week begins there and not in Greenwich."""
    settings.TIME_ZONE = request.param
    return request.param


@pytest.fixture
def monday() -> datetime:
    return this_week()


@pytest.fixture
def raised():
    """`raised(moment)`: a claim that came in then."""

    def make(moment: datetime, **fields) -> Claim:
        claim = make_claim(**fields)
        Claim.objects.filter(pk=claim.pk).update(raised_at=moment)
        claim.refresh_from_db()
        return claim

    return make


@pytest.fixture
def publish(editor, monkeypatch):
    """`publish(claim, "disputed", moment)`: a verdict that left the house then."""

    def leave(claim: Claim, rating: str, moment: datetime, **fields):
        with monkeypatch.context() as clock:
            field = Publication._meta.get_field("at")
            clock.setattr(field, "_get_default", lambda: moment)
            return judge(claim, rating, by=editor, **fields)

    return leave


@pytest.fixture
def hours(raised, publish, monday):
    """`hours(1, 5, 9)`: claims whose first verdict, published this week, took so long."""

    def take(*many: float, **fields) -> None:
        for number in many:
            claim = raised(monday - timedelta(hours=number), **fields)
            publish(claim, "speculative", monday)

    return take
