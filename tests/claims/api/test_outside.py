"""Readers see what left the house: not what is decided inside, nor words turned around."""

import pytest
from rest_framework.test import APIClient

from claims.models import Comment, Judgement, Verdict
from sources.text.direction import unturned
from tests.factories import judge, make_claim, make_source

pytestmark = pytest.mark.django_db

TURNED = "تقرير \u202eمقلوب\u202c و\u2067معزول\u2069"
STRAIGHT = "تقرير مقلوب ومعزول"


@pytest.fixture
def read():
    """What the API tells somebody: `read(consumer, "claims/")`."""

    def told(person, address, **asked):
        client = APIClient()
        client.force_authenticate(person)
        return client.get(f"/api/v1/{address}", asked)

    return told


@pytest.fixture
def judged(editor):
    """A claim with a published verdict, after one that was never published."""
    judge(make_claim(), "speculative", by=editor, publish=False)
    return judge(make_claim(), "speculative", by=editor).claim


def correct_in_silence(claim, editor) -> Verdict:
    claim.refresh_from_db()
    again, note = "راجعنا المصادر مرة أخرى.", "صُحح."
    said = Judgement(rating="speculative", kind="update", rationale=again, public_note=note)
    return Verdict.objects.give(claim, said, by=editor, seen=claim.version)


@pytest.mark.parametrize(
    "address",
    ["claims/", "claims/{claim}/", "claims/{claim}/verdicts/", "verdicts/", "verdicts/1/"],
)
def test_an_unpublished_correction_moves_nothing_that_readers_see(
    read, judged, editor, consumer, address
):
    address = address.format(claim=judged.pk)
    before = read(consumer, address)
    correct_in_silence(judged, editor)
    after = read(consumer, address)
    assert before.status_code == 200
    assert after.json() == before.json()
    assert "ETag" not in after.headers
    assert read(editor, f"claims/{judged.pk}/")["ETag"] == '"4"'


def test_what_changed_since_is_what_left_the_house_since(read, judged, editor, consumer):
    told = read(consumer, f"claims/{judged.pk}/").json()
    drafted = correct_in_silence(judged, editor)
    moment = drafted.given_at.isoformat()
    assert read(consumer, "claims/", changed_since=moment).json()["results"] == []
    judged.refresh_from_db()
    drafted.publish(by=editor, seen=judged.version)
    (found,) = read(consumer, "claims/", changed_since=moment).json()["results"]
    assert found["version"] == found["verdict_seq"] == told["version"] + 1
    assert found["changed_at"] > told["changed_at"]


def test_readers_number_verdicts_without_gaps(read, judged, editor, consumer):
    (first,) = read(None, "verdicts/").json()["results"]
    assert (first["seq"], first["publication_seq"]) == (1, 1)
    assert (first["previous"], first["digest"]) == ("", "")
    assert read(None, "verdicts/1/").json() == first
    assert read(None, "verdicts/2/").status_code == 404
    (inside,) = read(editor, "verdicts/").json()["results"]
    assert inside["seq"] == 2
    assert inside["digest"]
    assert read(editor, "verdicts/2/").json() == inside


def test_readers_see_nothing_of_the_work_inside(read, judged, consumer, editor):
    told = read(consumer, f"claims/{judged.pk}/").json()
    inside = ("work_state", "evidence_count", "matched_at", "new_evidence_at")
    inside += ("priority", "deadline", "dismissed_as")
    assert {told[name] for name in inside} == {None}
    assert read(editor, f"claims/{judged.pk}/").json()["evidence_count"] == 0


def turned_world(editor, analyst) -> Verdict:
    """Controls in every text somebody can write."""
    claim = make_claim("قالت \u202eالوزارة\u202c.", source=make_source(TURNED))
    document = claim.sentence.document
    type(document).objects.filter(pk=document.pk).update(title=TURNED, byline=TURNED)
    judge(claim, "speculative", by=editor)
    verdict = judge(claim, "speculative", by=editor, rationale=TURNED, public_note=TURNED)
    Comment.objects.write(verdict, TURNED, author=analyst)
    claim.refresh_from_db()
    claim.change("take", by=editor, seen=claim.version, why=TURNED, editor=editor)
    return verdict


@pytest.mark.parametrize("address", ["verdicts/", "comments/", "documents/", "sources/", "claims/"])
def test_no_text_of_the_api_turns_what_stands_around_it(read, editor, analyst, address):
    verdict = turned_world(editor, analyst)
    told = read(editor, address).content.decode()
    raw = verdict.claim.sentence.text
    assert unturned(told.replace(raw, "")) == told.replace(raw, "")
    assert STRAIGHT in told


def test_a_sentence_keeps_every_character_its_offsets_count(read, editor, analyst):
    claim = turned_world(editor, analyst).claim
    told = read(editor, f"claims/{claim.pk}/").json()["sentence"]
    assert told["text"] == claim.sentence.text
    assert told["end"] - told["start"] == len(told["text"])


@pytest.mark.parametrize(
    "address",
    [
        "/admin/claims/claim/",
        "/admin/claims/claim/{claim}/change/",
        "/admin/sources/document/",
        "/admin/sources/document/{document}/change/",
        "/admin/sources/source/",
        "/admin/claims/verdict/",
        "/admin/claims/comment/",
        "/admin/claims/decision/",
    ],
)
def test_no_page_turns_what_stands_around_a_text(browse, editor, analyst, address):
    claim = turned_world(editor, analyst).claim
    ids = {"claim": claim.pk, "document": claim.sentence.document_id}
    answer = browse(editor).get(address.format(**ids))
    page = answer.content.decode()
    assert answer.status_code == 200
    assert unturned(page) == page
    assert int(answer["Content-Length"]) == len(answer.content)


def test_marks_that_turn_nothing_by_themselves_stay():
    assert unturned("أ\u200fب\u200eج\u061cد\u200cه") == "أ\u200fب\u200eج\u061cد\u200cه"
    assert unturned("".join(map(chr, [*range(0x202A, 0x202F), *range(0x2066, 0x206A)]))) == ""
