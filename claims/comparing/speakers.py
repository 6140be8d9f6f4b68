"""Who says it: the speaker a sentence names, in the forms news uses.

«قال الوزير إن», «وفقا لوزارة الصحة», a headline's «ترامب: …» or «الوزير يؤكد أن»,
"the ministry said".
"""

import re
from typing import Final, NamedTuple

from claims.comparing.speech_words import ACCORDING, ENGLISH_ACCORDING, ENGLISH_SAYS, SAYS
from sources.text.spelling.folding import terms

_NAME: Final = r"[^\W\d_][\w\u064b-\u0652.-]*"
_SAID: Final = re.compile(
    rf"(?<!\w)[وف]?(?P<cue>{SAYS})\s+(?P<who>{_NAME}(?:\s+{_NAME}){{0,5}}?)"
    r"(?=\s*(?:[،,:«\"“]|\s(?:إن|أن|ان|بأن|بان|إنه|أنه|إنها|أنها|في|خلال|عن|على|يوم)\s))"
)
_ACCORDING: Final = re.compile(
    rf"(?<!\w)[وف]?(?P<cue>{ACCORDING})\s*(?P<who>{_NAME}(?:\s+{_NAME}){{0,3}})"
)
_HEADLINE: Final = re.compile(rf"^\s*(?P<who>{_NAME}(?:\s+{_NAME}){{0,4}})(?P<cue>\s?:)\s")
_NAME_FIRST: Final = re.compile(
    rf"^\s*(?P<who>{_NAME}(?:\s+{_NAME}){{0,4}}?)\s+(?P<cue>{SAYS})\s+(?:إن|أن|ان|بأن|بان|أنه|أنها)\s"
)
_ENGLISH_SAID: Final = re.compile(
    rf"(?P<who>\b[A-Z][\w.'-]*(?:\s[\w.'-]+){{0,4}}?|\b[Tt]he(?:\s[\w.'-]+){{1,4}}?)"
    rf"\s(?P<cue>{ENGLISH_SAYS})\b"
)
_ENGLISH_ACCORDING: Final = re.compile(
    rf"(?P<cue>{ENGLISH_ACCORDING})\s(?P<who>(?:the\s)?[\w.'-]+(?:\s[A-Z][\w.'-]*){{0,4}})"
)
_FORMS: Final = (_SAID, _ACCORDING, _HEADLINE, _NAME_FIRST, _ENGLISH_SAID, _ENGLISH_ACCORDING)
_WORD: Final = re.compile(r"[^\W\d_]+")
_CUE_WORDS: Final = frozenset(
    joined + word
    for cues in (SAYS, ACCORDING, ENGLISH_SAYS, "According|according|Said")
    for word in (_WORD.findall(cue)[0] for cue in cues.split("|"))
    for joined in ("", "و", "ف")
)


class Attribution(NamedTuple):
    """The speaker a text names: span of the name, the name and the word that says so."""

    start: int
    end: int
    who: str
    cue: str


def attribution(text: str) -> Attribution | None:
    """The first speaker named in `text`, or None. Linear: every part of a pattern is bounded."""
    if ":" not in text and _CUE_WORDS.isdisjoint(_WORD.findall(text)):
        return None
    found = [match for form in _FORMS if (match := form.search(text))]
    if not found:
        return None
    first = min(found, key=lambda match: match.start("who"))
    return Attribution(*first.span("who"), first["who"], first["cue"].strip())


def same_speaker(one: Attribution, other: Attribution) -> bool:
    """Whether the shorter name is wholly contained in the longer: «ترامب», «الرئيس ترامب»."""
    names = sorted((set(terms(one.who)), set(terms(other.who))), key=len)
    return bool(names[0]) and names[0] <= names[1]
