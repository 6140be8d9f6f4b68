"""Light stems: which affixes come off, how much has to be left, and which letters stay."""

from pathlib import Path

import pytest

from sources.text.lexicon.word_lists import phrases, read_lists, words
from sources.text.spelling import stemming
from sources.text.spelling.folding import fold
from sources.text.spelling.stemming import arabic_stem, english_stem

LISTS = read_lists(Path(stemming.__file__).with_suffix(".toml"))


def stem(word):
    return arabic_stem(fold(word))


ARTICLES = ("ال", "وال", "بال", "كال", "فال", "لل", "ولل", "وبال", "وكال", "فبال")


@pytest.mark.parametrize("article", ARTICLES)
def test_an_article_comes_off(article):
    assert stem(f"{article}كتاب") == "كتاب"


@pytest.mark.parametrize("article", ARTICLES)
def test_an_article_leaves_two_letters(article):
    assert stem(f"{article}قط") == "قط"
    assert stem(f"{article}ق") != "ق"


@pytest.mark.parametrize("particle", ["ب", "ل", "ف", "وب", "ول", "وف", "و"])
def test_a_joined_particle_comes_off(particle):
    assert stem(f"{particle}كتاب") == "كتاب"


@pytest.mark.parametrize("particle", ["ك", "س", "ت", "ن", "م"])
def test_any_other_letter_stays(particle):
    assert stem(f"{particle}كتاب") == f"{particle}كتاب"


@pytest.mark.parametrize(
    ("word", "stemmed"),
    [("وقطط", "قطط"), ("وقط", "وقط"), ("بقطط", "بقطط"), ("بقطار", "قطار"), ("لقطط", "لقطط")],
)
def test_a_conjunction_leaves_three_letters_and_a_particle_four(word, stemmed):
    assert stem(word) == stemmed


@pytest.mark.parametrize("word", words(LISTS["own_first_letter"]["words"]))
def test_a_word_that_owns_its_first_letter_keeps_it(word):
    assert stem(word)[0] == fold(word)[0]
    assert stem(f"ال{word}") == stem(word)
    assert stem(f"و{word}") == stem(word) or len(fold(word)) < 4


ENDINGS = ("ها", "ان", "ات", "ون", "ين", "ية", "يه", "ة", "ه", "ي", "ا")


@pytest.mark.parametrize("ending", ENDINGS)
def test_an_ending_comes_off(ending):
    assert stem(f"مكتب{ending}") == "مكتب"


@pytest.mark.parametrize("ending", ENDINGS)
def test_an_ending_leaves_two_letters(ending):
    assert stem(f"قط{ending}") == "قط"
    assert len(stem(f"ق{ending}")) >= 2


@pytest.mark.parametrize("ending", ["نا", "كم", "هم", "وا", "تم"])
def test_any_other_ending_stays_but_for_its_last_letter(ending):
    assert stem(f"مكتب{ending}").startswith(f"مكتب{ending[0]}")


@pytest.mark.parametrize(
    ("word", "stemmed"),
    [
        ("مدرستها", "مدرس"),
        ("مدرسته", "مدرس"),
        ("مدرسة", "مدرس"),
        ("قطتها", "قط"),
        ("قطته", "قط"),
        ("بتها", "بت"),
        ("مكتباتها", "مكتب"),
        ("مصريتان", "مصريت"),
    ],
)
def test_taa_marbuta_opened_by_a_pronoun_comes_off(word, stemmed):
    assert stem(word) == stemmed


@pytest.mark.parametrize(
    ("word", "stemmed"),
    [
        ("يانج", "يانغ"),
        ("جونج", "جونغ"),
        ("سونج", "سونغ"),
        ("ونج", "ونج"),
        ("نج", "نج"),
        ("برج", "برج"),
    ],
)
def test_a_final_jim_of_the_far_east_is_written_ghayn(word, stemmed):
    assert stem(word) == stemmed


@pytest.mark.parametrize("pair", phrases(LISTS["spellings"]["phrases"]))
def test_two_spellings_of_a_name_share_a_stem(pair):
    one, other = pair.split()
    assert stem(one) == stem(other)
    assert stem(f"ال{one}") == stem(f"ال{other}")


@pytest.mark.parametrize(
    ("word", "stemmed"),
    [
        ("runs", "run"),
        ("running", "run"),
        ("happily", "happili"),
        ("nations", "nation"),
        ("national", "nation"),
        ("skies", "sky"),
        ("gas", "gas"),
        ("is", "is"),
    ],
)
def test_english_endings_come_off_as_snowball_has_it(word, stemmed):
    assert english_stem(word) == stemmed
