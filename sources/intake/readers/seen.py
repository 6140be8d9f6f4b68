"""What a reader of a page sees: what is hidden or struck out is left out, what is drawn is written.

An element that most of the text lies in stays whatever it says of itself: many pages show their
article by a script.
"""

import re
from collections.abc import Iterator
from typing import Any, Final

from sources.intake.readers.raised import LOWERED, RAISED, is_number

_STRUCK: Final = frozenset({"del", "s", "strike"})
_UNSEEN_STYLE: Final = re.compile(
    r"(?:^|;)(?:display:none|visibility:(?:hidden|collapse)|text-decoration(?:-line)?:[^;]*line-through"
    r"|(?:font-size|opacity|max-height):0(?:px|em|rem|%|pt)?(?:!important)?(?:;|$)"
    r"|(?:left|top|right|text-indent):-\d{3,}|clip:rect\(0|clip-path:inset\((?:50|100)%)"
)
_CLASSES: Final = (
    "visually-hidden visuallyhidden sr-only screen-reader-text screen-reader-only screenreader"
    " offscreen off-screen element-invisible show-for-sr a11y-hidden"
)
_UNSEEN_CLASSES: Final = frozenset(_CLASSES.split())
_SHIFTED_STYLE: Final = re.compile(r"(?:^|;)vertical-align:(super|sub)(?![a-z])")
_SHIFTED: Final = {"sup": RAISED, "super": RAISED, "sub": LOWERED}
_ROLES: Final = ("epub:type", "{http://www.idpf.org/2007/ops}type", "role")
_WORD_END: Final = re.compile(r"[\w.,;:!?؟،؛…\"'”’»)]")
_MOST: Final = 0.5
_ARABIC: Final = re.compile("[\u0620-\u064a]")
_QUOTED: Final = re.compile(r"\s*[\"'“”„«»‹›]")


def as_seen(tree: Any) -> None:
    """Change a page to what is seen of it."""
    for element in list(unseen(tree)):
        take_out(element)
    for quotation in list(tree.iter("q")):
        put_in_quotes(quotation)
    for element in list(tree.iter("sup", "sub", "a", "span")):
        draw(element, shapes_of(element))


def unseen(tree: Any) -> Iterator[Any]:
    """The outermost elements that a reader does not see."""
    whole = 0
    waiting = list(tree)
    while waiting:
        element = waiting.pop()
        if isinstance(element.tag, str) and is_unseen(element):
            whole = whole or length(tree)
            if length(element) <= _MOST * whole:
                yield element
                continue
        waiting.extend(element)


def is_unseen(element: Any) -> bool:
    """Whether it is struck out, or says itself that it is not shown."""
    if element.tag in _STRUCK or element.get("hidden", "until-found") != "until-found":
        return True
    style = "".join(element.get("style", "").lower().split())
    return bool(_UNSEEN_STYLE.search(style)) or not _UNSEEN_CLASSES.isdisjoint(
        element.get("class", "").lower().split()
    )


def length(element: Any) -> int:
    return sum(len(text.strip()) for text in element.itertext())


def take_out(element: Any) -> None:
    """Remove an element; of the two blanks around it one is left."""
    before, around = element.getprevious(), element.getparent()
    held = (around.text if before is None else before.tail) or ""
    rest = element.tail or ""
    text = held + (rest.lstrip(" ") if held.endswith(" ") else rest)
    around.remove(element)
    if before is None:
        around.text = text
    else:
        before.tail = text


def put_in_quotes(quotation: Any) -> None:
    """An inline quotation, which a browser draws in quotation marks."""
    said = "".join(quotation.itertext())
    quotation.tag = "span"
    if said.strip() and not _QUOTED.match(said):
        opening, closing = "«»" if _ARABIC.search(said) else "“”"
        quotation.text = opening + (quotation.text or "")
        if len(quotation):
            quotation[-1].tail = (quotation[-1].tail or "") + closing
        else:
            quotation.text += closing


def shapes_of(element: Any) -> dict[int, int]:
    """How the digits in it look: raised, lowered, or as any."""
    style = _SHIFTED_STYLE.search("".join(element.get("style", "").lower().split()))
    shift = style[1] if style else element.tag
    if shift in _SHIFTED:
        return _SHIFTED[shift]
    return RAISED if element.tag == "a" and is_note(element) else {}


def is_note(link: Any) -> bool:
    """Whether a link leads to a note: it says so, or sticks to the word in front of it."""
    said = " ".join(link.get(name, "") for name in _ROLES)
    before = link.getprevious()
    held = (link.getparent().text if before is None else before.tail) or " "
    return "noteref" in said or ("#" in link.get("href", "") and bool(_WORD_END.match(held[-1])))


def draw(element: Any, shapes: dict[int, int]) -> None:
    """Digits raised or lowered, so that they are no part of the number beside them."""
    if not shapes or not is_number("".join(element.itertext())):
        return
    for part in element.iter():
        part.text = (part.text or "").translate(shapes)
        if part is not element:
            part.tail = (part.tail or "").translate(shapes)
    element.tag = "span"
