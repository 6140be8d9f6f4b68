"""Searching the archive by words: folded, narrowed, ranked, and alike at both doors."""

import pytest
from rest_framework.test import APIClient

from claims.lookup import archive
from claims.lookup.archive import LOOKED_AT, Question, look_in_archive, sentences_at
from claims.refusals.looking_up import NotReady
from sources.index.following import IndexBehindError
from sources.intake.ingest import Arrival, ingest
from sources.models import Document, Sentence, Source
from sources.people.newsroom_tokens import give_token
from sources.refusals.texts import ImpossibleDate, TooLong, UnknownTier

pytestmark = pytest.mark.django_db

RARE = "بلغ مخزون سد الوادي 48% من سعته."
COMMON = "أعلنت الوزارة أن سد الرمال لم يبن بعد."
ENGLISH = "The ferries carried 2.4 million passengers."


def held(text: str, source: str = "وزارة المياه", **told) -> Document:
    return ingest(Arrival(text.encode(), "text/plain", source_name=source, **told)).document


def found(words: str = "", **narrowed) -> list[str]:
    ids = look_in_archive(Question(words=words, **narrowed))
    return [sentence.text for sentence in sentences_at(ids)]


def test_what_has_more_of_the_words_comes_first_and_one_is_enough():
    held(f"{COMMON} {RARE}")
    held(ENGLISH)
    assert found("مخزون سد الوادي") == [RARE, COMMON]
    assert found("passenger") == [ENGLISH]
    assert found("زيتون") == []


@pytest.mark.parametrize("words", ["مَخْزُونُ", "المخزون", "مخـــزون", "Ferry"])
def test_words_are_folded_and_stemmed(words):
    held(f"{RARE} {ENGLISH}")
    assert found(words) in ([RARE], [ENGLISH])


@pytest.mark.parametrize("words", ["", "  ", "…", "https://news.example/1"])
def test_without_a_word_nothing_is_found(words):
    held(RARE)
    assert found(words) == []


def test_a_source_is_told_by_number_or_by_its_folded_name():
    held(RARE), held("مخزون القمح كاف.", source="المرصد")
    number = Source.objects.get(name="المرصد").pk
    assert found("مخزون", source=number) == ["مخزون القمح كاف."]
    assert found("مخزون", source_name="اَلمَرصد") == ["مخزون القمح كاف."]
    assert found("مخزون", source_name="لا أحد") == []


def test_a_tier_is_the_one_the_source_has_today():
    held(RARE)
    Source.objects.update(tier="primary")
    assert found("مخزون", tier="primary") == [RARE]
    assert found("مخزون", tier="ordinary") == []


@pytest.mark.parametrize(
    ("narrowed", "there"),
    [
        ({"published_after": "2026-01-02T09:00:00+00:00"}, True),
        ({"published_after": "2026-01-02T09:00:01+00:00"}, False),
        ({"published_before": "2026-01-02T09:00:01+00:00"}, True),
        ({"published_before": "2026-01-02T09:00:00+00:00"}, False),
        ({"published_after": "2026-01-02", "published_before": "2026-01-03"}, True),
    ],
)
def test_dates_are_from_and_before(narrowed, there):
    held(RARE)
    Document.objects.update(published_at="2026-01-02T09:00:00Z")
    assert bool(found("مخزون", **narrowed)) is there


def test_what_has_no_date_is_found_where_none_is_asked_for():
    held(RARE)
    Document.objects.update(published_at=None)
    assert found("مخزون") == [RARE]
    assert found("مخزون", published_before="2100-01-01") == []


def test_a_document_alone_is_told_from_its_top_furniture_last():
    document = held(f"{COMMON} {RARE}")
    Sentence.objects.filter(text=COMMON).update(is_furniture=True)
    assert found(document=document.pk) == [RARE, COMMON]
    assert found("مخزون", document=document.pk) == [RARE]
    assert found("سد الوادي", document=document.pk) == [RARE, COMMON]


