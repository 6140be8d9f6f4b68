"""Taking an article in by the form."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from claims.models import Claim
from sources.models import Document
from tests.claims.desk.papers import ADD, ARTICLE, add
from tests.factories import make_source


def test_a_pasted_article_becomes_claims(browse, editor):
    response = add(browse(editor), text=ARTICLE, title="الصادرات")
    document = Document.objects.get()
    assert response.url == reverse("admin:sources_document_change", args=[document.pk])
    assert (document.source.name, document.added_by) == ("صحيفة الميناء", editor)
    assert Claim.objects.count() == 2


def test_known_sources_are_offered_while_one_types(browse, editor):
    make_source("مجلة الشاطئ")
    assert '<option value="مجلة الشاطئ">' in browse(editor).get(ADD).content.decode()


def test_without_review_an_article_is_only_evidence(browse, editor):
    browse(editor).post(ADD, {"source_name": "صحيفة", "text": ARTICLE})
    assert Document.objects.get().review_since is None
    assert not Claim.objects.exists()


def test_a_file_is_taken_in(browse, editor):
    file = SimpleUploadedFile("خبر.txt", ARTICLE.encode(), content_type="text/plain")
    add(browse(editor), file=file)
    assert Document.objects.get().body == ARTICLE


def test_the_same_text_twice_leads_to_the_same_document(browse, editor):
    client = browse(editor)
    assert add(client, text=ARTICLE).url == add(client, text=ARTICLE).url
    assert Document.objects.count() == 1


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"text": "   "},
        {"url": "no address"},
        {"url": "http://127.0.0.1/secret"},
        {"url": "ftp://example.org/x"},
        {"text": ARTICLE, "file": SimpleUploadedFile("a.txt", b"x")},
        {"file": SimpleUploadedFile("a.bin", b"\x00\x01\x02", content_type="image/png")},
    ],
)
def test_what_cannot_be_taken_in_is_an_error_of_the_form(browse, editor, fields):
    response = add(browse(editor), **fields)
    assert response.status_code == 400
    assert "errorlist" in response.content.decode()
    assert not Document.objects.exists()


def test_a_refused_form_keeps_what_was_pasted(browse, editor):
    response = add(browse(editor), text=ARTICLE, url="no address")
    assert ARTICLE in response.content.decode()


def test_an_analyst_takes_nothing_in(browse, analyst):
    assert add(browse(analyst), text=ARTICLE).status_code == 403


def test_what_was_typed_into_the_folded_fields_is_never_folded_away(browse, editor):
    def folded(page):
        return "<details>" in page.content.decode()

    assert folded(browse(editor).get(ADD))
    assert folded(add(browse(editor), text=""))
    assert not folded(add(browse(editor), text="", byline="سلمى"))
    assert not folded(add(browse(editor), text=ARTICLE, published_at="yesterday"))
