"""A text arrives: bytes kept, sentences with exact offsets, once and only once."""

import hashlib
from dataclasses import replace
from datetime import datetime
from itertools import count

import pytest
from django.db import IntegrityError
from django.utils import timezone

from sources.intake import ingest as ingesting
from sources.intake.ingest import Arrival, Ingested, ingest, ingest_many
from sources.intake.reviewing import put_under_review
from sources.models import Document, IndexChange, Sentence, Source
from sources.refusals.refusal import Refusal
from sources.refusals.texts import Empty, TooLarge, TooLong, TooManyCharacters, TooManySentences
from sources.signals import document_cut

pytestmark = pytest.mark.django_db

ARTICLE = """ميناء الشرق يستقبل سفينة القمح

أعلنت هيئة الميناء يوم الأحد وصول سفينة تحمل 30 ألف طن قمحا. وقال المدير إن التفريغ يستغرق أياما.
هل تكفي الكمية حاجة السوق؟
"""


def arrival(text: str = ARTICLE, **said) -> Arrival:
    return Arrival(text.encode(), **{"source_name": "جريدة المرسى", **said})


@pytest.fixture
def announced():
    """The documents that claims were told of."""
    heard: list[Document] = []

    def hear(sender, document, **_):
        heard.append(document)

    document_cut.connect(hear)
    yield heard
    document_cut.disconnect(hear)


def test_every_sentence_is_the_body_between_its_offsets():
    document = ingest(arrival()).document
    sentences = list(document.sentences.all())
    assert [s.text for s in sentences] == [document.body[s.start : s.end] for s in sentences]
    assert sentences[-1].text == "هل تكفي الكمية حاجة السوق؟"
    assert [s.position for s in sentences] == list(range(len(sentences)))


def test_the_bytes_are_kept_as_given_with_their_digest():
    data = b"\xef\xbb\xbf" + ARTICLE.replace("\n", "\r\n").encode()
    document = ingest(Arrival(data, source_name="جريدة المرسى")).document
    document.refresh_from_db()
    assert bytes(document.original) == data
    assert document.sha256 == hashlib.sha256(data).hexdigest()
    assert document.body == ARTICLE


def test_the_same_bytes_twice_are_one_document():
    first = ingest(arrival())
    second = ingest(arrival())
    assert (first.is_new, second.is_new) == (True, False)
    assert first.document == second.document
    assert Document.objects.count() == 1


def test_the_same_bytes_twice_in_a_batch_are_one_document():
    first, second = ingest_many([arrival(), arrival()])
    assert first == second
    assert Document.objects.count() == 1


STORY = "https://marsa.example/story"


def page_at(
    url: str, *, words: str = "وصلت سفينة القمح إلى ميناء الشرق يوم الأحد.", visit: int = 0
):
    """A page whose bytes differ from one visit to the next."""
    html = (
        f"<html><head><title>سفينة</title></head><body><p>{words}</p><!--{visit}--></body></html>"
    )
    return Arrival(html.encode(), media_type="text/html", url=url)


def test_the_words_of_one_address_are_one_document_however_it_was_found():
    first = ingest(page_at(STORY, visit=1))
    again = ingest(page_at(f"{STORY}/?utm_source=feed&fbclid=7#comments", visit=2))
    assert (first.is_new, again.is_new) == (True, False)
    assert again.document == first.document
    first.document.refresh_from_db()
    assert first.document.url == STORY


def test_the_address_is_kept_as_it_was_given():
    tracked = f"{STORY}?utm_source=feed"
    assert ingest(page_at(tracked)).document.url == tracked


@pytest.mark.parametrize(
    "other",
    [
        page_at(STORY, words="وصلت سفينتا القمح إلى ميناء الشرق يوم الأحد."),
        page_at(f"{STORY}?id=2", visit=2),
        page_at("https://suq.example/story", visit=2),
        replace(page_at(STORY, visit=2), title="سفينتان"),
        replace(page_at(STORY, visit=2), byline="ليلى"),
        replace(page_at(STORY, visit=2), published_at=timezone.now()),
    ],
)
def test_other_words_or_another_address_are_another_document(other):
    first = ingest(page_at(STORY))
    second = ingest(other)
    assert second.is_new
    assert second.document != first.document


def test_one_story_twice_in_a_batch_is_one_document():
    first, second = ingest_many([page_at(STORY, visit=1), page_at(f"{STORY}#top", visit=2)])
    assert (first.is_new, second.is_new) == (True, False)
    assert second.document == first.document == Document.objects.get()


