"""What a word can do by its letters, and which phrases of a sentence decide."""

import pytest

from claims.triage import Reason, assess
from claims.triage.clause_words import places, read
from claims.triage.clauses import main_clause
from claims.triage.kinds import continues
from claims.triage.phrase_matching import find_cues
from claims.triage.word_roles import WordRole
from claims.triage.worthiness import total


def roles(word: str) -> int:
    (only,) = read(word)
    return only.roles


def cues(sentence: str) -> list[tuple[str, str]]:
    words = read(sentence)
    return [
        (cue.code, " ".join(word.bare for word in words[cue.first : cue.last + 1]))
        for cue in find_cues(words)
    ]


def turns_on(sentence: str) -> tuple[str, str] | None:
    """The code and the words of what the main clause turns on."""
    words = read(sentence)
    settled = main_clause(words, find_cues(words))
    if settled is None:
        return None
    said = words[settled.first : settled.last + 1]
    return settled.code, " ".join(word.bare for word in said)


@pytest.mark.parametrize(
    ("role", "holds", "lacks"),
    [
        (
            WordRole.FUTURE,
            "ستعود وستعود سيعود سنعود سأعود وسأعود",
            "ستة ستات سيارات سيارة سئل سأل سأم ساحة يعود",
        ),
        (WordRole.FINITE, "يعود عادوا وصلت استورد استعاد walked", "بيت لبيت تحت يابان وا استيراد"),
        (WordRole.FINITE, "landed", "speed united red Landed"),
        (WordRole.INDEFINITE, "مدينة سيارة", "المدينة للمدينة بالمدينة والمدينة سيارات"),
        (WordRole.CAPITAL, "London Walked", "london لندن"),
        (WordRole.AND, "وعاد وقد", "فعاد عاد و"),
        (WordRole.COMMA, "، , ؛ ;", ": «"),
        (WordRole.QUOTE, "«", "»"),
        (WordRole.SAYING, "قالوا حذروا", "عادوا ذكر"),
        (WordRole.REPORTING, "ذكر يذكر", "قال عاد"),
        (WordRole.RELATIVE, "الذي which", "هذا this"),
        (WordRole.TAIL, "مما حيث", "ثم"),
        (WordRole.CONCESSION, "رغم although", "مع with"),
        (WordRole.IMPERFECT, "يعود نعود تعود", "عاد سا يد"),
    ],
)
def test_the_letters_of_a_word_show_what_it_can_do(role, holds, lacks):
    assert [word for word in holds.split() if not roles(word) & role] == []
    assert [word for word in lacks.split() if roles(word) & role] == []


@pytest.mark.parametrize(
    ("word", "bare"),
    [
        ("وعاد", "عاد"),
        ("فقد", "قد"),
        ("وقد", "قد"),
        ("والد", "والد"),
        ("فاكهة", "فاكهه"),
        ("وزير", "وزير"),
        ("و", "و"),
    ],
)
def test_a_conjunction_is_taken_off_a_word_that_is_known_without_it(word, bare):
    assert read(word)[0].bare == bare


@pytest.mark.parametrize(
    ("word", "signals"),
    [
        ("لبنان", {"place"}),
        ("ولبنان", {"place"}),
        ("بلبنان", {"place"}),
        ("#وزير_لبنان", {"place", "named"}),
        ("لبن", set()),
        ("London", {"place"}),
        ("الوزير", {"named"}),
        ("وبالوزير", {"named"}),
    ],
)
def test_a_word_signals_behind_its_prefixes_and_in_a_joined_word(word, signals):
    told = {signal for found in read(word) for signal in found.signals}
    assert told == signals


def test_words_and_their_places_are_read_alike():
    sentence = "قال: «وصلت 3 سفن»، ثم غادرت."
    assert len(read(sentence)) == len(places(sentence))
    assert [sentence[a:b] for a, b in places(sentence)][:4] == ["قال", ":", "«", "وصلت"]


def test_a_run_of_letters_longer_than_any_word_is_read_by_its_beginning():
    assert read("س" * 500)[0].bare == "س" * 40
    assert read("ستعود" + "ن" * 40)[0].bare == read("ستعود" + "ن" * 35)[0].bare


GAP = "هناك {} احتمال"


