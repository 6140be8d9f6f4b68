"""Beside a published verdict the editor reads what programs that gather fact-checks miss in it."""

import pytest

from claims.models import Newsroom
from tests.claims.desk.hands import page_of
from tests.factories import judge, make_claim

pytestmark = pytest.mark.django_db
HEAD = "What programs that gather fact-checks miss in it"


@pytest.fixture
def shown(browse, editor):
    editor.language = "en"
    editor.save()
    return lambda claim, person=editor: browse(person).get(page_of(claim)).content.decode()


def test_what_a_published_verdict_lacks_is_told_once_beside_it(shown, editor):
    claim = make_claim()
    judge(claim, "speculative", by=editor)
    judge(claim, "speculative", by=editor, kind="update", public_note="أضفنا سطرًا.")
    page = shown(claim)
    assert page.count(HEAD) == 1
    assert "The text of the claim has no address" in page


def test_a_verdict_that_lacks_nothing_has_no_such_list(shown, editor):
    claim = make_claim()
    document = claim.sentence.document
    document.url, document.published_at = "https://haql.example/1", "2025-05-10T08:00:00Z"
    document.save()
    editor.public_name = "هدى"
    editor.save()
    Newsroom.objects.create(licence_url="https://licence.example/by", name_en="Watch")
    judge(claim, "speculative", by=editor)
    assert HEAD not in shown(claim)


def test_neither_a_draft_nor_a_withdrawn_verdict_has_one(shown, editor):
    draft, gone = make_claim(), make_claim()
    judge(draft, "speculative", by=editor, publish=False)
    judge(gone, "speculative", by=editor)
    judge(gone, "", by=editor, kind="void", public_note="سحبناه.")
    assert HEAD not in shown(draft) + shown(gone)


def test_who_may_not_publish_is_not_bothered(shown, editor, analyst):
    claim = make_claim()
    judge(claim, "speculative", by=editor)
    assert HEAD not in shown(claim, analyst)
