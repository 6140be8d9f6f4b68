"""Articles from the page somebody is reading: an address fills in the form, a bookmark makes it."""

from html import unescape
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest

from sources.models import Document
from tests.claims.desk.papers import ADD

PAGE = "https://harbour.example/news/7"
SELECTED = "أعلنت هيئة الموانئ أن الصادرات ارتفعت 12 في المئة."


def asked(client, **said):
    return client.get(f"{ADD}?{urlencode(said)}").content.decode()


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("url", PAGE),
        ("title", "الصادرات ترتفع"),
        ("text", SELECTED),
        ("source_name", "صحيفة الميناء"),
        ("byline", "سلمى حداد"),
        ("published_at", "2026-11-02T09:30"),
        ("source_domain", "harbour.example"),
    ],
)
def test_an_address_fills_in_the_form(browse, editor, name, words):
    assert words in unescape(asked(browse(editor), **{name: words}))
    assert not Document.objects.exists()


def test_the_language_is_chosen_beforehand(browse, editor):
    assert '<option value="en" selected>' in asked(browse(editor), language="en")


def test_what_is_filled_in_is_not_folded_away(browse, editor):
    client = browse(editor)
    assert "<details open>" in asked(client, byline="سلمى حداد")
    assert "<details open>" not in asked(client, title="الصادرات ترتفع")


def test_hostile_words_are_words(browse, editor):
    page = asked(browse(editor), title='"><script>alert(1)</script>', text="\x00أ")
    assert "<script>alert" not in page
    assert ">\nأ</textarea>" in page


def test_one_who_may_take_nothing_in_is_not_asked(browse, analyst):
    assert browse(analyst).get(f"{ADD}?url={PAGE}").status_code == 403


def test_one_who_must_log_in_first_comes_back_with_the_page(client, editor):
    address = f"{ADD}?{urlencode({'url': PAGE, 'title': 'الصادرات'})}"
    asked_again = parse_qs(urlsplit(client.get(address).url).query)["next"][0]
    assert asked_again == address
