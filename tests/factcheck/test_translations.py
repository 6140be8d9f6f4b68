"""Every page says which language it speaks, and says everything in it."""

import re

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from sources.work.models import Work

TEMPLATES = sorted((settings.BASE_DIR / "templates").rglob("*.html"))
COLUMNS = 120
LOGIN = reverse("admin:login")
NOWHERE = "/nothing-is-here/"

# Templates can be read beside each other, in an editor and in a difference


def test_no_line_of_a_template_is_longer_than_a_screen_is_wide():
    assert [
        f"{path.name}:{number}"
        for path in TEMPLATES
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if len(line) > COLUMNS
    ] == []


# Templates say nothing past the catalogue

MARKUP = re.compile(
    r"\{#.*?#\}|\{%\s*comment.*?endcomment\s*%\}|\{%\s*blocktranslate.*?endblocktranslate\s*%\}"
    r"|\{%.*?%\}|\{\{.*?\}\}|<(script|style|code|pre)\b.*?</\1>|<!--.*?-->",
    re.DOTALL,
)
SPOKEN = re.compile(r'\b(?:aria-label|title|alt|placeholder)="([^"]*)"')
LETTERS = re.compile(r"[^\W\d_]{2,}")
# These pages must work when nothing else does: they say both languages themselves.
BOTH_LANGUAGES = {"500.html", "503.html"}
NAMES = {"English", "العربية", "SHA", "Atom", "JSON", "Feed", "ClaimReview"}


@pytest.mark.parametrize(
    "path", [p for p in TEMPLATES if p.name not in BOTH_LANGUAGES], ids=lambda p: p.name
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
    assert "أعطِ نصًّا أو ملفًّا أو عنوانًا" in client.post(**asked).content.decode()
    editor.language = "en"
    editor.save()
    assert "Give a text, a file or an address" in client.post(**asked).content.decode()


def test_roles_are_named_in_the_readers_language(browse, administrator, analyst):
    client = browse(administrator)
    people = client.get(reverse("admin:people_person_changelist")).content.decode()
    form = client.get(reverse("admin:people_person_change", args=[analyst.pk])).content.decode()
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


def test_background_work_is_named_in_the_readers_language(browse, editor):
    Work.objects.request("match", {7: 1.0})
    client = browse(editor)
    rows = client.get(reverse("admin:work_work_changelist")).content.decode()
    page = client.get(reverse("admin:work_work_change", args=[Work.objects.get().pk]))
    assert rows.count("مطابقة ادّعاء") > 1  # in the row and in the filter
    assert "مطابقة ادّعاء 7: في الانتظار" in page.content.decode()
