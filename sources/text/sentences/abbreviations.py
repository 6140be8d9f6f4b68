"""Abbreviations that carry a full stop, as tables for the sentence splitter."""

from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Titles and pointers: something always follows, so their stop never ends a sentence.
_ARABIC_TITLES: Final = _words("د أ.د ا.د أ.م.د ا.م.د م.م م.د د.م بروف ص.ب ص.ص")
_PROCLITICS: Final = ("", "و", "ف", "ل")
_LATIN_TITLES: Final = _words("""
    Mr Mrs Ms Mx Dr Prof Gen Col Lt Capt Cmdr Sgt Maj Adm Rep Reps Sen Sens Gov Rev Hon Pres Amb
    Messrs Mme Mlle St Mt Ft Fr Supt Insp Cllr Fig Figs Eq Eqs Sec Ch Vol Vols Nos Dept Univ Assn
    Bros Ave Blvd MR MRS DR vs cf viz i.e e.g approx pp eds ca
""")
LEADING: Final = _LATIN_TITLES | {
    proclitic + title for proclitic in _PROCLITICS for title in _ARABIC_TITLES
}

# Followed by a figure these point at it ("No. 5"); otherwise the stop is an ordinary one.
BEFORE_FIGURES: Final = _words("No no p par para Art art Tel tel est هاتف ت فاكس")

# These may close a sentence or stand inside it: the next word decides.
EITHER: Final = _words("""
    Inc Ltd Co Corp LLC plc Jr Sr Esq etc al a.m p.m A.M P.M Jan Feb Mar Apr Jun Jul Aug Sep Sept
    Oct Nov Dec Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun Govt govt
    """)

# Years and quantities are followed by these, and then the stop is an ordinary one: 1990 م.
AFTER_FIGURES: Final = _words("م ه هـ ق.م ق.ه ق.هـ")

# Things named by a letter: a stop after فيتامين ج ends a sentence, after an initial it does not.
LETTERED: Final = _words(
    "فيتامين الفيتامين فئة الفئة حرف الحرف نوع النوع مجموعة المجموعة خطة الخطة فصيلة الفصيلة درجة "
    "الدرجة بند البند فقرة الفقرة صنف الصنف قسم القسم نقطة النقطة ملحق الملحق الكبد إنفلونزا"
)

# Latin letters by their Arabic names, as in بي.بي.سي. Between two names of a person such a letter
# is an initial; those that are words of their own as well are none.
_WORDS_TOO: Final = _words("في إن ان أو او آي اي يو زد واي ام ار كي بي دي إي")
INITIALS: Final = _words(
    "إيه ايه بيه سي إف اف جي جيه إتش اتش جاي كيه كاي إل إم كيو آر إس اس تي دبليو إكس اكس"
)
LETTER_NAMES: Final = INITIALS | _WORDS_TOO
PREFIXED_LETTER_NAMES: Final = frozenset(
    prefix + name
    for prefix in ("", "و", "ف", "ل", "ب", "ال", "وال", "بال")
    for name in LETTER_NAMES
)

# A name that ends in a written-out domain, as in the Arabic for "booking.com".
DOMAINS: Final = _words("كوم نت أورغ أورج")

# "And so on": a comma after its stop goes on with the sentence.
AND_SO_ON: Final = _words("إلخ الخ")

# English words that open a sentence far oftener than they continue a name.
OPENERS: Final = _words("""
    A After All Although An And As At Because Before But By Each For From He Her Here His How
    However I If In It Its Last Many Meanwhile Most My Next No Not Now On One Only Other Our She
    Since So Some Such That The Their Then There These They This Those Though Through Thus To
    Today Two Under Until We What When Where Which While Who Why With Yesterday Yet You Your
    Again Also Another Any Anyone Are Both Can Could Did Do Does Even Every Everybody Everyone
    Everything Few Had Has Have Later Maybe Me More Much Never Nobody Nothing Officials Once Or
    Others Perhaps Police Several Should Some Somebody Someone Something Still Was Were Will Would
    """)

# Arabic subordinators and relatives: after dots of omission they go on with the sentence.
CONTINUERS: Final = _words(
    "فيما بينما حيث حيثما إذ اذ لأن لأنه لأنها لأنهم لان كي لكي حتى الذي التي الذين اللذان اللتان "
    "اللواتي اللاتي مما ممن عندما"
)

# After a dotted abbreviation these go on with the sentence: "the U.S.A. that", "A.P. said that".
AFTER_INITIALS: Final = CONTINUERS | _words("إن أن بأن بإن عن منذ أو تقريبا أيضا فقط عام سنة")

# After a quotation that opened the sentence these say who spoke, and go on with it.
SAYING: Final = _words(
    "قال قالت قالوا يقول تقول يقولون سأل سألت يسأل تسأل تساءل تساءلت يتساءل تتساءل أجاب أجابت "
    "يجيب رد ردت صرخ صرخت هتف هتفت أضاف أضافت كتب كتبت أعلن أعلنت همس همست"
)
