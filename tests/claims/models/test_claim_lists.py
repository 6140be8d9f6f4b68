"""The lists of claims: what is in each, in which order, at the price of how many queries."""

from datetime import timedelta

import pytest
from django.utils import timezone

from claims.models import Claim, Evidence
from claims.models.statement import ECHO, MATCH
from sources.models import Sentence
from sources.work.models import Work
from tests.factories import judge, make_claim, make_evidence

pytestmark = pytest.mark.django_db


def retire(claim):
    Sentence.objects.filter(pk=claim.sentence_id).update(retired_at=timezone.now())


def rule_furniture(claim):
    Sentence.objects.filter(pk=claim.sentence_id).update(is_furniture=True)


@pytest.mark.parametrize("leave", [retire, rule_furniture])
@pytest.mark.parametrize("listed", ["current", "for_queue"])
def test_what_left_the_text_is_on_no_list_of_open_claims(leave, listed):
    stays, leaves = make_claim(), make_claim()
    leave(leaves)
    assert list(getattr(Claim.objects, listed)()) == [stays]


@pytest.mark.parametrize("listed", ["for_queue", "for_matching"])
def test_the_worthiest_claim_comes_first_and_of_equals_the_older(listed):
    low, older, newer, top = (make_claim(check_worthiness=worth) for worth in (0.1, 0.5, 0.5, 0.9))
    assert list(getattr(Claim.objects, listed)()) == [top, older, newer, low]


def shown(claim):
    """All that a line of the queue shows."""
    return (
        claim.sentence.text,
        claim.sentence.document.title,
        claim.sentence.document.source.name,
        claim.editor and claim.editor.username,
        claim.repeat_of and claim.repeat_of.pk,
        claim.work_state,
        claim.work_error,
        claim.rating,
        claim.verdict_seq,
        claim.evidence_count,
    )


def test_the_queue_is_one_query_however_long_it_is(editor, django_assert_num_queries):
    original = make_claim()
    for claim in [make_claim(editor=editor), make_claim(repeat_of=original)]:
        make_evidence(claim)
        Work.objects.request(MATCH, {claim.pk: 0.5})
    judge(original, "speculative", by=editor)
    with django_assert_num_queries(1):
        rows = [shown(claim) for claim in Claim.objects.for_queue()]
    assert len(rows) == 3
    assert {row[3] for row in rows} == {"ed", None}
    assert {row[4] for row in rows} == {original.pk, None}
    assert {row[7] for row in rows} == {"speculative", None}


@pytest.mark.parametrize("column", ["body", "original"])
def test_the_queue_leaves_the_heavy_texts_where_they_are(column):
    make_claim()
    document = Claim.objects.for_queue().get().sentence.document
    assert column in document.get_deferred_fields()


def test_matching_reads_what_it_needs_in_one_query(django_assert_num_queries):
    for worth in (0.2, 0.8):
        make_claim(check_worthiness=worth)
    with django_assert_num_queries(1):
        rows = [
            (c.check_worthiness, c.sentence.text, c.sentence.document_id, c.sentence.document.dated)
            for c in Claim.objects.for_matching()
        ]
    assert [row[0] for row in rows] == [0.8, 0.2]


def test_matching_reads_nothing_heavy():
    make_claim()
    claim = Claim.objects.for_matching().get()
    assert {"folded", "reasons"} <= claim.get_deferred_fields()
    assert {"body", "original"} <= claim.sentence.document.get_deferred_fields()


def test_the_newest_matching_work_tells_where_a_claim_stands():
    claim, other = make_claim(), make_claim()
    Work.objects.request(MATCH, {claim.pk: 0.5})
    Work.objects.update(state="dead", error="كسر")
    Work.objects.request(MATCH, {claim.pk: 0.5}, given="again")
    Work.objects.request("embed", {claim.pk: 0.5})
    found = {c.pk: (c.work_state, c.work_error) for c in Claim.objects.with_work()}
    assert found == {claim.pk: ("ready", ""), other.pk: (None, None)}


def test_a_failure_is_told_with_its_reason():
    claim = make_claim()
    Work.objects.request(MATCH, {claim.pk: 0.5})
    Work.objects.update(state="dead", error="كسر")
    row = Claim.objects.with_work().get()
    assert (row.work_state, row.work_error) == ("dead", "كسر")


