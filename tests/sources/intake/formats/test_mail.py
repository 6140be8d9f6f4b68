"""Mail is read as its sender wrote it, and a saved page as the page."""

import pytest

from sources.intake.extract import PLAIN, extract
from sources.intake.extract.file_kinds import kind_of
from sources.intake.extract.read_kinds import MAIL
from sources.intake.readers.mail import WRAPPED, read
from tests.sources.intake.formats.samples import AUTHOR, FIRST, PAGE, SECOND, TITLE, mail


def body_of(message):
    return read(bytes(message), 10_000).body


def test_plain_text_comes_before_html_and_attachments_are_not_read():
    message = mail()
    message.add_alternative(PAGE, subtype="html")
    message.add_attachment("سر", filename="a.txt")
    assert body_of(message) == f"{FIRST}\n\n{SECOND}"


def test_html_alone_is_read_as_a_page_under_the_subject():
    found = read(bytes(mail(PAGE, subtype="html")), 10_000)
    assert SECOND in found.body
    assert "الرئيسية" not in found.body
    assert (found.title, found.byline) == (TITLE, AUTHOR)


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("a" * 70 + "\n" + "b" * 10 + "\nc", "a" * 70 + " " + "b" * 10 + "\nc"),
        ("a" * 70 + "\n\n" + "b" * 10, "a" * 70 + "\n\n" + "b" * 10),
        ("a" * 70 + "\n" + "b" * 30 + "\n" + "c" * 40, "a" * 70 + " " + "b" * 30 + " " + "c" * 40),
        ("a" * 70 + "\n> " + "b" * 70, "a" * 70 + "\n> " + "b" * 70),
        ("a" * 91 + "\nb", "a" * 91 + "\nb"),
        ("a" * 90 + "\nb", "a" * 90 + " b"),
        ("a" * 50 + "\nb", "a" * 50 + " b"),
        ("a" * 49 + "\nb", "a" * 49 + "\nb"),
        ("one\ntwo", "one\ntwo"),
    ],
)
def test_lines_that_a_program_wrapped_are_put_together(text, body):
    assert body_of(mail(text, cte="8bit")) == body


def test_the_width_of_a_window_is_between_these():
    assert (WRAPPED.start, WRAPPED.stop) == (50, 91)


def test_what_flows_is_put_together_where_its_lines_end_in_a_blank():
    message = mail("one \ntwo\nthree, which is longer\n", cte="8bit")
    message.set_param("format", "flowed")
    assert body_of(message) == "one two\nthree, which is longer"


@pytest.mark.parametrize(
    ("sender", "byline"),
    [
        ("ليلى حداد <l@a.example>", "ليلى حداد"),
        ("l@a.example", "l@a.example"),
        ('"Press, Office" <p@a.example>, b@a.example', "Press, Office"),
    ],
)
def test_who_wrote_it_goes_by_name_where_there_is_one(sender, byline):
    message = mail()
    message.replace_header("From", sender)
    assert read(bytes(message), 10_000).byline == byline


def test_a_mail_without_a_date_or_a_sender_has_none():
    message = mail()
    del message["Date"], message["From"]
    found = read(bytes(message), 10_000)
    assert (found.published_at, found.byline) == ("", "")


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        ("From: a@b.example\nMessage-ID: <1>\n\ntext", MAIL),
        ("Received: by x;\n\tMon\nSubject: a\n\ntext", MAIL),
        ("MIME-Version: 1.0\n\nFrom: a", PLAIN),
        ("From: the harbour\nSubject: ships\n\ntext", PLAIN),
        ("Message-ID: is a field\nof which one reads\nFrom: now on", PLAIN),
        ("From the harbour: Message-ID: 3", PLAIN),
    ],
)
def test_mail_is_told_by_who_wrote_it_and_what_carried_it(head, kind):
    assert kind_of(head.encode()) == kind
    assert kind_of(head.replace("\n", "\r\n").encode()) == kind


def test_prose_in_the_form_of_a_letter_is_prose():
    letter = f"From: {AUTHOR}\nTo: the desk\n\n{FIRST}"
    assert extract(letter.encode()).body == letter
