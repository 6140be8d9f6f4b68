"""Who says it: the speaker a sentence names, in the forms news uses.

«قال الوزير إن», «وفقا لوزارة الصحة», a headline's «ترامب: …» or «الوزير يؤكد أن»,
"the ministry said". A verb that reports only before a clause names a speaker only there.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from sources.text.lexicon import saying
from sources.text.spelling.characters import OPENING_QUOTES
from sources.text.spelling.folding import terms
from sources.text.spelling.levelling import Levelled, level, levelled_words
from sources.text.spelling.word_patterns import WORD, WORD_OR_MARK

_ALWAYS: Final = levelled_words(*saying.ALWAYS)
_VERBS: Final = _ALWAYS | levelled_words(*saying.BEFORE_A_CLAUSE)
_CLAUSE: Final = levelled_words(*saying.CLAUSE, ":")
_CLAUSE_REACH: Final = 14  # words and marks
_NEAR: Final = 400  # code points that hold as many words

_NAME: Final = r"[^\W\d_][\w.-]*"
_BEHIND: Final = "في|خلال|عن|علي|يوم"
_THAT: Final = "ان|بان|انه|انها"
_SUBJECT: Final = re.compile(
    rf"\s+(?P<who>{_NAME}(?:\s+{_NAME}){{0,5}}?)"
    rf"(?=\s*(?:[،,:{OPENING_QUOTES}]|\s(?:{_THAT}|{_BEHIND})\s))"
)
_CLAUSE_NEXT: Final = re.compile(rf"\s+(?:{_THAT})\s")
_NAME_BEFORE: Final = re.compile(rf"\s*(?P<who>{_NAME}(?:\s+{_NAME}){{0,4}})\s+")
_HEADLINE: Final = re.compile(rf"\s*(?P<who>{_NAME}(?:\s+{_NAME}){{0,4}})(?P<cue>\s?:)\s")


def _ascribing(*, ascii_only: bool) -> str:
    chosen = (phrase for phrase in saying.ACCORDING if phrase.isascii() is ascii_only)
    ends = (f"{one[:-1]}" if one.endswith("*") else rf"{one}\s" for one in chosen)
    return "|".join(level(end).text for end in sorted(ends, key=len, reverse=True))


def _firsts() -> frozenset[str]:
    return levelled_words(*(phrase.split()[0] for phrase in saying.ACCORDING))


_ACCORDING: Final = re.compile(
    rf"(?<!\w)[وف]?(?P<cue>{_ascribing(ascii_only=False)})\s*(?P<who>{_NAME}(?:\s+{_NAME}){{0,3}})"
)
_ENGLISH_ACCORDING: Final = re.compile(
    rf"(?P<cue>(?i:{_ascribing(ascii_only=True)}))(?P<who>(?:the\s)?[\w.'-]+(?:\s[A-Z][\w.'-]*){{0,4}})"
)
_ENGLISH_SAID: Final = re.compile(
    rf"(?P<who>\b[A-Z][\w.'-]*(?:\s[\w.'-]+){{0,4}}?|\b[Tt]he(?:\s[\w.'-]+){{1,4}}?)"
    rf"\s(?P<cue>{'|'.join(sorted(word for word in _VERBS if word.isascii()))})\b(?!\sby\b)"
)
_CUES: Final = frozenset(joined + word for word in _VERBS | _firsts() for joined in ("", "و", "ف"))


class Attribution(NamedTuple):
    """The speaker a text names: span of the name, the name and the word that says so."""

    start: int
    end: int
    who: str
    cue: str


def attribution(text: str) -> Attribution | None:
    """The first speaker named in `text`, or None. Linear: every part of a pattern is bounded."""
    levelled = level(text)
    verbs = [word for word in WORD.finditer(levelled.text) if word[0] in _CUES]
    if not verbs and ":" not in text:
        return None
    found = [*_in_arabic(text, levelled, verbs), *_in_english(text, verbs)]
    return min(found, default=None, key=lambda named: named.start)


def _in_arabic(
    text: str, levelled: Levelled, verbs: Sequence[re.Match[str]]
) -> Iterator[Attribution]:
    plain = levelled.text
    saids = (said for word in verbs if (said := _said(plain, word)))
    befores = (before for word in verbs if (before := _before(plain, word)))
    forms = (
        next(saids, None),
        next(befores, None),
        _named(_ACCORDING.search(plain)) if verbs else None,
        _headline(plain),
    )
    for start, end, cue in filter(None, forms):
        span = levelled.span(start, end)
        yield Attribution(*span, text[slice(*span)], text[slice(*levelled.span(*cue))].strip())


Named = tuple[int, int, tuple[int, int]]


def _named(match: re.Match[str] | None) -> Named | None:
    return (*match.span("who"), match.span("cue")) if match else None


def _headline(plain: str) -> Named | None:
    """«الوزير: …»; but «قال الوزير:» is a verb and its subject."""
    match = _HEADLINE.match(plain)
    return _named(match) if match and _is_name(plain, match) else None


def _is_name(plain: str, match: re.Match[str]) -> bool:
    """«قال الوزير» is no name: its first word says that somebody says."""
    first = WORD.match(plain, match.start("who"))
    return first is not None and not _verb(first)


def _said(plain: str, word: re.Match[str]) -> Named | None:
    """«قال الوزير إن»: the speaker behind the verb."""
    verb = _verb(word)
    subject = _SUBJECT.match(plain, word.end()) if verb and not verb.isascii() else None
    if subject is None or not _reports(plain, verb, subject.end()):
        return None
    return (*subject.span("who"), (word.end() - len(verb), word.end()))


def _before(plain: str, word: re.Match[str]) -> Named | None:
    """«الوزير يؤكد أن»: the speaker opens the text."""
    if word[0] not in _VERBS or word[0].isascii() or not _CLAUSE_NEXT.match(plain, word.end()):
        return None
    name = _NAME_BEFORE.fullmatch(plain, 0, word.start())
    return (*name.span("who"), word.span()) if name and _is_name(plain, name) else None


def _verb(word: re.Match[str]) -> str:
    """The verb of saying without what is joined to it, "" if it is none."""
    forms = (word[0], word[0][1:] if word[0][0] in "وف" else "")
    return next((form for form in forms if form in _VERBS), "")


def _reports(text: str, verb: str, end: int) -> bool:
    """Whether it reports here: some verbs do only where a clause follows."""
    if verb in _ALWAYS:
        return True
    near = WORD_OR_MARK.findall(text[end : end + _NEAR])[:_CLAUSE_REACH]
    return not _CLAUSE.isdisjoint(near)


def _in_english(text: str, verbs: Sequence[re.Match[str]]) -> Iterator[Attribution]:
    if not any(word[0].isascii() for word in verbs):
        return
    said = (
        match
        for match in _ENGLISH_SAID.finditer(text)
        if _reports(text.lower(), match["cue"], match.end())
    )
    for match in filter(None, (next(said, None), _ENGLISH_ACCORDING.search(text))):
        yield Attribution(*match.span("who"), match["who"], match["cue"].strip())


def same_speaker(one: Attribution, other: Attribution) -> bool:
    """Whether the shorter name is wholly contained in the longer: «ترامب», «الرئيس ترامب»."""
    names = sorted((set(terms(one.who)), set(terms(other.who))), key=len)
    return bool(names[0]) and names[0] <= names[1]
