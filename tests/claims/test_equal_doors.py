"""Every verb through both doors: the same decision, the same refusal, the same limit."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from html import unescape
from typing import Any, NamedTuple

import pytest
from django.db import transaction
from rest_framework.test import APIClient

from claims.deciding.looking import look
from claims.deciding.recutting import Window, current_cut, window_at, words_of
from claims.deciding.undoing import undo
from claims.models import (
    Claim,
    Comment,
    Decision,
    Evidence,
    Judgement,
    Look,
    Priority,
    Repeat,
    SecondLook,
    Verdict,
)
from claims.models.statement import MATCH
from claims.refusals.changing import NoChoice
from sources.models import Document, Merge, Ruling, Sentence, Source
from sources.people.models import Person
from sources.work.models import Work
from tests.factories import (
    accept,
    judge,
    make_claim,
    make_document,
    make_evidence,
    make_label,
    make_person,
    make_rule,
    make_source,
    make_topic,
)
from tests.moments import NEXT_YEAR

pytestmark = pytest.mark.django_db

WHY = "راجعناه مع المصدر."
REPORT = "افتتحت البلدية الجسر. وأغلقت الوزارة الطريق."
LONGEST = {"reason": 2_000, "rationale": 20_000, "comment": 10_000}


class Verb(NamedTuple):
    """A change both doors offer: its two addresses, what each is sent, and where words go."""

    desk: str
    api: str
    posted: Mapping[str, Any] = {}
    sent: Mapping[str, Any] = {}
    words: tuple[str, str] = ("why", "why")
    method: str = "post"
    longest: str = "reason"


VERBS = {
    "take": Verb("claims/{claim}/take/", "claims/{claim}/take/"),
    "let go": Verb("claims/{mine}/let-go/", "claims/{mine}/let-go/"),
    "assign": Verb("claims/{claim}/assign/", "claims/{claim}/assign/", {"to": "ed"}, {"to": "ed"}),
    "spread": Verb("claims/{claim}/spread/", "claims/{claim}/spread/"),
    "set the priority": Verb(
        "claims/{claim}/priority/",
        "claims/{claim}/priority/",
        {"priority": "urgent"},
        {"priority": "urgent"},
    ),
    "set the deadline": Verb(
        "claims/{claim}/deadline/",
        "claims/{claim}/deadline/",
        {"deadline": f"{NEXT_YEAR}-03-01T18:00"},
        {"deadline": f"{NEXT_YEAR}-03-01T18:00"},
    ),
    "remove the deadline": Verb(
        "claims/{bound}/remove-deadline/", "claims/{bound}/remove-deadline/"
    ),
    "dismiss": Verb(
        "claims/{claim}/dismiss/",
        "claims/{claim}/dismiss/",
        {"dismissed_as": "duplicate"},
        {"dismissed_as": "duplicate"},
    ),
    "restore": Verb("claims/{aside}/restore/", "claims/{aside}/restore/"),
    "see": Verb("claims/{mine}/seen/", "claims/{mine}/seen/"),
    "retry": Verb("claims/{failed}/retry/", "claims/{failed}/retry/"),
    "undo": Verb("claims/{judged}/undo/", "claims/{judged}/undo/"),
    "judge evidence": Verb(
        "evidence/{evidence}/stance/",
        "evidence/{evidence}/",
        {"stance": "disputes"},
        {"stance": "disputes"},
        ("why-e{evidence}", "why"),
        "patch",
    ),
    "bring a sentence": Verb(
        "claims/{claim}/evidence/",
        "claims/{claim}/evidence/",
        {"sentence": "{picked}", "stance": "context", "quote": "الخبر"},
        {"sentence": "{picked}", "stance": "context", "quote": "الخبر"},
    ),
    "bring a text": Verb(
        "claims/{claim}/evidence/",
        "claims/{claim}/evidence/",
        {"text": REPORT, "source_name": "وزارة", "quote": "الطريق", "stance": "disputes"},
        {"text": REPORT, "source": "وزارة", "quote": "الطريق", "stance": "disputes"},
    ),
    "confirm": Verb(
        "repeats/{repeat}/answer/",
        "repeats/{repeat}/confirm/",
        {"answer": "confirmed"},
        words=("why-r{repeat}", "why"),
    ),
    "reject": Verb(
        "repeats/{repeat}/answer/",
        "repeats/{repeat}/reject/",
        {"answer": "rejected"},
        words=("why-r{repeat}", "why"),
    ),
    "judge": Verb(
        "claims/{claim}/judge/",
        "claims/{claim}/verdicts/",
        {"rating": "speculative"},
        {"rating": "speculative"},
        ("rationale", "rationale"),
        longest="rationale",
    ),
    "judge and publish": Verb(
        "claims/{claim}/judge/",
        "claims/{claim}/verdicts/",
        {"rating": "speculative", "then": "publish"},
        {"rating": "speculative", "publish": True},
        ("rationale", "rationale"),
        longest="rationale",
    ),
    "judge with a label": Verb(
        "claims/{claim}/judge/",
        "claims/{claim}/verdicts/",
        {"rating": "speculative", "label": "{label}"},
        {"rating": "speculative", "label": "{label}"},
        ("rationale", "rationale"),
        longest="rationale",
    ),
    "file": Verb(
        "claims/{claim}/topics/",
        "claims/{claim}/topics/",
        {"topics": ["{topic}"]},
        {"topics": ["{topic}"]},
    ),
    "look again": Verb(
        "second-looks/{look}/",
        "second-looks/{look}/look/",
        {"rating": "disputed"},
        {"rating": "disputed"},
        ("rationale", "rationale"),
        longest="rationale",
    ),
    "publish": Verb("verdicts/{draft}/publish/", "verdicts/{draft_seq}/publish/"),
    "edit": Verb(
        "comments/{comment}/edit/",
        "comments/{comment}/",
        words=("text", "text"),
        method="patch",
        longest="comment",
    ),
    "comment": Verb(
        "verdicts/{draft}/comment/",
        "comments/",
        sent={"verdict": "{draft_seq}"},
        words=("text", "text"),
        longest="comment",
    ),
    "reply": Verb(
        "comments/{comment}/reply/",
        "comments/",
        sent={"verdict": "{draft_seq}", "parent": "{comment}"},
        words=("text", "text"),
        longest="comment",
    ),
    "resolve": Verb("comments/{comment}/resolve/", "comments/{comment}/resolve/"),
    "reopen": Verb("comments/{closed}/reopen/", "comments/{closed}/reopen/"),
    "put under review": Verb("documents/{reference}/review/", "documents/{reference}/review/"),
    "rule furniture": Verb(
        "sentences/{sentence}/furniture/",
        "sentences/{sentence}/furniture/",
        {"is_furniture": "yes"},
        {"is_furniture": True},
    ),
    "cut": Verb(
        "sentences/{sentence}/cut/",
        "sentences/{sentence}/cut/",
        {"at": "{word}"},
        {"starts": ["{word}"]},
    ),
    "merge": Verb(
        "sources/{source}/merge/",
        "sources/{source}/merge/",
        {"into": "{other}"},
        {"into": "{other}"},
    ),
}


def window_of(sentence: Sentence) -> Window:
    return window_at(current_cut(sentence.document), sentence.pk)


@pytest.fixture
def world(editor) -> dict[str, Any]:
    """A claim for every verb; each is at the version that `seen_in` says."""
    claim, mine, failed = make_claim(), make_claim(editor=editor), make_claim()
    draft = judge(make_claim(), "speculative", by=editor, publish=False)
    Claim.objects.filter(pk=mine.pk).update(new_evidence_at=draft.given_at)
    Work.objects.request(MATCH, {failed.pk: 0.5})
    Work.objects.filter(kind=MATCH).update(state="dead", attempts=5, error="x")
    closed = Comment.objects.create(verdict=draft, author=editor, text="قول")
    closed.resolve(by=editor)
    sentence = make_claim("افتتحت البلدية الجسر وأغلقت الطريق.").sentence
    window = window_of(sentence)
    original = make_claim()
    judged = make_claim()
    accept(make_evidence(judged), by=editor)
    make_rule(tier="unreliable")
    theirs = make_claim(source=make_source(tier="unreliable"))
    other = make_person("editor")
    waiting = judge(theirs, "speculative", by=other, publish=False).second_look
    return {
        "look": waiting.pk,
        "claim": claim.pk,
        "judged": judged.pk,
        "mine": mine.pk,
        "aside": make_claim(dismissed_as="settled").pk,
        "bound": make_claim(deadline=datetime(NEXT_YEAR, 3, 1, tzinfo=UTC)).pk,
        "failed": failed.pk,
        "evidence": make_evidence(claim).pk,
        "repeat": Repeat.objects.create(claim=claim, original=original, score=0.8).pk,
        "original": original.pk,
        "draft": draft.pk,
        "draft_seq": draft.seq,
        "comment": Comment.objects.create(verdict=draft, author=editor, text="قول").pk,
        "closed": closed.pk,
        "reference": make_document().pk,
        "picked": make_document("أعلنت الوزارة الخبر اليوم.").sentences.get().pk,
        "sentence": sentence.pk,
        "cut": window.seen(),
        "label": make_label("مبكر", "Too early", rating="speculative").pk,
        "topic": make_topic().pk,
        "source": make_document().source_id,
        "other": make_source().pk,
        "word": words_of(sentence.document.body, window.sentences())[2].at,
    }


def filled(value: Any, world: Mapping[str, Any]) -> Any:
    if isinstance(value, list):
        return [filled(each, world) for each in value]
    return value.format(**world) if isinstance(value, str) else value


def ask_desk(who: Any, verb: Verb, world: dict[str, Any], seen: Any, why: str) -> Any:
    browse, editor = who
    body = {name: filled(value, world) for name, value in verb.posted.items()}
    body |= {"seen": world["cut"] if "/cut/" in verb.desk else seen, "version": seen}
    body |= {filled(verb.words[0], world): why}
    return browse(editor).post(f"/admin/review/{verb.desk.format(**world)}", body)


def through_desk(*asked: Any) -> tuple[bool, str]:
    answer = ask_desk(*asked)
    return answer.status_code < 400, unescape(answer.content.decode())


def ask_api(who: Any, verb: Verb, world: dict[str, Any], seen: Any, why: str) -> Any:
    _browse, editor = who
    body = {name: filled(value, world) for name, value in verb.sent.items()}
    body |= {verb.words[1]: why} | ({"seen": world["cut"]} if "/cut/" in verb.api else {})
    client = APIClient()
    client.force_authenticate(editor)
    send = getattr(client, verb.method)
    headers = {"If-Match": f'"{seen}"'}
    return send(f"/api/v1/{verb.api.format(**world)}", body, format="json", headers=headers)


def through_api(*asked: Any) -> tuple[bool, str]:
    answer = ask_api(*asked)
    return answer.status_code < 400, answer.json().get("detail", "")


DOORS: dict[str, Callable[..., tuple[bool, str]]] = {"desk": through_desk, "api": through_api}


LATER = {"publish", "undo", "look again"}  # each of these has a step before it


def seen_in(name: str) -> int:
    return 2 if name in LATER else 1


def rows() -> list[tuple[Any, ...]]:
    """All that the verbs write down, but times and the numbers of new rows."""
    asked = ("action", "before", "after", "why", "by")
    decided = [
        (action, unnumbered(before), unnumbered(after), *rest)
        for action, before, after, *rest in Decision.objects.order_by("id").values_list(*asked)
    ]
    ruled = Ruling.objects.order_by("id").values_list("action", "why", "by")
    given = Verdict.objects.order_by("seq").values_list("rating", "label", "kind", "rationale")
    told = ("text", "version", "author", "parent", "resolved_by")
    looks = Look.objects.order_by("id").values_list("turn", "rating", "rationale", "by")
    said = Comment.objects.order_by("id").values_list(*told)
    shown = Document.objects.filter(review_since__isnull=False).order_by("id").values_list("id")
    cut = Sentence.objects.current().order_by("document", "start").values_list("text", "furniture")
    merged = Merge.objects.order_by("id").values_list("source", "into", "documents", "why", "by")
    bears = ("claim", "sentence__text", "stance", "quote_start", "quote_end", "brought_by")
    evidence = Evidence.objects.order_by("id").values_list(*bears)
    work = Work.objects.filter(kind=MATCH).order_by("subject").values_list("state", "attempts")
    filed = Claim.topics.through.objects.order_by("id").values_list("claim", "topic")
    judged = [*looks, *given]
    return [*filed, *decided, *ruled, *judged, *said, *shown, *cut, *merged, *evidence, *work]


def unnumbered(side: dict[str, Any]) -> dict[str, Any]:
    """Without the number of a row that may be new."""
    return {name: value for name, value in side.items() if name != "evidence"}


def moved_on(name: str, world: dict[str, Any], editor: Person) -> None:
    """Somebody else was first."""
    Claim.objects.update(version=7)
    Comment.objects.update(version=7)
    Source.objects.filter(pk=world["source"]).update(merged_into=Source.objects.earliest("id"))
    if name == "rule furniture":
        Sentence.objects.filter(pk=world["sentence"]).update(is_furniture=True)


def against_a_rule(name: str, world: dict[str, Any], editor: Person) -> None:
    """What the verb needs is not there, or was done before."""
    done_before: dict[str, Callable[[], object]] = {
        "publish": lambda: Verdict.objects.get(pk=world["draft"]).publish(by=editor, seen=2),
        "look again": lambda: look(
            SecondLook.objects.get(),
            Judgement(rating="speculative", rationale="نظرت."),
            by=editor,
            seen=2,
        ),
        "undo": lambda: undo(Claim.objects.get(pk=world["judged"]), by=editor, seen=2),
        "resolve": lambda: Comment.objects.get(pk=world["comment"]).resolve(by=editor),
        "reopen": lambda: Comment.objects.get(pk=world["closed"]).reopen(),
    }
    asked = ("claim", "mine", "original", "aside", "bound")
    claims = {key: Claim.objects.filter(pk=world[key]) for key in asked}
    if name in {"take", "assign", "spread"}:
        claims["claim"].update(editor=editor)
    if name in {"dismiss", "set the deadline"}:
        claims["claim"].update(dismissed_as="duplicate")
    if name == "set the priority":
        claims["claim"].update(priority=Priority.URGENT)
    claims["aside"].update(dismissed_as="")
    claims["bound"].update(deadline=None)
    if name in {"judge", "judge and publish", "judge with a label"}:
        claims["claim"].update(repeat_of=world["original"])
    if name == "file":
        Claim.objects.get(pk=world["claim"]).topics.add(world["topic"])
    claims["mine"].update(editor=None, new_evidence_at=None)
    claims["original"].update(repeat_of=world["mine"])
    Work.objects.all().delete()
    Source.objects.filter(pk=world["other"]).update(merged_into=Source.objects.earliest("id"))
    done_before.get(name, lambda: None)()
    if name.startswith("bring"):
        Sentence.objects.filter(claim=world["claim"]).update(is_furniture=True)
    if name in {"rule furniture", "cut"}:
        judge(Claim.objects.get(sentence=world["sentence"]), "speculative", by=editor)
        world["cut"] = window_of(Sentence.objects.get(pk=world["sentence"])).seen()


def through_both(*asked: Any) -> tuple[Any, Any]:
    """What each door answers and what is written then, from the same beginning."""
    return tuple(through(door, *asked) for door in DOORS.values())  # type: ignore[return-value]


def through(door: Callable[..., tuple[bool, str]], *asked: Any) -> tuple[bool, str, list[Any]]:
    with transaction.atomic():
        taken, words = door(*asked)
        written = rows()
        transaction.set_rollback(True)
    return taken, words, written


def refused_alike(*asked: Any) -> str:
    """The words of the API's refusal, which the desk's page says too; nothing was written."""
    before = rows()
    desk, api = through_both(*asked)
    assert (desk[0], api[0]) == (False, False), api[1]
    assert desk[2] == api[2] == before
    assert api[1] in desk[1]
    return api[1]


@pytest.mark.parametrize("name", VERBS)
def test_both_doors_write_the_same(browse, editor, world, name):
    before = rows()
    desk, api = through_both((browse, editor), VERBS[name], world, seen_in(name), WHY)
    assert (desk[0], api[0]) == (True, True), (desk[1][-400:], api[1])
    assert desk[2] == api[2] != before


# Talk waits for nobody's version, and what is under review already may be put there again.
UNVERSIONED = {"comment", "reply", "resolve", "reopen", "put under review"}


@pytest.mark.parametrize("name", [name for name in VERBS if name not in UNVERSIONED])
def test_both_doors_refuse_what_somebody_else_changed_first(browse, editor, world, name):
    moved_on(name, world, editor)
    words = refused_alike((browse, editor), VERBS[name], world, seen_in(name), WHY)
    assert "في هذه الأثناء" in words


# The others have no rule against them but whose they are, the version and the length.
FREE = {"judge evidence", "reject", "edit", "comment", "reply", "put under review"}
RULED = [name for name in VERBS if name not in FREE]


@pytest.mark.parametrize("name", RULED)
def test_both_doors_name_the_same_rule(browse, editor, world, name):
    against_a_rule(name, world, editor)
    seen = 3 if name in LATER else 1
    assert refused_alike((browse, editor), VERBS[name], world, seen, WHY)


WORDLESS = {"publish", "resolve", "reopen", "put under review"}


@pytest.mark.parametrize("name", [name for name in VERBS if name not in WORDLESS])
def test_both_doors_have_the_same_limit(browse, editor, world, name):
    longest = LONGEST[VERBS[name].longest]
    asked = ((browse, editor), VERBS[name], world, seen_in(name))
    words = refused_alike(*asked, "س" * (longest + 1))
    assert f"{longest:,}" in words
    desk, api = through_both(*asked, "س" * longest)
    assert (desk[0], api[0]) == (True, True)
    assert desk[2] == api[2]


@pytest.mark.parametrize("seen", ["", "x", "-1", "9" * 4_301, "9" * 19])
def test_what_is_no_version_is_refused_in_words_at_both_doors(browse, editor, world, seen):
    before = rows()
    desk, api = through_both((browse, editor), VERBS["take"], world, seen, WHY)
    assert (desk[0], api[0]) == (False, False)
    assert api[1]
    assert desk[2] == api[2] == before


SPOKEN = ("comment", "reply", "edit", "judge", "look again")


@pytest.mark.parametrize("words", ["", "  \n", "\u200b\u200f", "\x01"])
@pytest.mark.parametrize("name", SPOKEN)
def test_both_doors_ask_for_words_in_the_same_words(browse, editor, world, name, words):
    assert refused_alike((browse, editor), VERBS[name], world, seen_in(name), words)


@pytest.mark.parametrize("door", DOORS)
def test_neither_door_lets_anybody_edit_the_words_of_another(browse, second_editor, world, door):
    before = rows()
    taken, words = DOORS[door]((browse, second_editor), VERBS["edit"], world, 1, WHY)
    assert not taken
    assert "لا يعدّل التعليق إلا كاتبه" in words
    assert rows() == before


@pytest.mark.parametrize("name", ["judge", "edit"])
def test_line_ends_of_a_browser_are_no_characters_of_the_text(browse, editor, world, name):
    longest = LONGEST[VERBS[name].longest]
    lines = "س\n" * (longest // 2 - 1) + "سس"
    as_sent = {"desk": lines.replace("\n", "\r\n"), "api": lines}
    asked = ((browse, editor), VERBS[name], world, seen_in(name))
    desk, api = (through(DOORS[door], *asked, as_sent[door]) for door in DOORS)
    assert (desk[0], api[0]) == (True, True)
    assert desk[2] == api[2]


@pytest.mark.parametrize("answer", ["", "maybe", "confirm"])
def test_an_answer_that_is_none_rejects_no_repeat(browse, editor, world, answer):
    before = rows()
    page = f"/admin/review/repeats/{world['repeat']}/answer/"
    told = browse(editor).post(page, {"seen": 1, "answer": answer})
    assert told.status_code == 400
    assert str(NoChoice.message) in told.content.decode()
    assert rows() == before
