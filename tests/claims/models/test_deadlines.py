"""No claim has a deadline that nobody lives to see, whichever door brought it."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from claims.models import Claim
from claims.models.queueing import NEVER
from tests.factories import make_claim

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("deadline", [NEVER, datetime(9999, 12, 31, 23, 30, tzinfo=UTC)])
def test_the_database_takes_no_deadline_at_the_end_of_time(deadline):
    make_claim("ارتفع سعر القمح إلى ٩٠ دولارًا.")
    with (
        pytest.raises(IntegrityError, match="claim_deadline_is_one_that_somebody_lives_to_see"),
        transaction.atomic(),
    ):
        Claim.objects.update(deadline=deadline)


def test_a_deadline_before_it_is_kept():
    claim = make_claim("ارتفع سعر القمح إلى ٩٠ دولارًا.")
    last = NEVER - timedelta(microseconds=1)
    Claim.objects.update(deadline=last)
    claim.refresh_from_db()
    assert claim.deadline == last
