"""Shapes of Arabic verbs that matter for modality, and the words that only look like them.

What each list is for stands beside it in `morphology.toml`.
"""

from typing import Final

from sources.text.lexicon.word_lists import lists_beside
from sources.text.spelling.levelling import levelled_words

_TABLES: Final = {name: levelled_words(block) for name, block in lists_beside(__file__).items()}

NO_FUTURE_STEMS: Final = tuple(_TABLES["no_future_stems"])
NO_FUTURE: Final = _TABLES["no_future"]
NO_IMPERFECT: Final = _TABLES["no_imperfect"]
T_PERFECTS: Final = _TABLES["t_perfects"]
ALWAYS_PERFECT: Final = _TABLES["always_perfect"]
IMPERFECTS_IN_T: Final = _TABLES["imperfects_in_t"]
T_IMPERFECTS: Final = frozenset("ت" + stem for stem in _TABLES["imperfect_stems"])
PERFECTS: Final = _TABLES["perfects"]
NOUN_LIKE_PERFECTS: Final = _TABLES["noun_like_perfects"]
NO_FEMININE: Final = _TABLES["no_feminine"]
ENGLISH_FINITE: Final = _TABLES["english_finite"]
NO_PAST: Final = _TABLES["no_past"]
