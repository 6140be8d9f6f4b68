"""NITF 3.6 (IPTC): the text of a news item, paragraphs and rows a line each."""

from typing import Any, Final

from lxml import etree

from sources.intake.readers.html import text_of
from sources.intake.readers.news_status import UNUSABLE, last_part
from sources.intake.readers.reading import ReadFile, WithdrawnError
from sources.intake.readers.xml_tree import LANGUAGE, parsed, said

# Marked words within a line, https://iptc.org/std/NITF/3.6/documentation/nitf.html.
WORDS: Final = (
    "addressee alt-code care.of chron city classifier copyrite country delivery.office"
    " delivery.point denom event frac frac-sep function lang location money num numer"
    " object.title org person postaddr postcode pronounce region state sublocation virtloc"
)
NOT_TEXT: Final = "media"  # a picture with its caption and credit


def read(data: bytes, chars: int) -> ReadFile:
    """The body of an item without its head and end, and what its head says."""
    return read_tree(parsed(data), chars)


def read_tree(root: Any, chars: int) -> ReadFile:
    """The same of an item that stands in another file; raises WithdrawnError for a killed one."""
    if last_part(said(root, "head/docdata/@management-status")) in UNUSABLE:
        raise WithdrawnError
    head = "body/body.head"
    return ReadFile(
        body=body_of(root, chars),
        title=said(root, f"{head}/hedline/hl1", "head/title"),
        byline=said(root, f"{head}/byline/person", f"{head}/byline"),
        site=said(root, f"{head}/distributor", "head/docdata/doc.copyright/@holder"),
        published_at=said(
            root, "head/docdata/date.issue/@norm", f"{head}/dateline/story.date/@norm"
        ),
        language=root.get(LANGUAGE) or said(root, f"body/@{LANGUAGE}"),
    )


def body_of(root: Any, chars: int) -> str:
    content = root.find("body/body.content")
    if content is None:
        return ""
    etree.strip_elements(content, NOT_TEXT, with_tail=False)
    etree.strip_tags(content, *WORDS.split())
    return text_of(content, chars)
