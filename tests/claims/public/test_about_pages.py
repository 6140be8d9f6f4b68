"""Corrections, method, and the newsroom's name and picture on every page."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.models import Newsroom
from claims.public import page
from tests.factories import judge, make_claim

pytestmark = pytest.mark.django_db
PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 20


def correct(claim, *, by, note: str = "صدر الإحصاء.") -> None:
    judge(claim, "supported", by=by, kind="correction", public_note=note)


def test_corrections_and_voids_are_listed_the_newest_first(reader, editor):
    bridge, harbour, quay = make_claim("الجسر."), make_claim("المرفأ."), make_claim("الرصيف.")
    for claim in (bridge, harbour, quay):
        judge(claim, "speculative", by=editor)
    correct(bridge, by=editor)
    judge(quay, "speculative", by=editor, kind="update", public_note="أضفنا سطرًا.")
    judge(harbour, "", by=editor, kind="void", public_note="لم يُقل قط.")
    text = reader("/corrections/")
    assert text.index("لم يُقل قط.") < text.index("صدر الإحصاء.")
    assert '<ins class="rating supported">Supported</ins>' in text
    assert '<ins class="rating void">Withdrawn</ins>' in text
    assert "أضفنا سطرًا." not in text


def test_a_correction_says_what_stood_just_before_it(reader, editor):
    claim = make_claim()
    judge(claim, "speculative", by=editor)
    correct(claim, by=editor)
    judge(claim, "speculative", by=editor, kind="correction", public_note="أخطأنا مرة ثانية.")
    text = reader("/corrections/")
    assert text.index('<del class="rating supported">') < text.index('<del class="rating spec')


def test_a_draft_of_a_correction_is_not_listed(reader, editor):
    claim = make_claim()
    judge(claim, "speculative", by=editor)
    judge(claim, "speculative", by=editor, kind="correction", public_note="سر", publish=False)
    assert "Nothing was corrected so far." in reader("/corrections/")


def test_many_corrections_come_page_by_page_in_few_queries(browse, editor, monkeypatch):
    monkeypatch.setattr(page, "ROWS", 3)
    for n in range(4):
        claim = make_claim()
        judge(claim, "speculative", by=editor)
        correct(claim, by=editor, note=f"تصحيح رقم {n}")
    with CaptureQueriesContext(connection) as asked:
        first = browse().get("/corrections/").content.decode()
    assert len(asked) <= 8
    assert "تصحيح رقم 1" in first
    assert "تصحيح رقم 0" not in first
    assert 'href="?before=' in first


def test_the_method_is_told_in_the_words_of_the_newsroom(reader, db):
    ours = "We check sentences that somebody published"
    assert ours in " ".join(reader("/methodology/").split())
    Newsroom.objects.create(methodology_en="We ask twice.\n\nAlways.", corrections_ar="نصحّح علنًا.")
    text = reader("/methodology/")
    assert "<p>We ask twice.</p>" in text
    assert ours not in text
    assert "Where we were wrong we say so" in " ".join(text.split())
    assert "نصحّح علنًا." in reader("/methodology/", lang="ar")


def test_every_rating_is_explained(reader, db):
    text = reader("/methodology/")
    for sentence in ("supports this claim", "contradicts this claim", "could settle this claim"):
        assert sentence in text


def test_words_of_the_newsroom_are_text_and_never_markup(reader, db):
    Newsroom.objects.create(name_en="<b>Watch</b>", methodology_en="<script>alert(1)</script>")
    text = reader("/methodology/")
    assert "<script>alert" not in text
    assert "<b>Watch" not in text


def test_a_newsroom_with_one_name_bears_it_in_both_languages(reader, db):
    Newsroom.objects.create(name_ar="مرصد الوادي")
    assert "مرصد الوادي" in reader("/", lang="en")
    Newsroom.objects.update(name_en="Valley Watch")
    assert "Valley Watch" in reader("/", lang="en")
    assert "مرصد الوادي" in reader("/", lang="ar")


def test_a_second_newsroom_takes_the_place_of_the_first(db):
    Newsroom.objects.create(name_en="Yesterday")
    Newsroom(name_en="Today").save()
    assert [room.name_en for room in Newsroom.objects.all()] == ["Today"]


def test_the_logo_stands_on_the_pages_once_there_is_one(reader, browse, db):
    reader("/logo", status=404)
    assert "<img" not in reader("/")
    Newsroom.objects.create(logo=PNG)
    assert '<img src="/logo"' in reader("/")
    answer = browse().get("/logo")
    assert (answer.headers["Content-Type"], answer.content) == ("image/png", PNG)


def test_no_file_but_a_picture_leaves_the_house_as_a_logo(reader, db):
    Newsroom.objects.create(logo=b"<svg onload='alert(1)'/>")
    reader("/logo", status=404)
    assert "<img" not in reader("/")