def test_a_story_sent_again_for_review_is_put_under_review(announced):
    document = ingest(page_at(STORY, visit=1)).document
    again = ingest(page_at(STORY, visit=2), review=True).document
    assert again.review_since is not None
    assert announced == [document, document]


def test_texts_without_an_address_are_told_apart_by_their_bytes():
    first, second = arrival(ARTICLE), arrival(ARTICLE + "\n")
    assert ingest(first).document != ingest(second).document


def blind(monkeypatch, look: str, *, times: int) -> None:
    """Let a look at the archive find nothing that many times, as if somebody stored it since."""
    looks, see = count(), getattr(ingesting, look)
    monkeypatch.setattr(ingesting, look, lambda for_: see(for_) if next(looks) >= times else {})


def test_who_loses_the_race_for_a_story_gets_the_winners_document(monkeypatch):
    winner = ingest(page_at(STORY, visit=1)).document
    blind(monkeypatch, "retold", times=1)
    result = ingest(page_at(STORY, visit=2))
    assert (result.document, result.is_new) == (winner, False)


def test_who_loses_the_race_for_the_same_bytes_gets_the_winners_document(monkeypatch):
    winner = ingest(arrival()).document
    blind(monkeypatch, "known", times=2)
    result = ingest(arrival())
    assert (result.document, result.is_new) == (winner, False)


def test_a_fault_of_the_database_is_not_taken_for_a_race(monkeypatch):
    def refuse(*_, **__):
        raise IntegrityError

    monkeypatch.setattr(Sentence.objects, "bulk_create", refuse)
    with pytest.raises(IntegrityError):
        ingest(arrival())
    assert Document.objects.count() == 0


def test_claims_are_told_of_a_new_document_once(announced):
    document = ingest(arrival()).document
    ingest(arrival())
    assert announced == [document]


def test_a_reference_can_be_put_under_review_by_sending_it_again(announced):
    document = ingest(arrival()).document
    assert document.review_since is None
    again = ingest(arrival(), review=True).document
    assert again.review_since is not None
    assert announced == [document, document]


def test_a_text_under_review_is_not_put_under_review_twice(announced):
    document = ingest(arrival(), review=True).document
    since = document.review_since
    assert put_under_review([document]) == []
    document.refresh_from_db()
    assert document.review_since == since
    assert len(announced) == 1


def test_the_index_follows_every_new_document():
    ingest_many([arrival(), arrival("خبر آخر من المدينة.")])
    documents = Document.objects.order_by("id").values_list("id", flat=True)
    assert [c.document_id for c in IndexChange.objects.since(0)] == list(documents)


def test_the_bell_rings_once_a_batch_and_after_the_commit(
    monkeypatch, django_capture_on_commit_callbacks
):
    rung: list[int] = []
    monkeypatch.setattr(ingesting, "ring", lambda: rung.append(Document.objects.count()))
    with django_capture_on_commit_callbacks(execute=True):
        ingest_many([arrival(), arrival("خبر آخر من المدينة.")])
        assert rung == []
    assert rung == [2]


def test_a_refused_text_never_stops_the_rest_of_its_batch():
    refused, taken = ingest_many([arrival("  \n "), arrival()])
    assert isinstance(refused, Empty)
    assert taken == Ingested(Document.objects.get(), is_new=True)


def test_furniture_is_marked_and_kept():
    text = ARTICLE + "\nاقرأ أيضا\nتابعونا على فيسبوك\n"
    document = ingest(arrival(text)).document
    assert document.sentences.filter(is_furniture=True, furniture="read_also").exists()


def test_hidden_characters_stay_where_they_were():
    text = "قال الوزير \u202eإن الأسعار\u202c انخفضت\u200b هذا العام."
    document = ingest(arrival(text)).document
    assert document.body == text
    assert document.sentences.get().text == text


def test_nul_becomes_a_replacement_character_and_offsets_stay_exact():
    document = ingest(arrival("خبر\x00 أول. خبر ثان.")).document
    assert document.body == "خبر\ufffd أول. خبر ثان."
    for sentence in document.sentences.all():
        assert document.body[sentence.start : sentence.end] == sentence.text


def test_a_name_that_is_no_unicode_is_stored_all_the_same():
    name = b"\xe3\xee.txt".decode(errors="surrogateescape")
    document = ingest(arrival(source_name="", filename=name)).document
    assert document.source.name == "\ufffd\ufffd.txt"


def test_the_language_is_told_from_the_text():
    english = ingest(arrival("The harbour received a ship with wheat on Sunday, officials said."))
    assert ingest(arrival()).document.language == "ar"
    assert english.document.language == "en"


