"""Bringing evidence at the desk: a form for a text, a search of the archive, all without script."""

import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from claims.desk.archive_search import words_of
from claims.models import Claim, Decision, Evidence
from sources.intake.handing_in import SEATS
from sources.intake.ingest import Arrival, ingest
from sources.models import Document
from tests.claims.desk.hands import page_of
from tests.factories import make_claim, make_evidence

pytestmark = pytest.mark.django_db

CLAIM = "بلغت واردات القمح 9 ملايين طن."
SAID = "بلغت واردات القمح 4 ملايين طن في العام الماضي."
TEXT = f"نشرت الوزارة تقريرها السنوي. {SAID}"


@pytest.fixture
def claim() -> Claim:
    return make_claim(CLAIM)


def held(text: str, **told) -> Document:
    return ingest(Arrival(text.encode(), "text/plain", source_name="وزارة", **told)).document


def address(claim: Claim, **asked: str) -> str:
    place = reverse("review:bring", args=[claim.pk])
    query = "&".join(f"{name}={value}" for name, value in asked.items())
    return f"{place}?{query}" if query else place


def shown(client, claim, **asked) -> str:
    return unescape(client.get(address(claim, **asked)).content.decode())


def bring(client, claim, *, seen=1, asked="", **fields):
    given = {"text": TEXT, "source_name": "وزارة", "quote": "4 ملايين", "stance": "disputes"}
    return client.post(address(claim) + asked, {"seen": seen, **given, **fields})


def test_the_claims_page_leads_to_it_with_the_list_one_came_from(browse, editor, claim):
    page = browse(editor).get(f"{page_of(claim)}?queue=verdict%3Dnone").content.decode()
    link = re.search(r'id="bring" data-does="bring"\s+href="([^"]+)"', page)
    assert link
    assert unescape(link[1]) == f"{address(claim)}?queue=verdict%3Dnone"


def test_a_pasted_text_stands_as_evidence_and_one_is_back_at_the_claim(browse, editor, claim):
    answer = bring(browse(editor), claim, asked="?queue=verdict%3Dnone", why="تقرير")
    row = Evidence.objects.get()
    assert answer.url == f"{page_of(claim)}?queue=verdict%3Dnone#e{row.pk}"
    assert (row.quote, row.stance, row.brought_by) == ("4 ملايين", "disputes", editor)
    assert Decision.objects.get().why == "تقرير"


def test_found_and_brought_look_alike_and_say_which_they_are(browse, editor, claim):
    make_evidence(claim, "قالت الوزارة إن القمح كثير.")
    bring(browse(editor), claim)
    page = unescape(browse(editor).get(page_of(claim)).content.decode())
    brought, found = page.split('<article class="evidence')[1:3]
    assert "أضافه" in brought
    assert "ed" in brought
    assert re.search(r'<mark class="[^"]*quoted[^"]*"', brought)
    assert "وجدته المطابقة" in found
    assert "وجدته المطابقة" not in brought
    for part in (brought, found):
        assert part.count('name="stance"') >= 4


def test_where_matching_found_nothing_and_somebody_did_nothing_is_said_to_be_missing(
    browse, editor, claim
):
    Claim.objects.update(outcome="nothing")
    words = "لا يقول أي مصدر آخر"
    before = browse(editor).get(page_of(claim)).content.decode()
    bring(browse(editor), claim)
    after = browse(editor).get(page_of(claim)).content.decode()
    empty = re.findall(r'<p class="quiet">\s*[^<]*الأرشيف[^<]*</p>', before)
    assert empty
    assert not [line for line in empty if line in after], words


def test_a_file_is_brought(browse, editor, claim):
    file = SimpleUploadedFile("تقرير.txt", TEXT.encode(), content_type="text/plain")
    bring(browse(editor), claim, text="", file=file)
    assert bytes(Evidence.objects.get().sentence.document.original) == TEXT.encode()


