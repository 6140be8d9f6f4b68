"""What readers are told of the newsroom and its editors is set at the desk."""

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from claims.models import Newsroom
from claims.models.newsroom import LARGEST_LOGO

pytestmark = pytest.mark.django_db
ADD, CHANGE = "/admin/claims/newsroom/add/", "/admin/claims/newsroom/1/change/"
NAME = "/admin/review/public-name/"
PNG = b"\x89PNG\r\n\x1a\n"


def picture(data: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile("logo.png", data, content_type="image/png")


def test_the_list_of_newsrooms_is_the_form_of_the_one(browse, administrator):
    client = browse(administrator)
    assert client.get("/admin/claims/newsroom/").url == ADD
    client.post(ADD, {"name_ar": "مرصد الوادي"})
    assert client.get("/admin/claims/newsroom/").url == CHANGE
    assert Newsroom.objects.ours().name_ar == "مرصد الوادي"


def test_a_picture_becomes_the_logo_and_goes_again(browse, administrator):
    client = browse(administrator)
    client.post(ADD, {"name_en": "Watch", "new_logo": picture(PNG)})
    assert bytes(Newsroom.objects.get().logo) == PNG
    client.post(CHANGE, {"name_en": "Valley Watch"})
    assert bytes(Newsroom.objects.get().logo) == PNG
    client.post(CHANGE, {"name_en": "Valley Watch", "drop_logo": "on"})
    assert Newsroom.objects.get().logo_type == ""


@pytest.mark.parametrize(
    ("data", "status"),
    [
        (PNG.ljust(LARGEST_LOGO, b"x"), 302),
        (PNG.ljust(LARGEST_LOGO + 1, b"x"), 200),
        (b"<svg/>", 200),
    ],
    ids=["as heavy as it may be", "too heavy", "no picture"],
)
def test_a_logo_is_a_light_picture(browse, administrator, data, status):
    answer = browse(administrator).post(ADD, {"name_en": "Watch", "new_logo": picture(data)})
    assert answer.status_code == status
    assert Newsroom.objects.exists() is (status == 302)


def test_an_editor_chooses_the_name_readers_see(browse, editor, second_editor):
    answer = browse(editor).post(NAME, {"public_name": "هدى السمّان"}, follow=True)
    assert "هدى السمّان" in answer.content.decode()
    editor.refresh_from_db()
    second_editor.refresh_from_db()
    assert (editor.public_name, second_editor.public_name) == ("هدى السمّان", "")


@pytest.mark.parametrize("typed", ["ed", "ED", "second", "x" * 151])
def test_a_log_in_name_is_no_public_name(browse, editor, second_editor, typed):
    answer = browse(editor).post(NAME, {"public_name": typed})
    assert answer.status_code == 200
    assert 'class="errorlist"' in answer.content.decode()
    editor.refresh_from_db()
    assert editor.public_name == ""


def test_a_name_may_be_taken_back(browse, editor):
    client = browse(editor)
    client.post(NAME, {"public_name": "Huda"})
    client.post(NAME, {"public_name": ""})
    editor.refresh_from_db()
    assert editor.public_name == ""


def test_the_rule_stands_on_the_person_whatever_the_door(editor):
    editor.public_name = "ed"
    with pytest.raises(ValidationError):
        editor.full_clean()


def test_the_desk_leads_to_the_page_of_readers(browse, editor, analyst):
    assert 'href="/"' in browse(analyst).get("/admin/").content.decode()
    assert f'href="{NAME}"' in browse(editor).get("/admin/").content.decode()
    assert f'href="{NAME}"' not in browse(analyst).get("/admin/").content.decode()
