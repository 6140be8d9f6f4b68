"""The rules of a verdict, one by one, in words for people in both languages."""

import pytest
from django.utils import timezone, translation

from claims.models import Claim, Judgement, Rating, VerdictKind
from claims.models.judgement import RULES, accepted_elsewhere, is_borne_out
from claims.refusals.changing import Illegal
from sources.models import Sentence, sentence
from tests.factories import accept, judge, make_claim, make_evidence, make_label

pytestmark = pytest.mark.django_db

SOUND = {"rationale": "لا دليل.", "rating": "speculative"}


@pytest.fixture(autouse=True)
def labels(db):
    make_label(pk=int(OF_DISPUTED))
    make_label("لا يُعرف بعد", "Too early", rating="speculative", pk=int(OF_SPECULATIVE))
    make_label("ساخر", "Satire", rating="speculative", pk=int(RETIRED), is_retired=True)


def fresh(claim):
    return Claim.objects.select_related("sentence").get(pk=claim.pk)


def untouched(claim, editor):
    """A claim that nobody did anything to."""


def judged(claim, editor):
    judge(claim, "speculative", by=editor)


def repeats(claim, editor):
    Claim.objects.filter(pk=claim.pk).update(repeat_of=make_claim())


def dismissed(claim, editor):
    Claim.objects.filter(pk=claim.pk).update(dismissed_as="settled")


def cut_anew(claim, editor):
    Sentence.objects.filter(pk=claim.sentence_id).update(retired_at=timezone.now())


def furniture(claim, editor):
    Sentence.objects.filter(pk=claim.sentence_id).update(is_furniture=True)


def taken_down(claim, editor):
    found = Sentence.objects.filter(pk=claim.sentence_id)
    found.update(is_furniture=True, furniture=sentence.TAKEN_DOWN)


def judged_then_cut(claim, editor):
    judged(claim, editor)
    cut_anew(claim, editor)


def judged_then_furniture(claim, editor):
    judged(claim, editor)
    furniture(claim, editor)


def judged_then_taken_down(claim, editor):
    judged(claim, editor)
    taken_down(claim, editor)


RATIONALE = (
    "A verdict needs a rationale: say why.",
    "لا بدّ للحكم من تعليل: اذكر السبب.",
)
KIND = (
    "The kind must be one of: first, update, correction, void.",
    "يجب أن يكون النوع واحدًا من: حكم أول، تحديث، تصحيح، سحب.",
)
VOID = (
    "A void takes the verdict back; it has no rating.",
    "السحب يلغي الحكم، فلا تقييم معه.",
)
RATING = (
    "Choose a rating: supported, disputed or speculative.",
    "اختر تقييمًا: «مؤيَّد بالأدلة» أو «تعارضه الأدلة» أو «تخميني».",
)
NO_LABEL = (
    "There is no such label, or it is offered no more. Choose another, or none.",
    "لا وسم كهذا، أو لم يعد معروضًا. اختر غيره أو لا تختر شيئًا.",
)
LABEL_OF_ANOTHER = (
    "This label belongs to another rating. Choose one of the rating given, or none.",
    "هذا الوسم لتقييم آخر. اختر وسمًا من التقييم المعطى أو لا تختر شيئًا.",
)
ONCE = (
    "The first verdict comes once; after it come updates, corrections and voids.",
    "الحكم الأول مرة واحدة؛ ولا يليه إلا تحديث أو تصحيح أو سحب.",
)
NOTE = (
    "A change of a verdict needs a public note that says what changed and why.",
    "لا بدّ لتغيير الحكم من ملاحظة منشورة تقول ما الذي تغيّر ولماذا.",
)
REPEAT = (
    "This claim is a confirmed repeat; judge the original, or undo the repeat first.",
    "هذا الادّعاء تكرار مؤكَّد؛ احكم على الأصل، أو تراجع عن التكرار أولًا.",
)
CUT = (
    "This sentence was cut anew; judge the claims that stand in its place.",
    "أُعيد تقطيع هذه الجملة؛ احكم على الادّعاءات التي حلّت محلها.",
)
FURNITURE = (
    "This sentence was ruled to be site furniture. Rule it body text before you judge it.",
    "عُدّت هذه الجملة من عناصر الصفحة. أعدها إلى متن النص قبل الحكم عليها.",
)
TAKEN_DOWN = (
    "The text was taken down; of its claims nothing can be said but a void.",
    "حُذف النص؛ لا يقال في ادّعاءاته بعد الآن إلا السحب.",
)
SUPPORT = (
    "Supported and disputed need at least one accepted piece of evidence from another source "
    "than the claim's own.",
    "الحكم بأن الادّعاء «مؤيَّد بالأدلة» أو «تعارضه الأدلة» يتطلب دليلًا "
    "واحدًا مقبولًا على الأقل من مصدر غير مصدر الادّعاء نفسه.",
)
FIRST_NOTE = (
    "A first verdict changes nothing, so it has no public note. Say it in the rationale.",
    "الحكم الأول لا يغيّر شيئًا، فلا ملاحظة منشورة معه. اذكر ذلك في التعليل.",
)
DISMISSED = (
    "This claim was dismissed. Restore it first.",
    "هذا الادّعاء مستبعَد. أعده إلى القائمة أولًا.",
)
NOTED = {"public_note": "صححنا."}
# The numbers of the labels there are.
OF_DISPUTED, OF_SPECULATIVE, RETIRED = "1001", "1002", "1003"

