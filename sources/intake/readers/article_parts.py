"""Parts of an article that look like the page around it: linked paragraphs, boxes, posts, captions.

trafilatura leaves out what is mostly links, any `aside` and any `figure`, and takes the first of
several `article`s for the whole. What reads as prose inside of an article is handed to it as such.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any, Final

_CLOSED: Final = re.compile(r"[.!?؟…][\"'”»)\]]*\s*$")
_WORDS: Final = 6  # of a sentence; a title that links somewhere has no stop
_LINKED: Final = 0.5  # of the letters of a box; more is a list of what to read next
_POSTS: Final = 3  # of one kind beside each other are the posts of a live page
_LOOKED_AT: Final = 50  # posts that are looked into; the first tell what the others are
_POST: Final = re.compile(r"(?<![a-z])(?:live|post|update|entry|event)(?![a-z])", re.IGNORECASE)
_ABOUT_ELSE: Final = re.compile(
    r"related|promo|newsletter|subscri|share|social|advert|sponsor|sidebar|comment|recommend|author"
    r"|bio\b|most-?read|trending|more-|teaser|menu|nav|cookie|footer",
    re.IGNORECASE,
)
_WITHIN: Final = "ancestor::*[self::article or self::main or @itemprop='articleBody']"
_APART: Final = (
    "ancestor::*[self::nav or self::footer or self::header or self::form or self::aside]"
)


def as_prose(tree: Any) -> None:
    """Change the parts of an article that are prose to plain paragraphs and blocks."""
    for box in of_the_article(tree, "aside"):
        if holds_facts(box):
            plain(box, "div")
    for paragraph in of_the_article(tree, "p"):
        if is_prose(paragraph):
            unlink(paragraph)
    for caption in of_the_article(tree, "figcaption"):
        free(caption)
    for speaker in tree.xpath("//blockquote//*[self::cite or self::footer]"):
        plain(speaker, "span")
        speaker.addprevious(speaker.makeelement("br"))
    for post in list(posts(tree)):
        plain(post, "div")


def of_the_article(tree: Any, tag: str) -> list[Any]:
    return [element for element in tree.iter(tag) if is_of_the_article(element)]


def is_of_the_article(element: Any) -> bool:
    """Whether an element stands within what the page calls its article."""
    if element.xpath(_APART):
        return False
    around = [element, *element.iterancestors()]
    named = any(is_about_else(one) for one in around if one.tag not in {"body", "html"})
    return bool(element.xpath(_WITHIN)) and not named


def is_about_else(element: Any) -> bool:
    said = f"{element.get('class', '')} {element.get('id', '')}"
    return element.tag not in {"article", "main"} and bool(_ABOUT_ELSE.search(said))


def is_prose(element: Any) -> bool:
    """Whether it ends as a sentence does, and is long enough to be one."""
    said = "".join(element.itertext())
    return len(said.split()) >= _WORDS and bool(_CLOSED.search(said))


def unlink(paragraph: Any) -> None:
    for link in list(paragraph.iter("a")):
        plain(link, "span")


def holds_facts(box: Any) -> bool:
    """Whether a box tells something of its own and is no list of links."""
    said = len("".join(box.itertext()).strip())
    linked = sum(len("".join(link.itertext())) for link in box.iter("a"))
    parts = ("".join(part.itertext()).split() for part in box.iter("p", "li", "dd"))
    return any(len(words) >= _WORDS for words in parts) and linked <= _LINKED * said


def plain(element: Any, tag: str) -> None:
    element.tag = tag
    for name in ("class", "id", "href", "role", "style"):
        element.attrib.pop(name, None)


def free(caption: Any) -> None:
    """A caption as the paragraph that it is drawn as."""
    figure = next(caption.iterancestors("figure"), None)
    plain(caption, "p")
    if figure is not None:
        plain(figure, "div")


def posts(tree: Any) -> Iterator[Any]:
    """The posts of a live page: siblings of one kind, each with a sentence of its own."""
    kinds = defaultdict(list)
    for element in tree.iter("article", "section", "div", "li"):
        if element.tag == "article" or _POST.search(element.get("class", "")):
            kinds[element.getparent(), element.tag, element.get("class")].append(element)
    for beside in kinds.values():
        told = sum(any(is_prose(p) for p in post.iter("p")) for post in beside[:_LOOKED_AT])
        if told >= _POSTS:
            yield from beside
