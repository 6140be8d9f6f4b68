"""The Arabic catalogue is whole and current, and every page says which language it speaks."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import django
import polib
import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext, ngettext, pgettext
from django.utils.translation.template import templatize

from claims.comparing.findings import AGREEING, DISPUTING, PLACE_DIFFERS
from claims.review.labels import FINDINGS, FURNITURE, REASONS
from claims.triage.worthiness import WEIGHTS
from sources.text.furniture_cues import OPENINGS, PHRASES

ROOT: Path = settings.BASE_DIR
PO = ROOT / "locale" / "ar" / "LC_MESSAGES" / "django.po"
MARKING = {"_", "gettext", "gettext_lazy", "gettext_noop", "ngettext", "ngettext_lazy"}
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[a-z]|\{\w*\}")
MARKED = re.compile(r"\b(?:_|n?gettext)\(\s*u?('(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\")")
COUNTED_BY_WORDS = (0, 1, 2)  # none, one, two: Arabic says these without a figure
LOGIN = reverse("admin:login")
NOWHERE = "/nothing-is-here/"


@cache
def entries() -> list[polib.POEntry]:
    return [entry for entry in polib.pofile(str(PO)) if not entry.obsolete]


def python_files() -> Iterator[Path]:
    for room in ("factcheck", "sources", "claims"):
        yield from (ROOT / room).rglob("*.py")


def templates() -> list[Path]:
    return sorted((ROOT / "templates").rglob("*.html"))


def called(node: ast.Call) -> str:
    return getattr(node.func, "id", "") or getattr(node.func, "attr", "")


def marked_in_python(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and called(node) in MARKING and node.args:
            first = node.args[0]
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                yield first.value


def marked_in_template(path: Path) -> Iterator[str]:
    for literal in MARKED.findall(templatize(path.read_text("utf-8"), origin=str(path))):
        yield ast.literal_eval(literal)


def placeholders(text: str) -> list[str]:
    return sorted(set(PLACEHOLDER.findall(text)))


# The catalogue


def test_the_catalogue_holds_every_string_the_sources_mark_and_no_other():
    marked = {text for path in python_files() for text in marked_in_python(path)}
    marked |= {text for path in templates() for text in marked_in_template(path)}
    known = {entry.msgid for entry in entries()}
    assert len(marked) > 300
    assert (sorted(marked - known), sorted(known - marked)) == ([], []), "run `make messages`"


def test_every_string_has_arabic_words_and_none_is_a_guess():
    assert [e.msgid for e in entries() if e.fuzzy or not e.translated()] == []


def test_no_string_was_copied_instead_of_translated():
    assert [e.msgid for e in entries() if e.msgstr == e.msgid] == []


def test_placeholders_are_kept():
    plain = [entry for entry in entries() if not entry.msgid_plural]
    assert [e.msgid for e in plain if placeholders(e.msgstr) != placeholders(e.msgid)] == []


@pytest.mark.parametrize(
    "entry", [e for e in entries() if e.msgid_plural], ids=lambda entry: entry.msgid
)
def test_a_counted_string_has_six_forms_and_says_the_number_where_words_cannot(entry):
    assert list(entry.msgstr_plural) == [0, 1, 2, 3, 4, 5]
    assert all(entry.msgstr_plural.values())
    for form, words in entry.msgstr_plural.items():
        wanted, given = placeholders(entry.msgid_plural), placeholders(words)
        if form in COUNTED_BY_WORDS:
            assert set(given) <= set(wanted), words
        else:
            assert given == wanted, words


@pytest.mark.parametrize("mark", [",", ";", "?"])
def test_arabic_sentences_use_arabic_punctuation(mark):
    after_arabic = re.compile(rf"[\u0621-\u0652]{re.escape(mark)}")
    texts = [t for e in entries() for t in (e.msgstr, *e.msgstr_plural.values())]
    assert [text for text in texts if after_arabic.search(text)] == []


def test_the_compiled_catalogue_is_the_one_people_read():
    compiled = polib.mofile(str(PO.with_suffix(".mo")))
    texts = {e.msgid: e.msgstr or e.msgstr_plural for e in compiled}
    assert texts == {e.msgid: e.msgstr or e.msgstr_plural for e in entries()}, "run `make messages`"
    assert compiled.metadata == polib.pofile(str(PO)).metadata


@pytest.mark.parametrize(
    ("n", "words"),
    [
        (0, "لم يُعثر على شيء"),
        (1, "دليل واحد"),
        (2, "دليلان"),
        (7, "7 أدلة"),
        (11, "11 دليلًا"),
        (100, "100 دليل"),
        (103, "103 أدلة"),
    ],
)
def test_arabic_counts_in_its_six_ways(n, words):
    with translation.override("ar"):
        assert ngettext("%(n)d found", "%(n)d found", n) % {"n": n} == words


def test_english_speaks_its_own_words_not_the_house_language():
    with translation.override("en"):
        assert gettext("The queue") == "The queue"
        assert ngettext("%(n)d claim changed.", "%(n)d claims changed.", 1) == (
            "%(n)d claim changed."
        )


# Languages we do not offer, names, and strings made of signs.
SAME_IN_ARABIC = {
    "Central Kurdish (Sorani)",
    "Malay",
    "Uyghur",
    "IPv4",
    "IPv6",
    ":?.!",
    ":",
    "%(truncated_text)s…",
    "%(class_name)s %(instance)s",
}


@pytest.mark.parametrize("package", ["conf", "contrib/admin", "contrib/auth"])
def test_django_itself_speaks_arabic(package):
    folder = Path(django.__file__).parent / package
    source = polib.pofile(str(folder / "locale" / "en" / "LC_MESSAGES" / "django.po"))
    assert len(source) > 50
    with translation.override("ar"):
        silent = {entry.msgid for entry in source if shown(entry) == entry.msgid}
    assert silent - SAME_IN_ARABIC == set(), "lend it the words: factcheck/borrowed_words.py"


def shown(entry: polib.POEntry) -> str:
    """What a page shows for an entry of somebody else's catalogue."""
    if entry.msgid_plural:
        return ngettext(entry.msgid, entry.msgid_plural, 1)
    return pgettext(entry.msgctxt, entry.msgid) if entry.msgctxt else gettext(entry.msgid)


