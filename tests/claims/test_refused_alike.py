"""Every refusal at both doors: the same status, the same code, the same words, nothing written."""

from collections.abc import Mapping
from typing import Any, NamedTuple

import pytest

from claims.deciding.recutting import MOST_STARTS
from claims.models import Claim, Repeat
from sources.models import Sentence
from tests.claims.test_equal_doors import (
    VERBS,
    WHY,
    Verb,
    ask_api,
    ask_desk,
    refused_alike,
    rows,
    world,
)
from tests.problems import problem

pytestmark = pytest.mark.django_db
__all__ = ["world"]

JUDGE = VERBS["judge"]
CHANGE = Verb("claims/{judged}/judge/", "claims/{judged}/verdicts/", words=JUDGE.words)
AGAIN = Verb("evidence/{accepted}/stance/", "evidence/{accepted}/", method="patch")
NOTE = {"public_note": "صححنا الرقم."}


class Refused(NamedTuple):
    """What is asked for, which version was seen, in which words, and how both doors refuse it."""

    verb: Verb
    status: int
    code: str
    seen: Any = 1
    why: str = WHY


def saying(verb: Verb, said: Mapping[str, Any], sent: Mapping[str, Any] | None = None) -> Verb:
    return verb._replace(posted=said, sent=said if sent is None else sent)


SPECULATIVE = {"rating": "speculative"}
FURNITURE, CUT, STANCE = VERBS["rule furniture"], VERBS["cut"], VERBS["judge evidence"]
VERSIONED = ["take", "let go", "see", "judge evidence", "confirm", "reject", "judge", "publish"]
VERSIONED += ["file", "assign", "spread", "set the priority", "set the deadline"]
VERSIONED += ["dismiss", "restore", "remove the deadline"]
STARTS = [str(number) for number in range(MOST_STARTS + 1)]
ANSWERED = "repeats/{answered}/"

TABLE = {
    "no rationale": Refused(JUDGE, 400, "no_rationale", why=""),
    "no rating": Refused(saying(JUDGE, {}), 400, "no_rating"),
    "an unknown rating": Refused(saying(JUDGE, {"rating": "true"}), 400, "no_rating"),
    "an unknown kind": Refused(
        saying(JUDGE, {**SPECULATIVE, "kind": "guess"}), 400, "unknown_verdict_kind"
    ),
    "a label there is not": Refused(
        saying(JUDGE, {**SPECULATIVE, "label": "999"}), 400, "no_label"
    ),
    "a label that is no number": Refused(
        saying(JUDGE, {**SPECULATIVE, "label": "x"}), 400, "no_label"
    ),
    "a label of another rating": Refused(
        saying(JUDGE, {"rating": "disputed", "label": "{label}"}), 400, "label_of_another"
    ),
    "a label on a void": Refused(
        saying(CHANGE, {"kind": "void", "rating": "", "label": "{label}", **NOTE}),
        400,
        "label_of_another",
        2,
    ),
    "a change of nothing": Refused(
        saying(JUDGE, {**SPECULATIVE, "kind": "correction", **NOTE}), 409, "not_first"
    ),
    "a first verdict twice": Refused(
        saying(CHANGE, {**SPECULATIVE, "kind": "first"}), 409, "not_first", 2
    ),
    "a note on a first verdict": Refused(
        saying(JUDGE, {**SPECULATIVE, **NOTE}), 400, "noted_first"
    ),
    "a change without a note": Refused(
        saying(CHANGE, {**SPECULATIVE, "kind": "update"}), 400, "no_public_note", 2
    ),
    "a void with a rating": Refused(
        saying(CHANGE, {**SPECULATIVE, "kind": "void", **NOTE}), 400, "rated_void", 2
    ),
    "a rating that nothing bears out": Refused(
        saying(JUDGE, {"rating": "supported"}), 409, "unsupported"
    ),
    "a cut without what was seen": Refused(
        CUT._replace(desk="sentences/{loose}/cut/", api="sentences/{loose}/cut/"),
        428,
        "no_version",
    ),
    "a cut at more words than anybody marks": Refused(
        saying(CUT, {"at": STARTS}, {"starts": STARTS}), 400, "too_many_starts"
    ),
    "a topic there is not": Refused(
        saying(VERBS["file"], {"topics": ["{topic}", "999"]}), 400, "no_topic"
    ),
    "a topic that is no number": Refused(saying(VERBS["file"], {"topics": ["x"]}), 400, "no_topic"),
    "the topics it has": Refused(saying(VERBS["file"], {"topics": []}), 409, "unchanged"),
    "neither furniture nor body": Refused(saying(FURNITURE, {}), 400, "no_choice"),
    "a stance nobody knows": Refused(saying(STANCE, {"stance": "maybe"}), 400, "unknown_stance"),
    "no words in a comment": Refused(VERBS["comment"], 400, "no_words", why=" "),
    "a reason longer than its field": Refused(
        VERBS["take"], 400, "too_many_characters", why="س" * 2_001
    ),
    "the same stance again": Refused(saying(AGAIN, {"stance": "supports"}), 409, "unchanged", 2),
    "a stance taken back that nobody took": Refused(
        saying(STANCE, {"stance": ""}), 409, "unchanged"
    ),
    "the same answer again": Refused(
        Verb(f"{ANSWERED}answer/", f"{ANSWERED}reject/", {"answer": "rejected"}),
        409,
        "unchanged",
        2,
    ),
    "furniture that is furniture": Refused(
        saying(FURNITURE, {"is_furniture": "no"}, {"is_furniture": False}), 409, "unchanged"
    ),
    "the same words of a comment": Refused(VERBS["edit"], 409, "unchanged", why="قول"),
    "an unknown reason to dismiss": Refused(
        saying(VERBS["dismiss"], {"dismissed_as": "boring"}), 400, "unknown_dismissal"
    ),
    "a dismissal without a reason": Refused(saying(VERBS["dismiss"], {}), 400, "unknown_dismissal"),
    "an unknown priority": Refused(
        saying(VERBS["set the priority"], {"priority": "1"}), 400, "unknown_priority"
    ),
    "the same priority again": Refused(
        saying(VERBS["set the priority"], {"priority": "normal"}), 409, "unchanged"
    ),
    "a deadline that is no moment": Refused(
        saying(VERBS["set the deadline"], {"deadline": "01/02/2126"}), 400, "no_such_moment"
    ),
    "no deadline at all": Refused(saying(VERBS["set the deadline"], {}), 400, "no_such_moment"),
    "a priority of what was dismissed": Refused(
        saying(VERBS["set the priority"], {"priority": "urgent"})._replace(
            desk="claims/{aside}/priority/", api="claims/{aside}/priority/"
        ),
        409,
        "dismissed_claim",
    ),
    "a deadline in the past": Refused(
        saying(VERBS["set the deadline"], {"deadline": "2020-03-01T18:00"}), 400, "past_deadline"
    ),
    "assigning to nobody": Refused(saying(VERBS["assign"], {}), 400, "no_such_editor"),
    "sharing out what somebody has": Refused(
        Verb("claims/{mine}/spread/", "claims/{mine}/spread/"), 409, "in_other_hands"
    ),
    "restoring what waits": Refused(
        Verb("claims/{claim}/restore/", "claims/{claim}/restore/"), 409, "unchanged"
    ),
    "taking what was dismissed": Refused(
        Verb("claims/{aside}/take/", "claims/{aside}/take/"), 409, "dismissed_claim"
    ),
    "dismissing what was judged": Refused(
        saying(
            Verb("claims/{judged}/dismiss/", "claims/{judged}/dismiss/"),
            {"dismissed_as": "settled"},
        ),
        409,
        "judged_claim",
        2,
    ),
    "taking charge of what one has": Refused(
        Verb("claims/{mine}/take/", "claims/{mine}/take/"), 409, "illegal"
    ),
    "opening a thread that is open": Refused(
        Verb("comments/{comment}/reopen/", "comments/{comment}/reopen/"), 409, "illegal"
    ),
    **{f"no version: {name}": Refused(VERBS[name], 428, "no_version", "") for name in VERSIONED},
    **{f"an old version: {name}": Refused(VERBS[name], 412, "stale", 7) for name in VERSIONED},
    "no version: edit": Refused(VERBS["edit"], 428, "no_version", ""),
    "an old version: edit": Refused(VERBS["edit"], 412, "stale", 7),
}


