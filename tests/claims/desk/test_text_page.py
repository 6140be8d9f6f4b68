"""The text of a document as published, and what one takes away from it."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from claims.desk.text_page import SHOWN, STATES
from claims.models import Claim
from sources.models import Document, Sentence
from tests.factories import judge, make_claim, make_document

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(browse, analyst):
    analyst.language = "en"
    analyst.save()
    return browse(analyst)


@pytest.fixture
def article(editor) -> Document:
    """A judged sentence, a draft, one that waits, one nobody has to check, and a byline."""
    document = make_document(
        "غرقت ثلاث سفن.",
        "عاد البحّارة سالمين.",
        "سيُحاسب المالك.",
        "شكرًا لكم.",
        "بقلم: سلمى الشاطئ",
        title="غرق السفن",
        review=True,
    )
    rows = list(document.sentences.order_by("start"))
    Sentence.objects.filter(pk=rows[4].pk).update(is_furniture=True, furniture="byline")
    judged, draft, _waits = (Claim.objects.create(sentence=row, folded=" ") for row in rows[:3])
    judge(judged, "speculative", by=editor)
    judge(draft, "speculative", by=editor, publish=False)
    return document


def read(client, document, **query) -> str:
    response = client.get(reverse("review:text", args=[document.pk]), query)
    assert response.status_code == 200
    return response.content.decode()


def styled(page: str, sentence: str) -> str:
    """The element that a sentence stands in."""
    found = re.search(rf'<(\w+) class="([^"]*)"[^>]*>{re.escape(sentence)}', page)
    return f"{found[1]}.{found[2]}" if found else ""


def test_each_claim_has_the_colour_of_its_state_and_furniture_is_grey(desk, article):
    page = read(desk, article)
    assert styled(page, "غرقت ثلاث سفن.") == "a.speculative"
    assert styled(page, "عاد البحّارة سالمين.") == "a.draft"
    assert styled(page, "سيُحاسب المالك.") == "a.open"
    assert styled(page, "بقلم: سلمى الشاطئ") == "span.furniture"
    assert "شكرًا لكم." in page
    assert styled(page, "شكرًا لكم.") == ""


def test_a_state_is_never_told_by_colour_alone(desk, article):
    page = read(desk, article)
    whole = page[page.index('class="whole"') :]
    words = re.findall(r'<span class="rating (\w+)">([^<]+)</span>', whole)
    assert words == [
        ("speculative", "speculative"),
        ("draft", "not published"),
        ("open", "without a verdict"),
    ]
    legend = page[page.index("legend") : page.index('class="whole"')]
    assert all(f'class="chip {state}"' in legend for state in STATES)


def test_a_claim_leads_to_its_page(desk, article):
    claim = Claim.objects.earliest("id")
    target = reverse("admin:claims_claim_change", args=[claim.pk])
    assert f'<a class="speculative" href="{target}">' in read(desk, article)


def test_the_share_judged_counts_what_readers_are_told(desk, article, editor):
    context = desk.get(reverse("review:text", args=[article.pk])).context
    assert (context["judged"], context["claims"]) == (1, 3)
    assert round(context["share"], 2) == 0.33
    assert {s.style: s.number for s in context["states"]} == {
        "supported": 0,
        "disputed": 0,
        "speculative": 1,
        "void": 0,
        "draft": 1,
        "open": 1,
    }
    first = Claim.objects.earliest("id")
    judge(first, "", by=editor, kind="void", public_note="لم يُقل.")
    context = desk.get(reverse("review:text", args=[article.pk])).context
    assert context["judged"] == 0


def test_a_repeat_has_the_colour_of_its_original(desk, editor):
    original, repeat = make_claim("غرقت السفينة."), make_claim("غرقت سفينة.")
    judge(original, "disputed", by=editor)
    Claim.objects.filter(pk=repeat.pk).update(repeat_of=original)
    assert styled(read(desk, repeat.sentence.document), "غرقت سفينة.") == "a.disputed"


def test_a_text_without_claims_is_shown_bare(desk):
    document = make_document("جملة لا تُراجع.")
    page = read(desk, document)
    assert "جملة لا تُراجع." in page
    assert "0 of 0 claims judged" in page


def test_the_summary_tells_what_was_published_and_nothing_else(desk, article):
    page = read(desk, article)
    found = re.search(r"<textarea[^>]*>(.*?)</textarea>", page, re.DOTALL)
    assert found
    summary = found[1]
    claim = Claim.objects.earliest("id")
    assert summary.strip().startswith("غرق السفن")
    assert "We checked 1 claim of this text:" in summary
    assert "Speculative: غرقت ثلاث سفن." in summary
    assert f"/claims/{claim.pk}/" in summary
    assert "عاد البحّارة" not in summary
    assert "سيُحاسب" not in summary


def test_where_nothing_was_published_the_summary_says_so(desk):
    assert "Nothing of this text has been published yet." in read(desk, make_document("نص."))


def test_what_cannot_be_seen_is_shown_by_its_code_and_is_no_markup(desk):
    document = make_document("سطر <b>عريض</b> و\u202eمقلوب.")
    page = read(desk, document)
    assert "&lt;b&gt;" in page
    assert "U+202E" in page
    assert "\u202e" not in page


def test_a_book_is_read_in_parts(desk):
    document = make_document(*(f"سطر {n}." for n in range(SHOWN + 1)))
    first, second = read(desk, document), read(desk, document, p=2)
    assert f"سطر {SHOWN}." not in first
    assert f"سطر {SHOWN}." in second
    assert 'rel="next"' in first
    assert 'rel="prev"' not in first
    assert 'rel="prev"' in second
    assert 'rel="next"' not in second
    for nonsense in ("x", "0", "-1", "\x00"):
        assert "سطر 0." in read(desk, document, p=nonsense)
    assert "سطر" not in read(desk, document, p="9" * 18).split('class="whole"')[1]


def test_a_text_with_many_claims_takes_few_queries(desk, editor):
    document = make_document(*(f"قيل كلام رقم {n}." for n in range(9)), review=True)
    for sentence in document.sentences.all():
        judge(Claim.objects.create(sentence=sentence, folded=" "), "speculative", by=editor)
    with CaptureQueriesContext(connection) as asked:
        read(desk, document)
    assert len(asked) <= 12


def test_the_original_bytes_are_given_as_they_came_and_never_shown(desk):
    document = make_document("<script>alert(1)</script>", media_type="text/html")
    answer = desk.get(reverse("review:original", args=[document.pk]))
    assert answer.content == bytes(Document.objects.get(pk=document.pk).original)
    assert answer.headers["Content-Type"] == "application/octet-stream"
    told = answer.headers["Content-Disposition"]
    assert told == f'attachment; filename="document-{document.pk}.html"'
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_bytes_of_a_kind_nobody_knows_still_get_a_name(desk):
    document = make_document("نص.", media_type="application/x-nothing")
    told = desk.get(reverse("review:original", args=[document.pk])).headers
    assert told["Content-Disposition"].endswith('.bin"')


def test_what_was_taken_down_is_given_to_nobody(desk, article):
    Document.objects.filter(pk=article.pk).update(taken_down_at="2026-01-01T00:00:00Z")
    assert desk.get(reverse("review:original", args=[article.pk])).status_code == 404
    assert "original/" not in read(desk, article)


@pytest.mark.parametrize("name", ["review:text", "review:original"])
def test_strangers_and_programs_read_no_text(browse, request, article, name):
    target = reverse(name, args=[article.pk])
    assert browse().get(target).status_code == 302
    for role in ("stranger", "consumer"):
        assert browse(request.getfixturevalue(role)).get(target).status_code == 403


@pytest.mark.parametrize("name", ["review:text", "review:original"])
def test_nothing_is_there_for_a_document_that_is_not(desk, name):
    assert desk.get(reverse(name, args=[999_999])).status_code == 404


def test_the_page_of_a_document_leads_to_its_text(desk, article):
    page = desk.get(reverse("admin:sources_document_change", args=[article.pk]))
    assert reverse("review:text", args=[article.pk]) in page.content.decode()
