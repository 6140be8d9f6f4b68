"""Which place words name: «السوريين» Syria, «الولايات المتحدة» the United States.

States as CLDR names them in Arabic and English, carried by Babel; what it lacks (capitals, bodies,
adjectives that grammar does not make) is in `places.toml`. Words are compared whole, not by their
stems: the stem of «البحرين» is that of the sea.
"""

import tomllib
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Final, NamedTuple

from babel import Locale

from sources.text.spelling.folding import tokenize

_KNOWN: Final[dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("places.toml").read_text(encoding="utf-8")
)
NO_STATES: Final = frozenset({"EZ", "QO", "XA", "XB", "ZZ"})  # CLDR has them beside states
_ENDINGS: Final = ("يا", "ا", "ة", "ي")
_ADJECTIVE: Final = ("ي", "ية", "يه", "يين", "ين", "يون", "يا", "يات", "يان")
_SHORTEST: Final = 3  # letters left behind «و», «ب» and «ل»


class NamedPlace(NamedTuple):
    """A place and how many words name it."""

    place: str
    words: int


Rest = tuple[tuple[str, ...], str]


def place_at(words: Sequence[str], at: int) -> NamedPlace | None:
    """The place that the folded words from `at` on name; the longest name wins."""
    for rest, place in _begun_by(words[at]):
        if tuple(words[at + 1 : at + 1 + len(rest)]) == rest:
            return NamedPlace(place, 1 + len(rest))
    return None


@cache
def place_words() -> frozenset[str]:
    """Every word that names a place by itself, as it is written."""
    return frozenset(form for form, _ in _written() if " " not in form)


@cache
def _names() -> dict[str, list[Rest]]:
    """The first word of each name with the words behind it, the longest first."""
    found: dict[tuple[str, ...], str] = {}
    for form, place in _written():
        found.setdefault(tuple(token.text for token in tokenize(form)), place)
    names: dict[str, list[Rest]] = {}
    for (head, *rest), place in sorted(found.items(), key=lambda name: -len(name[0])):
        names.setdefault(head, []).append((tuple(rest), place))
    return names


def _written() -> Iterator[tuple[str, str]]:
    """Each form of each name, those of the table first, but for what means something else."""
    other = {form for word in _KNOWN["otherwise"] for form in _forms(word)}
    for place, row in (_KNOWN["state"] | _KNOWN["other"]).items():
        yield from ((form, place) for word in row.get("words", ()) for form in _plural(word))
    for name, place in _named():
        yield from ((form, place) for form in _forms(name) if form not in other)


def _named() -> Iterator[tuple[str, str]]:
    for place, row in (_KNOWN["state"] | _KNOWN["other"]).items():
        yield from ((name, place) for name in row.get("names", ()))
    ours = {row["code"]: place for place, row in _KNOWN["state"].items()}
    english = Locale("en").territories
    for code, arabic in Locale("ar").territories.items():
        if str(code).isalpha() and code not in NO_STATES:
            place = ours.get(code) or english[code].lower().replace(" ", "_")
            for name in (arabic, english[code].lower()):
                yield name.partition("(")[0].strip(), place


def _forms(name: str) -> Iterator[str]:
    """A name and, if it is one Arabic word, the adjectives made of it: «سوري», «السوريون»."""
    yield from _plural(name)
    if " " in name or not _is_arabic(name):
        return
    bare = name.removeprefix("ال")
    base = next((bare.removesuffix(end) for end in _ENDINGS if bare.endswith(end)), bare)
    for ending in _ADJECTIVE:
        yield from (base + ending, f"ال{base}{ending}")


def _plural(word: str) -> tuple[str, ...]:
    """A word as it stands and, in English, more than one of it."""
    return (word,) if _is_arabic(word) else (word, f"{word}s")


def _is_arabic(word: str) -> bool:
    return "ء" <= word[0] <= "ي"


@lru_cache(maxsize=1 << 16)
def _begun_by(word: str) -> tuple[Rest, ...]:
    """What may follow a word, and the place it then names."""
    return tuple(rest for head in _heads(word) for rest in _names().get(head, ()))


def _heads(word: str) -> list[str]:
    """A word and what it is without «و» or «ف» and then «ب», «ك» or «ل»."""
    joined = [word, *([word[1:]] if word[0] in "وف" else [])]
    bare = [
        f"ال{rest[2:]}" if rest[:2] == "لل" else rest[1:] for rest in joined if rest[:1] in "بكل"
    ]
    return [word, *(head for head in (*joined[1:], *bare) if len(head) >= _SHORTEST)]
