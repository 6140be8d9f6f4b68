"""The admin's shelves, people and work: what each list shows, and what nobody may do there."""

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse
from django.utils import translation

from sources.models import Source
from sources.people.models import Person
from sources.work.models import State, Work
from tests.factories import make_document, make_person, make_source

pytestmark = pytest.mark.django_db
SOURCES, PEOPLE, WORK = (
    reverse(f"admin:{name}_changelist") for name in ("sources_source", "people_person", "work_work")
)


def failed(kind="match", subject=1) -> Work:
    return Work.objects.create(
        kind=kind, subject=subject, state=State.DEAD, attempts=5, error="ضاع الاتصال"
    )


def chosen(*rows):
    return {"action": "retry", "_selected_action": [row.pk for row in rows]}


def said(response):
    return [(message.level_tag, str(message)) for message in get_messages(response.wsgi_request)]


def test_a_shelf_says_how_many_documents_it_holds(browse, editor):
    shelf = make_source("جريدة الحقل")
    make_document("نضج القمح.", source=shelf)
    make_document("نضج الشعير.", source=shelf)
    make_source("جريدة المرعى")
    rows = browse(editor).get(SOURCES).context["cl"].result_list
    assert [(row.name, row.document_count) for row in rows] == [
        ("جريدة الحقل", 2),
        ("جريدة المرعى", 0),
    ]


@pytest.mark.parametrize(("asked", "found"), [("الحقل", 1), ("field.example", 1), ("البحر", 0)])
def test_a_source_is_found_by_its_name_or_domain(browse, editor, asked, found):
    make_source("جريدة الحقل", domain="field.example")
    make_source("جريدة المرعى")
    assert len(browse(editor).get(SOURCES, {"q": asked}).context["cl"].result_list) == found


def test_an_editor_moves_a_source_to_another_tier_in_the_list(browse, editor):
    shelf = make_source("جريدة الحقل")
    form = {
        "form-TOTAL_FORMS": 1,
        "form-INITIAL_FORMS": 1,
        "form-0-id": shelf.pk,
        "form-0-tier": "reliable",
        "_save": "1",
    }
    browse(editor).post(SOURCES, form)
    shelf.refresh_from_db()
    assert shelf.tier == "reliable"


@pytest.mark.parametrize("who", ["editor", "administrator"])
def test_nobody_deletes_a_source_a_person_or_work(request, browse, who):
    client = browse(request.getfixturevalue(who))
    shelf, person, work = make_source(), make_person(username="gone"), failed()
    for name, row in (("sources_source", shelf), ("people_person", person), ("work_work", work)):
        assert (
            client.post(reverse(f"admin:{name}_delete", args=[row.pk]), {"post": "yes"}).status_code
            == 403
        )
    assert Source.objects.filter(pk=shelf.pk).exists()
    assert Person.objects.filter(pk=person.pk).exists()
    assert Work.objects.filter(pk=work.pk).exists()


def test_not_even_a_superuser_deletes_a_source_or_a_person(browse):
    root = Person.objects.create_superuser("root", password="a-long-password-7")
    shelf = make_source()
    for name, row in (("sources_source", shelf), ("people_person", root)):
        address = reverse(f"admin:{name}_delete", args=[row.pk])
        assert browse(root).post(address, {"post": "yes"}).status_code == 403


def test_people_are_listed_with_their_roles_in_words(browse, administrator, second_editor):
    with translation.override("en"):
        page = browse(administrator).get(PEOPLE)
    rows = {row.username: row for row in page.context["cl"].result_list}
    assert rows["second"].groups.all()[0].name == "editor"
    assert "محرر" in page.content.decode()
    assert ">editor<" not in page.content.decode()


def test_people_are_filtered_by_role(browse, administrator, second_editor, analyst):
    group = analyst.groups.get()
    rows = browse(administrator).get(PEOPLE, {"groups__id__exact": group.pk})
    assert [row.username for row in rows.context["cl"].result_list] == ["ana"]


def form_of(person, browse, by):
    page = browse(by).get(reverse("admin:people_person_change", args=[person.pk]))
    return page.context["adminform"].form if page.status_code == 200 else None


def test_only_a_superuser_makes_superusers_or_gives_permissions(browse, administrator, analyst):
    root = Person.objects.create_superuser("root", password="a-long-password-7")
    beyond = {"is_superuser", "user_permissions"}
    assert not beyond & set(form_of(analyst, browse, administrator).fields)
    assert beyond <= set(form_of(analyst, browse, root).fields)
    for by in (administrator, root):
        assert not {"last_login", "date_joined"} & set(form_of(analyst, browse, by).fields)


def test_nobody_below_changes_a_superuser(browse, administrator, analyst):
    root = Person.objects.create_superuser("root", password="a-long-password-7")
    assert "groups" in form_of(analyst, browse, administrator).fields
    assert set(form_of(root, browse, administrator).fields) <= {"password"}
    assert "username" in form_of(root, browse, root).fields


def test_roles_are_offered_in_words(browse, administrator, analyst):
    field = form_of(analyst, browse, administrator).fields["groups"]
    with translation.override("en"):
        assert {label for _, label in field.choices} == {
            "Editor",
            "Analyst",
            "API consumer",
            "Administrator",
        }


def test_work_that_failed_is_tried_again_and_the_rest_is_counted(browse, editor):
    first, second = failed(subject=1), failed(subject=2)
    waiting = Work.objects.create(kind="match", subject=3)
    client = browse(editor)
    client.cookies["django_language"] = "en"
    answer = client.post(WORK, chosen(first, second, waiting))
    assert [level for level, _ in said(answer)] == ["success", "warning"]
    assert ["2" in said(answer)[0][1], "1" in said(answer)[1][1]] == [True, True]
    states = Work.objects.filter(pk__in=[first.pk, second.pk]).values_list(
        "state", "attempts", "error"
    )
    assert list(states) == [("ready", 0, "")] * 2


def test_nothing_is_said_of_skipped_work_when_none_was(browse, editor):
    answer = browse(editor).post(WORK, chosen(failed()))
    assert [level for level, _ in said(answer)] == ["success"]


@pytest.mark.parametrize("pk", ["x", "-1", "1.5", "9" * 30, ""])
def test_a_chosen_row_that_can_be_none_is_dropped(browse, editor, pk):
    work = failed()
    answer = browse(editor).post(WORK, {"action": "retry", "_selected_action": [pk, work.pk]})
    assert answer.status_code == 302
    work.refresh_from_db()
    assert work.state == State.READY


def test_an_analyst_sees_no_work_and_retries_none(browse, analyst):
    work = failed()
    assert browse(analyst).post(WORK, chosen(work)).status_code == 403
    work.refresh_from_db()
    assert work.state == State.DEAD


def test_work_is_read_and_never_changed_by_hand(browse, administrator):
    work = failed()
    client = browse(administrator)
    page = client.get(reverse("admin:work_work_change", args=[work.pk]))
    assert page.status_code == 200
    assert not page.context["adminform"].form.fields
    assert "ضاع الاتصال" in page.content.decode()
    assert client.get(reverse("admin:work_work_add")).status_code == 403
    changed = client.post(reverse("admin:work_work_change", args=[work.pk]), {"state": "done"})
    assert changed.status_code == 403
