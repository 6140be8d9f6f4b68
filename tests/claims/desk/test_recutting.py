"""Editors split, join and re-cut sentences on a page; people's decisions are never cut away."""

import pytest
from django.urls import reverse

from claims.models import Claim, Decision, Repeat
from sources.intake.cutting import rule_furniture
from sources.intake.ingest import Arrival, ingest
from sources.models import Document, Ruling, Sentence
from sources.text.spelling.word_patterns import BEGINNING
from tests.claims.desk.hands import page_of, said
from tests.claims.desk.papers import page
from tests.factories import accept, judge, make_claim, make_document, make_evidence

BODY = "رست الباخرة فجرا، وفتشها الخفر. طلب القبطان وقودا. عاد الركاب ليلا."


@pytest.fixture
def document(db) -> Document:
    return ingest(Arrival(BODY.encode(), source_name="المرفأ"), review=True).document


def standing(document: Document) -> list[Sentence]:
    return list(document.sentences.current().order_by("start"))


def texts(document: Document) -> list[str]:
    return [sentence.text for sentence in standing(document)]


def address(sentence: Sentence) -> str:
    return reverse("review:cut", args=[sentence.pk])


def seen_at(client, sentence: Sentence) -> str:
    return client.get(address(sentence)).context["window"].seen()


def cut(client, sentence: Sentence, *firsts: str, seen: str = "", **more):
    """Post the page of a sentence with a mark at the first place each of these words stands."""
    at = [BODY.index(word) for word in firsts]
    seen = seen or seen_at(client, sentence)
    return client.post(address(sentence), {"seen": seen, "at": at, **more})


def test_a_sentence_is_split_at_the_word_an_editor_marks(browse, editor, document):
    first = standing(document)[0]
    answer = cut(browse(editor), first, "وفتشها", "طلب", why="خبران في جملة")
    assert answer.status_code == 302
    assert texts(document)[:2] == ["رست الباخرة فجرا،", "وفتشها الخفر."]
    assert answer.url.endswith(f"#s{standing(document)[0].pk}")
    ruling = Ruling.objects.get()
    assert (ruling.by, ruling.why) == (editor, "خبران في جملة")


def test_one_button_joins_with_the_next_sentence_and_one_with_the_one_before(
    browse, editor, document
):
    client, middle = browse(editor), standing(document)[1]
    cut(client, middle, "طلب", "عاد", join=BODY.index("عاد"))
    assert texts(document)[1] == "طلب القبطان وقودا. عاد الركاب ليلا."
    joined = standing(document)[1]
    cut(client, joined, "طلب", join=BODY.index("طلب"))
    assert texts(document) == [BODY]


def test_a_border_is_moved_in_one_step(browse, editor, document):
    cut(browse(editor), standing(document)[1], "القبطان", "عاد")
    assert texts(document) == [
        "رست الباخرة فجرا، وفتشها الخفر. طلب",
        "القبطان وقودا.",
        "عاد الركاب ليلا.",
    ]


def test_what_is_not_cut_keeps_its_sentence_and_its_claim(browse, editor, document):
    before = standing(document)
    cut(browse(editor), before[0], "وفتشها", "طلب")
    after = standing(document)
    assert [s.claim for s in after[2:]] == [s.claim for s in before[1:]]


def test_the_old_claim_leaves_the_queue_and_points_to_what_stands_in_its_place(
    browse, editor, document
):
    client, old = browse(editor), standing(document)[0].claim
    make_evidence(old)
    assert "/stance/" in client.get(page_of(old)).content.decode()
    cut(client, old.sentence, "وفتشها", "طلب", why="خبران")
    assert old not in Claim.objects.for_queue()
    answer = client.get(page_of(old))
    new = standing(document)[0].claim
    assert [s.claim for s in answer.context["cut_into"]] == [
        s.claim for s in standing(document)[:2]
    ]
    assert page_of(new) in answer.content.decode()
    for step in ("/judge/", "/take/", "/stance/", "/cut/"):
        assert step not in answer.content.decode()
    assert [s.claim for s in client.get(page_of(new)).context["cut_from"]] == [old]
    decision = Decision.objects.get(claim=old)
    assert (decision.action, decision.by, decision.why) == ("recut", editor, "خبران")


def test_the_history_shows_the_words_before_and_after(browse, editor, document):
    client, first = browse(editor), standing(document)[0]
    rule_furniture(standing(document)[2], is_furniture=True, by=editor)
    cut(client, first, "وفتشها", "طلب")
    rulings = client.get(address(standing(document)[0])).context["rulings"]
    assert [(told.before, told.after) for told in rulings] == [
        ([first.text], ["رست الباخرة فجرا،", "وفتشها الخفر."]),
        (["عاد الركاب ليلا."], []),
    ]
    shown = page(client, "admin:sources_document_change", document.pk)
    assert shown.count("وفتشها الخفر.") > 1


@pytest.mark.parametrize("publish", [True, False])
def test_a_sentence_a_verdict_stands_on_is_not_cut(browse, editor, document, publish):
    first = standing(document)[0]
    judge(first.claim, "speculative", by=editor, publish=publish)
    answer = cut(browse(editor), first, "وفتشها", "طلب", why="خبران")
    assert answer.status_code == 409
    assert "حكم" in answer.context["refused"]
    assert "خبران" in answer.content.decode()
    assert [w.text for w in answer.context["words"] if w.begins] == ["رست", "وفتشها", "طلب"]
    assert len(texts(document)) == 3
    assert not Ruling.objects.exists()
    assert not Decision.objects.filter(action="recut").exists()


