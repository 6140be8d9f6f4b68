"""The words of a verdict go for a reason; what it came to stays, and everybody is told."""

import pytest
from rest_framework.test import APIClient

from claims.deciding.taking_down import take_down_words, tombstone
from claims.models import Claim, Decision, Verdict
from claims.models.readable import WORDS_GONE
from claims.publishing.checkpointing import make_key, sign_what_came
from claims.publishing.log import write_log
from claims.refusals.changing import Stale
from sources.logs import verify
from sources.people.models import KeptAnswer
from sources.refusals.amending import NoReason, TakenDown
from tests.claims.deciding.test_taking_down import every_cell
from tests.claims.hooks import told
from tests.factories import decisions_of, judge, make_claim

pytestmark = pytest.mark.django_db
WORDS = "قال فلان إن فلانة سرقت."
NOTE = "ذكرنا اسم فلانة."
GONE = "words of this verdict were taken down"


@pytest.fixture
def row(editor):
    """A correction that stands; its claim was judged before."""
    claim = make_claim("سُرق المال.")
    judge(claim, "disputed", by=editor)
    said = {"rationale": WORDS, "public_note": NOTE, "kind": "correction"}
    return judge(claim, "speculative", by=editor, **said)


def take(row: Verdict, by, **said) -> Verdict:
    seen = Claim.objects.get(pk=row.claim_id).version
    take_down_words(row, by=by, **{"seen": seen, "why": "حكم محكمة", **said})
    return Verdict.objects.get(pk=row.pk)


def test_no_word_of_it_is_left_in_any_table(row, administrator, editor):
    asked = {"rating": "speculative", "rationale": f"{WORDS} مرة", "public_note": NOTE}
    client = APIClient(headers={"Idempotency-Key": "k", "If-Match": f'"{row.claim.version}"'})
    client.force_authenticate(editor)
    address = f"/api/v1/claims/{row.claim_id}/verdicts/"
    assert client.post(address, asked, format="json").status_code == 201
    assert KeptAnswer.objects.filter(body__contains="فلانة").exists()
    for verdict in Verdict.objects.filter(rationale__startswith=WORDS):
        take(verdict, administrator)
    assert "فلانة" not in every_cell()


def test_a_tombstone_and_a_decision_stay(row, administrator):
    gone = take(row, administrator)
    assert (gone.rationale, gone.public_note) == (tombstone(WORDS), tombstone(NOTE))
    assert (gone.rating, gone.kind, gone.publication.seq) == ("speculative", "correction", 2)
    assert gone.taken_down_at
    decision = Decision.objects.latest("id")
    assert (decision.action, decision.by, decision.why) == (
        "take_words",
        administrator,
        "حكم محكمة",
    )
    assert decisions_of(row.claim)[-1] == "take_words"
    assert Claim.objects.get(pk=row.claim_id).standing == gone


def test_chain_log_and_export_still_verify(row, administrator, settings, tmp_path):
    settings.CHECKPOINT_KEY_FILE = tmp_path / "key"
    make_key()
    sign_what_came()
    gone = take(row, administrator)
    assert (gone.salt, gone.digest, gone.link()) == ("", row.digest, row.digest)
    write_log(tmp_path / "log")
    assert (verify.ERASED, {"erased": 1}) in verify.examine(tmp_path)


def test_it_is_done_once_on_the_version_seen_and_for_a_reason(row, administrator):
    with pytest.raises(NoReason):
        take(row, administrator, why=" ")
    with pytest.raises(Stale):
        take(row, administrator, seen=1)
    assert Verdict.objects.get(pk=row.pk).rationale == WORDS
    take(row, administrator)
    with pytest.raises(TakenDown):
        take(row, administrator)


def test_a_draft_without_words_is_not_published(editor, administrator):
    draft = judge(make_claim(), "speculative", by=editor, publish=False)
    gone = take(draft, administrator)
    assert gone.takedown_seq is None
    with pytest.raises(TakenDown):
        gone.publish(by=editor, seen=gone.claim.version)


def test_another_verdict_may_follow_with_words_of_its_own(row, editor, administrator):
    take(row, administrator)
    row.claim.refresh_from_db()
    said = {"kind": "update", "public_note": "كتبنا التعليل من جديد."}
    assert judge(row.claim, "speculative", by=editor, **said).publication.seq == 3


def test_readers_are_told_wherever_the_words_stood(row, administrator, client):
    take(row, administrator)
    english = {"lang": "en"}
    pages = {
        "page": client.get(f"/claims/{row.claim_id}/", english),
        "corrections": client.get("/corrections/", english),
        "atom": client.get("/feeds/verdicts.atom", english),
        "json": client.get("/feeds/verdicts.json", english),
        "claimreview": client.get(f"/claims/{row.claim_id}.jsonld", english),
    }
    for name, answer in pages.items():
        shown = answer.content.decode()
        assert GONE in shown, name
        assert "█" not in shown, name
    whole = b"".join(client.get("/claimreview.json", english)).decode()
    assert GONE in whole


def test_programs_are_told_when_it_was_done(row, administrator, client):
    take(row, administrator)
    for answer in (client.get("/api/v1/changes/?after=1"), client.get("/api/v1/verdicts/")):
        (told_of,) = answer.json()["results"]
        assert told_of["taken_down_at"]
        assert set(told_of["rationale"]) <= {"█", " "}
        assert told_of["rating"] == "speculative"


def test_webhooks_are_told(row, administrator, hook, receiver):
    assert told(hook).takedowns_told == 0
    take(row, administrator)
    assert told(hook).takedowns_told == 1
    assert [one.said["type"] for one in receiver.letters] == ["verdict.taken_down"]
    assert receiver.letters[0].said["data"]["seq"] == 2


def test_the_api_takes_words_down_for_administrators_on_the_version_seen(
    row, administrator, editor
):
    address = f"/api/v1/verdicts/{row.seq}/takedown/"
    seen = {"If-Match": f'"{row.claim.version}"'}
    client = APIClient()
    client.force_authenticate(editor)
    assert client.post(address, {"why": "x"}, format="json", headers=seen).status_code == 403
    client.force_authenticate(administrator)
    assert client.post(address, {"why": "x"}, format="json").status_code == 428
    done = client.post(address, {"why": "x"}, format="json", headers=seen)
    assert (done.status_code, bool(done.json()["taken_down_at"])) == (200, True)
    again = client.post(address, {"why": "x"}, format="json", headers=seen)
    assert (again.status_code, again.json()["code"]) == (409, "taken_down")


def test_the_desk_takes_words_down_for_administrators(row, administrator, editor, browse):
    address = f"/admin/review/verdicts/{row.pk}/take-down/"
    place = f"/admin/claims/claim/{row.claim_id}/change/"
    assert address not in browse(editor).get(place).content.decode()
    desk = browse(administrator)
    assert address in desk.get(place).content.decode()
    seen = str(row.claim.version)
    assert f'value="{seen}"' in desk.get(address).content.decode()
    assert desk.post(address, {"seen": seen, "why": ""}).status_code == 400
    stale = desk.post(address, {"seen": "1", "why": "حكم"})
    assert (stale.status_code, 'value="حكم"' in stale.content.decode()) == (412, True)
    assert desk.post(address, {"seen": seen, "why": "حكم"}).status_code == 302
    after = desk.get(place).content.decode()
    assert "فلانة" not in after
    assert str(WORDS_GONE) not in after
