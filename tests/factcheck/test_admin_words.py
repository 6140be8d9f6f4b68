"""The words of the admin's own scripts."""

import json
import re

import pytest
from django.urls import reverse
from django.utils.translation import override

from factcheck.admin_words import CHOSEN, OF_EACH_FORM, chosen

pytestmark = pytest.mark.django_db


@pytest.fixture
def words(browse, editor):
    """`words("ar")`: what the scripts of a page in that language are given."""

    def given(language: str) -> str:
        editor.language = language
        editor.save()
        answer = browse(editor).get(reverse("admin:jsi18n"))
        assert answer.headers["Content-Type"].startswith("text/javascript")
        return answer.content.decode()

    return given


def test_how_many_rows_are_chosen_is_said_in_good_arabic(words):
    told = re.search(rf'"{re.escape(CHOSEN)}": (\[[^\]]*\])', words("ar"))
    assert told
    forms = json.loads(told[1])
    assert len(set(forms[:3])) == 3
    assert "لا شي محدد" not in forms
    assert forms[0] == "لم يُختر شيء من %(cnt)s"
    assert all("%(cnt)s" in form for form in forms)
    assert all("%(sel)s" in form for form in forms[3:])


def test_each_form_of_a_counted_word_has_its_number():
    with override("ar"):
        assert [chosen(number) for number in OF_EACH_FORM][3:] == [chosen(n) for n in (10, 99, 102)]


def test_all_other_words_are_those_of_django(words):
    assert f'"Remove all": {json.dumps("إزالة الكل")}' in words("ar")


def test_english_is_left_as_it_is(words):
    assert f'"{CHOSEN}": [' not in words("en")


def test_the_words_are_for_who_is_logged_in(browse):
    assert browse().get(reverse("admin:jsi18n")).status_code == 302
