"""What comparing takes from one text: its words, figures, dates, negations, poles and places."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Final, NamedTuple

from claims.comparing.antonyms import poles
from claims.comparing.attribution import Attribution, attribution
from claims.comparing.negations import denials, negations
from claims.comparing.places import places
from sources.text.dates import DateMention, dates
from sources.text.figures import Figure, figures
from sources.text.folding import Token, fold, tokenize

_FUNCTION_WORDS: Final = frozenset(
    fold(
        """
من في على إلى عن مع بين حول حتى منذ خلال عبر ضد نحو لدى عند تحت فوق ضمن أو أم ثم بل لكن إن أن
إذا إذ لأن كأن كما مما فيما ما ماذا هل كيف هو هي هم هما نحن أنا أنت هذا هذه هؤلاء ذلك تلك هناك
هنا الذي التي الذين اللذين اللتين كان كانت يكون تكون قد لقد سوف كل أي بعض غير أيضا فقط وفي ومن
وعلى وإلى وعن وهو وهي وأن وإن وقد وكان وكانت وكما ولكن به بها بهم له لها لهم فيه فيها منه منها
عليه عليها عنه عنها إنه إنها أنه أنها وأنه وأنها بأن وبأن حيث وحيث ولا وما لا لم لن ليس ليست ولم
ولن وليس بدون دون عدم بلا تم يتم والتي والذي بشأن بسبب إثر عام يوم أمس a an the of in on at to
by for from with and or but as is are was were be been being it its this that these those he she
they we i you his her their our has have had do does did will would can could may might must
shall should not no never nor than then there here who whom which what when where why how into
over under about after before between during through also only very so if n't s t
"""
    ).split()
)
LONGEST: Final = 4_000
MOST: Final = 40
_QUESTIONS: Final = frozenset(fold("هل كيف ماذا لماذا متى أين who what when where why how").split())


class Reading(NamedTuple):
    """One text taken apart for comparing; positions count its tokens or its code points."""

    text: str
    tokens: list[Token]
    content: list[int]
    figures: list[Figure]
    dates: list[DateMention]
    negations: list[int]
    denials: list[int]
    poles: Mapping[int, tuple[tuple[str, int], ...]]
    places: Mapping[int, str]
    asks: bool
    speaker: Attribution | None
    letters: frozenset[str]


@lru_cache(maxsize=1024)
def read(text: str, reference: date | None = None) -> Reading:
    """Take one text apart; the claim of many comparisons is read once.

    No sentence is longer than `LONGEST` code points: what lies behind is not compared, and of
    figures and dates the first `MOST`, so that hostile text costs no more than long text.
    """
    text = text[:LONGEST]
    tokens = tokenize(text)
    pole_of, place_of = poles(), places()
    words = [at for at, t in enumerate(tokens) if t.text not in _FUNCTION_WORDS and len(t.text) > 1]
    return Reading(
        text,
        tokens,
        words,
        figures(text)[:MOST],
        dates(text, reference)[:MOST],
        negations(tokens),
        denials(tokens),
        {at: pole_of[tokens[at].stem] for at in words if tokens[at].stem in pole_of},
        {at: place_of[tokens[at].stem] for at in words if tokens[at].stem in place_of},
        "؟" in text or "?" in text or bool(tokens and tokens[0].text in _QUESTIONS),
        attribution(text),
        _letters(" ".join([tokens[at].text for at in words])),
    )


def _letters(text: str) -> frozenset[str]:
    """The runs of three letters of a text."""
    padded = f" {text} "
    return frozenset([padded[at : at + 3] for at in range(len(padded) - 2)])
