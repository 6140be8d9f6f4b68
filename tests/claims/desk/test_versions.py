"""A text that its publisher changed, as the desk shows it."""

import pytest
from django.urls import reverse

from claims.models import Claim
from sources.intake.arrival import Arrival
from sources.intake.ingest import ingest

pytestmark = pytest.mark.django_db
KEPT = "ويعمل في الميناء ثلاثة آلاف عامل من أبناء المدينة."
WAS = "أعلنت هيئة الموانئ أن الصادرات ارتفعت 12 في المئة."
IS = WAS.replace("12", "21")


def take(*lines: str):
    text = "".join(f"<p>{line}</p>" for line in lines)
    page = f"<html><body><article>{text}</article></body></html>".encode()
    return ingest(
        Arrival(page, media_type="text/html", url="https://harbour.example/7"), review=True
    ).document


@pytest.fixture
def versions():
    return take(WAS, KEPT), take(IS, KEPT)


@pytest.fixture
def read(browse, editor):
    """`read(document)`: its page, or that of a claim, as an editor reads it in English."""
    editor.language = "en"
    editor.save()
    client = browse(editor)

    def page(shown) -> str:
        name = f"admin:{shown._meta.label_lower.replace('.', '_')}_change"
        return client.get(reverse(name, args=[shown.pk])).content.decode()

    return page


def test_the_later_version_shows_what_was_changed(read, versions):
    page = read(versions[1])
    gone, come = page.partition("<del>")[2].split("</del>", 1)
    assert "12" in gone
    assert "21" in come.partition("<ins>")[2].split("</ins>")[0]
    assert reverse("admin:sources_document_change", args=[versions[0].pk]) in page


def test_the_version_before_leads_to_the_later(read, versions):
    page = read(versions[0])
    assert f"{reverse('admin:sources_document_change', args=[versions[1].pk])}#changes" in page
    assert "<del>" not in page


def test_a_sentence_that_stands_on_leads_to_its_claim(read, versions):
    claim = Claim.objects.get(sentence__text=KEPT)
    assert claim.sentence.document == versions[0]
    address = reverse("admin:claims_claim_change", args=[claim.pk])
    assert read(versions[1]).count(f'href="{address}"') == 1


@pytest.mark.parametrize(("words", "stands"), [(KEPT, True), (WAS, False)])
def test_the_claim_says_whether_its_words_still_stand(read, versions, words, stands):
    page = read(Claim.objects.get(sentence__text=words))
    assert ("these words still stand there" in page) is stands
    assert ("these words no longer stand there" in page) is not stands


def test_a_claim_of_the_newest_version_says_nothing_of_it(read, versions):
    page = read(Claim.objects.get(sentence__text=IS))
    assert "Its publisher changed the text" not in page


def test_the_api_names_the_versions(browse, editor, versions):
    client = browse(editor)
    told = [client.get(f"/api/v1/documents/{each.pk}/").json() for each in versions]
    first, second = (each.pk for each in versions)
    assert [(each["revises"], each["revised_by"]) for each in told] == [
        (None, second),
        (first, None),
    ]
