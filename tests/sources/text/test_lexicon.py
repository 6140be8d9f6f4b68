"""Every word list loads, says what it is for, and holds each word to one meaning."""

import ast
import re
from itertools import combinations, pairwise
from pathlib import Path

import pytest

from claims.comparing.speakers import attribution
from claims.triage import assess
from sources.text.lexicon import saying
from sources.text.lexicon.word_lists import phrases, read_lists, words
from sources.text.spelling.folding import fold, folded_words, terms, tokenize
from sources.text.spelling.levelling import level, levelled_words

ROOT = Path(__file__).resolve().parents[3]
ROOMS = ("sources/text", "claims/triage", "claims/comparing")
FILES = sorted(path for room in ROOMS for path in (ROOT / room).rglob("*.toml"))
# Names and hosts are rows of a table, not lists of words.
LISTS = [path for path in FILES if path.name not in {"places.toml", "hosts.toml"}]
MODULES = sorted(path for room in ROOMS for path in (ROOT / room).rglob("*.py"))
VERBS = (*saying.ALWAYS, *saying.BEFORE_A_CLAUSE)
COMPARING = ROOT / "claims/comparing"


def name(path):
    return str(path.relative_to(ROOT))


def blocks(lists, place=""):
    for key, value in lists.items():
        if isinstance(value, dict):
            yield from blocks(value, f"{place}{key}.")
        else:
            yield f"{place}{key}", value


def entries(place, block):
    """The words of a list, or the phrases of a list that has one a line."""
    listed = place.split(".")[-1] in {"phrases", "continuing"}
    return phrases(block) if listed else words(block)


def repeated(found):
    return sorted({one for one in found if found.count(one) > 1})


@pytest.mark.parametrize("path", LISTS, ids=name)
def test_every_list_has_words_and_every_file_says_what_it_is_for(path):
    assert path.read_text("utf-8").startswith("# ")
    found = dict(blocks(read_lists(path)))
    assert found
    assert all(block.split() for block in found.values())


@pytest.mark.parametrize("path", LISTS, ids=name)
def test_every_table_and_every_list_outside_a_table_has_a_comment_above_it(path):
    lines, inside, bare = path.read_text("utf-8").splitlines(), False, []
    for above, line in pairwise(lines):
        table = line.startswith("[")
        opens = line.endswith("= '''") and not inside
        if (table or opens) and not above.startswith("#"):
            bare.append(line)
        inside = inside or table
    assert bare == []


@pytest.mark.parametrize("path", LISTS, ids=name)
def test_no_word_stands_twice_in_one_list(path):
    if path.name == "phrases.toml":
        found = {place: phrases(block) for place, block in blocks(read_lists(path))}
    else:
        found = {place: entries(place, block) for place, block in blocks(read_lists(path))}
    assert {place: twice for place, listed in found.items() if (twice := repeated(listed))} == {}


@pytest.mark.parametrize("path", LISTS, ids=name)
def test_every_word_is_met_as_it_is_levelled(path):
    for _, block in blocks(read_lists(path)):
        for word in levelled_words(block):
            assert level(word).text == word
        for word in folded_words(block):
            assert fold(word) == word


def test_no_verb_of_saying_has_two_shades():
    assert repeated([level(verb).text for verb in VERBS]) == []


def test_no_word_names_both_poles_of_an_axis():
    for axis, table in read_lists(COMPARING / "opposites.toml").items():
        one, other = (set(terms(table[pole])) for pole in ("one", "other"))
        assert (axis, one & other) == (axis, set())


def test_what_befell_the_counted_is_one_thing():
    found = read_lists(COMPARING / "casualties.toml")
    for (one, mine), (other, theirs) in combinations(found.items(), 2):
        assert (one, other, set(terms(mine)) & set(terms(theirs))) == (one, other, set())


def test_what_is_denied_is_not_confirmed_claimed_or_called_true():
    said = read_lists(ROOT / "sources/text/lexicon/saying.toml")
    denials = read_lists(COMPARING / "negations.toml")
    denying = folded_words(
        *saying.DENYING, *(denials[part]["denials"] for part in ("joined", "alone"))
    )
    false = folded_words(*(denials[part]["false"] for part in ("joined", "alone")))
    affirming = folded_words(*said["confirm"].values(), *said["claim"].values())
    assert denying & affirming == set()
    assert (denying | false) & folded_words(denials["alone"]["true"]) == set()


@pytest.mark.parametrize("verb", VERBS)
def test_both_readers_take_a_verb_of_saying_for_one(verb):
    arabic = f"{verb} الوزير إن النمو بلغ خمسة في المئة."
    sentence = (
        f"The minister {verb} that growth reached five percent." if verb.isascii() else arabic
    )
    assert assess([sentence])[0].kind == "quote"
    named = attribution(sentence)
    assert named is not None
    assert named.who in {"الوزير", "The minister"}


@pytest.mark.parametrize("verb", [verb for verb in saying.BEFORE_A_CLAUSE if not verb.isascii()])
def test_a_verb_that_reports_before_a_clause_names_nobody_without_one(verb):
    assert attribution(f"{verb} الوزير في المدينة") is None


@pytest.mark.parametrize("phrase", saying.ACCORDING)
def test_both_readers_take_an_ascribing_phrase_for_one(phrase):
    arabic = f"بلغ النمو خمسة في المئة {phrase.replace('*', '')}{'' if '*' in phrase else ' '}"
    english = f"Growth reached five percent {phrase} "
    sentence = f"{english}Reuters." if phrase.isascii() else f"{arabic}رويترز."
    assert assess([sentence])[0].kind == "quote"
    named = attribution(sentence)
    assert named is not None
    assert named.who.rstrip(".") in {"رويترز", "Reuters"}


def test_a_verb_is_known_behind_vowel_signs_and_hidden_characters():
    assert attribution("قالَ\u200f الوزيرُ إن النمو بلغ خمسة").who == "الوزيرُ"
    assert assess(["أكّ\u200dد الوزير أن النمو بلغ خمسة."])[0].kind == "quote"


def strings(path):
    return [
        node.value
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]


def places_of(pattern):
    return {
        path.name for path in MODULES if any(re.search(pattern, text) for text in strings(path))
    }


def test_a_web_address_is_described_in_one_place():
    # The canonical form takes off what the pattern finds at the front.
    assert places_of(r"https\?://") <= {"web_addresses.py", "address.py"}


def test_hidden_characters_are_listed_in_one_place():
    assert places_of("[\u200b\u200e\u202a-\u202e\u2066-\u2069]|u200[b-f]|u202a") == {
        "characters.py"
    }


def test_words_of_letters_are_cut_in_one_place():
    assert places_of(r"\A\[\^\\W\\d_\]\+\Z|\A\\w\++\Z") == {"word_patterns.py"}


def test_a_token_of_the_index_and_a_word_of_a_list_are_spelled_alike():
    said = " ".join(saying.ALWAYS)
    assert {token.text for token in tokenize(said)} == folded_words(said)
