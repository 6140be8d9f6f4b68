"""What befell the people a figure counts: twelve killed and thirty wounded are no conflict."""

from collections.abc import Iterator, Sequence
from typing import Final

from sources.text.spelling.folding import Token, terms

_CLOSE: Final = 3  # words between a figure and what befell those it counts
_FATES: Final = {
    stem: fate
    for fate, words in (
        (
            "killed",
            "قتل قتلت قتلوا يقتل مقتل قتلى قتيل مصرع وفاة توفي توفيت توفوا مات ماتوا موت بحياة "
            "أرواح kill killed dead die died death",
        ),
        (
            "wounded",
            "أصيب أصيبت أصيبوا إصابة جرح جرحت جرحوا جرحى جريح مصاب wound wounded injure injured "
            "hurt",
        ),
        (
            "held",
            "اعتقل اعتقلت اعتقال أوقف أوقفت توقيف احتجز احتجاز arrest arrested detain detained",
        ),
        ("displaced", "نزح نزوح شرد تشريد تهجير displace displaced"),
        ("missing", "فقد فقدان مفقود missing"),
        ("saved", "أنقذ أنقذت إنقاذ نجا نجاة rescue rescued survive survived"),
    )
    for word in words.split()
    for stem in terms(word)
}


def fates(tokens: Sequence[Token], *, before: range, behind: range) -> frozenset[str]:
    """What befell those a figure counts, said before it («مقتل وإصابة 20») or else behind it."""
    said = _told(tokens, _back(tokens, before))
    return frozenset(said or _told(tokens, _on(tokens, behind)))


def _told(tokens: Sequence[Token], positions: Iterator[int]) -> set[str]:
    return {_FATES[tokens[at].stem] for at in positions if tokens[at].stem in _FATES}


def _back(tokens: Sequence[Token], before: range) -> Iterator[int]:
    """The words before a figure, the nearest first, back to where its clause begins."""
    for at in before[-_CLOSE:][::-1]:
        if tokens[at].text == "and":
            return
        yield at
        if _joins(tokens[at]):
            joined = at - 1
            if joined in before and tokens[joined].stem in _FATES:
                yield joined
            return


def _on(tokens: Sequence[Token], behind: range) -> Iterator[int]:
    """The words behind a figure, up to where the next clause begins."""
    for at in behind[:_CLOSE]:
        if tokens[at].text == "and" or _joins(tokens[at]):
            return
        yield at


def _joins(token: Token) -> bool:
    """Whether a word begins with an Arabic "and" that is no letter of its own."""
    return token.text[0] == "و" and token.stem[:1] != "و"
