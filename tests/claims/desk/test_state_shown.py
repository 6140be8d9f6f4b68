"""What became of a claim stands in its header and in every list."""

import re

import pytest
from django.urls import reverse

from claims.models import Claim
from tests.claims.desk.hands import QUEUE, page_of
from tests.factories import judge, make_claim

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(browse, editor):
    editor.language = "en"
    editor.save()
    return browse(editor)


@pytest.fixture
def repeat(editor) -> Claim:
    """A claim that a person said to repeat another."""
    claim = make_claim("قيل إن الجسر أُغلق.")
    Claim.objects.filter(pk=claim.pk).update(repeat_of=make_claim("أُغلق الجسر أمس."))
    claim.refresh_from_db()
    return claim


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def header_of(desk, claim) -> str:
    page = desk.get(page_of(claim)).content.decode()
    found = re.search(r'<h1 id="claim-title".*?</h1>', page, re.DOTALL)
    assert found
    return words(found[0])


def cell(desk, claim, address: str = QUEUE) -> str:
    """What the list says of a claim's rating."""
    page = desk.get(address).content.decode()
    row = page[page.index(f'id="claim-{claim.pk}"') :]
    found = re.search(r'field-rating_column">(.*?)</td>', row, re.DOTALL)
    assert found
    return words(found[1])


def test_a_claim_whose_verdict_was_withdrawn_says_so(desk, editor):
    claim = make_claim()
    judge(claim, "speculative", by=editor)
    assert "speculative" in header_of(desk, claim)
    judge(claim, "", by=editor, kind="void", public_note="لم يُقل قط.")
    assert "withdrawn" in header_of(desk, claim)
    assert "speculative" not in header_of(desk, claim)
    assert cell(desk, claim) == "withdrawn"


def test_a_claim_without_a_published_verdict_claims_none(desk, editor):
    claim = make_claim()
    judge(claim, "speculative", by=editor, publish=False)
    assert header_of(desk, claim) == f"Claim {claim.pk}"
    assert cell(desk, claim) == "—"


def test_a_repeat_shows_the_verdict_of_its_original(desk, editor, repeat):
    assert header_of(desk, repeat) == f"Claim {repeat.pk} repeat"
    assert cell(desk, repeat) == "—"
    judge(repeat.repeat_of, "disputed", by=editor)
    assert header_of(desk, repeat) == f"Claim {repeat.pk} repeat disputed, as its original"
    assert cell(desk, repeat) == "disputed, as its original"


def test_a_repeat_leads_to_its_original_from_its_header(desk, repeat):
    page = desk.get(page_of(repeat)).content.decode()
    title = page[page.index('id="claim-title"') :]
    assert title.index(f'href="{page_of(repeat.repeat_of)}"') < title.index("</h1>")


def test_a_repeat_whose_original_was_withdrawn_says_so(desk, editor, repeat):
    judge(repeat.repeat_of, "speculative", by=editor)
    judge(repeat.repeat_of, "", by=editor, kind="void", public_note="لم يُقل.")
    assert "withdrawn, as its original" in header_of(desk, repeat)


def test_what_was_withdrawn_before_it_was_a_repeat_shows_its_originals_verdict(
    desk, editor, repeat
):
    original = repeat.repeat_of
    Claim.objects.filter(pk=repeat.pk).update(repeat_of=None)
    judge(repeat, "speculative", by=editor)
    judge(repeat, "", by=editor, kind="void", public_note="لم يُقل.")
    Claim.objects.filter(pk=repeat.pk).update(repeat_of=original)
    judge(original, "supported", by=editor)
    assert cell(desk, repeat) == "supported, as its original"


def test_the_sentences_of_a_document_say_it_too(desk, editor, repeat):
    judge(repeat.repeat_of, "disputed", by=editor)
    document = repeat.sentence.document_id
    page = desk.get(reverse("admin:sources_document_change", args=[document])).content.decode()
    assert "disputed, as its original" in words(page)


def test_the_state_is_one_word_a_claim(editor, repeat):
    published, void, draft, waits = (make_claim() for _ in range(4))
    judge(published, "disputed", by=editor)
    judge(void, "speculative", by=editor)
    judge(void, "", by=editor, kind="void", public_note="لم يُقل.")
    judge(draft, "speculative", by=editor, publish=False)
    judge(repeat.repeat_of, "supported", by=editor)
    states = dict(Claim.objects.with_state().values_list("pk", "state"))
    told = [states[claim.pk] for claim in (published, void, draft, waits, repeat)]
    assert told == ["disputed", "void", "draft", "open", "supported"]