def test_what_the_sender_says_is_kept_beside_the_text(editor):
    moment = timezone.now()
    said = arrival(
        title="سفينة القمح", byline="ليلى", published_at=moment, url="https://a.example/1"
    )
    document = ingest(said, by=editor).document
    document.refresh_from_db()
    assert (document.title, document.byline, document.url) == (said.title, said.byline, said.url)
    assert (document.published_at, document.added_by) == (moment, editor)


def test_a_moment_without_a_zone_is_the_newsrooms_own():
    document = ingest(arrival(published_at=datetime(2024, 5, 1, 9, 30))).document  # noqa: DTZ001
    assert document.published_at == timezone.make_aware(datetime(2024, 5, 1, 9, 30))  # noqa: DTZ001


def test_a_heading_on_top_is_the_title_nobody_gave():
    assert ingest(arrival()).document.title == "ميناء الشرق يستقبل سفينة القمح"


def test_sources_are_told_apart_by_domain_and_else_by_name():
    ingest(arrival("خبر أول.", source_domain="marsa.example"))
    ingest(arrival("خبر ثان.", source_domain="marsa.example", source_name="المرسى"))
    ingest(arrival("خبر ثالث.", source_name="المرسى"))
    assert Source.objects.count() == 2


def source_at(url: str, **said) -> Source:
    text = f"خبر من {url} لدى {said}."
    return ingest(arrival(text, url=url, **said)).document.source


def test_whatever_stands_below_one_domain_is_one_source():
    held = source_at("https://www.marsa.example/1")
    assert source_at("https://ar.marsa.example/2", source_name="المرسى بالعربية") == held
    assert source_at("", source_domain="m.marsa.example") == held
    assert held.domain == "marsa.example"


def test_two_under_one_roof_are_two_sources():
    assert source_at("https://a.wordpress.com/1") != source_at("https://b.wordpress.com/1")
    assert source_at("https://moh.gov.sa/1") != source_at("https://moe.gov.sa/1")


def test_on_a_platform_the_name_is_the_source_and_the_platform_where_none_is_given():
    harbour = source_at("https://www.facebook.com/1", source_name="صفحة الميناء")
    assert source_at("https://facebook.com/2", source_name="صفحة السوق") != harbour
    nameless = [source_at(f"https://facebook.com/{n}", source_name="") for n in (3, 4)]
    assert {source.domain for source in nameless} == {"facebook.com"}


def test_two_nameless_files_are_two_voices():
    ingest(arrival("خبر أول.", source_name="", filename="first.txt"))
    ingest(arrival("خبر ثان.", source_name="", filename="second.txt"))
    assert set(Source.objects.values_list("name", flat=True)) == {"first.txt", "second.txt"}


def test_a_tier_is_taken_only_for_a_source_without_documents():
    ingest(arrival("خبر أول.", source_tier="reliable"))
    ingest(arrival("خبر ثان.", source_tier="unreliable"))
    assert Source.objects.get().tier == "reliable"


def test_what_is_too_much_is_refused_with_the_limit(settings):
    settings.MAX_UPLOAD_BYTES = 300
    settings.MAX_DOCUMENT_CHARS = 100
    with pytest.raises(TooLarge, match="300"):
        ingest(Arrival(b"a" * 301))
    with pytest.raises(TooLong, match="100"):
        ingest(Arrival(b"a " * 60))
    with pytest.raises(TooManyCharacters):
        ingest(arrival("خبر.", url="https://a.example/" + "a" * 2000))


def test_a_text_of_too_many_sentences_is_refused_with_what_to_do(settings):
    settings.MAX_DOCUMENT_SENTENCES = 3
    said = "\n".join(f"قال رقم {n}." for n in range(3))
    assert ingest(arrival(said)).document.sentences.count() == 3
    with pytest.raises(TooManySentences, match=r"\b4 .*\b3\.") as refused:
        ingest(arrival(f"{said}\nقال أيضا."))
    assert refused.value.code == "too_many_sentences"
    assert Document.objects.count() == 1


def test_a_refused_text_leaves_nothing_behind():
    with pytest.raises(Refusal):
        ingest(arrival("\u200f \n"))
    assert not Document.objects.exists()
    assert not Source.objects.exists()


def test_a_batch_costs_few_statements(django_assert_max_num_queries):
    batch = [arrival(f"خبر رقم {n} من المدينة.") for n in range(50)]
    asking_claims = 2 * len(batch)  # two statements a document: the claims, and the last change
    with django_assert_max_num_queries(asking_claims + 20):
        ingest_many(batch)
