"""A newsroom that has judged some claims, and a reader's program that asks about texts."""

import pytest
from django.conf import settings
from rest_framework.test import APIClient

from tests.factories import judge, make_claim

ADDRESS = "/api/v1/lookup/"
DAM = "أعلنت وزارة المياه أن مخزون سد الوادي بلغ 48% من سعته في نهاية نيسان 2025."
FERRIES = "The harbour authority said three new ferries joined the fleet in March 2025."
BRIDGE = "افتتح رئيس البلدية جسر النهر الجديد في مدينة الرمال يوم الأحد."
VIRTUES = "تزرع القرية الزيتون منذ مئة عام وتبيع زيته في أسواق العاصمة."


@pytest.fixture
def ask(db):
    """`ask(text=…)`: the results of a look-up, asked by nobody in particular."""

    def asked(person=None, *, status=200, **question):
        client = APIClient()
        if person:
            client.force_authenticate(person)
        answer = client.post(f"{ADDRESS}?lang=en", question, format="json")
        assert answer.status_code == status, answer.content
        return answer.json()["results"] if status == 200 else answer.json()

    return asked


@pytest.fixture
def dam(editor):
    return told(DAM, "disputed", by=editor)


def told(text, rating, *, by, **fields):
    """A claim with a published verdict."""
    claim = make_claim(text, **fields)
    judge(claim, rating, by=by)
    return claim


def only(results):
    """The matches of the only statement."""
    (result,) = results
    return result["matches"]


def home():
    return settings.PUBLIC_URL
