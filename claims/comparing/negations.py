"""Words that deny: what negates a clause, what denies what follows, and what takes that back."""

from collections.abc import Sequence
from typing import Final

from sources.text.folding import Token, fold, terms

# Negations of a clause, alone or joined to «و» and «ف».
CLAUSE: Final = frozenset(
    joined + word for word in fold("لا لم لن ليس ليست ليسوا").split() for joined in ("", "و", "ف")
) | frozenset(["t", "not", "no", "never", "nor", "none", "cannot", "neither"])
# Negations of the word after them.
_OF_A_WORD: Final = frozenset(
    fold("بدون دون ودون وبدون عدم وعدم بعدم لعدم بلا غير وغير without").split()
)
# «لا سيما» and «لا يزال» deny nothing, nor does "not only".
_DENYING_NOTHING: Final = frozenset(
    fold("سيما يزال تزال يزالون يزل تزل شك بد محالة فقط فحسب only just doubt less fewer").split()
)
# Stems of verbs and nouns that deny what follows: «تنفي انسحابها», "denied withdrawing".
DENIALS: Final = frozenset(
    terms(
        "نفى ينفي تنفي نفت نفي نفوا ينف تنف أنكر أنكرت ينكر تنكر إنكار تكذيب كذب كذبت يكذب تكذب "
        "دحض دحضت يدحض تدحض فند فندت يفند تفند تفنيد "
        "deny denied denial refute reject dismiss disprove debunk"
    )
)
# After one of these the clause is no statement of its own: a condition, a concession, a relative.
_UNDER: Final = frozenset(
    fold(
        "لو إذا وإذا إن ما لولا رغم ورغم برغم بالرغم الذي التي الذين واللذين اللتين وإن "
        "if unless despite although though even who which because"
    ).split()
)
# A clause ends here: what follows says something of its own, or the exception that is the point.
_TURNS: Final = frozenset(
    fold("لكن ولكن بل وإنما إنما إلا سوى لكنه لكنها ولكنه ولكنها but however except yet").split()
)


def negations(tokens: Sequence[Token]) -> list[int]:
    """Positions of the words that negate; "n't" is cut as its t by the tokenizer."""
    return [at for at, token in enumerate(tokens) if token.text in _ALL and _denies(tokens, at)]


def _denies(tokens: Sequence[Token], at: int) -> bool:
    if tokens[at].text == "t":
        return at > 0 and tokens[at - 1].text.endswith("n")
    return at + 1 >= len(tokens) or tokens[at + 1].text not in _DENYING_NOTHING


def opens_a_statement(tokens: Sequence[Token], at: int) -> bool:
    """Whether a negation or denial belongs to a clause that is stated, not assumed or conceded."""
    return at == 0 or tokens[at - 1].text not in _UNDER


def reach(tokens: Sequence[Token], at: int) -> int:
    """Where the clause a negation stands in ends: the next word that turns, or the text's end."""
    return next((on for on in range(at + 1, len(tokens)) if tokens[on].text in _TURNS), len(tokens))


_ALL: Final = CLAUSE | _OF_A_WORD
