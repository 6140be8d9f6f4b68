"""The keys of the desk: one list, no key twice, each with something on the page."""

from collections import Counter

import pytest
from django.urls import reverse

from claims.desk.keys import EVIDENCE, KEYS, STANCE_KEYS, VERDICT, Shortcut
from claims.models import Rating, Stance
from sources.people.models import Person
from tests.claims.desk.hands import QUEUE, page_of
from tests.factories import make_claim

pytestmark = pytest.mark.django_db


def test_no_key_is_given_twice():
    assert set(Counter((key.code, key.held) for key in KEYS).values()) == {1}


def test_every_rating_and_every_stance_has_a_key():
    for value in Rating.values:
        assert any(f'[value="{value}"]' in key.target for key in VERDICT)
    for value in Stance.values:
        key = next(key for key in EVIDENCE if f'[value="{value}"]' in key.target)
        assert (key.code, key.within) == (STANCE_KEYS[value], True)


@pytest.mark.parametrize(
    ("code", "sign", "arabic"),
    [("KeyN", "N", "ى"), ("KeyB", "B", "لا"), ("Digit2", "2", ""), ("Slash", "/", "ظ")],
)
def test_a_key_is_told_by_what_both_keyboards_write_on_it(code, sign, arabic):
    key = Shortcut(code, "", "")
    assert (key.sign, key.arabic) == (sign, arabic)


@pytest.mark.parametrize("key", [key for key in KEYS if key.sign.isalpha() and len(key.sign) == 1])
def test_every_letter_is_told_in_arabic_too(key):
    assert key.arabic


def test_the_help_stands_on_every_page_of_the_desk_with_every_key(browse, editor):
    for page in (QUEUE, page_of(make_claim()), reverse("review:keys")):
        shown = browse(editor).get(page).content.decode()
        assert all(f'data-code="{key.code}"' in shown for key in KEYS)


def test_somebody_who_wants_no_keys_switches_them_off_and_on_again(browse, editor):
    client = browse(editor)
    assert " data-on" in client.get(QUEUE).content.decode()
    client.post(reverse("review:keys"), {"shortcuts": "off"})
    assert not Person.objects.get(pk=editor.pk).shortcuts
    assert " data-on" not in client.get(QUEUE).content.decode()
    client.post(reverse("review:keys"), {"shortcuts": "on"})
    assert Person.objects.get(pk=editor.pk).shortcuts


def test_the_choice_is_each_persons_own(browse, editor, second_editor):
    browse(editor).post(reverse("review:keys"), {"shortcuts": "off"})
    assert Person.objects.get(pk=second_editor.pk).shortcuts
