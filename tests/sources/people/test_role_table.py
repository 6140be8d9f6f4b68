"""The table of roles becomes groups: each has what it says, no more, and is named in words."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.utils import translation
from django.utils.translation import gettext_lazy

from sources.people import roles
from sources.people.roles import DISCUSS, EDIT, MANAGE, READ, ROLES, Role, grant_roles, role_words
from tests.factories import make_person

pytestmark = pytest.mark.django_db
CONSUMER = {"claims.view_verdict", "claims.view_claim", "claims.view_evidence"}


@pytest.mark.parametrize(
    ("name", "held"),
    [
        ("editor", {*EDIT}),
        ("analyst", {*READ, *DISCUSS}),
        ("API consumer", CONSUMER),
        ("administrator", {*EDIT, *MANAGE}),
    ],
)
def test_a_role_holds_what_the_table_says(name, held):
    assert make_person(name).get_all_permissions() == held


def test_who_has_no_role_may_nothing():
    assert make_person().get_all_permissions() == set()


@pytest.mark.parametrize(
    ("permission", "holders"),
    [
        ("claims.view_claim", {"editor", "analyst", "API consumer", "administrator"}),
        ("claims.view_comment", {"editor", "analyst", "administrator"}),
        ("claims.add_comment", {"editor", "analyst", "administrator"}),
        ("claims.resolve_comment", {"editor", "analyst", "administrator"}),
        ("sources.view_document", {"editor", "analyst", "administrator"}),
        ("claims.change_claim", {"editor", "administrator"}),
        ("claims.add_verdict", {"editor", "administrator"}),
        ("claims.publish_verdict", {"editor", "administrator"}),
        ("claims.view_label", {"editor", "analyst", "administrator"}),
        ("claims.add_label", {"editor", "administrator"}),
        ("claims.change_label", {"editor", "administrator"}),
        ("claims.delete_label", set()),
        ("claims.change_topic", {"editor", "administrator"}),
        ("claims.delete_topic", set()),
        ("sources.change_source", {"editor", "administrator"}),
        ("work.change_work", {"editor", "administrator"}),
        ("people.add_person", {"administrator"}),
        ("people.change_person", {"administrator"}),
        ("auth.view_group", {"administrator"}),
        ("people.delete_person", set()),
        ("auth.change_group", set()),
        ("sources.delete_document", set()),
        ("claims.delete_verdict", set()),
        ("claims.change_verdict", set()),
    ],
)
def test_a_permission_is_held_by_these_roles(permission, holders):
    held = {name for name in ROLES if make_person(name).has_perm(permission)}
    assert held == holders


def test_granting_again_takes_back_what_somebody_added():
    group = Group.objects.get(name="analyst")
    group.permissions.add(Permission.objects.get(codename="add_verdict"))
    grant_roles()
    assert group.permissions.count() == len({*READ, *DISCUSS})
    assert Group.objects.filter(name="analyst").count() == 1


def test_a_group_of_the_newsroom_is_left_alone():
    own = Group.objects.create(name="مكتب الحقل")
    own.permissions.add(Permission.objects.get(codename="view_claim"))
    grant_roles()
    assert own.permissions.count() == 1


def test_a_permission_nobody_defined_is_refused_and_nothing_is_granted(monkeypatch):
    Group.objects.get(name="editor").permissions.clear()
    strange = Role(gettext_lazy("Editor"), ("claims.fly",))
    monkeypatch.setattr(roles, "ROLES", {"editor": ROLES["editor"], "pilot": strange})
    with pytest.raises(LookupError, match=r"claims\.fly"):
        grant_roles()
    assert not Group.objects.filter(name="pilot").exists()
    assert Group.objects.get(name="editor").permissions.count() == 0


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("editor", "Editor"),
        ("analyst", "Analyst"),
        ("API consumer", "API consumer"),
        ("administrator", "Administrator"),
        ("مكتب الحقل", "مكتب الحقل"),
        ("", ""),
    ],
)
def test_a_role_has_words_and_another_group_its_own_name(name, words):
    with translation.override("en"):
        assert role_words(name) == words
