"""The phrases of `cues` as `finding` looks them up: by their first word."""

from typing import Final, NamedTuple

from sources.text.spelling.levelling import spelling


class Phrase(NamedTuple):
    """A phrase behind its first word: its second word ("" if that varies), code, other words.

    Some are phrases only where they open the sentence.
    """

    second: str
    code: str
    rest: tuple[str, ...]
    opening: bool


def compiled(tables: dict[str, tuple[str, ...]]) -> dict[str, tuple[Phrase, ...]]:
    """First word of each phrase to the rest of it, longest phrase first."""
    opened: dict[str, list[Phrase]] = {}
    for code, phrases in tables.items():
        for phrase in phrases:
            opening = phrase.startswith("^ ")
            first, *rest = spelling(phrase).removeprefix("^ ").split()
            second = rest[0] if rest and rest[0] != "…" and not rest[0].endswith("*") else ""
            entry = Phrase(second, code, tuple(rest), opening)
            for form in _with_pronouns(first):
                opened.setdefault(form, []).append(entry)
    return {
        first: tuple(sorted(found, key=lambda phrase: len(phrase.rest), reverse=True))
        for first, found in opened.items()
    }


def _with_pronouns(word: str) -> list[str]:
    if not word.endswith("~"):
        return [word]
    return [word[:-1] + pronoun for pronoun in ("", *_PRONOUNS)]


_PRONOUNS: Final = ("ه", "ها", "هما", "هم", "هن", "ي", "نا", "ك", "كم")
