"""Which language a text is in: the script first, and the model only where scripts are shared."""

import pytest

from sources.text.language import detect


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("زار الوفد المصنع الجديد في القرية صباح اليوم", "ar"),
        ("كتب", "ar"),
        ("زار الوفد شركة IBM و Microsoft في القرية", "ar"),
        ("ڤيروس جديد ينتشر في القرى المجاورة كما قال الأطباء في المدينة أمس", "ar"),
        ("این کتاب را دیروز از کتابخانه گرفتم و می‌خواهم آن را بخوانم", "fa"),
        ("یہ کتاب میں نے کل لائبریری سے لی ہے اور اسے پڑھنا چاہتا ہوں", "ur"),
        ("The delegation visited the new factory in the village this morning", "en"),
        ("La délégation a visité la nouvelle usine dans le village ce matin", "fr"),
        ("Die Abordnung besuchte heute früh die neue Fabrik im Dorf", "de"),
        ("Делегация посетила новый завод в деревне сегодня утром", "ru"),
        ("代表团今天上午参观了村里的新工厂", "zh"),
    ],
)
def test_the_language_of_a_sentence_is_named(text, code):
    assert detect(text) == code


@pytest.mark.parametrize("text", ["", "   ", "12 345", "...؟!", "2023-05-03", "😀 🏭"])
def test_without_letters_there_is_no_language(text):
    assert detect(text) == ""


@pytest.mark.parametrize("text", ["OK", "Bonjour", "Müller", "Rami Haddad"])
def test_few_latin_letters_count_as_english(text):
    assert detect(text) == "en"


def test_from_sixteen_letters_on_the_model_is_asked():
    assert detect("la maison ferme") == "en"
    assert detect("la maison fermée hier") == "fr"


def test_only_the_beginning_of_a_long_text_is_looked_at():
    assert detect("زار الوفد المصنع. " * 300 + "The visit went on. " * 3000) == "ar"


def test_half_of_the_letters_in_arabic_make_it_arabic():
    assert detect("زار abcd") == "en"
    assert detect("زارت abcd") == "ar"
