"""Earlier verdicts of others at the doors: shown first, named as theirs, exported as theirs."""

import csv
import io

import pytest
from rest_framework.test import APIClient

from claims.models import LabelReading, PastCheck
from tests.claims.earlier.samples import CLAIM, bare, page, rated, review, take
from tests.factories import make_claim

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def held(editor) -> PastCheck:
    take(bare(review(headline="كم يسكن الوادي؟")), by=editor)
    return PastCheck.objects.get()


@pytest.fixture
def read(browse, editor):
    """A page of the desk, in English."""
    type(editor).objects.filter(pk=editor.pk).update(language="en")
    return lambda where: browse(editor).get(where).content.decode()


def test_a_claim_shows_them_before_anything_of_ours(held, read):
    claim = make_claim("بلغ عدد سكان وادي السرو 700 ألف نسمة.")
    shown = read(f"/admin/claims/claim/{claim.pk}/change/")
    assert shown.index("Earlier verdicts of others") < shown.index('aria-label="Evidence"')
    assert "It is no verdict of ours" in shown
    assert "another figure" in shown
    assert "مرصد التحقق" in shown
    assert 'href="https://verify.example/checks/1"' in shown


def test_a_claim_that_meets_none_says_nothing_of_them(held, read):
    claim = make_claim("وصلت البعثة العلمية إلى القطب الجنوبي.")
    assert "Earlier verdicts of others" not in read(f"/admin/claims/claim/{claim.pk}/change/")


def test_bringing_its_page_begins_with_its_address(held, read):
    claim = make_claim(CLAIM)
    where = (
        f"/admin/review/claims/{claim.pk}/evidence/?url=https%3A%2F%2Fverify.example%2Fchecks%2F1"
    )
    assert 'value="https://verify.example/checks/1"' in read(where)
    assert where.replace("&", "&amp;") in read(f"/admin/claims/claim/{claim.pk}/change/")


def test_a_check_has_a_page_with_all_that_came(held, read, browse, editor):
    shown = read(f"/admin/claims/pastcheck/{held.pk}/change/")
    for said in ("كم يسكن الوادي؟", "مضلل", "disputed (by common words)", "claimReviewed"):
        assert said in shown
    browse(editor).post(f"/admin/review/past-checks/{held.pk}/label/", {"rating": "speculative"})
    assert LabelReading.objects.get().label == "مضلل"
    assert held.meaning().rating == "speculative"


def test_the_lists_are_there_for_reading(held, read):
    assert CLAIM in read("/admin/claims/pastcheck/")
    assert CLAIM in read("/admin/claims/pastcheck/?q=الوادي")
    assert CLAIM not in read("/admin/claims/pastcheck/?q=nothing")
    LabelReading.objects.create(label="Fake", rating="disputed")
    assert "Fake" in read("/admin/claims/labelreading/")


def test_they_leave_as_a_file_as_what_they_are(editor, browse):
    take(bare(review("=1+1", reviewRating=rated(5, 1, 5))), by=editor)
    answer = browse(editor).get("/admin/review/past-checks/all.csv")
    (row,) = csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig")))
    assert (row["verdict_of_others"], row["publisher"]) == ("yes", "مرصد التحقق")
    assert (row["value"], row["best"], row["worst"]) == ("5.0", "1.0", "5.0")
    assert (row["our_reading"], row["read_by"]) == ("disputed", "scale")
    assert row["claim_text"] == "'=1+1", "no cell is a formula"
    assert row["published_on"] == "2026-05-04"


def test_both_doors_take_a_file_in(door, editor):
    answer = door(editor, "take", file=page(review()))
    assert answer.status in {200, 302}
    assert PastCheck.objects.get().added_by == editor
    assert door(editor, "take", file=page(review())).status in {200, 302}
    assert PastCheck.objects.count() == 1


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({}, "Give a text, a file or an address"),
        ({"file": b"prose"}, "No fact-check is told of here"),
        ({"url": "http://127.0.0.1:80/"}, "does not lead to the public internet"),
        ({"url": "nonsense"}, "no address of a web page"),
        ({"url": "https://verify.example/", "file": b"x"}, "not both"),
    ],
    ids=["nothing", "prose", "inside", "no-address", "both"],
)
def test_both_doors_refuse_in_the_same_words(door, editor, said, words):
    answer = door(editor, "take", **said)
    assert (answer.status, words in answer.words) == (400, True)
    assert not PastCheck.objects.exists()


@pytest.fixture
def api(editor) -> APIClient:
    client = APIClient(headers={"Accept-Language": "en"})
    client.force_authenticate(editor)
    return client


def test_the_api_tells_of_a_check_and_how_it_is_read(held, api):
    told = api.get(f"/api/v1/past-checks/{held.pk}/").json()
    assert (told["label"], told["reading"], told["read_by"]) == ("مضلل", "disputed", "words")
    assert told["publisher"]["domain"] == "verify.example"
    assert [each["id"] for each in api.get("/api/v1/past-checks/").json()["results"]] == [held.pk]


def test_the_api_says_what_a_sentence_meets(held, api):
    (met,) = api.get("/api/v1/past-checks/met/", {"text": CLAIM}).json()
    assert (met["check"]["id"], met["band"], met["differs"]) == (held.pk, "strong", [])
    assert api.get("/api/v1/past-checks/met/").json()["code"] == "no_question"
    assert api.get("/api/v1/past-checks/met/", {"txt": "x"}).status_code == 400


def test_a_list_of_objects_is_taken_each_by_itself(api):
    body = {"reviews": [review(), review(" ", url="https://verify.example/2")]}
    told = api.post("/api/v1/past-checks/", body, format="json").json()
    assert (told["taken"], told["held"]) == (1, 0)
    assert [(each["place"], each["code"]) for each in told["refused"]] == [(2, "no_claim_text")]


def test_the_table_of_labels_is_edited_at_the_api_as_at_the_desk(api, browse, editor):
    made = api.post("/api/v1/label-readings/", {"label": "Fake!", "rating": "disputed"})
    assert made.status_code == 201
    where = f"/api/v1/label-readings/{made.json()['id']}/"
    assert api.post("/api/v1/label-readings/", {"label": "fake", "rating": ""}).status_code == 400
    assert api.patch(where, {"rating": ""}).json()["rating"] == ""
    assert api.patch(where, {"rating": "false"}).status_code == 400
    assert api.delete(where).status_code == 204
    said = {"label": "Hoax", "rating": "disputed"}
    assert browse(editor).post("/admin/claims/labelreading/add/", said).status_code == 302
    assert browse(editor).post("/admin/claims/labelreading/add/", said).status_code == 200
    assert LabelReading.objects.get().folded == "hoax"


def test_readers_never_meet_them(held, browse):
    for where in (
        "/",
        "/feeds/verdicts.json",
        "/api/v1/verdicts/",
        f"/api/v1/lookup/?text={CLAIM}",
    ):
        assert "مرصد التحقق" not in browse().get(where).content.decode()
