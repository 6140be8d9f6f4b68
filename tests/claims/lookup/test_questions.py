"""What may be asked, how much of it, and what is answered to those who ask otherwise."""

import json

import pytest
from rest_framework.test import APIClient

from claims.lookup import asking, finding
from sources.index.following import IndexBehindError
from sources.seats import Seats
from tests.claims.lookup.conftest import ADDRESS, BRIDGE, DAM, VIRTUES, only, told
from tests.factories import judge, make_claim, make_document

PAGE = "https://news.example/2025/dam"


def said(sentences):
    return "\n\n".join(sentences)


def test_an_article_is_cut_into_its_sentences_in_order(ask, dam):
    results = ask(text=f"{VIRTUES} {DAM}\n\n{BRIDGE}")
    assert [result["text"] for result in results] == [VIRTUES, DAM, BRIDGE]
    assert [len(result["matches"]) for result in results] == [0, 1, 0]


def test_furniture_of_an_article_is_not_looked_up(ask, dam):
    results = ask(text=said(["اقرأ أيضاً: جسر جديد", DAM, BRIDGE, "شارك عبر فيسبوك"]))
    assert [result["text"] for result in results] == [DAM, BRIDGE]


def test_an_article_of_three_hundred_sentences_is_answered_sentence_by_sentence(ask, dam):
    filling = [f"زار الوفد القرية رقم {n} واستمع إلى أهلها عن مواسم الزيتون." for n in range(299)]
    results = ask(text=said([*filling[:200], DAM, *filling[200:]]))
    assert len(results) == 300
    known = [at for at, result in enumerate(results) if result["matches"]]
    assert known == [200]


def test_an_article_costs_no_query_a_sentence(ask, dam, django_assert_max_num_queries):
    ask(text=DAM)
    with django_assert_max_num_queries(16):
        ask(text=said([BRIDGE, VIRTUES, DAM] * 15))


def test_several_texts_are_each_one_statement_uncut(ask, dam):
    both = f"{VIRTUES} {BRIDGE}"
    results = ask(texts=[both, DAM])
    assert [result["text"] for result in results] == [both, DAM]
    assert len(results[1]["matches"]) == 1


@pytest.mark.django_db
@pytest.mark.parametrize("query", ["text=x", "text=%D8%A3&format=json"])
def test_reading_answers_as_posting_does(query):
    answer = APIClient().get(f"{ADDRESS}?{query}")
    assert answer.status_code == 200
    assert [result["matches"] for result in answer.json()["results"]] == [[]]


@pytest.fixture
def article(editor):
    """A text of two sentences, one of them judged, at an address."""
    document = make_document(DAM, BRIDGE, review=True, url=PAGE)
    claims = [make_claim_of(sentence) for sentence in document.sentences.order_by("start")]
    judge(claims[0], "speculative", by=editor)
    return document


def make_claim_of(sentence):
    claim = make_claim()
    claim.sentence = sentence
    claim.save()
    return claim


@pytest.mark.parametrize(
    "address",
    [
        PAGE,
        f"{PAGE}/",
        "http://www.news.example/2025/dam?utm_source=x#top",
        "news.example/2025/dam",
    ],
)
def test_an_article_we_hold_is_looked_up_however_its_address_is_written(ask, article, address):
    results = ask(url=address)
    assert [(result["text"], len(result["matches"])) for result in results] == [
        (DAM, 1),
        (BRIDGE, 0),
    ]


def test_an_escaped_address_is_the_same_address(ask, editor):
    document = make_document(BRIDGE, review=True, url="https://news.example/أخبار/جسر")
    judge(make_claim_of(document.sentences.get()), "speculative", by=editor)
    escaped = "https://news.example/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1/%d8%ac%d8%b3%d8%b1"
    assert len(only(ask(url=escaped))) == 1


@pytest.mark.parametrize("address", ["https://news.example/2025", "https://else.example/2025/dam"])
def test_an_address_we_do_not_hold_is_said_not_to_be_held(ask, article, address):
    answer = ask(url=address, status=404)
    assert answer["code"] == "not_held"
    assert address in answer["detail"]


def test_what_the_newsroom_works_on_is_held_for_insiders_alone(ask, editor, consumer):
    make_document(BRIDGE, review=True, url=PAGE)
    assert ask(url=PAGE, status=404)["code"] == "not_held"
    assert ask(consumer, url=PAGE, status=404)["code"] == "not_held"
    assert [result["text"] for result in ask(editor, url=PAGE)] == [BRIDGE]


