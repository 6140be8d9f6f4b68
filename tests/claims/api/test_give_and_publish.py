"""A verdict given and published in one request."""

import pytest
from django.contrib.auth.models import Permission
from rest_framework.test import APIClient

from claims.models import Publication, Verdict
from tests.factories import make_claim

pytestmark = pytest.mark.django_db
SAID = {"rating": "speculative", "rationale": "لا يعرف أحد بعد."}


def give(person, claim, **more):
    client = APIClient()
    client.force_authenticate(person)
    address = f"/api/v1/claims/{claim.pk}/verdicts/"
    return client.post(address, {**SAID, **more}, format="json", headers={"If-Match": '"1"'})


def test_publish_lets_the_verdict_leave_the_house_in_the_same_step(editor):
    claim = make_claim()
    told = give(editor, claim, publish=True)
    assert told.status_code == 201
    assert told.json()["publication_seq"] == Publication.objects.get().seq
    assert told.headers["ETag"] == '"3"'


@pytest.mark.parametrize("more", [{}, {"publish": False}])
def test_without_it_the_verdict_stays_in_the_house(editor, more):
    assert give(editor, make_claim(), **more).json()["publication_seq"] is None


def test_who_may_judge_but_not_publish_is_refused_before_anything_is_given(stranger):
    for name in ("view_claim", "view_decision", "add_verdict"):
        stranger.user_permissions.add(Permission.objects.get(codename=name))
    told = give(stranger, make_claim(), publish=True)
    assert told.status_code == 403
    assert not Verdict.objects.exists()


def test_a_publish_that_is_neither_yes_nor_no_is_refused(editor):
    told = give(editor, make_claim(), publish="perhaps")
    assert told.status_code == 400
    assert not Verdict.objects.exists()
