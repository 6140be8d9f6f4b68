"""What readers see is made once and kept, and never outlives what it tells."""

import pytest
from django.urls import reverse
from rest_framework.test import APIClient

from claims.deciding.taking_down import take_down
from claims.models import Newsroom
from claims.publishing import kept
from sources.models import Source
from tests.factories import judge, make_claim, make_source

pytestmark = pytest.mark.django_db
PAGES = ("/", "/corrections/", "/methodology/", "/log/", "/feeds/verdicts.atom", "/sitemap.xml")
LISTS = ("/api/v1/verdicts/", "/api/v1/changes/")
WORDS = "بلغت كلفة الجسر 12 مليون دينار."


@pytest.fixture
def verdict(editor):
    Newsroom.objects.create(name_ar="دار الجسر", name_en="Bridge")
    return judge(make_claim(WORDS), "supported", by=editor, rationale="راجعنا العقد الأول.")


def read(client, address: str) -> str:
    return client.get(address, headers={"Accept-Language": "ar"}).content.decode()


@pytest.mark.parametrize("address", [*PAGES, "/claims/{claim}/", "/articles/{document}/"])
def test_a_page_is_made_once(browse, verdict, address, django_assert_num_queries):
    sentence = verdict.claim.sentence
    address = address.format(claim=verdict.claim_id, document=sentence.document_id)
    first = browse().get(address)
    with django_assert_num_queries(1):
        again = browse().get(address)
    assert again.content == first.content
    same = {name: value for name, value in first.headers.items() if name != "X-Request-ID"}
    assert same == {name: again.headers[name] for name in same}


@pytest.mark.parametrize("address", LISTS)
def test_a_list_is_made_once_for_all_who_read(verdict, consumer, address, monkeypatch):
    first = APIClient().get(address)
    monkeypatch.setattr("claims.api.verdict_serializers.VerdictSerializer.to_representation", None)
    again = APIClient().get(address)
    known = APIClient()
    known.force_authenticate(consumer)
    assert first.content == again.content == known.get(address).content
    assert first.headers["Content-Type"] == again.headers["Content-Type"]


@pytest.mark.parametrize("address", LISTS)
def test_who_works_here_reads_numbers_of_their_own(verdict, editor, address):
    judge(make_claim("مسودة."), "speculative", by=editor, publish=False)
    late = judge(make_claim("بلغ العدد 7."), "speculative", by=editor)
    inside = APIClient()
    inside.force_authenticate(editor)
    for _ in range(2):
        assert APIClient().get(address).json()["results"][-1]["seq"] == 2
        assert inside.get(address).json()["results"][-1]["seq"] == late.seq == 3


def correct(verdict):
    told = {"kind": "correction", "public_note": "صُحح الخطأ.", "rationale": "راجعنا العقد الثاني."}
    judge(verdict.claim, "disputed", by=verdict.editor, **told)


def withdraw(verdict):
    told = {"kind": "void", "public_note": "سُحب الحكم.", "rationale": "ليس في العقد."}
    judge(verdict.claim, "", by=verdict.editor, **told)


def remove(verdict):
    verdict.claim.refresh_from_db()
    document = verdict.claim.sentence.document
    take_down(document, by=verdict.editor, seen=document.version, why="حكم قضائي")


def rename_source(verdict):
    Source.objects.filter(documents__sentences__claim=verdict.claim).update(name="الجريدة الأخرى")


def merge_source(verdict):
    source = verdict.claim.sentence.document.source
    source.merge_into(make_source("الوكالة الكبرى"), by=verdict.editor)


def rename_editor(verdict):
    type(verdict.editor).objects.filter(pk=verdict.editor_id).update(public_name="هدى")


def rename_newsroom(_verdict):
    Newsroom.objects.update(name_ar="دار الميناء")