@pytest.mark.parametrize("between", ["", "في", "في هذه المدينة القديمة"])
def test_a_phrase_bridges_four_words_at_most(between):
    (cue,) = cues(GAP.format(between))
    assert cue[1].split()[0] == "هناك"


def test_a_phrase_bridges_no_fifth_word():
    (cue,) = cues(GAP.format("في هذه المدينة القديمة كلها"))
    assert cue == ("possibility", "احتمال")


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("وفقا لوزارة النقل", [("source", "وفقا لوزاره")]),
        ("وفقا", []),
        ("على الحكومة أن تعود", [("advice", "علي الحكومه ان")]),
        ("على الحكومة الجديدة أن تعود", [("advice", "علي الحكومه الجديده ان")]),
        ("على حكومة أن تعود", []),
        ("على الحكومة", []),
        ("المرجح عودته", [("likelihood", "المرجح")]),
        ("هو المرجح عودته", []),
        ("يذكر أن الجسر بني", [("noting", "يذكر ان")]),
        ("لا يذكر أن الجسر بني", []),
        ("لعله يعود", [("possibility", "لعله")]),
        ("لعلهما يعودان", [("possibility", "لعلهما")]),
        ("ربما يعود وربما", [("possibility", "ربما"), ("possibility", "ربما")]),
    ],
)
def test_a_phrase_is_found_whole_or_not_at_all(sentence, found):
    assert cues(sentence) == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("لن تعود.", [("future", "لن تعود")]),
        ("سوف ارجع", [("future", "سوف ارجع")]),
        ("سوف", []),
        ("قد", []),
        ("قد لا", []),
        ("قد لا يعود القارب.", [("possibility", "قد لا يعود")]),
        ("قد تموت", [("possibility", "قد تموت")]),
        ("قد ماتت", [("perfect", "قد ماتت")]),
        ("قد تنبهت", [("perfect", "قد تنبهت")]),
        ("قد اكون هنا", [("possibility", "قد اكون")]),
        ("كان قد يعود", [("perfect", "قد يعود")]),
        ("عاد قد يعود", [("possibility", "قد يعود")]),
        ("قد تراجع الطلب", [("perfect", "قد تراجع")]),
        ("قد تراجع الحكومة", [("possibility", "قد تراجع")]),
        ("قد تراجع", [("possibility", "قد تراجع")]),
        ("It may rain.", [("possibility", "may rain")]),
        ("May arrived.", []),
        ("It may", []),
        ("They will not come.", [("future", "will not come")]),
        ("They will also come.", [("future", "will also come")]),
        ("She won't go.", [("future", "won't go")]),
        ("The will to win", []),
        ("Their will to win", []),
        ("People will win", [("future", "will win")]),
        ("He would often walk.", []),
        ("He would walk.", [("future", "would walk")]),
        ("He will often walk.", [("future", "will often")]),
    ],
)
def test_an_auxiliary_is_told_with_its_verb_and_from_its_look_alikes(sentence, found):
    assert cues(sentence) == found


@pytest.mark.parametrize(
    ("sentence", "settled"),
    [
        ("دبي – (الوكالة): سيعود القطار.", ("future", "سيعود")),
        ("قال العمدة: سيعود القطار.", ("saying", "قال")),
        ("رغم أن الجسر مغلق، سيعود القطار.", ("future", "سيعود")),
        ("بعد أن أغلق الجسر، سيعود القطار.", ("future", "سيعود")),
        ("أغلق الجسر بعد أن عاد، سيعود القطار.", ("verb", "اغلق")),
        ("العمدة الذي سيعود هنا.", None),
        ("العمدة الذي في المدينة سيعود غدا", None),
        ("العمدة الذي في المدينة القديمة سيعود غدا", ("future", "سيعود")),
        ("العمدة الذي غادر، سيعود غدا", ("future", "سيعود")),
        ("كان القطار قد عاد.", ("perfect", "قد عاد")),
        ("كان من المقرر أن يعود.", ("verb", "كان")),
        ("بات من المقرر أن يعود.", ("expectation", "من المقرر")),
        ("كان من الممكن أن يعود.", ("possibility", "من الممكن")),
        ("كما يتوقع أن يعود", ("expectation", "يتوقع ان")),
        ("قد أعلن العمدة عودته", ("saying", "اعلن")),
        ("قد أغلق العمدة بابه", ("perfect", "قد اغلق")),
        ("غادر العمدة المدينة، وقد يعود.", ("verb", "غادر")),
        ("غادر العمدة المدينة لكن القطار قد يعود", ("verb", "غادر")),
        ("لكن القطار قد يعود", ("possibility", "قد يعود")),
        ("غادر العمدة مما قد يغضب", ("verb", "غادر")),
        ("ذكر العمدة أن الجسر مغلق", ("saying", "ذكر")),
        ("ذكر العمدة الجسر", ("verb", "ذكر")),
        ("تبرع العمدة بأجره، وسقط المطر", ("verb", "تبرع")),
        ("تراجع أسعار قد يستمر", ("possibility", "قد يستمر")),
    ],
)
def test_a_sentence_turns_on_its_main_clause(sentence, settled):
    assert turns_on(sentence) == settled


