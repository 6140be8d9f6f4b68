"""HTML: trafilatura finds the article, we write it down: a paragraph a line, no character lost.

Its own plain text drops what is not printable, joiners of Persian and controls of direction among
it; so its tree is taken and written out here.
"""

import re
import sys
from collections.abc import Iterator
from datetime import datetime
from typing import Any, Final

# An optional guess of the language that costs a second of start-up and is never asked for.
sys.modules["py3langid"] = None  # type: ignore[assignment]

from lxml import etree, html  # noqa: E402
from trafilatura import bare_extraction  # noqa: E402

from sources.intake.readers.article_parts import as_prose  # noqa: E402
from sources.intake.readers.page_date import changed_days, shown_date  # noqa: E402
from sources.intake.readers.reading import ReadFile, TooLongError, TooNestedError  # noqa: E402
from sources.intake.readers.seen import as_seen  # noqa: E402

_INLINE: Final = (
    "a abbr acronym b bdi bdo big cite del dfn em font hi i ins kbd label mark q ref s samp small"
    " span strike strong sub sup tt u var wbr"
)
INLINE: Final = frozenset(_INLINE.split())
LINES: Final = frozenset({"br", "lb", "item", "li", "row", "tr", "dt", "dd", "option"})
CELLS: Final = frozenset({"cell", "td", "th"})
ITEMS: Final = frozenset({"item", "li"})
DEEPEST: Final = 400  # elements in each other; pages of newspapers stay below 60
_PROGRAMS: Final = ("script", "style", "noscript", "template", "svg", "iframe", "head", "form")
NOT_TEXT: Final = (*_PROGRAMS, "nav", "header", "footer", "aside")
# Of markup that is one text and no page: its headers and boxes are its own.
NOT_OF_A_TEXT: Final = (*_PROGRAMS, "nav", "figcaption")
_SPACE: Final = re.compile("[ \t\r\n\f]+")
_BREAK: Final = re.compile(" *+[\n\x1e][ \n\x1e]*+")
_BULLET: Final = re.compile("(?<![^\n])-\n+")


def read(data: bytes, chars: int) -> ReadFile:
    """The article of a page given in UTF-8, without menus and comments; else all of its text."""
    tree = parsed(data)
    dated = exact_moment(tree)
    title = tree.findtext(".//title") or ""
    as_seen(tree)
    shown, changed = shown_date(tree), changed_days(tree)
    as_prose(tree)
    found: Any = bare_extraction(
        tree,
        favor_recall=True,
        include_comments=False,
        with_metadata=True,
        output_format="txt",
        date_extraction_params={"original_date": True, "extensive_search": False},
    )
    body = written(found.body, chars) if found else ""
    if not found or not body:
        etree.strip_elements(tree, *NOT_TEXT, with_tail=False)
        return ReadFile(written(tree, chars), title=title, published_at=dated or shown)
    return ReadFile(
        body=body,
        title=found.title or title,
        byline=found.author or "",
        site=found.sitename or "",
        published_at=dated
        if dated and dated[:10] == found.date
        else told_day(found.date, shown, changed),
    )


def text_of(tree: Any, chars: int) -> str:
    """What is seen of markup that holds one text and nothing around it."""
    etree.strip_elements(tree, *NOT_OF_A_TEXT, with_tail=False)
    as_seen(tree)
    return written(tree, chars)


def parsed(data: bytes) -> Any:
    """The tree of a page; raises TooNestedError beyond DEEPEST.

    What lies deeper than 2,048 libxml2 drops, and 2,000 cost seconds: each element asks for all
    that stand around it.
    """
    parser = html.HTMLParser(
        encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True, collect_ids=False
    )
    tree = html.document_fromstring(data, parser=parser)
    if any(fault.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for fault in parser.error_log):
        raise TooNestedError
    if deeper_than(tree, DEEPEST):
        raise TooNestedError
    return tree


def deeper_than(tree: Any, most: int) -> bool:
    """Whether more elements than that stand in each other, by one walk."""
    depth = 0
    for event, _element in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > most:
            return True
    return False


def told_day(found: str | None, shown: str, changed: set[str]) -> str:
    """The day that the head tells, unless it is none or that of a change and another is shown."""
    return shown if shown and (not found or found in changed) else found or ""


def exact_moment(tree: Any) -> str:
    """When the page says it was published, to the second, "" if it does not or unclearly."""
    for said in tree.xpath("//meta[@property='article:published_time']/@content"):
        try:
            return datetime.fromisoformat(said.strip()).isoformat()
        except ValueError:
            continue
    return ""


def written(tree: Any, chars: int) -> str:
    """The text of a tree: blocks apart by an empty line, items and rows on lines of their own."""
    parts: list[str] = []
    length = 0
    for part in pieces(tree):
        parts.append(part)
        length += len(part)
        if length > 4 * chars:  # most of it can still turn out to be white space
            raise TooLongError
    text = _BREAK.sub(one_break, "".join(parts)).strip(" \n")
    return _BULLET.sub("- ", text)


def pieces(tree: Any) -> Iterator[str]:
    """Text with \x1e where a block and \n where a line begins or ends."""
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        if not isinstance(element.tag, str):
            continue
        if event == "start":
            yield edge(element.tag) or (" | " if follows_a_cell(element) else "")
            yield "- " if element.tag in ITEMS else ""
            yield _SPACE.sub(" ", element.text or "")
        else:
            yield edge(element.tag)
            yield _SPACE.sub(" ", element.tail or "") if element is not tree else ""


def edge(tag: str) -> str:
    if tag in INLINE or tag in CELLS:
        return ""
    return "\n" if tag in LINES else "\x1e"


def follows_a_cell(element: Any) -> bool:
    return element.tag in CELLS and element.getprevious() is not None


def one_break(found: re.Match[str]) -> str:
    return "\n\n" if "\x1e" in found[0] else "\n"
