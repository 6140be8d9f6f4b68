"""The claim page shows what is known."""

from claims.models import Claim, Comment, Repeat
from claims.models.statement import ECHO
from tests.claims.desk.hands import page_of
from tests.factories import (
    accept,
    judge,
    make_claim,
    make_document,
    make_evidence,
)


def test_the_page_shows_the_claim_between_its_neighbours(browse, editor):
    claim = make_claim("وقعت الدولتان اتفاقية جديدة.")
    page = browse(editor).get(page_of(claim)).content.decode()
    assert "وقعت الدولتان اتفاقية جديدة." in page
    assert claim.sentence.document.source.name in page


def test_the_page_asks_as_often_for_much_as_for_little(
    browse, editor, analyst, django_assert_max_num_queries
):
    claim = make_claim()
    for _n in range(6):
        accept(make_evidence(claim), by=editor)
        Repeat.objects.create(claim=claim, original=make_claim(), score=0.8)
    for n in range(4):
        verdict = judge(claim, "disputed", by=editor, public_note="تصحيح" if n else "")
        thread = Comment.objects.create(verdict=verdict, author=analyst, text="لماذا؟")
        thread.reply(author=editor, text="لأن المصدر نفى.").edit("نفى المصدر.", by=editor, seen=1)
    client = browse(editor)
    with django_assert_max_num_queries(29):
        assert client.get(page_of(claim)).status_code == 200


def test_marks_stand_where_they_belong_beside_emoji(browse, editor):
    text = "بلغ 🚀🧑🏽‍🚀 العدد 35% أمس."
    start = text.index("35%")
    reason = {"code": "figure", "start": start, "end": start + 3, "weight": 0.1}
    claim = make_claim(text, reasons=[reason])
    page = browse(editor).get(page_of(claim)).content.decode()
    assert ">35%</mark>" in page


def test_a_text_that_looks_like_markup_is_shown_as_text(browse, editor):
    claim = make_claim("قال <script>alert(1)</script> إن العدد 35.")
    reason = {"code": "<b>", "start": 4, "end": 12, "weight": 0.1}
    Claim.objects.filter(pk=claim.pk).update(reasons=[reason, "x", {"code": 1}, {"code": "y"}])
    page = browse(editor).get(page_of(claim)).content.decode()
    assert "<script>alert" not in page
    assert "<b>" not in page


def test_an_invisible_character_is_shown_by_its_number(browse, editor):
    claim = make_claim("ارتفع العدد \u202eكثيرا.")
    assert "U+202E" in browse(editor).get(page_of(claim)).content.decode()


def test_the_neighbours_hide_no_character_either(browse, editor):
    document = make_document("وصل الوفد.", "سلّم \u202eالرسالة.")
    claim = Claim.objects.create(sentence=document.sentences.first(), folded=" ")
    assert "U+202E" in browse(editor).get(page_of(claim)).content.decode()


def test_copies_of_one_text_count_as_one_voice(browse, editor):
    claim = make_claim()
    for voice in (1, 1, 2):
        make_evidence(claim, voice=voice)
    told = browse(editor).get(page_of(claim)).context["voices"]
    assert told == {"hits": 3, "independent": 2, "shared": {1}}


def test_neither_echoes_nor_the_own_source_count_as_independent(browse, editor):
    claim = make_claim()
    make_evidence(claim, voice=ECHO)
    make_evidence(claim, voice=1, source=claim.sentence.document.source)
    response = browse(editor).get(page_of(claim))
    assert response.context["voices"] == {"hits": 2, "independent": 0, "shared": set()}
    assert "كلام الادّعاء نفسه" in response.content.decode()


def test_an_earlier_verdict_comes_before_what_was_only_said_before(browse, editor):
    judged, unjudged, claim = make_claim(), make_claim(), make_claim()
    judge(judged, "speculative", by=editor)
    for original in (unjudged, judged):
        Repeat.objects.create(claim=claim, original=original, score=0.8)
    context = browse(editor).get(page_of(claim)).context
    assert [row.original for row in context["earlier"]] == [judged]
    assert [row.original for row in context["repeats"]] == [unjudged]
