"""Words that deny: what negates a clause, what denies what follows, and what takes that back."""

from collections.abc import Iterable, Sequence
from typing import Final

from sources.text.spelling.folding import Token, fold


def _words(*lists: str) -> frozenset[str]:
    return frozenset(word for listed in lists for word in fold(listed).split())


def _joined(words: Iterable[str]) -> frozenset[str]:
    """Arabic words alone and after «و» and «ف»."""
    return frozenset(joined + word for word in words for joined in ("", "و", "ف"))


# Negations of a clause.
CLAUSE: Final = _joined(_words("لا لم لن ليس ليست ليسوا")) | _words(
    "بألا", "t not no never nor none cannot neither"
)
# Negations of the word after them.
_OF_A_WORD: Final = _joined(_words("بدون دون عدم بعدم لعدم بلا غير بغير لغير")) | {"without"}
_ALL: Final = CLAUSE | _OF_A_WORD
# «لا سيما» and «لا يزال» deny nothing, nor does "not only".
_DENYING_NOTHING: Final = _words(
    "سيما يزال تزال يزالون يزل تزل شك بد محالة فقط فحسب only just doubt less fewer"
)
# Verbs and nouns that deny what follows: «تنفي انسحابها», "denied withdrawing".
DENIALS: Final = _joined(
    _words(
        "نفى نفت نفيا نفتا نفوا ينفي تنفي ينفيان ينفون ينف تنف نفي نفيه نفيها نفيهم نافيا نافية",
        "أنكر أنكرت أنكروا ينكر تنكر ينكرون إنكار إنكاره إنكارها منكرا منكرة",
        "كذب كذبت كذبوا يكذب تكذب يكذبون تكذيب تكذيبه تكذيبها مكذبا مكذبة",
        "فند فندت فندوا يفند تفند يفندون تفنيد مفندا مفندة دحض دحضت دحضوا يدحض تدحض يدحضون",
    )
) | _words(
    "deny denies denied denying denial denials refute refutes refuted refuting reject rejects",
    "rejected rejecting dismiss dismisses dismissed disprove disproves disproved debunk debunks",
    "debunked",
)
# What calls a report false: «خبر الاستقالة كاذب», "claims that he resigned are false".
_FALSE: Final = _joined(
    _words(
        "كاذب كاذبة كاذبا زائف زائفة مزيف مزيفة مفبرك مفبركة ملفق ملفقة مختلق مختلقة مضلل مضللة",
        "مغلوط مغلوطة باطل باطلة عار عارية نفاه نفاها نفته نفتها فنده فندها دحضه دحضها كذبه كذبها",
    )
) | _words(
    "false untrue fake fabricated baseless unfounded misleading hoax refuted debunked disproved",
    "denied",
)
_TRUE: Final = _words(
    "صحيح صحيحة صحيحا الصحيح دقيق دقيقة دقيقا الدقيق حقيقي حقيقية true صحة أساس الصحة basis"
)
_REPORTS: Final = _joined(
    joined + word
    for word in _words(
        "خبر أخبار نبأ أنباء شائعة شائعات إشاعة إشاعات ادعاء ادعاءات مزاعم تقارير معلومات",
        "حديث رواية روايات يشاع أشيع يتردد تردد يتداول قيل يقال",
    )
    for joined in ("", "ال")
) | _words("claim claims report reports rumour rumours rumor rumors story allegation")
_THAT: Final = _words("أن بأن أنه أنها ما عن بشأن حول مفاده مفادها that about saying said")
_CUES: Final = _ALL | DENIALS | _FALSE
# After one of these the clause is no statement of its own: a condition, a concession, a relative.
_UNDER: Final = _words(
    "لو إذا وإذا إن وإن ما لولا رغم ورغم برغم بالرغم الذي التي الذين اللذين اللتين",
    "if unless despite although though even who which because",
)
# A clause ends here: what follows says something of its own, or the exception that is the point.
_TURNS: Final = _words("لكن ولكن بل وإنما إنما إلا لكنه لكنها ولكنه ولكنها but however except yet")
_EXCEPT: Final = _words("إلا سوى except")
_BUT: Final = (["ان"], ["انه"], ["انها"], ["انهم"])
_CLAUSE: Final = 12  # words a negation may stand before its exception
_AT_MOST: Final = 40  # of each in one text


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