@pytest.mark.parametrize(
    ("change", "address", "words"),
    [
        (correct, "/?rating=disputed", WORDS),
        (correct, "/claims/{claim}/", "راجعنا العقد الثاني."),
        (correct, "/corrections/", "صُحح الخطأ."),
        (correct, "/feeds/verdicts.atom", "صُحح الخطأ."),
        (correct, "/api/v1/verdicts/", "راجعنا العقد الثاني."),
        (correct, "/api/v1/changes/", "صُحح الخطأ."),
        (withdraw, "/claims/{claim}/", "سُحب الحكم."),
        (withdraw, "/api/v1/changes/", "سُحب الحكم."),
        (remove, "/claims/{claim}/", "█"),
        (remove, "/", "█"),
        (remove, "/api/v1/verdicts/", "█"),
        (rename_source, "/claims/{claim}/", "الجريدة الأخرى"),
        (rename_source, "/api/v1/verdicts/", "الجريدة الأخرى"),
        (merge_source, "/claims/{claim}/", "الوكالة الكبرى"),
        (rename_editor, "/claims/{claim}/", "هدى"),
        (rename_editor, "/api/v1/changes/", "هدى"),
        (rename_newsroom, "/methodology/", "دار الميناء"),
    ],
)
def test_a_change_is_seen_at_once(browse, verdict, change, address, words):
    address = address.format(claim=verdict.claim_id)
    assert words not in read(browse(), address)
    assert words not in read(browse(), address)
    change(verdict)
    assert words in read(browse(), address)


def test_what_was_withdrawn_or_removed_is_read_no_more(browse, verdict):
    assert WORDS in read(browse(), "/")
    withdraw(verdict)
    assert WORDS not in read(browse(), "/")


def test_each_language_has_its_page(browse, verdict):
    for _ in range(2):
        assert "دار الجسر" in read(browse(), "/?lang=ar")
        english = browse().get("/?lang=en")
        assert "Bridge" in english.content.decode()
        assert english.headers["Content-Language"] == "en"
        assert english.cookies["django_language"].value == "en"


def test_the_way_to_the_desk_is_shown_to_those_who_work_there(browse, verdict, editor, consumer):
    for _ in range(2):
        assert reverse("admin:index") in read(browse(editor), "/")
        assert reverse("admin:index") not in read(browse(consumer), "/")
        assert reverse("admin:index") not in read(browse(), "/")
        assert "Cookie" in browse().get("/?lang=en").headers["Vary"]


def test_a_page_may_be_framed_only_where_it_is_meant_to(browse, verdict):
    for _ in range(2):
        card = browse().get(f"/embed/claims/{verdict.claim_id}/")
        page = browse().get(f"/claims/{verdict.claim_id}/")
        assert "X-Frame-Options" not in card.headers
        assert "frame-ancestors *" in card.headers["Content-Security-Policy"]
        assert page.headers["X-Frame-Options"] == "DENY"


def test_who_has_a_feed_already_is_told_so(browse, verdict):
    tag = browse().get("/feeds/verdicts.json").headers["ETag"]
    asked = {"If-None-Match": tag}
    for _ in range(2):
        assert browse().get("/feeds/verdicts.json", headers=asked).status_code == 304
    assert browse().get("/feeds/verdicts.json").status_code == 200
    correct(verdict)
    assert browse().get("/feeds/verdicts.json", headers=asked).status_code == 200


@pytest.mark.parametrize("address", ["/claims/999/", "/feeds/verdicts.atom?rating=wrong"])
def test_what_is_refused_is_not_kept(browse, verdict, address, monkeypatch):
    monkeypatch.setattr(kept.cache, "set", pytest.fail)
    assert browse().get(address).status_code in {400, 404}


def test_only_what_is_asked_for_by_get_is_kept(browse, verdict):
    read(browse(), "/")
    assert browse().post("/").status_code == 405
    head = browse().head("/")
    assert (head.status_code, head.content) == (200, b"")


@pytest.mark.parametrize(("most", "is_kept"), [(0, True), (-1, False)])
def test_what_is_too_large_is_made_each_time(browse, verdict, monkeypatch, most, is_kept):
    size = len(browse().get("/methodology/").content)
    monkeypatch.setattr(kept, "LARGEST", size + most)
    kept.cache.clear()
    read(browse(), "/methodology/")
    monkeypatch.setattr("claims.public.page.whole", lambda _path: "https://made.anew")
    assert ("made.anew" not in read(browse(), "/methodology/")) is is_kept


def test_who_sends_a_report_gets_a_form_of_their_own(browse, verdict):
    assert read(browse(), "/report/") != read(browse(), "/report/")
