"""What each list can be narrowed by: who stays, who goes, and the border between them."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from claims.models import Claim, Comment, Publication, Repeat, Verdict
from sources.models import Sentence
from tests.factories import accept, judge, make_claim, make_document, make_evidence, make_source
from tests.problems import wrong_fields

pytestmark = pytest.mark.django_db

NOON = datetime(2024, 3, 5, 12, tzinfo=UTC)
SECOND = timedelta(seconds=1)


def at(moment: datetime) -> str:
    return moment.isoformat().replace("+00:00", "Z")


def kept(client, room: str, key: str = "id", **asked) -> list:
    """The rows a list keeps when it is asked to narrow itself."""
    answer = client.get(f"/api/v1/{room}/", asked)
    assert answer.status_code == 200, answer.content
    return [row[key] for row in answer.json()["results"]]


def speaking(language: str, **fields) -> Claim:
    claim = make_claim(**fields)
    document = claim.sentence.document
    document.language = language
    document.save()
    return claim


@pytest.mark.parametrize(("offset", "stays"), [(-SECOND, False), (0 * SECOND, True)])
def test_claims_raised_at_the_very_moment_count_as_raised_after_it(api, editor, offset, stays):
    claim = make_claim()
    Claim.objects.filter(pk=claim.pk).update(raised_at=NOON + offset)
    assert kept(api(editor), "claims", raised_after=at(NOON)) == [claim.pk] * stays
    assert kept(api(editor), "claims", raised_before=at(NOON)) == [claim.pk] * (not stays)


@pytest.mark.parametrize(("offset", "stays"), [(-SECOND, False), (0 * SECOND, True)])
def test_claims_changed_at_the_very_moment_count_as_changed_since(api, editor, offset, stays):
    claim = make_claim()
    Claim.objects.filter(pk=claim.pk).update(changed_at=NOON + offset, raised_at=NOON - SECOND * 9)
    assert kept(api(editor), "claims", changed_since=at(NOON)) == [claim.pk] * stays


def test_a_claim_of_exactly_the_least_worth_asked_for_stays(api, editor):
    make_claim(check_worthiness=0.49)
    border, above = make_claim(check_worthiness=0.5), make_claim(check_worthiness=0.51)
    found = kept(api(editor), "claims", min_check_worthiness="0.5")
    assert sorted(found) == [border.pk, above.pk]


def test_claims_are_narrowed_by_kind_one_or_several(api, editor):
    figure, quote = make_claim(kind="figure"), make_claim(kind="quote")
    make_claim(kind="fact")
    assert kept(api(editor), "claims", kind="figure") == [figure.pk]
    assert sorted(kept(api(editor), "claims", kind=["figure", "quote"])) == [figure.pk, quote.pk]


@pytest.mark.parametrize("speculative", [True, False])
def test_claims_are_narrowed_by_their_wording(api, editor, speculative):
    one = make_claim(speculative=speculative)
    make_claim(speculative=not speculative)
    assert kept(api(editor), "claims", speculative=str(speculative).lower()) == [one.pk]


def test_claims_are_narrowed_by_their_standing_rating(api, editor):
    disputed, speculative = make_claim(), make_claim()
    judge(disputed, "disputed", by=editor)
    judge(speculative, "speculative", by=editor)
    judge(make_claim(), "disputed", by=editor, publish=False)
    assert kept(api(editor), "claims", rating="disputed") == [disputed.pk]


def test_claims_are_narrowed_by_document_source_and_language(api, editor):
    source = make_source()
    mine, sister = make_claim(source=source), make_claim(source=source)
    english = speaking("en")
    desk = api(editor)
    assert kept(desk, "claims", document=mine.sentence.document_id) == [mine.pk]
    assert sorted(kept(desk, "claims", source=source.pk)) == [mine.pk, sister.pk]
    assert kept(desk, "claims", language="en") == [english.pk]
    assert kept(desk, "claims", language="e") == []


def test_a_search_keeps_the_other_conditions(api, editor):
    figure = make_claim("بيع 40 قاربا في الميناء.", kind="figure")
    make_claim("رست ثلاثة قوارب في الميناء.", kind="fact")
    make_claim("سقط 40 عمودا في الحي.", kind="figure")
    assert kept(api(editor), "claims", q="الميناء", kind="figure") == [figure.pk]


def test_a_search_keeps_only_what_holds_every_word(api, editor):
    both = make_claim("رست السفينة في الميناء.")
    make_claim("رست السفينة في النهر.")
    assert kept(api(editor), "claims", q="سفينة ميناء") == [both.pk]


def test_a_search_never_shows_an_outsider_what_was_not_published(api, consumer):
    make_claim("رست السفينة في الميناء.")
    assert kept(api(consumer), "claims", q="سفينة") == []


@pytest.mark.parametrize(("offset", "after"), [(-SECOND, False), (0 * SECOND, True)])
def test_a_verdict_given_at_the_very_moment_is_after_it_and_not_before(api, editor, offset, after):
    verdict = judge(make_claim(), "speculative", by=editor)
    asked = at(verdict.given_at - offset)
    given = kept(api(editor), "verdicts", "seq", given_after=asked)
    before = kept(api(editor), "verdicts", "seq", given_before=asked)
    assert (given, before) == ([verdict.seq] * after, [verdict.seq] * (not after))


@pytest.mark.parametrize(("offset", "stays"), [(-SECOND, False), (0 * SECOND, True)])
def test_what_left_the_house_at_the_very_moment_changed_since_then(api, editor, offset, stays):
    verdict = judge(make_claim(), "speculative", by=editor)
    published = Publication.objects.get(verdict=verdict).at
    found = kept(api(), "verdicts", "seq", changed_since=at(published - offset))
    assert found == [verdict.seq] * stays


def test_changed_since_goes_by_the_publication_and_not_by_the_verdict(api, editor):
    verdict = judge(make_claim(), "speculative", by=editor)
    published = Publication.objects.get(verdict=verdict).at
    assert verdict.given_at < published
    assert kept(api(), "verdicts", "seq", changed_since=at(published)) == [verdict.seq]
    assert kept(api(), "verdicts", "seq", given_after=at(published)) == []


@pytest.mark.parametrize(("since", "left"), [(0, 2), (1, 1), (2, 0)])
def test_a_reader_who_saw_a_number_is_told_what_came_behind_it(api, editor, since, left):
    for _ in range(2):
        judge(make_claim(), "speculative", by=editor)
    assert len(kept(api(), "verdicts", "seq", since=since)) == left


def test_the_number_a_reader_saw_is_that_of_publication(api, editor):
    """A verdict that was given first may leave the house last."""
    waiting = judge(make_claim(), "speculative", by=editor, publish=False)
    first = judge(make_claim(), "speculative", by=editor)
    waiting.claim.refresh_from_db()
    Verdict.objects.get(pk=waiting.pk).publish(by=editor, seen=waiting.claim.version)
    assert kept(api(), "verdicts", "claim") == [first.claim_id, waiting.claim_id]
    assert kept(api(), "verdicts", "claim", since=1) == [waiting.claim_id]
    assert kept(api(), "verdicts", "seq") == [1, 2]


def test_verdicts_are_narrowed_by_claim_rating_and_kind(api, editor):
    one, other = make_claim(), make_claim()
    judge(one, "speculative", by=editor)
    judge(other, "speculative", by=editor)
    changed = judge(one, "disputed", by=editor, kind="correction", public_note="وصلتنا النشرة.")
    assert kept(api(), "verdicts", "seq", claim=one.pk) == [changed.seq]
    assert kept(api(), "verdicts", "seq", claim=one.pk, history="all") == [1, changed.seq]
    assert kept(api(), "verdicts", "seq", rating="disputed") == [changed.seq]
    assert kept(api(), "verdicts", "seq", kind="correction") == [changed.seq]
    assert kept(api(), "verdicts", "seq", kind=["first", "correction"]) == [2, changed.seq]


def test_verdicts_are_narrowed_by_the_language_and_source_of_their_claim(api, editor):
    english = judge(speaking("en"), "speculative", by=editor)
    arabic = judge(make_claim(), "speculative", by=editor)
    source = arabic.claim.sentence.document.source_id
    assert kept(api(), "verdicts", "seq", language="en") == [english.seq]
    assert kept(api(), "verdicts", "seq", source=source) == [arabic.seq]


def test_evidence_is_narrowed_by_claim_source_and_stance(api, editor):
    claim, source = make_claim(), make_source()
    supports, disputes = make_evidence(claim, source=source), make_evidence(claim)
    make_evidence(make_claim())
    accept(supports, by=editor)
    accept(disputes, by=editor, stance="disputes")
    desk = api(editor)
    assert kept(desk, "evidence", claim=claim.pk) == [disputes.pk, supports.pk]
    assert kept(desk, "evidence", source=source.pk) == [supports.pk]
    assert kept(desk, "evidence", stance="disputes") == [disputes.pk]
    assert kept(desk, "evidence", stance="supports") == [supports.pk]
    assert kept(desk, "evidence", stance=["supports", "disputes"]) == [disputes.pk, supports.pk]


@pytest.mark.parametrize("asked", ["true", "false"])
def test_comments_are_narrowed_to_threads_open_or_resolved(api, editor, analyst, asked):
    verdict = judge(make_claim(), "speculative", by=editor)
    threads = [Comment.objects.create(verdict=verdict, author=analyst, text=text) for text in "أب"]
    threads[0].resolve(by=analyst)
    wanted = threads[0] if asked == "true" else threads[1]
    assert kept(api(analyst), "comments", resolved=asked) == [wanted.pk]


def test_comments_are_narrowed_by_the_number_of_their_verdict(api, editor, analyst):
    drafted = judge(make_claim(), "speculative", by=editor, publish=False)
    verdict = judge(make_claim(), "speculative", by=editor)
    Comment.objects.create(verdict=drafted, author=analyst, text="متى؟")
    said = Comment.objects.create(verdict=verdict, author=analyst, text="أين؟")
    assert kept(api(analyst), "comments", verdict=verdict.seq) == [said.pk]


def test_repeats_are_narrowed_by_claim_original_and_answer(api, editor):
    claim, other, original = make_claim(), make_claim(), make_claim()
    first = Repeat.objects.create(claim=claim, original=original, score=0.9)
    second = Repeat.objects.create(claim=other, original=claim, score=0.8, answer="rejected")
    desk = api(editor)
    assert kept(desk, "repeats", claim=claim.pk) == [first.pk]
    assert kept(desk, "repeats", original=claim.pk) == [second.pk]
    assert kept(desk, "repeats", answer="rejected") == [second.pk]


@pytest.mark.parametrize("furniture", [True, False])
def test_sentences_are_narrowed_by_document_and_furniture(api, editor, furniture):
    document = make_document("شارك الخبر.", "رست الباخرة.")
    make_document("غادرت الباخرة.")
    menu, body = document.sentences.order_by("start")
    Sentence.objects.filter(pk=menu.pk).update(is_furniture=True)
    asked = {"document": document.pk, "is_furniture": str(furniture).lower()}
    assert kept(api(editor), "sentences", **asked) == [menu.pk if furniture else body.pk]


@pytest.mark.parametrize(
    ("room", "asked"),
    [
        ("verdicts", {"rating": "true"}),
        ("verdicts", {"kind": "second"}),
        ("verdicts", {"since": "first"}),
        ("claims", {"kind": "rumour"}),
        ("claims", {"raised_after": "noon"}),
        ("claims", {"min_check_worthiness": "high"}),
        ("evidence", {"stance": "perhaps"}),
        ("repeats", {"answer": "maybe"}),
        ("sentences", {"document": "first"}),
    ],
)
def test_a_condition_that_means_nothing_is_refused_and_not_left_out(api, editor, room, asked):
    make_claim()
    answer = api(editor).get(f"/api/v1/{room}/", asked)
    assert answer.status_code == 400
    assert wrong_fields(answer) == list(asked)


def test_a_sentence_that_was_replaced_is_on_no_list(api, editor):
    document = make_document("رست الباخرة.")
    document.sentences.update(retired_at=timezone.now())
    assert kept(api(editor), "sentences", document=document.pk) == []


@pytest.mark.parametrize(
    "asked",
    [
        "claims/?dismissed=x",
        "claims/?speculative=maybe",
        "labels/?is_retired=x",
        "comments/?resolved=2",
        "reports/?waiting=نعم",
        "sentences/?is_furniture=None",
    ],
)
def test_what_is_neither_yes_nor_no_is_refused_and_not_passed_over(api, editor, asked):
    refused = api(editor).get(f"/api/v1/{asked}")
    assert refused.status_code == 400, refused.content
    assert wrong_fields(refused) == [asked.split("?")[1].split("=")[0]]


@pytest.mark.parametrize("said", ["true", "True", "1", "", "false", "0"])
def test_yes_and_no_are_read_as_programs_write_them(api, editor, said):
    claim = make_claim(speculative=True)
    stays = said not in {"false", "0"}
    assert kept(api(editor), "claims", speculative=said) == [claim.pk] * stays