@pytest.mark.parametrize(
    ("question", "code"),
    [
        ({}, "no_question"),
        ({"text": "x", "url": PAGE}, "no_question"),
        ({"text": "x", "texts": ["x"]}, "no_question"),
        ({"texts": []}, "no_question"),
        ({"texts": ["x"] * 101}, "too_many_statements"),
        ({"texts": ["كلمة " * 500]}, "too_long"),
        ({"text": "كلمة " * 20_001}, "too_long"),
        ({"text": "قال. " * 600}, "too_many_sentences"),
        ({"text": "\u200b\u200f"}, "empty"),
        ({"texts": ["x", "\u2060"]}, "empty"),
        ({"url": "javascript:alert(1)"}, "no_web_address"),
        ({"url": "x" * 3000}, "too_many_characters"),
    ],
)
def test_what_is_no_question_is_refused_in_words(ask, question, code):
    answer = ask(status=400, **question)
    assert answer["code"] == code
    assert answer["detail"]


@pytest.mark.parametrize(
    ("question", "field"),
    [
        ({"text": "x", "claim": 1}, "claim"),
        ({"text": ["x"]}, "text"),
        ({"text": "\x00"}, "text"),
        ({"texts": "x"}, "texts"),
        ({"texts": [{"text": "x"}]}, "texts.0"),
        ({"url": None}, "url"),
    ],
)
def test_a_field_that_is_wrong_or_unknown_is_named(ask, question, field):
    answer = ask(status=400, **question)
    assert [wrong["field"] for wrong in answer["errors"]] == [field]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "body", [b"", b"{", b"[]", b'"x"', b'{"text": "\\ud800"}', b'{"text":' * 5000, b"\xff\xfe"]
)
def test_bytes_that_are_no_question_are_no_fault_of_ours(body):
    answer = APIClient().generic("POST", ADDRESS, body, content_type="application/json")
    assert answer.status_code == 400, answer.content


@pytest.mark.django_db
@pytest.mark.parametrize("query", ["", "texts=x", "text=x&claim=1", "text=", "text=%00"])
def test_an_address_that_asks_nothing_is_refused(query):
    assert APIClient().get(f"{ADDRESS}?{query}").status_code == 400


@pytest.mark.parametrize(
    "text",
    [
        "' OR 1=1 --",
        '{"$ne": null} <script>alert(1)</script>',
        "%_%" * 50,
        "ا\u0651" * 900,
        "\u202e نص مقلوب \u202c",
        "🏴" * 300,
        "1" * 1900,
        '+-*:^~()[]{}"\\AND OR NOT',
    ],
)
def test_hostile_texts_are_looked_up_like_any_other(ask, dam, text):
    results = ask(texts=[text])
    assert "\u202e" not in json.dumps(results, ensure_ascii=False)
    assert only(results) == []


def test_long_questions_wait_for_nobody(ask, monkeypatch):
    monkeypatch.setattr(asking, "_seats", Seats(0))
    many = [f"زار الوفد القرية رقم {n} واستمع إلى أهلها عن مواسم الزيتون." for n in range(13)]
    assert ask(text=said(many), status=503)["code"] == "busy"
    assert only(ask(text=BRIDGE)) == []


def test_a_host_that_still_follows_says_so(ask, monkeypatch):
    def late(*_part, **_options):
        raise IndexBehindError

    monkeypatch.setattr(finding, "standing_search", late)
    assert ask(text=BRIDGE, status=503)["code"] == "not_ready"


def test_what_is_asked_is_kept_nowhere(ask, django_assert_max_num_queries):
    ask(text=BRIDGE)
    with django_assert_max_num_queries(16) as asked:
        ask(text=VIRTUES)
    assert asked.captured_queries
    assert not [query for query in asked.captured_queries if VIRTUES in query["sql"]]


def test_the_whole_archive_and_the_judged_part_are_apart(ask, editor):
    make_document(*[f"{BRIDGE[:-1]} رقم {n}." for n in range(60)])
    claim = told(BRIDGE, "speculative", by=editor)
    assert [match["claim"] for match in only(ask(text=BRIDGE))] == [claim.pk]
