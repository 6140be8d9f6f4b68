"""The page of one claim, as a reader without an account opens it."""

import json
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from claims.models import Claim, Newsroom
from tests.factories import accept, judge, make_claim, make_evidence, make_source

pytestmark = pytest.mark.django_db
LD = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


def page_of(claim) -> str:
    return f"/claims/{claim.pk}/"


@pytest.fixture
def disputed(editor):
    claim = make_claim("تراجع مخزون السدود إلى 48%.", source=make_source("مجلة الحقل"))
    found = make_evidence(claim, "بلغ المخزون 61%.", source=make_source("الوزارة"))
    accept(found, by=editor, stance="disputes")
    judge(claim, "disputed", by=editor, rationale="النشرة تذكر 61%: https://water.example/bulletin")
    return claim


def test_a_reader_finds_the_verdict_in_words_before_the_claim(reader, disputed):
    page = reader(page_of(disputed))
    words = page.index("Evidence from other sources contradicts this claim.")
    assert words < page.index("<h1") < page.rindex("مجلة الحقل")


def test_the_rationale_leads_where_it_points(reader, disputed):
    assert 'href="https://water.example/bulletin"' in reader(page_of(disputed))


def test_evidence_stands_with_its_source_and_its_stance(reader, disputed):
    page = reader(page_of(disputed))
    assert "contradicts the claim" in page
    assert "الوزارة" in page
    assert "بلغ المخزون 61%." in page


def test_evidence_leads_to_its_text_and_says_when_it_was_published(reader, editor):
    claim = make_claim()
    found = make_evidence(claim, "بلغ المخزون 61%.")
    document = found.sentence.document
    document.url, document.title = "https://water.example/april", "نشرة نيسان"
    document.published_at = "2025-04-30T08:00:00Z"
    document.save()
    accept(found, by=editor)
    judge(claim, "supported", by=editor)
    page = reader(page_of(claim))
    assert 'href="https://water.example/april"' in page
    assert "نشرة نيسان" in page
    assert 'datetime="2025-04-30T08:00:00+00:00"' in page


def test_context_is_shown_to_readers_under_its_own_words(reader, editor):
    claim = make_claim()
    accept(make_evidence(claim, "بلغ السعر 3 دنانير عام 2019."), by=editor, stance="context")
    judge(claim, "speculative", by=editor)
    page = reader(page_of(claim))
    assert "بلغ السعر 3 دنانير عام 2019." in page
    assert "gives context to the claim" in page
    assert '<li class="context">' in page


def test_evidence_nobody_accepted_stays_inside(reader, disputed):
    make_evidence(disputed, "لم يحكم أحد على هذه الجملة.")
    assert "لم يحكم أحد" not in reader(page_of(disputed))


def test_the_stance_is_that_of_the_verdict_not_of_today(reader, editor, disputed):
    row = disputed.evidence.get()
    accept(row, by=editor, stance="irrelevant")
    assert "contradicts the claim" in reader(page_of(disputed))


def test_each_text_runs_in_its_own_direction(reader, editor):
    claim = make_claim("The ferries carried 2.9 million passengers.")
    judge(claim, "speculative", by=editor, rationale="لا توجد أرقام منشورة.")
    page = reader(page_of(claim))
    assert re.search(r'<h1 dir="ltr"', page)
    assert '<div class="words" dir="rtl">' in page


def test_a_claim_without_a_published_verdict_has_no_page(reader, editor):
    waiting, draft = make_claim(), make_claim()
    judge(draft, "speculative", by=editor, publish=False)
    for claim in (waiting, draft):
        reader(page_of(claim), status=404)
    reader("/claims/99999999999999999999999/", status=404)


def test_a_correction_keeps_the_old_text_and_marks_what_changed(reader, editor):
    claim = make_claim()
    judge(claim, "speculative", by=editor, rationale="لم نجد شيئًا بعد.")
    judge(
        claim,
        "supported",
        by=editor,
        kind="correction",
        rationale="وجدنا شيئًا بعد.",
        public_note="صدر الإحصاء.",
    )
    page = reader(page_of(claim))
    assert re.search(r"<del>لم نجد\s*</del>\s*<ins>وجدنا\s*</ins>\s*شيئًا بعد\.", page)
    assert "لم نجد شيئًا بعد." in page
    assert "صدر الإحصاء." in page
    assert re.search(r'<del class="rating speculative">Speculative</del>', page)
    assert page.index('role="note"') < page.index("<h1")


def test_a_draft_of_a_correction_stays_inside(reader, editor):
    claim = make_claim()
    judge(claim, "speculative", by=editor)
    judge(claim, "speculative", by=editor, publish=False, public_note="سر", rationale="مسودة سرية.")
    assert "مسودة" not in reader(page_of(claim))