def test_a_sentence_without_a_verb_turns_on_nothing():
    assert turns_on("خط قطار جديد") is None
    assert turns_on("") is None


@pytest.mark.parametrize(
    ("weight", "score"), [(0.12344, 0.4234), (0.12346, 0.4235), (-0.12346, 0.1765)]
)
def test_a_score_has_four_decimals(weight, score):
    assert total([Reason("fact", 0, 1, weight)]) == score


def test_half_a_weight_is_told_with_three_decimals():
    told = assess(["Losses fell compared to May."])[0].reasons
    assert [r.weight for r in told if r.code == "comparison"] == [0.03, 0.015]


@pytest.mark.parametrize(
    ("sentence", "fragment"),
    [("", False), ("السفينة؟", True), ("متى عادت السفينة؟", False), ("السفينة في الميناء.", True)],
)
def test_only_words_without_a_verb_are_a_fragment(sentence, fragment):
    told = {reason.code for reason in assess([sentence])[0].reasons}
    assert ("fragment" in told) is fragment


@pytest.mark.parametrize(
    ("sentence", "fragment"),
    [
        ("بالإضافة إلى خط قطار جديد.", True),
        ("بالإضافة إلى ذلك", False),
        ("بالإضافة إلى هذا", False),
        ("بالإضافة إلى خط قطار، عاد الركاب.", False),
        ("عاد الركاب بالإضافة إلى القبطان.", False),
        ("", False),
    ],
)
def test_a_fragment_continues_only_as_long_as_it_has_no_clause_of_its_own(sentence, fragment):
    assert continues(read(sentence)) is fragment


POSSIBLE = "النتائج المحتملة:"


@pytest.mark.parametrize(
    ("item", "listed"),
    [
        ("زيادة الأجور.", True),
        ("- يرحل المستثمرون", True),
        ("يرحل المستثمرون.", False),
        ("والزيادة كبيرة.", False),
        (" ".join(["زيادة"] * 45), True),
        (" ".join(["زيادة"] * 46), False),
    ],
)
def test_an_item_is_a_bullet_or_a_short_noun_phrase(item, listed):
    found = assess([POSSIBLE, item])[1]
    assert (found.reasons[0].code == "possible_outcomes") is listed
    assert found.speculative is listed


def test_an_inherited_reason_is_about_the_whole_item():
    reason = assess([POSSIBLE, "زيادة الأجور."])[1].reasons[0]
    assert (reason.start, reason.end, reason.weight) == (0, len("زيادة الأجور."), -0.05)


@pytest.mark.parametrize(
    ("above", "listing"),
    [(POSSIBLE, True), ("والنتائج بالمحتملة:", True), ("نتائج العام:", False), ("ربما:", True)],
)
def test_a_heading_opens_a_list_of_possible_outcomes_when_it_says_so(above, listing):
    heading, item = assess([above, "زيادة الأجور."])
    assert heading.kind == "heading"
    assert (heading.speculative, item.speculative) == (listing, listing)


def test_a_question_inside_a_list_stays_a_question_and_ends_it():
    found = assess([POSSIBLE, "من يدفع؟", "زيادة الأجور."])
    assert [item.kind for item in found] == ["heading", "question", "fact"]
