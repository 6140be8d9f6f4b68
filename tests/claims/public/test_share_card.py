"""The picture of a verdict: what is in it, how its words are broken, how long it may be kept."""

import re
import struct

import pytest
from django.core.cache import cache
from django.utils import translation

from claims.models import Newsroom
from claims.public import share_card
from claims.public.lettering import MORE, Room, drawable, lettered, width_of
from tests.factories import judge, make_claim, make_source

LONG = "أكّد مدير السدود أن المخزون لم ينخفض عن نصف السعة (50%) منذ عشر سنوات وفق The Post. " * 9
ROOM = Room(width=1060, height=300, sizes=(60, 40), leading=1.5, weight=700)


def size_of(png: bytes) -> tuple[int, int]:
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    return struct.unpack(">II", png[16:24])


@pytest.fixture
def claim(editor):
    claim = make_claim("تراجع المخزون إلى 48% (USAID).", source=make_source("مجلة الحقل"))
    judge(claim, "disputed", by=editor)
    return claim


@pytest.mark.parametrize(
    "text", ["قُطعت المياه.", LONG, "x" * 5000, "", "🙂", "\u202e\u2067 x", "漢字"]
)
def test_whatever_a_claim_says_its_lines_fit(text):
    shown = lettered(text, ROOM)
    assert len(shown.lines) <= ROOM.lines_at(shown.size)
    for line in shown.lines:
        assert width_of(line, 700) * shown.size <= ROOM.width + 1


def test_a_short_claim_is_large_and_a_long_one_is_cut_after_a_whole_word():
    assert lettered("قُطعت المياه.", ROOM).size == 60
    cut = lettered(LONG, ROOM)
    assert cut.size == 40
    assert cut.lines[-1].endswith(MORE)
    words = " ".join(cut.lines).removesuffix(MORE).split()
    assert words == LONG.split()[: len(words)]


def test_each_line_runs_as_the_claim_does():
    assert {row[0] for _y, row in lettered("قال X. " * 30, ROOM).rows} == {"\u2067"}
    assert lettered("The ferries.", ROOM).rows[0][1] == "\u2066The ferries.\u2069"


def test_what_the_font_lacks_and_what_turns_others_is_left_out():
    assert drawable("ماء\u202e 🙂 water\x0b", 700) == "ماء water"


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_picture_is_as_large_as_networks_want_it(browse, claim, language):
    asked = {"lang": language}
    answer = browse().get(f"/claims/{claim.pk}/card.png", asked)
    assert answer.headers["Content-Type"] == "image/png"
    assert size_of(answer.content) == (1200, 630)
    assert len(answer.content) < 150_000
    assert not answer.cookies


@pytest.mark.django_db
def test_the_picture_says_verdict_claim_source_and_newsroom(claim):
    row = claim.verdicts.get()
    with translation.override("en"):
        told = share_card.picture(row, Newsroom(name_en="Valley Watch"))
    assert "Disputed" in told["verdict"]
    assert "Valley Watch" in told["house"]
    assert "مجلة الحقل" in told["said_by"]
    assert "USAID" in " ".join(told["claim"].lines)


@pytest.mark.django_db
def test_the_page_names_the_picture_by_the_number_of_its_publication(browse, reader, claim, editor):
    page = reader(f"/claims/{claim.pk}/")
    (address,) = re.findall(r'og:image" content="([^"]+)"', page)
    assert address == f"http://127.0.0.1:8000/claims/{claim.pk}/card.png?v=1&amp;lang=en"
    kept = browse().get(f"/claims/{claim.pk}/card.png", {"v": "1", "lang": "en"})
    assert "immutable" in kept.headers["Cache-Control"]
    assert "max-age=31536000" in kept.headers["Cache-Control"]
    assert "Cookie" not in kept.headers.get("Vary", "")
    assert not kept.cookies


@pytest.mark.django_db
@pytest.mark.parametrize("number", ["", "2", "x"])
def test_a_picture_without_its_number_is_kept_for_a_while_only(browse, claim, number):
    answer = browse().get(f"/claims/{claim.pk}/card.png", {"v": number})
    assert set(answer.headers["Cache-Control"].split(", ")) == {"max-age=300", "public"}


@pytest.mark.django_db
def test_a_picture_is_drawn_once(browse, claim, monkeypatch):
    cache.clear()
    drawn = []
    monkeypatch.setattr(share_card, "drawn", lambda *_: drawn.append(1) or b"png")
    for version in ("1", "2", "3"):
        browse().get(f"/claims/{claim.pk}/card.png", {"v": version, "lang": "en"})
    assert len(drawn) == 1
    Newsroom.objects.create(name_en="Renamed")
    browse().get(f"/claims/{claim.pk}/card.png", {"lang": "en"})
    assert len(drawn) == 2


@pytest.mark.django_db
def test_a_withdrawn_verdict_has_a_picture_that_says_so(claim, editor):
    row = judge(claim, "", by=editor, kind="void", public_note="سحبناه.")
    with translation.override("en"):
        assert "Withdrawn" in share_card.picture(row, Newsroom())["verdict"]


@pytest.mark.django_db
@pytest.mark.parametrize("logo", [b"\x89PNG\r\n\x1a\nbroken", b"GIF8", b"<svg/>"])
def test_a_broken_logo_spoils_no_picture(claim, logo):
    assert size_of(share_card.drawn(claim.verdicts.get(), Newsroom(logo=logo))) == (1200, 630)


@pytest.mark.django_db
def test_words_of_a_claim_are_no_drawing(editor):
    claim = make_claim('</text><rect width="9999"/> & "x" \x0b')
    row = judge(claim, "speculative", by=editor)
    assert size_of(share_card.drawn(row, Newsroom(name_en="<b>&"))) == (1200, 630)
