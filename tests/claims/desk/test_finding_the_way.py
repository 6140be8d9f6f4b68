"""What the claim page gathers: neighbours, kin, voices, what one may do, and what comes next."""

import pytest
from django.utils import timezone

from claims.desk.claim_page import (
    CLOSED,
    MAY,
    claim_page,
    history_of,
    may_of,
    neighbours,
    next_in_queue,
    repeats_of,
    voices,
)
from claims.desk.ruling_history import kin_of, rulings_of
from claims.models import Claim, Comment, Repeat
from claims.models.statement import ECHO
from sources.intake.cutting import recut, rule_furniture
from sources.models import Sentence
from sources.text.sentences.splitting import Span
from tests.factories import judge, make_claim, make_document, make_evidence

pytestmark = pytest.mark.django_db


def worth(number: float, **fields) -> Claim:
    return make_claim(check_worthiness=number, **fields)


def test_the_next_claim_is_the_worthiest_below_this_one(editor):
    _above, here, below, _last = (worth(n) for n in (0.9, 0.6, 0.4, 0.2))
    assert next_in_queue(here, editor) == below


def test_among_equals_the_older_claim_comes_first(editor):
    first, second, third = (worth(0.5) for _ in range(3))
    assert next_in_queue(first, editor) == second
    assert next_in_queue(second, editor) == third


def test_past_the_end_the_queue_begins_anew(editor):
    first, _second, last = (worth(n) for n in (0.8, 0.5, 0.2))
    assert next_in_queue(last, editor) == first


def test_a_claim_alone_in_the_queue_is_followed_by_nothing(editor):
    assert next_in_queue(worth(0.5), editor) is None


def test_what_another_editor_has_in_hand_is_passed_over(editor, second_editor):
    here = worth(0.9)
    worth(0.8, editor=second_editor)
    mine = worth(0.7, editor=editor)
    assert next_in_queue(here, editor) == mine
    assert next_in_queue(here, second_editor).editor == second_editor


def test_judged_claims_repeats_and_furniture_do_not_come_next(editor):
    here, judged = worth(0.9), worth(0.8)
    judge(judged, "speculative", by=editor, publish=False)
    worth(0.7, repeat_of=judged)
    menu, gone = worth(0.6), worth(0.5)
    Sentence.objects.filter(pk=menu.sentence_id).update(is_furniture=True)
    Sentence.objects.filter(pk=gone.sentence_id).update(retired_at=timezone.now())
    left = worth(0.1)
    assert next_in_queue(here, editor) == left


LINES = ("أولى.", "ثانية.", "ثالثة.", "رابعة.", "خامسة.", "سادسة.", "سابعة.")


@pytest.mark.parametrize(
    ("at", "before", "after"),
    [
        (0, (), LINES[1:3]),
        (1, LINES[:1], LINES[2:4]),
        (3, LINES[1:3], LINES[4:6]),
        (6, LINES[4:6], ()),
    ],
)
def test_two_sentences_of_the_body_stand_on_either_side(at, before, after):
    sentence = make_document(*LINES).sentences.order_by("start")[at]
    make_document("من نص آخر.")
    around = neighbours(sentence)
    assert tuple(s.text for s in around["before"]) == before
    assert tuple(s.text for s in around["after"]) == after


def test_furniture_and_what_was_replaced_are_no_neighbours():
    document = make_document(*LINES[:5])
    rows = list(document.sentences.order_by("start"))
    Sentence.objects.filter(pk=rows[1].pk).update(is_furniture=True)
    Sentence.objects.filter(pk=rows[3].pk).update(retired_at=timezone.now())
    around = neighbours(rows[2])
    assert [s.text for s in around["before"]] == ["أولى."]
    assert [s.text for s in around["after"]] == ["خامسة."]


def test_an_editor_may_all_there_is_while_the_sentence_stands(editor, analyst):
    claim = make_claim()
    refused = {name for name, allowed in may_of(editor, claim).items() if not allowed}
    assert refused == {name for name, code in MAY.items() if not editor.has_perm(code)}
    assert not any(may_of(analyst, claim)[name] for name in ("judge", "decide", "publish", "cut"))
    assert may_of(analyst, claim)["comment"]


def test_where_the_sentence_was_replaced_one_only_reads_publishes_and_discusses(editor):
    claim = make_claim()
    Sentence.objects.filter(pk=claim.sentence_id).update(retired_at=timezone.now())
    claim.sentence.refresh_from_db()
    allowed = {name for name, holds in may_of(editor, claim).items() if holds}
    assert allowed == {name for name, code in MAY.items() if editor.has_perm(code)} - CLOSED
    assert {"publish", "comment"} <= allowed


def test_hits_are_counted_apart_from_voices():
    claim = make_claim()
    own = claim.sentence.document.source
    rows = [make_evidence(claim, voice=n) for n in (ECHO, ECHO, 1, 1, 2, 3)]
    rows.append(make_evidence(claim, voice=4, source=own))
    assert voices(rows) == {"hits": 7, "independent": 3, "shared": {1}}
    assert voices([]) == {"hits": 0, "independent": 0, "shared": set()}