@pytest.fixture
def decided(world, editor):
    """The world, with what is decided already."""
    accepted = Claim.objects.get(pk=world["claim"]).evidence.get()
    accepted.pk, accepted.claim_id = None, world["failed"]
    accepted.save()
    accepted.decide("supports", by=editor, seen=1)
    answered = Repeat.objects.create(
        claim_id=world["original"], original_id=world["mine"], score=0.8
    )
    answered.reject(by=editor, seen=1)
    judged = Claim.objects.get(verdicts=world["draft"])
    loose = Sentence.objects.get(claim=judged)
    decided = {"accepted": accepted.pk, "answered": answered.pk}
    return world | decided | {"judged": judged.pk, "loose": loose.pk, "cuts": {loose.pk: ""}}


@pytest.mark.parametrize("name", TABLE)
def test_both_doors_refuse_with_the_same_status_in_the_same_words(browse, editor, decided, name):
    verb, status, code, seen, why = TABLE[name]
    if "without what was seen" in name:
        decided["cut"] = ""
    asked = ((browse, editor), verb, decided, seen, why)
    assert refused_alike(*asked)
    at_desk, at_api = ask_desk(*asked), ask_api(*asked)
    told = f"{name}: desk {at_desk.status_code}, API {at_api.status_code} {problem(at_api)['code']}"
    print(told)  # noqa: T201 - the table of both doors, shown by pytest -s
    assert (at_desk.status_code, at_api.status_code) == (status, status), told
    assert problem(at_api)["code"] == code


def test_somebody_elses_comment_is_forbidden_at_both_doors(browse, second_editor, world):
    asked = ((browse, second_editor), VERBS["edit"], world, 1, WHY)
    before = rows()
    assert [ask(*asked).status_code for ask in (ask_desk, ask_api)] == [403, 403]
    assert rows() == before


@pytest.mark.parametrize("name", ["take", "judge", "confirm", "edit", "rule furniture", "merge"])
def test_both_doors_leave_out_the_character_no_database_holds(browse, editor, world, name):
    asked = ((browse, editor), VERBS[name], world, 1)
    desk, api = (ask(*asked, "\x00قـ\x00ـول\x00") for ask in (ask_desk, ask_api))
    assert (desk.status_code < 400) or name  # the second door meets what the first one did
    assert "\x00" not in str(rows())
    assert "قـ" in str(rows())
    assert api.status_code in {200, 201, 409, 412}
