"""The day of publication as a page shows it to its readers, in Arabic or English.

For pages whose head says nothing, or only when they were changed last. A day that may be meant in
two ways (5/6/2024, the Hijra) is left out: an invented date is worse than a missing one.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from sources.text.dates.finding_dates import dates
from sources.text.spelling.levelling import level

_LONGEST: Final = 160  # characters of a line that tells when; more is a paragraph
_NAMES: Final = re.compile(r"date|time|publish|posted|stamp|byline|meta|info|تاريخ", re.IGNORECASE)
_PUBLISHED: Final = re.compile(r"(?<!\w)(?:ال)?(?:نشر|انشر|نشرت)(?!\w)|published|posted")
_CHANGED: Final = re.compile(
    r"(?<!\w)(?:ال)?(?:تحديث|حدث|حدثت|تعديل|عدل)(?!\w)|updated|modified|edited"
)
_ELSEWHERE: Final = (
    "ancestor-or-self::*[self::nav or self::aside or self::footer or self::a or self::form"
    " or self::header[not(ancestor::article or ancestor::main)]]"
)
_STAMPS: Final = (
    "//meta[contains(@property, 'modified') or contains(@property, 'updated')"
    " or contains(@name, 'modified') or contains(@itemprop, 'dateModified')]/@content"
)


def shown_date(tree: Any) -> str:
    """The day in ISO 8601: what is said to be of publication, else the first; "" if none is."""
    told = [one for line in lines(tree) for one in days(line)]
    labelled = (day for day, published in told if published)
    day = next(labelled, None) or next((day for day, _ in told), None)
    return day.isoformat() if day else ""


def changed_days(tree: Any) -> set[str]:
    """The days on which the head says that the page was changed."""
    return {said.strip()[:10] for said in tree.xpath(_STAMPS)}


def lines(tree: Any) -> Iterator[str]:
    """The short lines that tell when: by the name of their element, or by their words."""
    for element in tree.iter("time", "span", "div", "p", "li", "small", "em", "b", "strong", "td"):
        if not (text := short_text(element)):
            continue
        said = f"{element.get('class', '')} {element.get('id', '')} {element.get('itemprop', '')}"
        named = element.tag == "time" or _NAMES.search(said)
        if (named or _PUBLISHED.search(level(text).text)) and not element.xpath(_ELSEWHERE):
            yield text


def short_text(element: Any) -> str:
    """The text of an element, "" if it is more than a line; no more of it is read than that."""
    parts: list[str] = []
    for part in element.itertext():
        parts.append(part.strip())
        if sum(map(len, parts)) > _LONGEST or len(parts) > _LONGEST:
            return ""
    return " ".join(" ".join(parts).split())


def days(line: str) -> Iterator[tuple[date, bool]]:
    """The certain days of a line, and whether they are said to be of publication.

    Those on which something was changed are left out.
    """
    behind = 0
    for mention in dates(line):
        said = level(line[behind : mention.start]).text
        behind = mention.end
        if mention.precision == "day" and not mention.ambiguous and not _CHANGED.search(said):
            yield mention.earliest, bool(_PUBLISHED.search(said))
