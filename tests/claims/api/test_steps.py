"""Steps and answers over HTTP: charge, repeats, the hands on a cut, each on the version seen."""

import pytest

from claims.models import Claim, Decision, Repeat
from claims.models.statement import MATCH
from sources.clock import DatabaseNow
from sources.models import Ruling
from sources.work.models import Work
from tests.factories import decisions_of, judge, make_claim, make_document
from tests.problems import problem, wrong_fields

pytestmark = pytest.mark.django_db

WHY = "اتصلنا بالبلدية."


def step(client, claim: Claim, name: str, *, seen: int = 1, **sent):
    headers = {"If-Match": f'"{seen}"'}
    return client.post(f"/api/v1/claims/{claim.pk}/{name}/", sent, format="json", headers=headers)


def test_charge_is_taken_over_from_another_and_the_reason_is_kept(api, editor, second_editor):
    claim = make_claim(editor=second_editor)
    taken = step(api(editor), claim, "take", why=WHY)
    assert (taken.status_code, taken["ETag"]) == (200, '"2"')
    assert (taken.json()["editor"], taken.json()["version"]) == ("ed", 2)
    decided = Decision.objects.get(claim=claim)
    assert (decided.action, decided.by, decided.why) == ("assign", editor, WHY)


def test_only_who_is_in_charge_lets_go(api, editor, second_editor):
    claim = make_claim(editor=editor)
    assert step(api(second_editor), claim, "let-go").status_code == 409
    let_go = step(api(editor), claim, "let-go")
    assert let_go.json()["editor"] is None
    assert decisions_of(claim) == ["release"]


def test_new_evidence_is_seen_once(api, editor):
    claim = make_claim()
    Claim.objects.filter(pk=claim.pk).update(new_evidence_at=DatabaseNow())
    seen = step(api(editor), claim, "seen")
    assert seen.json()["new_evidence_at"] is None
    assert step(api(editor), claim, "seen", seen=2).status_code == 409
    assert decisions_of(claim) == ["seen"]


def test_a_failed_matching_is_retried_and_its_version_stays(api, editor):
    claim = make_claim()
    Work.objects.request(MATCH, {claim.pk: 0.5})
    Work.objects.filter(subject=claim.pk).update(state="dead", attempts=5)
    retried = step(api(editor), claim, "retry")
    assert (retried.status_code, retried["ETag"]) == (200, '"1"')
    assert retried.json()["work_state"] == "ready"
    assert step(api(editor), claim, "retry").status_code == 409


@pytest.mark.parametrize("name", ["take", "let-go", "seen", "retry"])
def test_every_step_asks_for_the_version_and_refuses_an_old_one(api, editor, name):
    claim = make_claim(editor=None if name == "take" else editor)
    Claim.objects.filter(pk=claim.pk).update(version=3, new_evidence_at=DatabaseNow())
    address = f"/api/v1/claims/{claim.pk}/{name}/"
    assert api(editor).post(address).status_code == 428
    assert step(api(editor), claim, name, seen=2).status_code == 412
    assert decisions_of(claim) == []


TEAM = ["assign", "spread", "priority", "deadline", "remove-deadline", "dismiss", "restore"]


@pytest.mark.parametrize("name", ["take", "let-go", "seen", "retry", *TEAM])
def test_an_analyst_takes_no_step(api, analyst, name):
    assert step(api(analyst), make_claim(), name).status_code == 403


@pytest.mark.parametrize("name", ["take", "seen"])
def test_a_reason_that_is_no_text_is_refused(api, editor, name):
    claim = make_claim()
    assert step(api(editor), claim, name, why={"because": 1}).status_code == 400
    assert decisions_of(claim) == []


@pytest.fixture
def suggested(editor):
    """A claim that may repeat another, which has a verdict."""
    original = make_claim("انهار سقف السوق القديم.")
    judge(original, "speculative", by=editor)
    return Repeat.objects.create(claim=make_claim(), original=original, score=0.9)


def reply(client, row: Repeat, verb: str, *, seen: int, **sent):
    headers = {"If-Match": f'"{seen}"'}
    return client.post(f"/api/v1/repeats/{row.pk}/{verb}/", sent, format="json", headers=headers)


def test_a_confirmed_repeat_points_to_its_original(api, editor, suggested):
    confirmed = reply(api(editor), suggested, "confirm", seen=1, why=WHY)
    assert (confirmed.status_code, confirmed["ETag"]) == (200, '"2"')
    assert confirmed.json()["answer"] == "confirmed"
    assert confirmed.json()["original_text"] == "انهار سقف السوق القديم."
    suggested.claim.refresh_from_db()
    assert suggested.claim.repeat_of == suggested.original
    assert Decision.objects.get(claim=suggested.claim).why == WHY


def test_a_confirmation_is_taken_back_by_rejecting_it(api, editor, suggested):
    reply(api(editor), suggested, "confirm", seen=1)
    rejected = reply(api(editor), suggested, "reject", seen=2)
    assert (rejected.json()["answer"], rejected["ETag"]) == ("rejected", '"3"')
    suggested.claim.refresh_from_db()
    assert suggested.claim.repeat_of is None
    assert decisions_of(suggested.claim) == ["repeat", "unrepeat"]


