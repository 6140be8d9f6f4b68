"""What a reader of an OpenDocument text sees: nothing hidden or struck out, numbers raised."""

from collections.abc import Iterator
from typing import Any, Final

from sources.intake.readers.raised import LOWERED, RAISED
from sources.intake.readers.seen import draw, take_out

TEXT: Final = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
STYLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
PARAGRAPHS: Final = frozenset({"p", "h"})
# A title in these is a field that shows the one of the document; elsewhere it names a picture.
_SHOW_TITLES: Final = PARAGRAPHS | {"span", "a", "meta"}
_FAMILIES: Final = {"text": frozenset({"span", "a"}), "paragraph": PARAGRAPHS}
_UNSEEN: Final = "unseen"
_SHIFTED: Final = {"super": RAISED, "sub": LOWERED}


def as_seen(body: Any, *styled: Any) -> None:
    """Change a text to what is seen of it; `styled` are the trees that hold its styles."""
    looks = {key: look for tree in styled for key, look in looks_in(tree)}
    for element in [each for each in body.iter("*") if is_unseen(each, looks)]:
        take_out(element)
    for span in list(body.iter("span")):
        draw(span, _SHIFTED.get(look_of(span, looks), {}))


def looks_in(tree: Any) -> Iterator[tuple[tuple[str, str], str]]:
    """The styles that hide, strike out or shift, by element and name."""
    for style in tree.iter("style"):
        for said in style.iterfind("text-properties"):
            for tag in _FAMILIES.get(style.get(f"{STYLE}family"), ()):
                yield (tag, style.get(f"{STYLE}name", "")), look(said)


def look(said: Any) -> str:
    struck = said.get(f"{STYLE}text-line-through-style", "none") != "none"
    if struck or said.get(f"{TEXT}display") == "none":
        return _UNSEEN
    return shift(said.get(f"{STYLE}text-position", ""))


def shift(position: str) -> str:
    """The side of its line that a text stands on, told by a word or in percent."""
    told = position.partition(" ")[0]
    if told.endswith("%") and told.strip("-%0"):
        return "sub" if told.startswith("-") else "super"
    return told


def look_of(element: Any, looks: dict[tuple[str, str], str]) -> str:
    return looks.get((element.tag, element.get(f"{TEXT}style-name", "")), "")


def is_unseen(element: Any, looks: dict[tuple[str, str], str]) -> bool:
    if element.tag == "title":
        return str(element.getparent().tag) not in _SHOW_TITLES
    marks = element.iterfind("hidden-paragraph") if element.tag in PARAGRAPHS else ()
    return any(map(hides, (element, *marks))) or look_of(element, looks) == _UNSEEN


def hides(element: Any) -> bool:
    """Whether an element says itself that it is not shown; a hidden-paragraph speaks of its own."""
    hidden = element.get(f"{TEXT}is-hidden") == "true"
    return bool(hidden or element.get(f"{TEXT}display") == "none")
