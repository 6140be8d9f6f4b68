"""XML of programs: parsed without its outside, told by local names."""

import re
from collections.abc import Iterator
from typing import Any, Final

from lxml import etree

LANGUAGE: Final = "{http://www.w3.org/XML/1998/namespace}lang"
_IN_FRONT: Final = re.compile(r"\{[^}]*\}")


def parsed(data: bytes) -> Any:
    """The root of a tree whose elements go by their names without namespaces.

    Entities of the file itself are read within the bounds of libxml2; one that stands elsewhere
    makes the file unreadable, and nothing is fetched.
    """
    parser = etree.XMLParser(
        resolve_entities="internal",
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )
    root = etree.fromstring(data, parser)
    for element in root.iter("*"):
        element.tag = _IN_FRONT.sub("", element.tag)
    return root


def said(tree: Any, *paths: str) -> str:
    """The words of the first of these places that has any, on one line."""
    return next(filter(None, (words_at(tree, path) for path in paths)), "")


def words_at(tree: Any, path: str) -> str:
    """The words of an element with all that stands in it, or an attribute (`path/@name`)."""
    place, _, attribute = path.partition("/@")
    found = tree.find(place)
    if found is None:
        return ""
    return str(found.get(attribute, "")) if attribute else " ".join("".join(texts(found)).split())


def texts(element: Any) -> Iterator[str]:
    """Its characters; a child that is no word of a line keeps its neighbours apart."""
    yield element.text or ""
    for child in element:
        yield " "
        yield from texts(child)
        yield child.tail or ""