@pytest.mark.parametrize("verb", ["confirm", "reject"])
def test_an_answer_to_a_repeat_needs_the_claims_version_and_an_editor(
    api, editor, analyst, suggested, verb
):
    address = f"/api/v1/repeats/{suggested.pk}/{verb}/"
    assert api(editor).post(address).status_code == 428
    assert reply(api(editor), suggested, verb, seen=9).status_code == 412
    assert reply(api(analyst), suggested, verb, seen=1).status_code == 403
    suggested.refresh_from_db()
    assert suggested.answer == ""


def test_repeats_are_no_business_of_a_consumer(api, consumer, suggested):
    assert api(consumer).get("/api/v1/repeats/").status_code == 403
    assert api(consumer).get(f"/api/v1/repeats/{suggested.pk}/").status_code == 403


LINES = ("رست السفينة ليلا.", "نزل الركاب.", "عاد القبطان صباحا.", "غادرت السفينة.")


@pytest.fixture
def sentences(db):
    return list(make_document(*LINES).sentences.order_by("start"))


def address(sentence, name: str = "") -> str:
    return f"/api/v1/sentences/{sentence.pk}/{name}"


def test_a_sentence_tells_its_span_and_its_claim(api, editor, sentences):
    claim = Claim.objects.create(sentence=sentences[1], folded=" ")
    plain, claimed = (api(editor).get(address(one)).json() for one in sentences[:2])
    assert (plain["claim"], claimed["claim"]) == (None, claim.pk)
    assert (claimed["text"], claimed["position"]) == ("نزل الركاب.", 1)
    assert claimed["end"] - claimed["start"] == len("نزل الركاب.")


def test_a_window_shows_a_sentence_between_its_neighbours_and_no_further(api, editor, sentences):
    window = api(editor).get(address(sentences[1], "cut/")).json()
    words = window["words"]
    assert [word["text"] for word in words if word["begins"]] == ["رست", "نزل", "عاد"]
    assert words[0] == {"at": 0, "text": "رست", "begins": True}
    assert "غادرت" not in {word["text"] for word in words}
    assert window["seen"] == " ".join(f"{one.pk}.0" for one in sentences[:3])


def cut(client, sentence, seen: str, *starts: int, **more):
    sent = {"seen": seen, "starts": list(starts), **more}
    return client.post(address(sentence, "cut/"), sent, format="json")


def test_a_cut_begins_sentences_at_the_words_named_and_nowhere_else(api, editor, sentences):
    window = api(editor).get(address(sentences[1], "cut/")).json()
    places = {word["text"]: word["at"] for word in window["words"]}
    made = cut(api(editor), sentences[1], window["seen"], places["عاد"], why=WHY)
    assert made.status_code == 201
    standing = sentences[0].document.sentences.current().order_by("start")
    assert [one.text for one in standing] == ["رست السفينة ليلا.\nنزل الركاب.", *LINES[2:]]
    assert (made.json()["by"], made.json()["why"]) == ("ed", WHY)


def test_a_cut_made_from_an_old_window_changes_nothing(api, editor, sentences):
    assert cut(api(editor), sentences[1], "1.0 2.0", 0).status_code == 409
    assert not Ruling.objects.exists()


@pytest.mark.parametrize(
    "sent",
    [{}, {"seen": "1.0"}, {"seen": "1.0", "starts": [-1]}, {"seen": [], "starts": []}],
)
def test_a_cut_that_lacks_something_is_refused_with_its_field(api, editor, sentences, sent):
    answer = api(editor).post(address(sentences[0], "cut/"), sent, format="json")
    assert answer.status_code == 400
    assert {field.partition(".")[0] for field in wrong_fields(answer)} <= {"starts", "seen"}


@pytest.mark.parametrize(("count", "status"), [(500, 409), (501, 400)])
def test_a_cut_names_five_hundred_words_at_most(api, editor, sentences, count, status):
    assert cut(api(editor), sentences[0], "1.0", *range(count)).status_code == status


def test_a_sentence_is_ruled_furniture_and_body_again(api, editor, sentences):
    for furniture in (True, False):
        sent = {"is_furniture": furniture, "why": WHY}
        made = api(editor).post(address(sentences[3], "furniture/"), sent, format="json")
        assert made.status_code == 201
        sentences[3].refresh_from_db()
        assert sentences[3].is_furniture is furniture
    assert list(Ruling.objects.values_list("why", flat=True)) == [WHY, WHY]


def test_whether_it_is_furniture_has_to_be_said(api, editor, sentences):
    answer = api(editor).post(address(sentences[3], "furniture/"), {"why": WHY}, format="json")
    assert (answer.status_code, problem(answer)["code"]) == (400, "no_choice")


def test_an_analyst_looks_at_sentences_and_cuts_none(api, analyst, sentences):
    assert api(analyst).get(address(sentences[0])).status_code == 200
    assert api(analyst).get(address(sentences[0], "cut/")).status_code == 403
    assert cut(api(analyst), sentences[0], "1.0", 0).status_code == 403
