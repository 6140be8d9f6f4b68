"""Sources, people, work, and what is only read."""

import pytest
from django.urls import reverse

from claims.models import Comment
from sources.models import Document, Source
from sources.people.models import Person
from sources.work.models import Work
from tests.claims.desk.papers import page
from tests.factories import judge, make_claim, make_source


def test_the_tier_of_a_source_is_changed_in_the_list(browse, editor):
    source = make_source()
    form = {
        "form-TOTAL_FORMS": 1,
        "form-INITIAL_FORMS": 1,
        "form-0-id": source.pk,
        "form-0-tier": "primary",
        "_save": "1",
    }
    browse(editor).post(reverse("admin:sources_source_changelist"), form)
    source.refresh_from_db()
    assert source.tier == "primary"


def test_a_domain_typed_by_hand_is_kept_as_it_was_registered(browse, editor):
    source = make_source(domain="paper.example")
    other = make_source()
    change = reverse("admin:sources_source_change", args=[other.pk])
    form = {"name": other.name, "tier": "ordinary", "domain": "https://AR.agency.example/"}
    browse(editor).post(change, form)
    other.refresh_from_db()
    assert other.domain == "agency.example"
    answer = browse(editor).post(change, form | {"domain": "www.paper.example"})
    assert answer.context["adminform"].form.errors
    assert Source.objects.get(domain="ar.paper.example") == source


def test_failed_work_is_tried_again_and_the_rest_left_alone(browse, editor):
    Work.objects.request("match", {1: 0.5, 2: 0.5})
    Work.objects.filter(subject=1).update(state="dead", attempts=5, error="انقطع الاتصال")
    client, target = browse(editor), reverse("admin:work_work_changelist")
    assert "انقطع الاتصال" in client.get(target).content.decode()
    chosen = list(Work.objects.values_list("pk", flat=True))
    client.post(target, {"action": "retry", "_selected_action": chosen})
    assert set(Work.objects.values_list("state", "attempts")) == {("ready", 0)}


def test_an_administrator_makes_people_but_no_superuser(browse, administrator):
    client = browse(administrator)
    form = page(client, "admin:people_person_change", administrator.pk)
    assert 'name="groups"' in form
    assert 'name="language"' in form
    assert 'name="is_superuser"' not in form
    assert 'name="user_permissions"' not in form


def test_an_administrator_takes_no_superuser_over(browse, administrator):
    root = Person.objects.create_superuser("root", password="a-long-password-7")
    target = reverse("admin:auth_user_password_change", args=[root.pk])
    assert browse(administrator).get(target).status_code == 403
    change = reverse("admin:people_person_change", args=[root.pk])
    assert browse(administrator).post(change, {"username": "mine"}).status_code == 403


RECORDS = ["claims_verdict", "claims_publication", "claims_decision", "claims_comment"]


@pytest.fixture
def records(editor, analyst):
    verdict = judge(make_claim(), "speculative", by=editor)
    Comment.objects.create(verdict=verdict, author=analyst, text="لماذا؟")


@pytest.mark.parametrize("name", RECORDS)
def test_records_are_read_and_never_changed(browse, administrator, records, name):
    administrator.is_superuser = True
    administrator.save()
    client = browse(administrator)
    rows = client.get(reverse(f"admin:{name}_changelist")).context["cl"].result_list
    for verb, args in (("change", [rows[0].pk]), ("delete", [rows[0].pk]), ("add", [])):
        assert client.post(reverse(f"admin:{name}_{verb}", args=args), {}).status_code == 403
    page(client, f"admin:{name}_change", rows[0].pk)


@pytest.mark.parametrize("name", ["claims_claim", "sources_document", "sources_source"])
def test_nothing_in_the_admin_is_deleted(browse, administrator, name):
    claim = make_claim()
    pk = {"claims_claim": claim.pk}.get(name, Document.objects.get().pk)
    pk = Source.objects.get().pk if name == "sources_source" else pk
    assert browse(administrator).post(reverse(f"admin:{name}_delete", args=[pk])).status_code == 403


LISTS = {
    "claims_claim": "editor analyst administrator",
    "claims_verdict": "editor analyst administrator",
    "claims_decision": "editor analyst administrator",
    "claims_comment": "editor analyst administrator",
    "claims_publication": "editor analyst administrator",
    "sources_document": "editor analyst administrator",
    "sources_source": "editor analyst administrator",
    "sources_merge": "editor analyst administrator",
    "sources_ruling": "editor analyst administrator",
    "work_work": "editor administrator",
    "people_person": "administrator",
}


@pytest.mark.parametrize("role", ["editor", "analyst", "administrator", "consumer", "stranger"])
@pytest.mark.parametrize("name", LISTS)
def test_each_role_sees_the_lists_of_the_table(browse, request, records, name, role):
    person: Person = request.getfixturevalue(role)
    status = browse(person).get(reverse(f"admin:{name}_changelist")).status_code
    assert (status == 200) == (role in LISTS[name].split())