@pytest.mark.parametrize("gone", [{"retired_at": "2026-01-01T00:00Z"}, {"furniture": "taken_down"}])
def test_what_left_the_archive_is_found_no_more(gone):
    document = held(RARE)
    found("مخزون")
    Sentence.objects.update(**gone)
    assert found("مخزون") == found(document=document.pk) == []


@pytest.mark.parametrize(
    ("wrong", "refusal"),
    [
        ({"tier": "best"}, UnknownTier),
        ({"published_after": "01/02/2026"}, ImpossibleDate),
        ({"published_before": "yesterday"}, ImpossibleDate),
        ({"words": "س" * 2_001}, TooLong),
    ],
)
def test_what_cannot_be_asked_is_refused(wrong, refusal):
    with pytest.raises(refusal):
        look_in_archive(Question(**wrong))


def test_an_index_that_lacks_too_much_says_so(monkeypatch):
    def lacking(**_more):
        raise IndexBehindError

    monkeypatch.setattr(archive, "caught_up", lacking)
    with pytest.raises(NotReady):
        look_in_archive(Question(words="مخزون"))


def test_a_page_costs_two_queries_however_many_were_found(django_assert_num_queries):
    held("\n\n".join(f"بلغ مخزون السد رقم {n} نصف سعته." for n in range(60)))
    found("مخزون")
    ids = look_in_archive(Question(words="مخزون"))
    with django_assert_num_queries(1):
        shown = sentences_at(ids[:50])
        assert {row.document.source.name for row in shown} == {"وزارة المياه"}
    assert len(shown) == 50


def test_no_more_is_looked_at_than_anybody_reads(monkeypatch):
    monkeypatch.setattr(archive, "LOOKED_AT", 3)
    held("\n\n".join(f"بلغ مخزون السد رقم {n} نصف سعته." for n in range(9)))
    assert len(found("مخزون")) == 3
    assert LOOKED_AT == 1_000


@pytest.fixture
def program(db) -> APIClient:
    _token, secret = give_token("reads", ["read"], days=1, by=None)
    return APIClient(headers={"Authorization": f"Bearer {secret}"})


def asked(program, **query):
    return program.get("/api/v1/archive/", query)


def test_the_api_tells_each_hit_with_its_number_and_its_place(program):
    document = held(f"{COMMON} {RARE}", url="https://water.example/1")
    answer = asked(program, q="مخزون الوادي", source_name="water", limit=1).json()
    assert asked(program, q="سد", limit=1).json()["more"] is True
    (hit,) = asked(program, q="مخزون الوادي").json()["results"]
    sentence = Sentence.objects.get(text=RARE)
    assert (hit["id"], hit["text"], hit["document"]) == (sentence.pk, RARE, document.pk)
    assert document.body[hit["start"] : hit["end"]] == RARE
    assert hit["source"]["domain"] == "water.example"
    assert answer["more"] is False


def test_the_api_is_asked_on_by_an_offset(program):
    held("\n\n".join(f"بلغ مخزون السد رقم {n} نصف سعته." for n in range(5)))
    pages = [asked(program, q="مخزون", limit=2, offset=n).json() for n in (0, 2, 4)]
    ids = [hit["id"] for page in pages for hit in page["results"]]
    assert (len(ids), len({*ids})) == (5, 5)
    assert [page["more"] for page in pages] == [True, True, False]


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ({"tier": "best"}, "unknown_tier"),
        ({"published_after": "x"}, "impossible_date"),
        ({"words": "x"}, "invalid"),
        ({"offset": 1_001}, "invalid"),
        ({"limit": 201}, "invalid"),
        ({"document": "9" * 30}, "invalid"),
    ],
    ids=str,
)
def test_the_api_refuses_what_it_does_not_read(program, query, code):
    answer = asked(program, q="سد", **query)
    assert (answer.status_code, answer.json()["code"]) == (400, code)
