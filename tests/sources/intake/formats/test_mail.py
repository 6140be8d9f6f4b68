"""Mail is read as its sender wrote it, and a saved page as the page."""

import base64
from email import message_from_bytes
from email.policy import default

import pytest

from sources.intake.extract import PLAIN, extract
from sources.intake.extract.file_kinds import kind_of
from sources.intake.extract.read_kinds import MAIL
from sources.intake.readers.mail import DEEPEST, PARTS, WRAPPED, read
from sources.intake.readers.reading import TooNestedError
from sources.refusals.texts import Unreadable
from tests.sources.intake.formats.samples import (
    AUTHOR,
    FIRST,
    PAGE,
    SECOND,
    TITLE,
    mail,
    saved_page,
)


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
        ("<>", ""),
    ],
)
def test_who_wrote_it_goes_by_name_where_there_is_one(sender, byline):
    message = mail()
    message.replace_header("From", sender)
    assert read(bytes(message), 10_000).byline == byline


def raw_mail(text, encoding, *, charset="", transfer="8bit"):
    """A mail whose fields are no more encoded than its text."""
    kind = f"text/plain; charset={charset or encoding}"
    head = f"From: {AUTHOR} <l@a.example>\nSubject: {TITLE}\nMessage-ID: <1@a.example>\n"
    head += f"Content-Type: {kind}\nContent-Transfer-Encoding: {transfer}\n\n"
    return head.encode(encoding) + text


@pytest.mark.parametrize("encoding", ["utf-8", "cp1256", "iso8859-6"])
def test_names_and_subjects_are_read_as_the_text_is(encoding):
    found = read(raw_mail(FIRST.encode(encoding), encoding), 10_000)
    assert (found.title, found.byline, found.body) == (TITLE, AUTHOR, FIRST)


def test_an_encoded_subject_is_not_read_as_the_text_is():
    message = mail(FIRST, charset="utf-8")
    message.set_param("charset", "utf-7")
    assert read(bytes(message), 10_000).title == TITLE


@pytest.mark.parametrize("fault", [b"\xd8\n", b"\xff", b"\n\xd9"])
@pytest.mark.parametrize("charset", ["utf-8", "windows-1256"])
def test_one_bad_byte_spoils_no_text(fault, charset):
    text = f"{FIRST}\n\n{SECOND}\n\n" * 9
    raw = raw_mail(text.encode() + fault, "utf-8", charset=charset)
    body = read(raw, 10_000).body
    assert body.startswith(text.strip())
    assert "\ufffd" in body


@pytest.mark.parametrize("charset", ["utf-16le", "utf-16be", "utf-16", "utf-32le", "utf-7"])
@pytest.mark.parametrize("text", [FIRST, "The port was closed."])
def test_what_is_declared_is_believed_where_it_can_be(charset, text):
    data = base64.encodebytes(text.encode(charset))
    assert read(raw_mail(data, "utf-8", charset=charset, transfer="base64"), 10_000).body == text


@pytest.mark.parametrize("charset", ["utf-16le", "utf-32", "utf-7", "iso-2022-jp", "cp1256", "x"])
@pytest.mark.parametrize("text", [FIRST, "1 + 1 are 2."])
def test_what_is_declared_falsely_is_not(charset, text):
    assert read(raw_mail(text.encode(), "utf-8", charset=charset), 10_000).body == text


def with_a_picture(text, **options):
    message = mail(text, **options)
    message.add_attachment(b"\x89PNG\r\n\x1a\n" * 99, "image", "png")
    return bytes(message)


@pytest.mark.parametrize("whole", [with_a_picture(FIRST), with_a_picture(PAGE), saved_page()])
@pytest.mark.parametrize("left", [0.5, 0.8, 0.99])
def test_mail_and_saved_pages_that_end_too_early_are_damaged(whole, left):
    with pytest.raises(Unreadable):
        extract(whole[: int(len(whole) * left)])


@pytest.mark.parametrize("lost", [2, 3, 4, 20, 21])
def test_base64_that_ends_within_a_group_is_damaged(lost):
    with pytest.raises(ValueError, match="cut off"):
        read(bytes(mail(cte="base64"))[:-lost], 10_000)


def test_a_forwarded_mail_within_may_end_early():
    message = mail(FIRST)
    message.add_attachment(message_from_bytes(with_a_picture(SECOND)[:-80], policy=default))
    assert body_of(message) == FIRST


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
        ("From the harbour\nships: twelve\nMessage-ID: 3", PLAIN),
    ],
)
def test_mail_is_told_by_who_wrote_it_and_what_carried_it(head, kind):
    assert kind_of(head.encode()) == kind
    assert kind_of(head.replace("\n", "\r\n").encode()) == kind


def test_prose_in_the_form_of_a_letter_is_prose():
    letter = f"From: {AUTHOR}\nTo: the desk\n\n{FIRST}"
    assert extract(letter.encode()).body == letter


def parted(parts, *, mark="part"):
    front = (
        f"From: a@b.example\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary={mark}"
    )
    bodies = f"\r\n--{mark}\r\nContent-Type: text/plain\r\n\r\nارتفع سعر القمح." * parts
    return f"{front}\r\n\r\n{bodies}\r\n--{mark}--\r\n".encode()


def within_each_other(depth):
    lines = ["From: a@b.example", "MIME-Version: 1.0"]
    for nth in range(depth):
        lines += [f"Content-Type: multipart/mixed; boundary=b{nth:03}", "", f"--b{nth:03}"]
    lines += ["Content-Type: text/plain", "", "ارتفع سعر القمح."]
    lines += [f"--b{nth:03}--" for nth in reversed(range(depth))]
    return "\r\n".join(lines).encode()


def is_taken_apart(data):
    try:
        return bool(read(data, 1_000))
    except TooNestedError:
        return False


def test_a_mail_has_so_many_parts_and_no_more():
    """50,000 took a quarter of a minute; the end of them is a mark like theirs."""
    assert is_taken_apart(parted(PARTS - 1))
    assert not is_taken_apart(parted(PARTS))


def test_so_many_mails_may_be_forwarded_in_each_other():
    assert is_taken_apart(within_each_other(DEEPEST))
    assert not is_taken_apart(within_each_other(DEEPEST + 1))
