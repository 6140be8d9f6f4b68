"""Whether a stop belongs to the word before it: titles, initials, abbreviations, eras."""

import pytest

from sources.text.sentences import abbreviations as known
from sources.text.sentences.splitting import split


def cut(text):
    return [text[span.start : span.end] for span in split(text)]


def is_whole(text):
    return cut(text) == [text]


@pytest.mark.parametrize("title", sorted(known.LEADING))
def test_behind_a_title_a_sentence_goes_on(title):
    assert is_whole(f"زارنا {title}. سالم في البيت")
    assert is_whole(f"We met {title}. Salem at home")


@pytest.mark.parametrize("joined", ["و", "ف", "ل"])
def test_a_joined_particle_leaves_the_title(joined):
    assert is_whole(f"زارنا {joined}د. سالم في البيت")


@pytest.mark.parametrize("word", sorted(known.BEFORE_FIGURES))
def test_a_pointer_goes_on_before_a_figure_only(word):
    assert is_whole(f"انظر {word}. 5 في الدفتر")
    assert len(cut(f"ذلك هو {word}. The door was shut")) == (
        1 if len(word) == 1 and word > "z" else 2
    )


@pytest.mark.parametrize("word", sorted(known.EITHER))
def test_an_abbreviation_goes_on_as_the_next_word_has_it(word):
    assert is_whole(f"It was {word}. 5 at the door")
    assert is_whole(f"It was {word}. Salem at the door")
    assert is_whole(f"It was {word}. at the door")
    assert is_whole(f"It was {word}. أن الباب")
    assert len(cut(f"It was {word}. The door was shut")) == 2
    assert len(cut(f"It was {word}. وعاد سالم")) == 2


@pytest.mark.parametrize("opener", sorted(known.OPENERS))
def test_an_opener_begins_a_sentence_behind_an_abbreviation(opener):
    assert len(cut(f"He runs Acme Inc. {opener} salem at home")) == 2


@pytest.mark.parametrize("follower", sorted(known.AFTER_INITIALS))
def test_a_subordinator_goes_on_behind_dotted_letters(follower):
    assert is_whole(f"وصل إلى U.S.A. {follower} سالم هناك")
    assert is_whole(f"نقلت أ.ف.ب. {follower} سالم هناك")


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("بني عام 490 ق.م. وهدم بعده", 2),
        ("بني عام 1990 م. وهدم بعده", 2),
        ("كتب م. سالم رسالة", 1),
        ("كتب م. وائل رسالة", 1),
        ("بني عام 1440 هـ. وهدم بعده", 2),
        ("كتب هـ. سالم رسالة", 1),
        ("فيه فيتامين ج. ويوصى به", 2),
        ("في الفئة ب. وفاز", 2),
        ("الملحق أ. وقرأه", 2),
        ("قرأ أ. وائل الملحق", 1),
        ("قرأ أَ. وائل الملحق", 1),
        ("قرأ «أ. وائل» الملحق", 1),
        ("ألقى جون إف. سالم كلمة", 1),
        ("ألقى جون إف. وسالم كلمة", 2),
        ("عمل في بي بي سي. سالم هناك", 2),
        ("وصل إلى البيت. سالم هناك", 2),
        ("George W. Bush spoke", 1),
        ("it was W. The door", 2),
        ("it was w. Bush", 2),
    ],
)
def test_a_letter_with_a_stop_is_an_initial_or_an_end(text, count):
    assert len(cut(text)) == count


@pytest.mark.parametrize("name", sorted(known.LETTER_NAMES))
def test_names_of_letters_are_joined_by_stops(name):
    assert is_whole(f"عمل في سي.{name}.إن سنين")


@pytest.mark.parametrize("domain", sorted(known.DOMAINS))
def test_a_domain_in_arabic_letters_belongs_to_its_name(domain):
    assert is_whole(f"فتح متجر الدفاتر.{domain} أبوابه")


@pytest.mark.parametrize(
    "text", ["نقلت أ.ف.ب الخبر", "نقلت أ.فب الخبر", "نقلت وكالة أ. ف. ب. أن سالما عاد"]
)
def test_dotted_letters_are_no_ends(text):
    assert is_whole(text)


def test_a_stop_between_two_plain_words_ends_a_sentence():
    assert cut("عاد سالم.ونام الجميع") == ["عاد سالم.", "ونام الجميع"]


@pytest.mark.parametrize("word", sorted(known.AND_SO_ON))
def test_and_so_on_goes_on_behind_its_stop_and_comma(word):
    assert is_whole(f"باع القمح والملح {word}.، وعاد سالم")
    assert is_whole(f"باع القمح والملح... {word} وعاد سالم.")
    assert len(cut(f"باع القمح والملح {word}. وعاد سالم")) == 2


@pytest.mark.parametrize("follower", sorted(known.CONTINUERS))
def test_a_subordinator_goes_on_behind_dots(follower):
    assert is_whole(f"سكت سالم طويلا... {follower} عاد.")
    assert len(cut(f"سكت سالم طويلا. {follower} عاد.")) == 2


@pytest.mark.parametrize("length", [63, 64, 65])
def test_a_long_word_is_no_abbreviation(length):
    assert len(cut(f"{'كلمة' * 30}"[:length] + ". وعاد سالم")) == 2


@pytest.mark.parametrize(
    "text",
    [
        "أغلقت ق.ط.ع. في حلب أبوابها.",
        "رفضت م.ن.ت. على لسان رئيسها العرض.",
        "ولد سنة 300 ق.م. في روما.",
        "The plan is in vol. 2 and ch. 4 of it.",
        "The court in Smith v. Jones ruled.",
        "Yahoo! said it would close.",
        "راجع الفصلين ٣٫١. طرق القياس و٣٫٢. حدود الدراسة قبل الامتحان.",
        "ورد ذلك في القسم 2.1. نتائج القياس.",
    ],
)
def test_a_stop_that_belongs_to_its_word_ends_no_sentence(text):
    assert is_whole(text)


@pytest.mark.parametrize(
    "text",
    [
        "ولد سنة 300 ق.م. ومات بعدها.",
        "رفضت م.ن.ت. وقال رئيسها إن الأمر انتهى.",
        "ورد ذلك في القسم 2.1. وقال الوزير إنه صحيح.",
        "بلغ المعدل 2.1. تحسن الأداء بعد ذلك.",
        "ورد ذلك في القسم 2. نتائج القياس جيدة.",
        "It closed! Nobody cared.",
    ],
)
def test_the_same_stop_ends_one_where_another_sentence_begins(text):
    assert len(cut(text)) == 2