@pytest.fixture
def voided(editor):
    claim = make_claim()
    judge(claim, "speculative", by=editor, rationale="هذا ما قلناه أولًا.")
    judge(claim, "", by=editor, kind="void", public_note="الجملة لم تُقل قط.")
    return claim


def test_a_voided_claim_says_so_on_top_and_keeps_the_old_text(reader, voided):
    page = reader(page_of(voided))
    assert page.index("We took this verdict back.") < page.index("<h1")
    assert "هذا ما قلناه أولًا." in page
    assert "الجملة لم تُقل قط." in page


def test_a_voided_claim_carries_no_markup(reader, browse, voided):
    assert not LD.search(reader(page_of(voided)))
    answer = browse().get(reverse("public:jsonld", args=[voided.pk]))
    assert (answer.status_code, answer.content) == (410, b"")


def test_a_standing_claim_carries_the_markup_of_its_address(reader, browse, disputed):
    (found,) = LD.findall(reader(page_of(disputed)))
    answer = browse().get(f"/claims/{disputed.pk}.jsonld", {"lang": "en"})
    assert answer.headers["Content-Type"] == "application/ld+json"
    assert json.loads(found) == answer.json()


def test_markup_is_data_whatever_a_claim_says(reader, editor):
    claim = make_claim("قال: </script><script>alert(1)</script> & مضى.")
    judge(claim, "speculative", by=editor)
    page = reader(page_of(claim))
    assert "<script>alert" not in page
    (found,) = LD.findall(page)
    assert json.loads(found)["claimReviewed"] == claim.sentence.text


@pytest.fixture
def repeat(disputed):
    claim = make_claim()
    Claim.objects.filter(pk=claim.pk).update(repeat_of=disputed)
    return claim


@pytest.mark.parametrize("name", ["claim", "embed"])
def test_a_repeat_leads_to_its_original(browse, disputed, repeat, name):
    answer = browse().get(reverse(f"public:{name}", args=[repeat.pk]))
    assert (answer.status_code, answer.url) == (302, reverse(f"public:{name}", args=[disputed.pk]))


def test_a_repeat_of_what_nobody_published_has_no_page(reader):
    claim = make_claim()
    Claim.objects.filter(pk=claim.pk).update(repeat_of=make_claim())
    reader(page_of(claim), status=404)


def test_a_repeat_with_a_past_keeps_it_and_points_to_the_original(reader, browse, editor, disputed):
    claim = make_claim()
    judge(claim, "speculative", by=editor, rationale="هذا ما قلناه أولًا.")
    Claim.objects.filter(pk=claim.pk).update(repeat_of=disputed)
    page = reader(page_of(claim))
    assert f'href="{page_of(disputed)}"' in page
    assert "هذا ما قلناه أولًا." in page
    assert not LD.search(page)
    assert browse().get(f"/claims/{claim.pk}.jsonld").status_code == 410


def test_a_readable_address_leads_to_the_permanent_one(browse, reader, disputed):
    (address,) = re.findall(r'href="http://[^/]+(/claims/\d+/[^"/]+/)"', reader(page_of(disputed)))
    for readable in (address, f"/claims/{disputed.pk}/words-of-yesterday/"):
        answer = browse().get(readable)
        assert (answer.status_code, answer.url) == (301, page_of(disputed))


def test_the_page_of_a_long_history_takes_eight_queries_at_most(browse, editor, disputed):
    for n in range(4):
        judge(disputed, "disputed", by=editor, kind="update", public_note=f"تحديث {n}")
    with CaptureQueriesContext(
        connection,
    ) as asked:
        browse().get(page_of(disputed))
    assert len(asked) <= 8


def test_the_editor_is_named_as_they_chose(reader, editor, disputed):
    assert "Judged by" not in reader(page_of(disputed))
    editor.public_name = "Huda Samman"
    editor.save()
    assert "Huda Samman" in reader(page_of(disputed))


def test_readers_learn_where_to_report_an_error(reader, disputed):
    Newsroom.objects.create(name_en="The Watch", contact="desk@watch.example")
    page = reader(page_of(disputed))
    assert 'href="mailto:desk@watch.example"' in page
    assert "The Watch" in page


def test_the_card_may_be_framed_and_no_other_page(browse, disputed):
    card = browse().get(f"/embed/claims/{disputed.pk}/")
    assert "frame-ancestors *" in card.headers["Content-Security-Policy"]
    assert "X-Frame-Options" not in card.headers
    page = browse().get(page_of(disputed))
    assert "frame-ancestors 'none'" in page.headers["Content-Security-Policy"]
    assert page.headers["X-Frame-Options"] == "DENY"


def test_the_card_of_a_withdrawn_verdict_says_so(reader, voided):
    assert "We took our verdict back." in reader(f"/embed/claims/{voided.pk}/")
