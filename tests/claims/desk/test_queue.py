"""The queue: order, search, filters."""

import pytest
from django.utils import timezone

from claims.models import Claim, Comment
from claims.models.statement import MATCH
from sources.models import Sentence
from sources.work.models import Work
from tests.claims.desk.hands import QUEUE, page_of
from tests.factories import (
    judge,
    make_claim,
    make_source,
)


def test_the_most_check_worthy_claim_stands_first(browse, editor):
    low = make_claim("خبر أقل أهمية.", check_worthiness=0.2)
    high = make_claim("خبر أهم بكثير.", check_worthiness=0.9)
    page = browse(editor).get(QUEUE).content.decode()
    assert page.index(page_of(high)) < page.index(page_of(low))


def test_the_queue_asks_as_often_for_many_claims_as_for_one(
    browse, editor, django_assert_max_num_queries
):
    client = browse(editor)
    for n in range(12):
        claim = make_claim(check_worthiness=n / 20, source=make_source(), editor=editor)
        Work.objects.request(MATCH, {claim.pk: 0.5})
        judge(claim, "speculative", by=editor)
    with django_assert_max_num_queries(17):
        assert client.get(QUEUE).status_code == 200


@pytest.mark.parametrize("query", ["الوزاره", "وَزَارَة", "وزارة  ", "؟!", "\x00", "%", "a" * 500])
def test_the_search_refuses_no_query(browse, editor, query):
    make_claim("قالت الوزارة إن العدد ارتفع.")
    assert browse(editor).get(QUEUE, {"q": query}).status_code == 200


def test_the_search_finds_another_spelling_and_leaves_the_rest_out(browse, editor):
    found = make_claim("قالت الوزارة إن العدد ارتفع.")
    other = make_claim("انخفض سعر القمح.")
    page = browse(editor).get(QUEUE, {"q": "الوِزارة"}).content.decode()
    assert page_of(found) in page
    assert page_of(other) not in page


FILTERS = [
    ("verdict", "speculative", "judged"),
    ("verdict", "draft", "draft"),
    ("verdict", "none", "plain"),
    ("kind", "figure", "figure"),
    ("speculative", "yes", "hedged"),
    ("charge", "me", "mine"),
    ("charge", "nobody", "plain"),
    ("tier", "primary", "primary"),
    ("language", "en", "english"),
    ("matching", "failed", "failed"),
    ("matching", "waiting", "waiting"),
    ("fresh", "yes", "fresh"),
    ("threads", "open", "discussed"),
    ("raised", "day", "plain"),
]


@pytest.fixture
def shelf(editor, analyst) -> dict[str, Claim]:
    """One claim for every filter to find."""
    names = ("judged", "draft", "plain", "failed", "waiting", "discussed", "english")
    claims = {name: make_claim() for name in names}
    claims |= {
        "figure": make_claim(kind="figure"),
        "hedged": make_claim(speculative=True),
        "mine": make_claim(editor=editor),
        "primary": make_claim(source=make_source(tier="primary")),
    }
    judge(claims["judged"], "speculative", by=editor)
    judge(claims["draft"], "speculative", by=editor, publish=False)
    verdict = judge(claims["discussed"], "speculative", by=editor)
    Comment.objects.create(verdict=verdict, author=analyst, text="لماذا؟")
    Work.objects.request(MATCH, {claims[name].pk: 0.5 for name in ("failed", "waiting")})
    Work.objects.filter(subject=claims["failed"].pk).update(state="dead", error="خطأ")
    document = claims["english"].sentence.document
    document.language = "en"
    document.save()
    claims["fresh"] = make_claim()
    Claim.objects.filter(pk=claims["fresh"].pk).update(new_evidence_at=document.added_at)
    return claims


@pytest.mark.parametrize("case", FILTERS)
def test_a_filter_leaves_what_it_says(browse, editor, shelf, case):
    name, value, expected = case
    found = browse(editor).get(QUEUE, {name: value}).context["cl"].result_list
    assert shelf[expected] in found


@pytest.mark.parametrize("typed", ["الأنباء", "وِكالة ", "agency.EXAMPLE", " انباء "])
def test_the_source_is_found_by_a_part_of_its_name_in_any_spelling(browse, editor, typed):
    found = make_claim(source=make_source("وكالة الأنباء", domain="agency.example"))
    make_claim(source=make_source("مجلة الشاطئ", domain="shore.example"))
    client = browse(editor)
    listed = client.get(QUEUE, {"source": typed}).context["cl"].result_list
    assert list(listed) == [found]


def test_typing_a_source_keeps_the_other_filters_and_lists_no_source(browse, editor):
    make_claim(source=make_source("مجلة الشاطئ"), kind="figure")
    given = {"kind": "figure", "q": "الوزارة", "source": "nobody"}
    response = browse(editor).get(QUEUE, given)
    form = response.content.decode().partition('class="typed-filter"')[2].partition("</form>")[0]
    assert 'name="kind" value="figure"' in form
    assert 'name="q" value="الوزارة"' in form
    assert 'value="nobody"' in form
    assert "مجلة الشاطئ" not in response.content.decode()


@pytest.mark.parametrize("name", sorted({name for name, _value, _claim in FILTERS} | {"source"}))
def test_a_filter_takes_any_value_from_the_address(browse, editor, name):
    for value in ("", "nonsense", "999999", "'\"", "١٢", "9" * 30, "9" * 5000, "\x00"):
        assert browse(editor).get(QUEUE, {name: value}).status_code in {200, 302}


@pytest.mark.parametrize("asked", ["folded__regex", "sentence__text__iregex", "nonsense"])
def test_nothing_is_looked_up_past_the_filters(browse, editor, asked):
    told = browse(editor).get(QUEUE, {asked: "("})
    assert (told.status_code, told.url) == (302, f"{QUEUE}?e=1")


def test_what_was_cut_anew_or_ruled_furniture_is_no_work_of_the_queue(browse, editor):
    said = ("رست الباخرة فجرا.", "غادرت القافلة مساء.", "أضرب عمال الميناء.")
    replaced, furniture, open_still = map(make_claim, said)
    Sentence.objects.filter(pk=replaced.sentence_id).update(retired_at=timezone.now())
    Sentence.objects.filter(pk=furniture.sentence_id).update(is_furniture=True)
    shown = browse(editor).get(QUEUE).content.decode()
    assert open_still.sentence.text in shown
    assert replaced.sentence.text not in shown
    assert furniture.sentence.text not in shown
