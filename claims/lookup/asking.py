"""What may be asked: a text, several, or the address of an article we hold; nothing is fetched."""

from collections.abc import Sequence
from functools import reduce
from operator import or_
from typing import Final
from urllib.parse import quote, unquote, urlsplit

from django.db.models import Q

from claims.lookup.finding import WITH_VECTORS, Answer, Statement, look_up
from claims.refusals.looking_up import NoQuestion, NotHeld, TooManyStatements
from claims.visibility import Reader, documents_for
from sources.intake.cutting import cut
from sources.intake.doors import SHOWN, web_address
from sources.models import Document
from sources.refusals.refusal import Busy
from sources.refusals.texts import Empty, TooLong, TooManySentences
from sources.seats import Seats
from sources.text.address import canonical
from sources.text.sentences.long_sentences import LONGEST
from sources.text.spelling.visible import is_seen

MOST_TEXTS: Final = 100
LONGEST_ARTICLE: Final = 100_000  # characters
MOST_SENTENCES: Final = 500  # of an article: some seconds of one core
LONG_QUESTIONS: Final = 2  # at once in one process: its other threads serve short ones
_seats = Seats(LONG_QUESTIONS)


def ask(
    *, reader: Reader, text: str = "", texts: Sequence[str] = (), url: str = ""
) -> list[Answer]:
    """An answer for each sentence of a text, for each of several texts, or of a held article.

    Raises a Refusal: for what is no question, too long or too much, not held, or asked too often.
    """
    if sum(map(bool, (text, texts, url))) != 1:
        raise NoQuestion
    statements = of_texts(texts) if texts else of_article(url, reader) if url else of_text(text)
    if len(statements) <= WITH_VECTORS:
        return look_up(statements)
    with _seats.one() as seated:
        if not seated:
            raise Busy
        return look_up(statements)


def of_texts(texts: Sequence[str]) -> list[Statement]:
    """Each text as it is, one statement."""
    if len(texts) > MOST_TEXTS:
        raise TooManyStatements(found=f"{len(texts):,}", limit=f"{MOST_TEXTS:,}")
    if not all(map(is_seen, texts)):
        raise Empty
    if max(map(len, texts)) > LONGEST:
        raise TooLong(limit=f"{LONGEST:,}")
    return [Statement(text) for text in texts]


def of_text(text: str) -> list[Statement]:
    """The sentences of a text, without what only surrounds it."""
    if len(text) > LONGEST_ARTICLE:
        raise TooLong(limit=f"{LONGEST_ARTICLE:,}")
    if not is_seen(text):
        raise Empty
    sentences = cut(Document(body=text))
    body = [one for one in sentences if not one.is_furniture]
    return bounded([Statement(one.text) for one in body or sentences])


def of_article(url: str, reader: Reader) -> list[Statement]:
    """The sentences of an article we hold, as they stand in it."""
    document = article_at(url, reader)
    body = document.sentences.current().filter(is_furniture=False).order_by("start")
    texts = body.values_list("text", flat=True)[: MOST_SENTENCES + 1]
    return bounded([Statement(text, document.dated) for text in texts])


def bounded(statements: list[Statement]) -> list[Statement]:
    """Raise Empty for none, TooManySentences for more than a question may hold."""
    if not statements:
        raise Empty
    if len(statements) > MOST_SENTENCES:
        raise TooManySentences(found=f"{len(statements):,}", limit=f"{MOST_SENTENCES:,}")
    return statements


def article_at(url: str, reader: Reader) -> Document:
    """The newest article of an address, however the address is written; raises NotHeld."""
    wanted = web_address(url)
    rows = documents_for(reader).filter(written_like(wanted)).order_by("-id")
    for document in rows.only("url", "published_at"):
        if canonical(document.url) == canonical(wanted):
            return document
    raise NotHeld(url=wanted[:SHOWN])


def written_like(url: str) -> Q:
    """Addresses that hold this one's path, or its host where it has none, escaped or not."""
    parts = urlsplit(url)
    path = unquote(parts.path.rstrip("/")) or parts.netloc.removeprefix("www.")
    spellings = {parts.path.rstrip("/") or path, path, quote(path)}
    return reduce(or_, (Q(url__icontains=spelling) for spelling in spellings))