REFUSED = [
    (untouched, {"rationale": ""}, RATIONALE),
    (untouched, {"rationale": " \n\t"}, RATIONALE),
    (untouched, {"kind": "guess"}, KIND),
    (judged, {"kind": "void", **NOTED}, VOID),
    (untouched, {"rating": ""}, RATING),
    (untouched, {"rating": "true"}, RATING),
    (judged, {"rating": "", "kind": "update", **NOTED}, RATING),
    (untouched, {"label": "0"}, NO_LABEL),
    (untouched, {"label": "9" * 30}, NO_LABEL),
    (untouched, {"label": "مضلل"}, NO_LABEL),
    (untouched, {"label": RETIRED}, NO_LABEL),
    (untouched, {"label": OF_DISPUTED}, LABEL_OF_ANOTHER),
    (judged, {"kind": "void", "rating": "", "label": OF_DISPUTED, **NOTED}, LABEL_OF_ANOTHER),
    (judged, {"kind": "first"}, ONCE),
    (untouched, {"kind": "update", **NOTED}, ONCE),
    (untouched, {"kind": "correction", **NOTED}, ONCE),
    (untouched, {"kind": "void", "rating": "", **NOTED}, ONCE),
    (judged, {"kind": "update"}, NOTE),
    (judged, {"kind": "correction", "public_note": "  "}, NOTE),
    (judged, {"kind": "void", "rating": ""}, NOTE),
    (judged, {"kind": ""}, NOTE),
    (untouched, NOTED, FIRST_NOTE),
    (untouched, {"kind": "first", **NOTED}, FIRST_NOTE),
    (repeats, {}, REPEAT),
    (dismissed, {}, DISMISSED),
    (cut_anew, {}, CUT),
    (furniture, {}, FURNITURE),
    (taken_down, {}, TAKEN_DOWN),
    (judged_then_cut, {"kind": "update", **NOTED}, CUT),
    (judged_then_cut, {"kind": "correction", **NOTED}, CUT),
    (judged_then_furniture, {"kind": "update", **NOTED}, FURNITURE),
    (judged_then_taken_down, {"kind": "update", **NOTED}, TAKEN_DOWN),
    (judged_then_taken_down, {"kind": "correction", **NOTED}, TAKEN_DOWN),
    (untouched, {"rating": "supported"}, SUPPORT),
    (untouched, {"rating": "disputed"}, SUPPORT),
]


@pytest.mark.parametrize(("before", "said", "words"), REFUSED)
def test_each_rule_is_named_in_both_languages(editor, before, said, words):
    claim = make_claim()
    before(claim, editor)
    judgement = Judgement(**{**SOUND, **said})
    kind = judgement.settled_kind(claim)
    for language, expected in zip(("en", "ar"), words, strict=True):
        with translation.override(language):
            with pytest.raises(Illegal) as refused:
                judgement.check(fresh(claim), kind)
            assert str(refused.value) == expected


ALLOWED = [
    (untouched, {}),
    (untouched, {"kind": "first"}),
    (untouched, {"label": OF_SPECULATIVE}),
    (judged, {"kind": "update", "label": OF_SPECULATIVE, **NOTED}),
    (judged, {"kind": "update", **NOTED}),
    (judged, {"kind": "", **NOTED}),
    (judged, {"kind": "correction", **NOTED}),
    (judged, {"kind": "void", "rating": "", **NOTED}),
    (judged_then_cut, {"kind": "void", "rating": "", **NOTED}),
    (judged_then_furniture, {"kind": "void", "rating": "", **NOTED}),
    (judged_then_taken_down, {"kind": "void", "rating": "", **NOTED}),
]


@pytest.mark.parametrize(("before", "said"), ALLOWED)
def test_what_no_rule_stands_against_is_allowed(editor, before, said):
    claim = make_claim()
    before(claim, editor)
    judgement = Judgement(**{**SOUND, **said})
    kind = judgement.settled_kind(claim)
    assert judgement.refusal(fresh(claim), kind) is None
    judgement.check(fresh(claim), kind)


def test_every_rule_has_a_judgement_that_breaks_it():
    assert len({words for _before, _said, words in REFUSED}) == len(RULES)


def test_the_kind_of_a_verdict_follows_from_what_was_given_before(editor):
    claim = make_claim()
    said = Judgement(rationale="لا دليل.")
    assert said.settled_kind(claim) == VerdictKind.FIRST
    judge(claim, "speculative", by=editor, publish=False)
    assert said.settled_kind(claim) == VerdictKind.UPDATE
    assert Judgement(rationale="خطأ.", kind="void").settled_kind(claim) == VerdictKind.VOID


@pytest.mark.parametrize("stance", ["supports", "disputes", "context", "irrelevant", ""])
@pytest.mark.parametrize("elsewhere", [True, False])
def test_only_what_was_accepted_from_elsewhere_bears_a_rating_out(editor, stance, elsewhere):
    claim = make_claim()
    source = None if elsewhere else claim.sentence.document.source
    found = make_evidence(claim, source=source)
    if stance:
        accept(found, by=editor, stance=stance)
    borne_out = elsewhere and stance in {"supports", "disputes"}
    assert accepted_elsewhere(claim).exists() is borne_out
    assert [is_borne_out(rating, claim) for rating in Rating.values] == [borne_out, borne_out, True]


def test_the_evidence_of_another_claim_bears_nothing_out(editor):
    accept(make_evidence(make_claim()), by=editor)
    assert not is_borne_out("supported", make_claim())


def test_one_independent_piece_among_our_own_is_enough(editor):
    claim = make_claim()
    accept(make_evidence(claim, source=claim.sentence.document.source), by=editor)
    accept(make_evidence(claim), by=editor, stance="disputes")
    assert is_borne_out("supported", claim)