def test_repeats_are_split_into_judged_open_and_rejected(editor):
    claim, judged, drafted, voided, refused = (make_claim() for _ in range(5))
    judge(judged, "speculative", by=editor)
    judge(drafted, "speculative", by=editor, publish=False)
    judge(voided, "speculative", by=editor)
    judge(voided, "", by=editor, kind="void", public_note="سحبناه.")
    judge(refused, "speculative", by=editor)
    for original in (judged, drafted, voided, refused):
        Repeat.objects.create(claim=claim, original=original, score=0.8)
    Repeat.objects.filter(original=refused).update(answer="rejected")
    told = {name: [row.original for row in rows] for name, rows in repeats_of(claim).items()}
    assert told == {
        "earlier": [judged],
        "repeats": [drafted, voided],
        "altered": [],
        "rejected": [refused],
    }


def test_the_likest_repeat_is_named_first():
    claim, far, near = make_claim(), make_claim(), make_claim()
    for original, score in ((far, 0.76), (near, 0.95)):
        Repeat.objects.create(claim=claim, original=original, score=score)
    assert [row.original for row in repeats_of(claim)["repeats"]] == [near, far]


def names_asked(form):
    return [field.name for field in form.asked()]


def test_the_history_tells_the_newest_verdict_first_with_its_threads(editor, analyst):
    claim = make_claim()
    first = judge(claim, "speculative", by=editor)
    second = judge(claim, "disputed", by=editor, public_note="وصلنا النفي.")
    thread = Comment.objects.create(verdict=first, author=analyst, text="لماذا تغير؟")
    thread.reply(author=editor, text="لأن الهيئة نفت.")
    judge(make_claim(), "speculative", by=editor)
    history = history_of(claim, editor)
    assert history == [second, first]
    assert [row.threads for row in history] == [[], [thread]]
    page = claim_page(Claim.objects.for_page().get(pk=claim.pk), editor)
    assert page["newest"] == second
    assert names_asked(page["form"]) == ["kind", "rating", "rationale", "public_note"]


def test_a_claim_without_a_verdict_has_no_newest_and_asks_for_no_note(editor):
    page = claim_page(Claim.objects.for_page().get(pk=make_claim().pk), editor)
    assert page["newest"] is None
    assert names_asked(page["form"]) == ["rating", "rationale"]


def test_the_page_follows_matching_only_while_it_goes_on(editor):
    claim = make_claim(outcome="nothing")
    page = claim_page(Claim.objects.for_page().get(pk=claim.pk), editor)
    assert (page["state"], page["live"]) == ("nothing", False)


BODY = "رست السفينة ليلا، وفرغت حمولتها. عاد الطاقم صباحا."


def cut_in_two():
    """A document whose first sentence was split, with the old sentence and its heirs."""
    document = make_document(BODY[:32], BODY[33:])
    old, other = document.sentences.order_by("start")
    split = BODY.index("وفرغت")
    return document, old, other, [Span(0, split - 1), Span(split, 32), Span(33, len(BODY))]


def test_a_replaced_sentence_knows_its_heirs_and_they_know_it(editor):
    document, old, other, spans = cut_in_two()
    recut(document, spans, by=editor, why="خبران")
    old.refresh_from_db()
    heirs = list(document.sentences.current().exclude(pk=other.pk).order_by("start"))
    assert kin_of(old) == {"cut_from": [], "cut_into": heirs}
    assert kin_of(heirs[0]) == {"cut_from": [old], "cut_into": []}
    assert kin_of(other) == {"cut_from": [], "cut_into": []}


def test_heirs_that_were_cut_again_are_kin_no_more_of_the_first(editor):
    document, old, _other, spans = cut_in_two()
    whole = [Span(0, 32), Span(33, len(BODY))]
    recut(document, spans, by=editor, why="")
    recut(document, whole, by=editor, why="")
    old.refresh_from_db()
    standing = document.sentences.current().get(start=0)
    assert kin_of(old)["cut_into"] == [standing]
    assert len(kin_of(standing)["cut_from"]) == 3


def test_sentences_of_another_text_at_the_same_place_are_no_kin():
    sentence = make_document("رست السفينة.").sentences.get()
    make_document("نزل الركاب.")
    assert kin_of(sentence) == {"cut_from": [], "cut_into": []}


def test_rulings_are_told_newest_first_with_the_words_of_then(editor):
    document, old, other, spans = cut_in_two()
    recut(document, spans, by=editor, why="خبران")
    rule_furniture(other, is_furniture=True, by=editor, why="توقيع")
    furniture, cut = rulings_of(document)
    assert (furniture.before, furniture.after) == ([other.text], [])
    assert cut.before == [old.text]
    assert cut.after == [BODY[: spans[0].end], BODY[spans[1].start : spans[1].end]]
    assert [told.ruling.why for told in (furniture, cut)] == ["توقيع", "خبران"]


def test_rulings_on_one_text_are_not_told_of_another(editor):
    rule_furniture(make_document().sentences.get(), is_furniture=True, by=editor, why="")
    assert rulings_of(make_document()) == []


def test_rulings_cost_two_queries_however_many(editor, django_assert_num_queries):
    document = make_document(*LINES)
    for sentence in document.sentences.all():
        rule_furniture(sentence, is_furniture=True, by=editor, why="")
    with django_assert_num_queries(2):
        assert len(rulings_of(document)) == len(LINES)
