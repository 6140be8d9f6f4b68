"""Units and counted nouns as `units.toml` lists them: levelled word → English slug."""

from typing import Final

from sources.text.lexicon.word_lists import lists_beside, words
from sources.text.spelling.levelling import spelling

_LISTS: Final = lists_beside(__file__)
PERCENT: Final = "percent"
PER_MILLE: Final = "per_mille"
MONEY: Final = frozenset(words(_LISTS["money"]["words"]))


def _by_word(table: dict[str, str]) -> dict[str, str]:
    return {spelling(word): slug for slug, listed in table.items() for word in words(listed)}


UNITS: Final = _by_word(_LISTS["units"])
# What a following word makes of a unit: «كيلومتر مربع», «ليرة تركية», «درجة مئوية».
REFINED: Final = {
    (unit, word): slug
    for unit, table in _LISTS["finer"].items()
    for word, slug in _by_word(table).items()
}
SLUGS: Final = frozenset(UNITS.values()) | frozenset(REFINED.values()) | {PER_MILLE}
NOT_COUNTED: Final = frozenset(spelling(_LISTS["not_counted"]["words"]).split())


def _duals() -> dict[str, str]:
    """The duals of nouns by their forms; one that is another word too stays that word."""
    forms = {
        prefix + (word[:-1] + "ت" if word.endswith("ه") else word) + ending: UNITS[word]
        for word in spelling(_LISTS["with_a_dual"]["words"]).split()
        for ending in ("ين", "ان")
        for prefix in ("", "و", "ب", "ل", "ف")
    }
    return {form: unit for form, unit in forms.items() if form not in UNITS or form == "دولارين"}


DUALS: Final = _duals()