def test_every_code_the_machine_leaves_has_words_for_people():
    assert set(WEIGHTS) <= set(REASONS)
    assert {*OPENINGS, *PHRASES} <= set(FURNITURE)
    assert {*DISPUTING, *AGREEING, PLACE_DIFFERS} <= set(FINDINGS)


# Templates say nothing past the catalogue

MARKUP = re.compile(
    r"\{#.*?#\}|\{%\s*comment.*?endcomment\s*%\}|\{%\s*blocktranslate.*?endblocktranslate\s*%\}"
    r"|\{%.*?%\}|\{\{.*?\}\}|<(script|style)\b.*?</\1>|<!--.*?-->",
    re.DOTALL,
)
SPOKEN = re.compile(r'\b(?:aria-label|title|alt|placeholder)="([^"]*)"')
LETTERS = re.compile(r"[^\W\d_]{2,}")
# The error page must work when nothing else does: it says both languages itself.
BOTH_LANGUAGES = {"500.html"}
NAMES = {"English", "العربية", "SHA"}


@pytest.mark.parametrize(
    "path", [p for p in templates() if p.name not in BOTH_LANGUAGES], ids=lambda p: p.name
)
def test_a_template_says_nothing_that_is_not_marked(path):
    bare = MARKUP.sub(" ", path.read_text("utf-8"))
    words = [re.sub(r"<[^>]*>|&\w+;", "|", bare), *SPOKEN.findall(bare)]
    assert {word for text in words for word in LETTERS.findall(text)} - NAMES == set()


# Which language a page speaks


@pytest.mark.parametrize("address", [LOGIN, NOWHERE])
@pytest.mark.parametrize(("language", "direction"), [("ar", "rtl"), ("en", "ltr")])
def test_a_page_says_its_language_and_direction(browse, db, address, language, direction):
    client = browse()
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    response = client.get(address)
    page = response.content.decode()
    assert re.search(rf'<html lang="{language}" dir="{direction}"', page)
    assert response.headers["Content-Language"] == language


def test_an_unknown_page_says_so_in_both_languages(browse, db):
    client = browse()
    assert "غير موجود" in client.get(NOWHERE).content.decode()
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    assert "Not found" in client.get(NOWHERE).content.decode()


def test_the_saved_choice_beats_the_cookie(browse, editor):
    editor.language = "en"
    editor.save()
    client = browse(editor)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "ar"
    assert client.get(reverse("admin:index")).headers["Content-Language"] == "en"


def test_the_browsers_own_language_is_ignored(browse, db):
    response = browse().get(LOGIN, headers={"accept-language": "en-GB,en;q=0.9"})
    assert response.headers["Content-Language"] == "ar"


def test_a_language_nobody_offers_is_ignored(browse, db):
    client = browse()
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "xx"
    assert client.get(LOGIN).headers["Content-Language"] == "ar"


def test_the_desk_and_the_forms_of_django_speak_arabic_together(browse, editor):
    page = browse(editor).get(reverse("admin:index")).content.decode()
    assert "مكتب التحقق" in page
    assert "تسجيل الخروج" in page
    assert "كلمة المرور" in browse().get(LOGIN).content.decode()


def test_a_refusal_over_the_api_speaks_the_readers_language(browse, editor):
    client = browse(editor)
    asked = {"path": "/api/v1/documents/", "data": {}, "content_type": "application/json"}
    assert "أرسل واحدًا فقط" in client.post(**asked).content.decode()
    editor.language = "en"
    editor.save()
    assert "Send exactly one" in client.post(**asked).content.decode()


def test_roles_are_named_in_the_readers_language(browse, administrator, analyst):
    client = browse(administrator)
    people = client.get(reverse("admin:sources_person_changelist")).content.decode()
    form = client.get(reverse("admin:sources_person_change", args=[analyst.pk])).content.decode()
    assert "مدير النظام" in people
    assert re.search(r'<option value="\d+" selected>محلل</option>', form)


def test_an_expired_form_and_a_closed_account_are_told_in_the_readers_language(db):
    refused = Client(enforce_csrf_checks=True).post(LOGIN, {"username": "ed"})
    assert refused.status_code == 403
    assert '<html lang="ar" dir="rtl"' in refused.content.decode()
    assert "انتهت صلاحية هذه الصفحة" in refused.content.decode()

    client = Client()
    for _ in range(settings.AXES_FAILURE_LIMIT):
        closed = client.post(LOGIN, {"username": "ed", "password": "wrong"})
    assert closed.status_code == 429
    assert "محاولات كثيرة" in closed.content.decode()


def test_what_the_api_does_not_find_it_says_in_the_readers_language(browse, editor):
    response = browse(editor).get("/api/v1/claims/999/")
    assert response.status_code == 404
    assert response.json()["detail"] == "غير موجود."
