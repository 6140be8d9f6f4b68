"""Lists of the desk asked by values that no database and no calendar holds."""

import pytest
from django.apps import apps
from django.contrib import admin
from django.urls import reverse

from tests.factories import make_person

pytestmark = pytest.mark.django_db
admin.autodiscover()
LISTS = sorted(model._meta.label_lower for model in admin.site._registry)
LOOKUPS = ["{}=%00", "{}__exact=%00", "{}__exact=" + "9" * 30, "{}__year=" + "9" * 30]
IN_WORDS = {200, 302, 400, 403}


@pytest.fixture
def client(browse):
    browser = browse(make_person("administrator"))
    browser.raise_request_exception = False
    return browser


def narrowed_by(label: str) -> list[str]:
    """What a list can be narrowed by, as its address says it."""
    found = admin.site.get_model_admin(apps.get_model(label))
    filters = [each[0] if isinstance(each, tuple) else each for each in found.list_filter]
    names = [str(getattr(each, "parameter_name", each)) for each in filters]
    return [*names, found.date_hierarchy or "id"]


@pytest.mark.parametrize("label", LISTS)
def test_a_list_is_asked_for_the_impossible_and_answers_in_words(client, label):
    address = reverse("admin:{}_{}_changelist".format(*label.split(".")))
    asked = [
        f"{address}?{lookup.format(name)}" for name in narrowed_by(label) for lookup in LOOKUPS
    ]
    answers = {one: client.get(one).status_code for one in asked}
    assert {one: code for one, code in answers.items() if code not in IN_WORDS} == {}


def test_what_is_wrong_with_the_address_is_said_on_a_page(client):
    address = reverse("admin:sources_document_changelist")
    answer = client.get(f"{address}?added_at__year={'9' * 30}")
    assert answer.status_code == 400
    assert "<html" in answer.content.decode()
