"""What was published about one article, and about who publishes."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.models import Claim, Newsroom
from claims.public import page
from sources.intake.cutting import rule_furniture
from sources.models import Document
from sources.text.spelling.folding import terms
from tests.factories import judge, make_claim, make_document, make_source

pytestmark = pytest.mark.django_db


def claims_of(document: Document) -> list[Claim]:
    """One claim a sentence."""
    return [
        Claim.objects.create(sentence=each, folded=f" {' '.join(terms(each.text))} ")
        for each in document.sentences.order_by("start")
    ]


@pytest.fixture
def article(editor) -> Document:
    """Four sentences: the third and the first are judged, the second is a draft."""
    document = make_document(
        "تراجع المخزون إلى 48%.",
        "الجملة السرية.",
        "افتُتح الجسر أمس.",
        "بقية المقال لا تعنينا.",
        source=make_source("مجلة الحقل", domain="haql.example"),
        title="حال السدود",
        url="https://haql.example/dams",
        published_at="2025-05-10T08:00:00Z",
        review=True,
    )
    first, secret, third, _rest = claims_of(document)
    judge(third, "supported", by=editor)
    judge(first, "disputed", by=editor)
    judge(secret, "speculative", by=editor, publish=False)
    return document


def address(document: Document) -> str:
    return f"/articles/{document.pk}/"


def test_an_article_shows_its_judged_sentences_in_its_order_with_their_verdicts(reader, article):
    text = reader(address(article))
    assert text.index("تراجع المخزون إلى 48%.") < text.index("افتُتح الجسر أمس.")
    words = re.findall(r'<p class="rating">(\w+)</p>', text)
    assert words == ["Disputed", "Supported"]
    assert "حال السدود" in text
    assert 'href="https://haql.example/dams"' in text
    assert 'datetime="2025-05-10T08:00:00+00:00"' in text


def test_what_was_not_judged_and_what_is_a_draft_stay_inside(reader, article):
    text = reader(address(article))
    assert "بقية المقال" not in text
    assert "السرية" not in text
    assert "We show the sentences that we judged" in text


def test_an_article_without_a_published_verdict_has_no_page(reader, editor):
    claim = make_claim()
    judge(claim, "speculative", by=editor, publish=False)
    reader(address(claim.sentence.document), status=404)
    reader("/articles/999999/", status=404)


def test_the_newsroom_may_show_the_whole_text_with_its_judged_sentences_marked(reader, article):
    Newsroom.objects.create(shows_articles=True)
    text = reader(address(article))
    assert "بقية المقال لا تعنينا." in text
    whole = text[text.index('id="whole"') :]
    assert re.search(r'<a class="disputed"[^>]*>تراجع المخزون إلى 48%\.\s*<span', whole)
    assert not re.search(r"<a[^>]*>الجملة السرية", whole)
    assert whole.count("<p dir=") == 4


def test_menus_and_bylines_are_no_part_of_the_whole_text(reader, article, editor):
    Newsroom.objects.create(shows_articles=True)
    last = article.sentences.order_by("-start").first()
    rule_furniture(last, is_furniture=True, by=editor)
    assert "بقية المقال" not in reader(address(article))


def test_a_withdrawn_verdict_stays_on_the_article_as_withdrawn(reader, editor):
    claim = make_claim()
    judge(claim, "speculative", by=editor)
    judge(claim, "", by=editor, kind="void", public_note="لم يُقل قط.")
    assert '<p class="rating">Withdrawn</p>' in reader(address(claim.sentence.document))


def test_a_repeat_speaks_with_the_verdict_of_its_original(reader, editor):
    original, repeat = make_claim("تراجع المخزون."), make_claim("تراجع مخزون السدود.")
    judge(original, "disputed", by=editor)
    Claim.objects.filter(pk=repeat.pk).update(repeat_of=original)
    text = reader(address(repeat.sentence.document))
    assert "تراجع مخزون السدود." in text
    assert f'href="/claims/{original.pk}/"' in text


def test_an_article_with_many_claims_takes_few_queries(browse, editor):
    document = make_document(*(f"قيل الكلام رقم {n}." for n in range(8)), review=True)
    for claim in claims_of(document):
        judge(claim, "speculative", by=editor)
    with CaptureQueriesContext(connection) as asked:
        assert browse().get(address(document)).status_code == 200
    assert len(asked) <= 8


def test_the_page_of_a_claim_leads_to_its_article_and_its_source(reader, article, editor):
    claim = Claim.objects.published().first()
    text = reader(f"/claims/{claim.pk}/")
    assert f'href="{address(article)}"' in text
    assert f'href="/sources/{article.source_id}/"' in text


def test_a_source_is_shown_with_the_verdicts_about_what_it_published(reader, article, editor):
    judge(make_claim("قال غيرهم."), "speculative", by=editor)
    text = reader(f"/sources/{article.source_id}/")
    assert "مجلة الحقل" in text
    assert "تراجع المخزون" in text
    assert "قال غيرهم." not in text
    assert "السرية" not in text


def test_the_verdicts_about_a_source_are_narrowed_by_rating(reader, article):
    text = reader(f"/sources/{article.source_id}/", rating="disputed")
    assert "تراجع المخزون" in text
    assert "افتُتح الجسر" not in text
    assert re.search(r'href="\?rating=disputed" aria-current="true"', text)
    assert "افتُتح الجسر" in reader(f"/sources/{article.source_id}/", rating="nonsense")


def test_a_source_goes_on_page_by_page(reader, editor, monkeypatch):
    monkeypatch.setattr(page, "ROWS", 2)
    source = make_source()
    for n in range(3):
        judge(make_claim(f"قيل الكلام رقم {n}.", source=source), "speculative", by=editor)
    first = reader(f"/sources/{source.pk}/", rating="speculative")
    (older,) = re.findall(r'href="\?rating=speculative&amp;before=(\d+)"', first)
    assert "رقم 0" in reader(f"/sources/{source.pk}/", rating="speculative", before=older)


def test_a_source_that_only_served_as_evidence_has_no_page(reader, editor):
    source = make_source()
    make_document(source=source)
    reader(f"/sources/{source.pk}/", status=404)


def test_a_source_that_was_merged_leads_to_the_one_that_took_it_in(browse, article, editor):
    other = make_source("دار الحقل")
    article.source.merge_into(other, by=editor)
    answer = browse().get(f"/sources/{article.source_id}/")
    assert (answer.status_code, answer.url) == (302, f"/sources/{other.pk}/")


def test_names_and_titles_are_text_whatever_they_say(reader, editor):
    source = make_source("<script>alert(1)</script>\u202e")
    claim = make_claim("قيل كلام.", source=source)
    judge(claim, "speculative", by=editor)
    for place in (f"/sources/{source.pk}/", address(claim.sentence.document)):
        assert "<script>alert" not in reader(place)
        assert "\u202e" not in reader(place)
