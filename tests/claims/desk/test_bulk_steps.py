"""Bulk steps: legal ones only, on the version the editor saw."""

import pytest
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME

from claims.models import Claim
from claims.models.statement import MATCH
from sources.work.models import Work
from tests.claims.desk.hands import QUEUE, bulk, said
from tests.factories import (
    decisions_of,
    make_claim,
)


def test_taking_charge_in_bulk_changes_those_nobody_has(browse, editor, second_editor):
    free, taken, mine = make_claim(), make_claim(editor=second_editor), make_claim(editor=editor)
    response = bulk(browse(editor), "take_charge", [free, taken, mine])
    owners = dict(Claim.objects.values_list("pk", "editor"))
    assert owners == {free.pk: editor.pk, taken.pk: second_editor.pk, mine.pk: editor.pk}
    assert len(said(response)) == 3
    assert decisions_of(free) == ["assign"]


def test_a_bulk_step_skips_what_another_editor_changed_meanwhile(browse, editor, second_editor):
    claim = make_claim()
    shown = {claim.pk: claim.version}
    claim.change("assign", by=second_editor, seen=claim.version, editor=second_editor)
    claim.change("release", by=second_editor, seen=claim.version, editor=None)
    response = bulk(browse(editor), "take_charge", [claim], versions=shown)
    claim.refresh_from_db()
    assert claim.editor is None
    assert len(said(response)) == 1


def test_a_claim_that_left_the_filtered_list_is_reported(browse, editor, second_editor):
    claim = make_claim()
    shown = {claim.pk: claim.version}
    claim.change("assign", by=second_editor, seen=claim.version, editor=second_editor)
    response = browse(editor).post(
        f"{QUEUE}?charge=nobody",
        {
            "action": "take_charge",
            ACTION_CHECKBOX_NAME: [claim.pk],
            **{f"version-{pk}": version for pk, version in shown.items()},
        },
    )
    assert len(said(response)) == 1


def test_a_row_without_its_version_is_skipped(browse, editor):
    claim = make_claim()
    bulk(browse(editor), "take_charge", [claim], versions={0: 1})
    claim.refresh_from_db()
    assert claim.editor is None


FORGED = {"nothing": "", "letters": "x", "negative": "-1", "large": "9" * 30, "endless": "9" * 5000}


@pytest.mark.parametrize("number", FORGED.values(), ids=FORGED)
def test_a_number_no_claim_can_have_changes_nothing(browse, editor, number):
    claim, client = make_claim(), browse(editor)
    bulk(client, "take_charge", [claim], versions={claim.pk: number})
    chosen = {"action": "take_charge", ACTION_CHECKBOX_NAME: [claim.pk, number]}
    assert client.post(QUEUE, chosen).status_code == 404
    claim.refresh_from_db()
    assert claim.editor is None


def test_only_the_editor_in_charge_lets_go(browse, editor, second_editor):
    mine, other = make_claim(editor=editor), make_claim(editor=second_editor)
    bulk(browse(editor), "let_go", [mine, other])
    assert set(Claim.objects.values_list("pk", "editor")) == {
        (mine.pk, None),
        (other.pk, second_editor.pk),
    }


def test_only_failed_matching_is_retried_in_bulk(browse, editor):
    failed, done = make_claim(), make_claim()
    Work.objects.request(MATCH, {failed.pk: 0.1, done.pk: 0.1})
    Work.objects.filter(subject=failed.pk).update(state="dead", attempts=5)
    Work.objects.filter(subject=done.pk).update(state="done")
    response = bulk(browse(editor), "retry_matching", [failed, done])
    assert set(Work.objects.values_list("subject", "state")) == {
        (failed.pk, "ready"),
        (done.pk, "done"),
    }
    assert len(said(response)) == 2


def test_an_analyst_has_no_bulk_step(browse, analyst):
    claim = make_claim()
    client = browse(analyst)
    assert b"take_charge" not in client.get(QUEUE).content
    bulk(client, "take_charge", [claim])
    claim.refresh_from_db()
    assert claim.editor is None
