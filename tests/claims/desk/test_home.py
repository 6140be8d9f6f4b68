"""Home, language, banner: the frame of every page."""

import pytest
from django.contrib.staticfiles import finders
from django.urls import reverse

from sources.clock import DatabaseNow
from sources.host import Fault
from sources.work.models import Beat, Outage
from tests.claims.desk.papers import page
from tests.factories import judge, make_claim


def test_the_home_page_counts_what_waits(browse, editor):
    make_claim()
    judge(make_claim(editor=editor), "speculative", by=editor, publish=False)
    counts = {c.label: c.number for c in browse(editor).get("/admin/").context["counts"]}
    assert list(counts.values()) == [1, 1, 0, 1, 0, 0, 0, 0]


def test_a_stranger_is_asked_to_log_in(browse, db):
    response = browse().get("/admin/", follow=True)
    assert "login" in response.request["PATH_INFO"]
    assert response.status_code == 200


def test_the_choice_of_a_language_stays_with_the_account(browse, editor):
    client = browse(editor)
    assert 'dir="rtl"' in page(client, "admin:index")
    client.post(reverse("language"), {"language": "en", "next": "/admin/"})
    assert 'dir="ltr"' in page(client, "admin:index")
    editor.refresh_from_db()
    assert editor.language == "en"
    assert 'dir="ltr"' in page(browse(editor), "admin:index")


def test_a_strangers_choice_stays_in_the_cookie(browse, db):
    client = browse()
    client.post(reverse("language"), {"language": "en"})
    assert 'lang="en"' in page(client, "admin:login")


@pytest.mark.parametrize(
    ("asked", "lands"),
    [("https://evil.example/", "/"), ("//evil.example", "/"), ("/admin/", "/admin/")],
)
def test_the_language_switch_leads_to_no_other_site(browse, db, asked, lands):
    response = browse().post(reverse("language"), {"language": "xx", "next": asked})
    assert response.url == lands
    assert "django_language" not in response.cookies


def test_a_banner_says_when_no_worker_is_alive(browse, editor):
    client = browse(editor)
    assert "banner" in page(client, "admin:index")
    Beat.objects.create(worker="one", seen_at=DatabaseNow())
    assert "banner" not in page(client, "admin:index")


def test_a_banner_names_the_machine_that_is_out_of_work_and_why(browse, editor, settings):
    settings.HOST_NAME = "rafah"
    Beat.objects.create(worker="rafah:7", seen_at=DatabaseNow())
    Outage.objects.begin(Fault.SPACE)
    editor.language = "en"
    editor.save()
    text = page(browse(editor), "admin:index")
    assert "The machine rafah does no work: its disk is full." in text


def test_no_page_holds_an_inline_script_or_style(browse, administrator):
    claim = make_claim()
    client = browse(administrator)
    for name, *args in [
        ("admin:index",),
        ("admin:claims_claim_changelist",),
        ("admin:claims_claim_change", claim.pk),
        ("admin:sources_document_add",),
        ("admin:sources_document_change", claim.sentence.document_id),
    ]:
        text = page(client, name, *args)
        assert "<style" not in text
        assert " style=" not in text
        assert "<script>" not in text


def test_every_file_the_stylesheet_names_is_served():
    assert finders.find("factcheck.css")
    for weight in ("Regular", "Medium", "SemiBold"):
        assert finders.find(f"fonts/IBMPlexSansArabic-{weight}.ttf")
