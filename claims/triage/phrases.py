"""The deciding phrases, one table a reason code, and each by its first word for looking up.

Phrases match whole words, with «و» or «ف» allowed in front of the first and, where that ends in
`~`, a pronoun behind it; `…` stands for up to four words, a final `*` for the rest of a word, and
`^` for the start of the sentence. Spelling is levelled when compiled.
"""

from typing import Final, NamedTuple

from sources.text.lexicon import saying
from sources.text.lexicon.word_lists import lists_beside, phrases
from sources.text.spelling.levelling import spelling

PHRASES: Final = {
    **{code: phrases(block) for code, block in lists_beside(__file__).items()},
    "source": (*saying.ACCORDING, *saying.ASCRIBED),
}


class Phrase(NamedTuple):
    """A phrase behind its first word: its second word ("" if that varies), code, other words.

    Some are phrases only where they open the sentence.
    """

    second: str
    code: str
    rest: tuple[str, ...]
    opening: bool


def compiled() -> dict[str, tuple[Phrase, ...]]:
    """First word of each phrase to the rest of it, longest phrase first."""
    opened: dict[str, list[Phrase]] = {}
    for code, table in PHRASES.items():
        for phrase in table:
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