def test_only_independent_voices_that_tell_are_counted_a_claim():
    none, two = make_claim(), make_claim()
    for voice in (1, 2, 2):
        make_evidence(two, voice=voice)
    make_evidence(none, voice=ECHO)
    make_evidence(none, source=none.sentence.document.source)
    make_evidence(none, band="perhaps")
    make_evidence(none, stance="irrelevant")
    make_evidence(none, stance="context")
    counted = {c.pk: c.evidence_count for c in Claim.objects.with_evidence_count()}
    assert counted == {none.pk: 0, two.pk: 2}
    rows = Evidence.objects.for_claim_page()
    assert {row.claim_id for row in rows if row.is_telling()} == {two.pk}


def test_what_a_person_took_counts_though_the_machine_thought_little_of_it():
    claim = make_claim()
    make_evidence(claim, band="perhaps", stance="disputes")
    assert Claim.objects.with_evidence_count().get().evidence_count == 1


def test_counting_evidence_keeps_the_order_of_the_list():
    low, high = make_claim(check_worthiness=0.1), make_claim(check_worthiness=0.9)
    assert list(Claim.objects.with_evidence_count()) == [high, low]


def test_judged_claims_are_those_with_any_verdict_and_each_comes_once(editor):
    make_claim()
    drafted, published = make_claim(), make_claim()
    judge(drafted, "speculative", by=editor, publish=False)
    judge(published, "speculative", by=editor)
    judge(published, "speculative", by=editor, public_note="راجعنا.")
    assert sorted(Claim.objects.judged().values_list("pk", flat=True)) == [
        drafted.pk,
        published.pk,
    ]


def test_published_claims_are_those_of_which_a_verdict_left_the_house(editor):
    make_claim()
    judge(make_claim(), "speculative", by=editor, publish=False)
    shown = judge(make_claim(), "speculative", by=editor)
    assert list(Claim.objects.published()) == [shown.claim]


def test_a_claim_of_which_a_void_left_the_house_stays_published(editor):
    claim = make_claim()
    judge(claim, "speculative", by=editor)
    void = judge(claim, "", by=editor, kind="void", public_note="سحبنا الحكم.")
    row = Claim.objects.with_standing_verdict().published().get()
    assert (row.rating, row.verdict_seq) == ("", void.seq)


def test_the_newest_published_rating_is_shown_and_no_draft(editor):
    claim = make_claim()
    first = judge(claim, "speculative", by=editor)
    judge(claim, "disputed", by=editor, publish=False, public_note="راجعنا.")
    row = Claim.objects.with_standing_verdict().get()
    assert (row.rating, row.verdict_seq) == ("speculative", first.seq)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("الجسر", True),
        ("جسر", True),
        ("افتتحت البلدية", True),
        ("البلديه", True),
        ("الجسر المطار", False),
        ("مطار", False),
        ("سر", False),
        ("", True),
        ("  ", True),
        ("!؟", True),
    ],
)
def test_a_search_asks_for_every_word_in_any_spelling(words, found):
    make_claim("افتتحت البلدية الجسر يوم الأحد.")
    assert Claim.objects.search(words).exists() is found


def test_a_search_narrows_the_list_it_is_asked_of():
    kept, other = make_claim("افتتحت البلدية الجسر."), make_claim("أغلقت البلدية الجسر.")
    rows = Claim.objects.filter(pk=kept.pk).search("الجسر")
    assert list(rows) == [kept]
    assert set(Claim.objects.search("البلدية")) == {kept, other}


def test_lists_can_be_asked_one_after_the_other(editor):
    waits, judged = make_claim("افتتح الجسر."), make_claim("افتتح المطار.")
    judge(judged, "speculative", by=editor)
    later = Claim.objects.for_queue().filter(raised_at__gt=timezone.now() - timedelta(days=1))
    assert list(later.published().search("المطار")) == [judged]
    assert list(later.exclude(pk__in=Claim.objects.judged())) == [waits]


@pytest.mark.parametrize("stored", ["هونغ كونغ", "هونج كونج", "هونغكونغ", "هونجكونج"])
@pytest.mark.parametrize("asked", ["هونغ كونغ", "هونج كونج", "هونغكونغ"])
def test_a_name_is_found_in_any_spelling_joined_or_apart(stored, asked):
    kept = make_claim(f"زار الوفد {stored} في الصيف الماضي")
    make_claim("زار الوفد هونغ وحدها في الصيف الماضي")
    assert list(Claim.objects.search(asked)) == [kept]
