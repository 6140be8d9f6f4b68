"""A text told in JSON: ninjs (IPTC, https://iptc.org/std/ninjs/), or in the words of our API."""

import json
from typing import Any, Final

from sources.intake.readers import html
from sources.intake.readers.news_status import UNUSABLE, last_part
from sources.intake.readers.reading import (
    NoNewsError,
    ReadFile,
    SeveralTextsError,
    WithdrawnError,
)

# From version 1 to 3; the plain one first: it has no furniture.
BODIES: Final = ("body_text", "body_html", "body_xhtml")


def read(data: bytes, chars: int) -> ReadFile:
    """The one text that an object, a list of one, or a line of JSON tells of."""
    told = one_of(texts_in(data.decode().removeprefix("\ufeff")))
    if not isinstance(told, dict):
        raise NoNewsError
    if isinstance(told.get("text"), str):
        return in_our_words(told)
    return ninjs(told, chars)


def texts_in(text: str) -> list[Any]:
    """What stands in a file: one value, a list of them, or one in each line."""
    try:
        told = json.loads(text)
    except json.JSONDecodeError:
        lines = [line for line in text.splitlines() if line.strip()]
        told = [json.loads(line) for line in lines]
    return told if isinstance(told, list) else [told]


def one_of(texts: list[Any]) -> Any:
    if len(texts) > 1:
        raise SeveralTextsError
    return texts[0] if texts else None


def in_our_words(told: dict[str, Any]) -> ReadFile:
    """As a door takes a text; its address is said at the door."""
    return ReadFile(
        body=word(told.get("text")),
        title=word(told.get("title")),
        byline=word(told.get("byline")),
        site=word(told.get("source")),
        published_at=word(told.get("published_at")),
        language=word(told.get("language")),
    )


def ninjs(told: dict[str, Any], chars: int) -> ReadFile:
    """A news item; raises WithdrawnError for a killed one, NoNewsError for what is none."""
    body = body_of(told, chars)
    if body is None and not word(told.get("uri")):
        raise NoNewsError
    if last_part(word(told.get("pubstatus"))) in UNUSABLE:
        raise WithdrawnError
    return ReadFile(
        body=body or "",
        title=word(told.get("headline")) or first_value(told.get("headlines")),
        byline=word(told.get("byline")) or first_value(told.get("bylines")),
        site=word(told.get("copyrightholder")) or first_value(told.get("infosources"), "name"),
        published_at=first_word(told, "contentcreated", "firstcreated", "versioncreated"),
        language=word(told.get("language")),
    )


def body_of(told: dict[str, Any], chars: int) -> str | None:
    """Its text, "" where it holds none; None where nothing is called a body."""
    held: dict[str, str] = {name: word(told[name]) for name in BODIES if name in told}
    for each in rows(told.get("bodies")):
        kind = "body_html" if "html" in word(each.get("contenttype")) else "body_text"
        held[kind] = held.get(kind) or word(each.get("value"))
    name = next((name for name in BODIES if held.get(name)), "")
    if not name:
        return "" if held else None
    return held[name].strip() if name == "body_text" else page(held[name], chars)


def page(markup: str, chars: int) -> str:
    return html.written(html.parsed(markup.encode()), chars)


def first_word(told: dict[str, Any], *names: str) -> str:
    return next(filter(None, (word(told.get(name)) for name in names)), "")


def first_value(told: object, name: str = "value") -> str:
    """What the first of some objects says."""
    return next((word(each.get(name)) for each in rows(told)), "")


def rows(told: object) -> list[dict[str, Any]]:
    return [each for each in told if isinstance(each, dict)] if isinstance(told, list) else []


def word(said: object) -> str:
    """A text, half pairs of code units left to whoever stores it; "" for anything else."""
    return said if isinstance(said, str) else ""
