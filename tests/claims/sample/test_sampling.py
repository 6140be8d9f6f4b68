"""The sample world: whole, ours, and there after a load that was broken off."""

import json

import pytest
from django.core.management import CommandError, call_command

from claims.models import Claim, Comment, Evidence, Newsroom, Verdict
from claims.sample import world as sampling
from claims.sample.first_day import claim_saying
from sources.models import Document
from sources.people.models import Person

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.RUN_DIR = tmp_path


def test_every_screen_has_something_true_to_show(settings):
    call_command("load_sample")
    assert Document.objects.under_review().count() == 3
    assert Document.objects.reference().count() >= 8
    assert {v.rating for v in Verdict.objects.standing()} == {"disputed", "supported"}
    for kind in ("correction", "update", "void"):
        assert Verdict.objects.published().filter(kind=kind).count() == 1
    assert Evidence.objects.brought().get().quote_end
    assert Newsroom.objects.ours().name_en == "Valley Watch"
    assert Comment.objects.filter(resolved_at__isnull=False).count() == 1
    assert Claim.objects.filter(sentence__text__contains="الصاروخ", outcome="").exists()
    accounts = json.loads((settings.RUN_DIR / "accounts.json").read_text(encoding="utf-8"))
    assert Person.objects.get(username="huda").check_password(accounts["huda"]["password"])


def test_copies_in_the_sample_speak_with_one_voice():
    call_command("load_sample")
    sampling.work.drain()
    claim = claim_saying("6700 حاوية")
    copies = Evidence.objects.filter(claim=claim, sentence__text__contains="6700")
    assert copies.count() == 2
    assert len(set(copies.values_list("voice", flat=True))) == 1


def test_a_load_that_was_broken_off_is_finished_by_the_next(monkeypatch):
    monkeypatch.setattr(sampling, "live_a_day", lambda: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        sampling.load()
    monkeypatch.undo()
    call_command("load_sample")
    assert Document.objects.under_review().count() == 3
    assert Verdict.objects.count() == 8


def test_a_database_in_use_is_left_alone():
    call_command("load_sample")
    with pytest.raises(CommandError):
        call_command("load_sample")
    assert Verdict.objects.count() == 8


def test_people_of_another_house_are_left_alone(editor):
    with pytest.raises(CommandError):
        call_command("load_sample")