def test_once_the_void_is_published_it_is_cut_and_the_verdicts_keep_their_words(
    browse, editor, document
):
    client, first = browse(editor), standing(document)[0]
    judge(first.claim, "speculative", by=editor)
    judge(first.claim, "", by=editor, kind="void", public_note="سحبناه", publish=False)
    assert cut(client, first, "وفتشها", "طلب").status_code == 409
    first.claim.refresh_from_db()
    first.claim.verdicts.get(kind="void").publish(by=editor, seen=first.claim.version)
    assert cut(client, first, "وفتشها", "طلب").status_code == 302
    assert {v.claim.sentence.text for v in first.claim.verdicts.all()} == {first.text}


def test_a_neighbours_verdict_holds_only_the_neighbour(browse, editor, document):
    first, middle, _last = standing(document)
    judge(middle.claim, "speculative", by=editor)
    assert cut(browse(editor), first, "وفتشها", "طلب").status_code == 302
    assert middle in standing(document)


@pytest.mark.parametrize("side", ["claim", "original"])
def test_a_confirmed_repeat_is_undone_before_it_is_cut(browse, editor, document, side):
    first, other = standing(document)[0], make_claim()
    pair = {"claim": other, "original": other, side: first.claim}
    row = Repeat.objects.create(**pair, score=0.9)
    row.confirm(by=editor, seen=row.claim.version)
    assert cut(browse(editor), first, "وفتشها", "طلب").status_code == 409
    assert len(texts(document)) == 3


def test_the_page_says_what_hangs_on_a_sentence(browse, editor, document):
    first = standing(document)[0]
    accept(make_evidence(first.claim), by=editor)
    other = make_claim()
    other.evidence.create(sentence=first, score=0.7, stance="supports")
    facts = browse(editor).get(address(first)).context["facts"]
    assert [len(told) for _sentence, told in facts] == [2, 0]


def test_the_second_of_two_editors_who_cut_at_once_is_refused(
    browse, editor, second_editor, document
):
    first, middle, _last = standing(document)
    late = browse(second_editor)
    seen = seen_at(late, middle)
    cut(browse(editor), first, "وفتشها", "طلب")
    answer = cut(late, middle, "طلب", seen=seen)
    assert answer.status_code == 409
    assert [w.text for w in answer.context["words"] if w.begins] == ["وفتشها", "طلب", "عاد"]
    assert Ruling.objects.count() == 1


def test_a_claim_somebody_decided_on_meanwhile_is_not_cut(browse, editor, second_editor, document):
    first = standing(document)[0]
    seen = seen_at(browse(editor), first)
    accept(make_evidence(first.claim), by=second_editor)
    assert cut(browse(editor), first, "وفتشها", "طلب", seen=seen).status_code == 409
    assert len(texts(document)) == 3


def test_a_replaced_sentence_has_no_page_to_cut_it(browse, editor, document):
    client, first = browse(editor), standing(document)[0]
    cut(client, first, "وفتشها", "طلب")
    assert client.get(address(first)).status_code == 409
    assert client.post(address(first), {}).status_code == 409


@pytest.mark.parametrize("at", [[], ["x"], ["9" * 5000, "-1", "٣"], ["3"]])
def test_marks_that_are_no_words_are_left_aside(browse, editor, document, at):
    client, first = browse(editor), standing(document)[0]
    answer = client.post(address(first), {"seen": seen_at(client, first), "at": at})
    assert answer.status_code == 302
    assert texts(document)[0] == "رست الباخرة فجرا، وفتشها الخفر. طلب القبطان وقودا."


def test_a_cut_that_changes_nothing_is_no_ruling(browse, editor, document):
    answer = cut(browse(editor), standing(document)[1], "طلب", "عاد")
    assert answer.status_code == 409
    assert not Ruling.objects.exists()


def test_success_is_told(browse, editor, document):
    assert len(said(cut(browse(editor), standing(document)[0], "وفتشها", "طلب"))) == 1


def test_a_reference_is_cut_without_raising_claims(browse, editor):
    document = make_document("رست الباخرة فجرا، وفتشها الخفر.")
    sentence = standing(document)[0]
    client = browse(editor)
    at = sentence.text.index("وفتشها")
    client.post(address(sentence), {"seen": seen_at(client, sentence), "at": at})
    assert len(standing(document)) == 2
    assert not Claim.objects.exists()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("سافر الوفد.وبقي «الناطق»", ["سافر", "الوفد.", "وبقي", "«الناطق»"]),
        ("بلغ 3.5% في 2024!", ["بلغ", "3.5%", "في", "2024!"]),
        ("قال:نعم، ثم\u00a0خرج", ["قال:", "نعم،", "ثم", "خرج"]),
        ("نموّ 🚀👩🏽‍🚀 سريع", ["نموّ", "🚀👩🏽‍🚀", "سريع"]),
    ],
)
def test_a_sentence_may_begin_at_a_word_and_behind_a_mark_without_a_blank(text, words):
    assert BEGINNING.findall(text) == words


def test_an_invisible_character_is_shown_among_the_words(browse, editor):
    sentence = standing(make_document("رست الباخرة \u202eفجرا."))[0]
    assert "U+202E" in browse(editor).get(address(sentence)).content.decode()
