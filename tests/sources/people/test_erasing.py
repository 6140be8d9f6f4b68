"""Somebody's data goes; what they decided stays, under a number."""

import pytest
from axes.models import AccessLog
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction
from django.urls import reverse

from claims.models import Verdict
from sources.people.erasing import erase
from sources.people.models import AccessToken, Erasure, Person
from sources.refusals.amending import AlreadyErased, BeyondYou, NoReason, OneselfErased
from sources.refusals.texts import TooManyCharacters
from tests.factories import judge, make_claim, make_evidence, make_person


@pytest.fixture
def leaver(editor):
    """An editor with everything that is personal."""
    editor.first_name, editor.last_name, editor.email = "سلمى", "حداد", "salma@paper.example"
    editor.public_name, editor.language = "سلمى ح.", "ar"
    editor.save()
    AccessToken.objects.create(user=editor)
    AccessLog.objects.create(username="ed", ip_address="192.0.2.7", path_info="/")
    LogEntry.objects.create(
        user=editor,
        content_type=ContentType.objects.get_for_model(Person),
        object_id=str(editor.pk),
        object_repr="ed",
        action_flag=CHANGE,
    )
    return editor


def test_names_address_and_doors_are_gone_and_the_row_stays(leaver, administrator):
    erasure = erase(leaver, by=administrator, why="طلبت ذلك")
    row = Person.objects.get(pk=leaver.pk)
    assert row.username == str(row) == f"former-{row.pk}"
    assert [row.first_name, row.last_name, row.email, row.public_name, row.language] == [""] * 5
    assert not (row.is_active)
    assert not (row.is_staff)
    assert not (row.is_superuser)
    assert not (row.has_usable_password())
    assert not (row.groups.exists())
    assert not (row.user_permissions.exists())
    assert not (AccessToken.objects.exists())
    assert not (AccessLog.objects.exists())
    assert LogEntry.objects.get().object_repr == f"former-{row.pk}"
    assert (erasure.person, erasure.by, erasure.why) == (row, administrator, "طلبت ذلك")


def test_what_they_decided_stays_and_readers_are_told_of_the_newsroom(
    leaver, administrator, browse
):
    claim = make_claim("ارتفع السعر 5%.")
    make_evidence(claim)
    verdict = judge(claim, "supported", by=leaver)
    assert "سلمى ح." in browse().get(f"/claims/{claim.pk}/").content.decode()
    erase(leaver, by=administrator, why="طلبت ذلك")
    row = Verdict.objects.get()
    assert (row.editor_id, row.digest) == (leaver.pk, verdict.digest)
    assert row.commitment() == row.leaf
    assert "سلمى" not in browse().get(f"/claims/{claim.pk}/").content.decode()


def test_a_name_that_somebody_took_is_left_to_them(leaver, administrator):
    make_person(username=f"former-{leaver.pk}")
    erase(leaver, by=administrator, why="طلبت ذلك")
    assert Person.objects.get(pk=leaver.pk).username.startswith(f"former-{leaver.pk}-")


def test_their_session_ends(leaver, administrator, browse):
    session = browse(leaver)
    assert session.get(reverse("admin:index")).status_code == 200
    erase(leaver, by=administrator, why="طلبت ذلك")
    assert session.get(reverse("admin:index")).status_code == 302


def test_nobody_is_erased_twice_without_reason_or_by_whom_they_outrank(leaver, administrator):
    with pytest.raises(NoReason):
        erase(leaver, by=administrator, why=" \u200f")
    with pytest.raises(TooManyCharacters):
        erase(leaver, by=administrator, why="x" * 2001)
    with pytest.raises(OneselfErased):
        erase(administrator, by=administrator, why="x")
    chief = make_person("administrator", username="chief")
    chief.is_superuser = True
    chief.save()
    with pytest.raises(BeyondYou):
        erase(chief, by=administrator, why="x")
    assert not Erasure.objects.exists()
    erase(leaver, by=administrator, why="x")
    with pytest.raises(AlreadyErased):
        erase(leaver, by=administrator, why="x")
    with pytest.raises(IntegrityError), transaction.atomic():
        Erasure.objects.create(person=leaver, by=administrator, why="x")


def test_the_desk_erases_for_administrators_only(leaver, second_editor, administrator, browse):
    address = reverse("review:erase", args=[leaver.pk])
    person = reverse("admin:people_person_change", args=[leaver.pk])
    assert address in browse(administrator).get(person).content.decode()
    assert browse(second_editor).post(address, {"why": "x"}).status_code == 403
    assert "former-" not in browse(administrator).get(address).content.decode()
    assert browse(administrator).post(address, {"why": ""}).status_code == 400
    assert browse(administrator).post(address, {"why": "طلبت ذلك"}).status_code == 302
    assert browse(administrator).post(address, {"why": "طلبت ذلك"}).status_code == 409
    assert address not in browse(administrator).get(person).content.decode()
    assert Person.objects.get(pk=leaver.pk).username == f"former-{leaver.pk}"


def test_the_command_erases_too(leaver, administrator, capsys):
    call_command("erase", "ed", by="admin", why="طلبت ذلك")
    assert capsys.readouterr().out == f"former-{leaver.pk}\n"
    with pytest.raises(CommandError, match="nobody"):
        call_command("erase", "nobody", by="admin", why="x")
    with pytest.raises(CommandError):
        call_command("erase", "admin", by="admin", why="x")
