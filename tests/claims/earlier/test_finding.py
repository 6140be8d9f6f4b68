"""Which checks of others a claim meets, and that none of them is ever taken for ours."""

import pytest

from claims.deciding.bringing import Bringing, bring_text
from claims.earlier.finding import look_up, met_on_page
from claims.lookup.asking import ask
from claims.models import Claim, Evidence, Publication, Repeat, Verdict
from claims.refusals.looking_up import NoQuestion
from sources.index import Query
from sources.index.archive_search import standing_search
from sources.index.following import caught_up
from sources.refusals.texts import TooLong
from tests.claims.earlier.samples import CLAIM, bare, review, take
from tests.factories import make_claim, make_document, make_source

pytestmark = pytest.mark.django_db(transaction=True)

OTHERS = ["افتتح المعرض السنوي للزهور في الحديقة", "ارتفع سعر الخبز في الأسواق الشعبية"]


@pytest.fixture
def held(editor):
    take(bare([review(), *map(review, OTHERS)]), by=editor)


def test_a_claim_meets_what_others_checked_of_it(held):
    (met,) = met_on_page(make_claim(f"{CLAIM}."))
    assert met.check.claim_text == CLAIM
    assert (met.band, met.differs, met.meaning.rating) == ("strong", [], "disputed")
    assert 0 < met.likeness <= 1


def test_what_differs_is_said_and_is_never_the_same_statement(held):
    (met,) = met_on_page(make_claim("بلغ عدد سكان وادي السرو 700 ألف نسمة."))
    assert met.band == "likely"
    assert [one.what for one in met.differs] == ["figure"]
    assert ("700" in met.differs[0].asked, "400" in met.differs[0].held) == (True, True)


def test_a_claim_that_nobody_checked_meets_nothing(held):
    assert met_on_page(make_claim("وصلت البعثة العلمية إلى القطب الجنوبي.")) == []


def test_with_nothing_held_no_index_is_asked(django_assert_num_queries, db):
    claim = make_claim(CLAIM)
    with django_assert_num_queries(1):
        assert met_on_page(claim) == []


def test_what_comes_later_is_met_at_once(held, editor):
    claim = make_claim("توقف القطار الجبلي عن الخدمة.")
    assert met_on_page(claim) == []
    take(bare(review("توقف القطار الجبلي عن الخدمة")), by=editor)
    assert len(met_on_page(claim)) == 1


def test_five_are_enough(editor):
    several = [review(url=f"https://verify.example/{number}") for number in range(7)]
    take(bare(several), by=editor)
    assert len(met_on_page(make_claim(CLAIM))) == 5


def test_one_sentence_is_looked_up_without_any_claim(held):
    assert [met.check.claim_text for met in look_up(CLAIM)] == [CLAIM]


@pytest.mark.parametrize(("text", "refusal"), [("", NoQuestion), ("\u200f", NoQuestion)])
def test_nothing_is_no_question(text, refusal):
    with pytest.raises(refusal):
        look_up(text)


def test_a_question_is_a_sentence_and_no_book(db):
    assert look_up("ن" * 2_000) == []
    with pytest.raises(TooLong):
        look_up("ن" * 2_001)


def test_they_are_an_index_of_their_own(held):
    make_document(CLAIM)
    assert caught_up().search([Query(CLAIM)], 10) == [[]], "no sentence of the archive"
    assert standing_search().find([Query(CLAIM)]) == [[]]


def test_they_are_no_verdicts_of_ours(held, editor):
    claim = make_claim(CLAIM)
    assert met_on_page(claim)
    assert [answer.matches for answer in ask(reader=editor, text=CLAIM)] == [[]]
    for model in (Verdict, Publication, Evidence, Repeat):
        assert not model.objects.exists()
    claim.refresh_from_db()
    assert (claim.standing_id, claim.version, claim.outcome) == (None, 1, "")
    assert Claim.objects.unjudged().count() == 1


def test_a_merged_publisher_is_named_by_what_stands_for_it(held, editor):
    (met,) = look_up(CLAIM)
    into = make_source("دار التحقق")
    met.check.source.merge_into(into, by=editor)
    (met,) = look_up(CLAIM)
    assert met.check.publisher == into


def test_its_page_is_brought_as_evidence_by_hand_and_by_the_same_verb(held, editor):
    claim = make_claim(CLAIM)
    said = Bringing(stance="disputes", quote="", why="")
    text = {"text": "لم يتجاوز العدد 300 ألف.", "url": "https://verify.example/checks/1"}
    row = bring_text(claim, said, **text, by=editor, seen=claim.version)
    assert (row.stance, row.sentence.document.source.domain) == ("disputes", "verify.example")
