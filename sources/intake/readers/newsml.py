"""NewsML-G2 (IPTC, https://iptc.org/std/NewsML-G2/): the one text of an item or a message."""

from collections.abc import Iterator
from typing import Any, Final

from sources.intake.readers import html, nitf
from sources.intake.readers.news_status import UNUSABLE, last_part
from sources.intake.readers.reading import ReadFile, SeveralTextsError, WithdrawnError
from sources.intake.readers.xml_tree import LANGUAGE, parsed, said

TEXTS: Final = ("contentSet/inlineXML", "contentSet/inlineData")


def read(data: bytes, chars: int) -> ReadFile:
    """The text of a news item with what its metadata say; "" where pictures alone are in it.

    Raises SeveralTextsError for a message of several stories, WithdrawnError for a killed one.
    """
    found = list(stories(parsed(data)))
    if len(found) > 1:
        raise SeveralTextsError
    return story(found[0], chars) if found else ReadFile("")


def stories(root: Any) -> Iterator[Any]:
    """The items that hold a text."""
    items = [root] if root.tag == "newsItem" else root.iterfind("itemSet/newsItem")
    for item in items:
        if any(item.find(place) is not None for place in TEXTS):
            yield item


def story(item: Any, chars: int) -> ReadFile:
    status = said(item, "itemMeta/pubStatus/@qcode", "itemMeta/pubStatus/@uri")
    if last_part(status) in UNUSABLE:
        raise WithdrawnError
    inner = content(item, chars)
    return ReadFile(
        body=inner.body,
        title=said(item, "contentMeta/headline", "itemMeta/title") or inner.title,
        byline=said(item, "contentMeta/by", "contentMeta/creator/name") or inner.byline,
        site=said(item, "itemMeta/provider/name", "contentMeta/infoSource/name") or inner.site,
        published_at=said(
            item, "contentMeta/contentCreated", "itemMeta/firstCreated", "itemMeta/versionCreated"
        ),
        language=said(item, "contentMeta/language/@tag") or item.get(LANGUAGE, ""),
    )


def content(item: Any, chars: int) -> ReadFile:
    """What is written in it: NITF, a page, or plain text."""
    held = item.find(TEXTS[0])
    if held is None or not len(held):
        return ReadFile(plain(item.find(TEXTS[1] if held is None else TEXTS[0])))
    if held[0].tag == "nitf":
        return nitf.read_tree(held[0], chars)
    return ReadFile(html.text_of(held[0], chars))


def plain(held: Any) -> str:
    """Lines as they stand, without what indents them."""
    return "\n".join(line.strip() for line in (held.text or "").split("\n")).strip()