@pytest.mark.parametrize(
    ("wrong", "status", "words"),
    [
        ({"stance": ""}, 400, "المواقف الأربعة"),
        ({"source_name": ""}, 400, "اذكر الناشر"),
        ({"quote": "5 ملايين"}, 400, "لا جملة في هذا النص"),
        ({"text": ""}, 400, "أو عنوانًا"),
        ({"seen": "7"}, 412, "في هذه الأثناء"),
        ({"seen": ""}, 428, ""),
    ],
    ids=str,
)
def test_a_refusal_is_told_and_keeps_what_was_typed(browse, editor, claim, wrong, status, words):  # noqa: PLR0917
    answer = bring(browse(editor), claim, **wrong)
    page = unescape(answer.content.decode())
    assert answer.status_code == status
    assert words in page.partition('class="refused"')[2][:400]
    assert wrong.get("quote", "4 ملايين") in page
    assert not Evidence.objects.exists()


def test_an_empty_file_is_an_error_of_the_form(browse, editor, claim):
    answer = bring(browse(editor), claim, text="", file=SimpleUploadedFile("a.txt", b""))
    assert answer.status_code == 400
    assert "errorlist" in answer.content.decode()


def test_a_text_without_a_quotation_is_shown_to_be_quoted(browse, editor, claim):
    client = browse(editor)
    answer = bring(client, claim, quote="", asked="?queue=x%3D1")
    document = Document.objects.latest("id")
    asked = parse_qs(urlsplit(answer.url).query)
    assert asked == {"document": [str(document.pk)], "queue": ["x=1"]}
    page = unescape(client.get(answer.url).content.decode())
    assert f"صار النص الوثيقة {document.pk}" in page
    assert page.index("نشرت الوزارة") < page.index(SAID)
    assert page.count('<article class="evidence"') == 2


def test_the_claims_words_are_set_and_any_of_them_can_be_left_out(browse, editor, claim):
    held(SAID)
    page = shown(browse(editor), claim)
    assert 'value="بلغت واردات القمح 9 ملايين طن"' in page
    (link,) = re.findall(r'<a class="chip" href="([^"]+)"[^>]*><bdi[^>]*>9<', page)
    assert parse_qs(urlsplit(link).query)["q"] == ["بلغت واردات القمح ملايين طن"]
    assert SAID in page


def test_a_hit_is_taken_as_evidence(browse, editor, claim):
    sentence = held(SAID).sentences.get()
    client = browse(editor)
    page = client.get(address(claim)).content.decode()
    assert f'name="sentence" value="{sentence.pk}"' in page
    said = {"seen": 1, "sentence": sentence.pk, "quote": "4 ملايين", "stance": "context"}
    answer = client.post(address(claim), said)
    row = Evidence.objects.get()
    assert answer.url == f"{page_of(claim)}#e{row.pk}"
    assert (row.sentence, row.stance, row.quote) == (sentence, "context", "4 ملايين")


def test_a_hit_that_is_evidence_already_says_so_and_is_offered_once(browse, editor, claim):
    sentence = held(SAID).sentences.get()
    client = browse(editor)
    client.post(address(claim), {"seen": 1, "sentence": sentence.pk, "stance": "context"})
    page = shown(client, claim)
    assert "من الأدلة" in page
    assert 'name="sentence"' not in page


def test_a_find_of_the_machine_may_still_be_quoted(browse, editor, claim):
    sentence = held(SAID).sentences.get()
    Evidence.objects.create(claim=claim, sentence=sentence, score=0.5)
    page = shown(browse(editor), claim)
    assert "من الأدلة" in page
    assert f'name="sentence" value="{sentence.pk}"' in page


def test_the_claim_is_no_hit_of_its_own_search(browse, editor):
    document = ingest(Arrival(CLAIM.encode(), "text/plain", source_name="صحيفة"), review=True)
    claim = Claim.objects.get(sentence__document=document.document)
    assert "<article" not in shown(browse(editor), claim)


