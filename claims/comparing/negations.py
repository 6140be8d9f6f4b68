"""Words that deny: what negates a clause, what denies what follows, and what takes that back."""

from collections.abc import Iterable, Sequence
from typing import Final

from sources.text.lexicon import saying
from sources.text.lexicon.word_lists import lists_beside
from sources.text.spelling.folding import Token, folded_words

_LISTS: Final = lists_beside(__file__)
_ALONE: Final = {name: folded_words(block) for name, block in _LISTS["alone"].items()}


def _joined(words: Iterable[str]) -> frozenset[str]:
    """Words alone and, if they are Arabic, after «و» and «ف»."""
    return frozenset(
        joined + word for word in words for joined in (("",) if word.isascii() else ("", "و", "ف"))
    )


def _either(name: str) -> frozenset[str]:
    """A list with its words that are met alone and those that are met joined."""
    return _ALONE[name] | _joined(folded_words(_LISTS["joined"][name]))


CLAUSE: Final = _either("clause")
_OF_A_WORD: Final = _either("of_a_word")
_ALL: Final = CLAUSE | _OF_A_WORD
_DENYING_NOTHING: Final = _ALONE["denying_nothing"]
# Verbs and nouns that deny what follows: «تنفي انسحابها», "denied withdrawing".
DENIALS: Final = _either("denials") | _joined(folded_words(*saying.DENYING))
_FALSE: Final = _either("false")
_TRUE: Final = _ALONE["true"]
_REPORTS: Final = _either("reports") | _joined(
    "ال" + word for word in folded_words(_LISTS["joined"]["reports"])
)
_THAT: Final = _ALONE["that"]
_CUES: Final = _ALL | DENIALS | _FALSE
_UNDER: Final = _ALONE["under"]
_TURNS: Final = _ALONE["turns"]
_EXCEPT: Final = _ALONE["exceptions"]
_BUT: Final = (["ان"], ["انه"], ["انها"], ["انهم"])
_LABEL: Final = 40  # code points before the colon of a label
_LABELLED: Final = 4  # words
_CLAUSE: Final = 12  # words a negation may stand before its exception
_AT_MOST: Final = 40  # of each in one text


def labels(text: str, tokens: Sequence[Token]) -> list[int]:
    """Where a text calls untrue what it tells: «شائعة: …», "falsely claims"."""
    colon = text.find(":", 0, _LABEL)
    before = (at for at, token in enumerate(tokens[:_LABELLED]) if token.end <= colon)
    labelled = [at for at in before if tokens[at].text in _ALONE["labels"]]
    return labelled or [at for at, token in enumerate(tokens) if token.text in _ALONE["falsely"]]


def deniers(tokens: Sequence[Token]) -> tuple[list[int], list[int], list[int]]:
    """Positions of the words that negate, that deny what follows, and that call a report false.

    A negation and the denial it negates («لم تنف») undo each other and are left out.
    """
    cues = [at for at, token in enumerate(tokens) if token.text in _CUES]
    negating = [at for at in cues if tokens[at].text in _ALL and _negates(tokens, at)]
    denying = [at for at in cues if tokens[at].text in DENIALS]
    undone = {at for at in denying if at - 1 in negating[:_AT_MOST]}
    called = [at for at in cues if tokens[at].text in _FALSE and at - 1 not in negating[:_AT_MOST]]
    untrue = [at for at in negating if at + 1 < len(tokens) and tokens[at + 1].text in _TRUE]
    return (
        [at for at in negating if at + 1 not in undone][:_AT_MOST],
        [at for at in denying if at not in undone][:_AT_MOST],
        sorted((*called, *untrue))[:_AT_MOST],
    )


def _negates(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word that can negate does; "n't" is cut as its t by the tokenizer."""
    if tokens[at].text == "t":
        return at > 0 and tokens[at - 1].text.endswith("n")
    following = tokens[at + 1].text if at + 1 < len(tokens) else ""
    below = tokens[at].text in _OF_A_WORD and following[:1].isdigit()  # «دون 50 دولارا»
    return not (below or following in _DENYING_NOTHING or _excepts(tokens[at + 1 : at + _CLAUSE]))


def _excepts(clause: Sequence[Token]) -> bool:
    """«لم يفز إلا واحد» says that one did; «إلا أن» is another way to say but."""
    texts = [token.text for token in clause]
    at = next((at for at, text in enumerate(texts) if text in _EXCEPT), None)
    return at is not None and texts[at + 1 : at + 2] not in _BUT


def opens_a_statement(tokens: Sequence[Token], at: int) -> bool:
    """Whether a negation or denial belongs to a clause that is stated, not assumed or conceded."""
    return all(token.text not in _UNDER for token in tokens[max(at - 2, 0) : at])


def reach(tokens: Sequence[Token], at: int) -> int:
    """Where the clause a negation stands in ends: the next word that turns, or the text's end."""
    return next((on for on in range(at + 1, len(tokens)) if tokens[on].text in _TURNS), len(tokens))


def report_before(tokens: Sequence[Token], at: int) -> int:
    """Where a report is first named before a position: «خبر», "claims"; `at` if nowhere."""
    return next((on for on in range(at) if tokens[on].text in _REPORTS), at)


def says_that(tokens: Sequence[Token], at: int) -> bool:
    """Whether what is called false follows: «غير صحيح أن», "false that"."""
    return any(token.text in _THAT for token in tokens[at + 1 : at + 3])
