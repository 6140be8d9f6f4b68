"""Readers tell an error or send a claim, without an account; the page of it says what became."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from claims.models import Report
from claims.public.stamps import SOONEST, new_stamp
from tests.factories import judge, make_claim

pytestmark = pytest.mark.django_db
STAMP = re.compile(r'name="stamp" value="([^"]+)"')


def stamp_of(seconds: float = SOONEST + 1) -> str:
    """That of a form opened so many seconds ago."""
    with time_machine.travel(timezone.now() - timedelta(seconds=seconds), tick=False):
        return new_stamp()


@pytest.fixture
def send(browse, db):
    """Posts the form as a reader would, a while after it was opened."""

    def post(client=None, **said):
        form = {"kind": "claim", "text": "الماء سيُقطع غدًا.", "stamp": stamp_of(), **said}
        headers = {"Cookie": "django_language=en"}
        return (client or browse()).post("/report/", form, headers=headers)

    return post


def words_of(answer) -> str:
    return " ".join(answer.content.decode().split())


def test_a_reader_sends_a_claim_and_gets_the_address_of_its_page(send, reader):
    sent = send(url="news.example/water", email="reader@mail.example")
    assert sent.status_code == 302
    kept = Report.objects.get()
    assert sent.url == f"/report/{kept.token}/"
    assert (kept.kind, kept.text, kept.language) == ("claim", "الماء سيُقطع غدًا.", "en")
    assert kept.url == "https://news.example/water"
    page = reader(sent.url)
    assert "Waiting" in page
    assert "الماء سيُقطع غدًا." in page
    assert "reader@mail.example" not in page
    assert "noindex" in page


def test_an_error_is_told_of_the_claim_one_came_from(send, reader, editor):
    claim = make_claim("تراجع المخزون.")
    judge(claim, "speculative", by=editor)
    assert f'href="/report/?claim={claim.pk}"' in reader(f"/claims/{claim.pk}/")
    form = reader("/report/", claim=str(claim.pk))
    assert "تراجع المخزون." in form
    assert re.search(r'value="error"[^>]*checked', form)
    sent = send(kind="error", claim=claim.pk, text="الرقم قديم.")
    assert Report.objects.get().claim == claim
    assert f'href="/claims/{claim.pk}/"' in reader(sent.url)


@pytest.mark.parametrize("asked", ["x", "999999", "9" * 40, "-1"])
def test_a_claim_that_nobody_published_cannot_be_written_about(reader, asked, db):
    reader("/report/", claim=asked, status=404)


def test_a_draft_is_not_told_by_the_form(send, reader, editor):
    claim = make_claim("سر.")
    judge(claim, "speculative", by=editor, publish=False)
    reader("/report/", claim=str(claim.pk), status=404)
    assert send(kind="error", claim=claim.pk).status_code == 404
    assert not Report.objects.exists()


def test_a_sent_claim_names_no_claim_of_ours(send, editor):
    claim = make_claim()
    judge(claim, "speculative", by=editor)
    send(kind="claim", claim=claim.pk)
    assert Report.objects.get().claim is None


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"text": ""}, "Write something first."),
        ({"text": "\u200f\u202e \u200b"}, "Write something first."),
        ({"kind": "error", "text": "", "url": "https://a.example/"}, "Write something first."),
        ({"text": "ا" * 100_000}, "takes 5,000 characters at most"),
        ({"url": "javascript:alert(1)"}, "is no address of a web page"),
        ({"url": "https://a.example/" + "a" * 3000}, "takes 2,000 characters at most"),
        ({"email": "no mail"}, "Enter a valid email address."),
        ({"kind": "praise"}, "praise is not one of the available choices"),
        ({"kind": ""}, "This field is required."),
        ({"text": "a\x00b"}, "Null characters are not allowed."),
        ({"website": "https://spam.example/"}, "Empty the last field"),
        ({"stamp": ""}, "The form was open for too long."),
        ({"stamp": "made:up:here"}, "The form was open for too long."),
        ({"stamp": "\x00"}, "Null characters"),
    ],
)
def test_what_cannot_be_kept_is_refused_in_words(send, said, words):
    answer = send(**said)
    assert answer.status_code == 400
    assert words in words_of(answer)
    assert not Report.objects.exists()


def test_what_was_typed_stays_in_a_form_that_is_refused(send):
    page = send(url="no address", text="كتبت كثيرًا.", email="me@mail.example").content.decode()
    assert "كتبت كثيرًا." in page
    assert 'value="no address"' in page
    assert 'value="me@mail.example"' in page


def test_a_form_that_comes_back_at_once_is_sent_once_more(send, browse):
    client = browse()
    stamp = STAMP.search(client.get("/report/").content.decode())[1]
    answer = send(client, stamp=stamp)
    assert "came back at once" in words_of(answer)
    assert STAMP.search(answer.content.decode())[1] == stamp
    with time_machine.travel(timezone.now() + timedelta(seconds=SOONEST + 1)):
        assert send(client, stamp=stamp).status_code == 302


def test_a_form_that_was_open_for_days_gets_a_new_stamp(send):
    answer = send(stamp=stamp_of(48 * 3600))
    fresh = STAMP.search(answer.content.decode())[1]
    with time_machine.travel(timezone.now() + timedelta(seconds=SOONEST + 1)):
        assert send(stamp=fresh).status_code == 302


def test_a_form_sent_twice_is_one_report_and_other_words_are_another(send):
    stamp = stamp_of()
    first, again = send(stamp=stamp), send(stamp=stamp)
    assert first.url == again.url
    other = send(stamp=stamp, text="غير ذلك.")
    assert other.url != first.url
    assert Report.objects.count() == 2


def test_a_flood_from_one_address_is_held_and_told_for_how_long(send, settings, monkeypatch):
    monkeypatch.setattr("sources.people.throttles.Senders.THROTTLE_RATES", {"reports": "2/hour"})
    cache.clear()
    assert [send(text=f"كلام {n}").status_code for n in range(2)] == [302, 302]
    held = send(text="كلام آخر")
    assert held.status_code == 429
    assert 0 < int(held.headers["Retry-After"]) <= 3600
    assert "Many reports came from your network." in words_of(held)
    assert "كلام آخر" in held.content.decode()
    assert Report.objects.count() == 2


def test_who_is_refused_for_their_words_uses_up_no_turn(send, monkeypatch):
    monkeypatch.setattr("sources.people.throttles.Senders.THROTTLE_RATES", {"reports": "1/hour"})
    assert send(text="").status_code == 400
    assert send().status_code == 302


def test_hostile_words_are_text_on_their_page(send, reader):
    said = "</div><script>alert(1)</script> \u202eقلب\u202c [x](javascript:alert(2))"
    page = reader(send(text=said).url)
    assert "<script>alert" not in page
    assert "\u202e" not in page
    assert "&lt;script&gt;" in page


@pytest.mark.parametrize("token", ["x", "a" * 43, "ا", "%00", "a" * 300])
def test_nobody_finds_a_report_by_guessing(reader, send, token):
    send()
    reader(f"/report/{token}/", status=404)


def test_the_pages_of_reports_are_kept_by_no_cache(send, browse):
    sent = send()
    for address in ("/report/", sent.url):
        assert "no-store" in browse().get(address).headers["Cache-Control"]


def test_the_answer_is_shown_under_the_public_name_alone(send, reader, editor):
    sent = send()
    kept = Report.objects.get()
    kept.answer(by=editor, seen=1, text="راجعنا الخبر: لا أصل له.")
    page = reader(sent.url)
    assert "Answered" in page
    assert "راجعنا الخبر: لا أصل له." in page
    assert editor.username not in re.sub(r"<[^>]+>", " ", page).split()
    editor.public_name = "هدى السمّان"
    editor.save()
    assert "هدى السمّان" in reader(sent.url)


def test_a_reader_without_the_cookie_of_the_form_is_refused_in_words(db):
    answer = Client(enforce_csrf_checks=True).post("/report/", {"kind": "claim"})
    assert answer.status_code == 403
    assert not Report.objects.exists()


def test_a_claim_that_is_no_number_is_nowhere(send):
    assert send(claim="x").status_code == 404
