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

# In versions 1 and 2; the plain one first: it has no furniture.
BODIES: Final = ("body_text", "body_html", "body_xhtml")
ASIDE: Final = frozenset({"summary", "caption"})  # roles of texts about the text


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
        title=word(told.get("headline")) or first_value(by_weight(told.get("headlines"))),
        byline=word(told.get("byline")) or first_value(told.get("bylines")),
        site=word(told.get("copyrightholder")) or first_value(told.get("infosources"), "name"),
        published_at=first_word(told, "contentcreated", "firstcreated", "versioncreated"),
        language=word(told.get("language")),
    )


def body_of(told: dict[str, Any], chars: int) -> str | None:
    """Its text, "" where it holds none; None where nothing is called a body."""
    held = [name for name in BODIES if name in told]
    name = next((name for name in held if word(told[name])), "")
    if name:
        return shown(word(told[name]), name, chars)
    if held or "bodies" in told:
        return best_of(by_weight(told.get("bodies")), chars)
    return None


def best_of(listed: list[dict[str, Any]], chars: int) -> str:
    """The longest of those that weigh most, "" of none."""
    best = [each for each in listed if weight(each) == weight(listed[0])]
    texts = (shown(word(each.get("value")), word(each.get("contenttype")), chars) for each in best)
    return max(texts, key=len, default="")


def by_weight(told: object) -> list[dict[str, Any]]:
    """What version 3 lists, the main one in front, those about it at the end."""
    return sorted((each for each in rows(told) if word(each.get("value"))), key=weight)


def weight(each: dict[str, Any]) -> int:
    role = last_part(word(each.get("role")))
    return 0 if role == "main" else 2 if role in ASIDE else 1


def shown(text: str, kind: str, chars: int) -> str:
    return page(text, chars) if "html" in kind.lower() else text.strip()


def page(markup: str, chars: int) -> str:
    return html.text_of(html.parsed(markup.encode()), chars)


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
