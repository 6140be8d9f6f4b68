"""One number, told wherever somebody asks which Factcheck this is."""

import re
import tomllib

import pytest
from django.conf import settings

pytestmark = pytest.mark.django_db
SAID = {"en": f"Factcheck {settings.VERSION}", "ar": f"فاكتشيك {settings.VERSION}"}


def test_the_number_stands_in_one_place():
    project = tomllib.loads((settings.BASE_DIR / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["version"] == settings.VERSION
    assert re.fullmatch(r"\d+\.\d+\.\d+", settings.VERSION)


def test_the_newest_entry_of_the_changes_is_this_version():
    headings = re.findall(
        r"^## (\S+?),? ", (settings.BASE_DIR / "CHANGELOG.md").read_text("utf-8"), re.M
    )
    assert headings[0] == settings.VERSION


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_foot_of_every_page_for_readers_says_it(client, language):
    assert SAID[language] in client.get(f"/?lang={language}").content.decode()


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_foot_of_the_desk_says_it(browse, editor, language):
    editor.language = language
    editor.save()
    assert SAID[language] in browse(editor).get("/admin/").content.decode()


def test_who_has_not_signed_in_at_the_desk_is_not_told(client):
    assert "Factcheck 0" not in client.get("/admin/login/?lang=en").content.decode()