@pytest.mark.parametrize(
    ("asked", "hit"),
    [
        ({"q": "القمح"}, True),
        ({"q": "قَمْحٌ"}, True),
        ({"q": "الزيتون"}, False),
        ({"q": ""}, False),
        ({"q": "القمح", "source_name": "وِزارة"}, True),
        ({"q": "القمح", "source_name": "صحيفة"}, False),
        ({"q": "القمح", "tier": "ordinary"}, True),
        ({"q": "القمح", "tier": "primary"}, False),
        ({"q": "القمح", "published_after": "2026-01-02"}, True),
        ({"q": "القمح", "published_after": "2026-01-03"}, False),
        ({"q": "القمح", "published_before": "2026-01-03"}, True),
        ({"q": "القمح", "published_before": "2026-01-02"}, False),
    ],
    ids=str,
)
def test_a_search_is_folded_and_narrowed(browse, editor, claim, asked, hit):
    held(f"---\n{SAID}", published_at=None)
    Document.objects.exclude(pk=claim.sentence.document_id).update(
        published_at="2026-01-02T09:00:00Z"
    )
    assert (SAID in shown(browse(editor), claim, **asked)) is hit


@pytest.mark.parametrize("asked", [{"tier": "x"}, {"published_after": "01/02/2026"}])
def test_what_no_search_understands_is_told_in_its_place(browse, editor, claim, asked):
    page = shown(browse(editor), claim, q="القمح", **asked)
    assert 'class="refused"' in page
    assert "<article" not in page


@pytest.mark.parametrize("wrong", [{"p": "x"}, {"document": "x"}, {"document": "9" * 30}])
def test_nonsense_in_the_address_is_no_fault(browse, editor, claim, wrong):
    assert browse(editor).get(address(claim, **wrong)).status_code == 200


def test_a_sentence_that_is_none_is_not_found(browse, editor, claim):
    for sentence in ("x", "9" * 30, "123456"):
        said = {"seen": 1, "sentence": sentence, "stance": "context"}
        assert browse(editor).post(address(claim), said).status_code == 404


def test_many_hits_come_by_the_page(browse, editor, claim):
    held("\n\n".join(f"بلغ سعر القمح {n} دينارا في السوق رقم {n}." for n in range(100, 141)))
    client = browse(editor)
    first, last = (shown(client, claim, q="القمح", p=str(p)) for p in (1, 3))
    assert first.count("<article") == 20
    assert last.count("<article") == 1
    assert 'rel="next"' in first
    assert 'rel="next"' not in last


def test_an_analyst_brings_nothing(browse, analyst, claim):
    assert browse(analyst).get(address(claim)).status_code == 403
    assert bring(browse(analyst), claim).status_code == 403
    assert (
        'data-does="bring"'
        not in browse(analyst)
        .get(page_of(claim))
        .content.decode()
        .partition('<dialog id="keys"')[0]
    )


def test_who_hands_nothing_in_may_still_pick(browse, analyst, claim):
    analyst.user_permissions.add(Permission.objects.get(codename="add_evidence"))
    sentence = held(SAID).sentences.get()
    client = browse(analyst)
    assert 'enctype="multipart/form-data"' not in shown(client, claim)
    assert bring(client, claim).status_code == 403
    client.post(address(claim), {"seen": 1, "sentence": sentence.pk, "stance": "context"})
    assert Evidence.objects.get().brought_by == analyst


def test_whoever_comes_while_many_texts_are_read_is_told_when_to_come_back(browse, editor, claim):
    with SEATS.one(), SEATS.one(), SEATS.one(), SEATS.one(), SEATS.one(), SEATS.one():
        answer = bring(browse(editor), claim)
    assert (answer.status_code, answer["Retry-After"]) == (503, "5")


def test_words_are_told_once_each_as_they_are_written():
    assert words_of("القمح، والقمح! القَمْح") == ["القَمْح"]
    assert words_of("The ferry, 2.4 million; the FERRY") == ["the", "FERRY", "2.4", "million"]
