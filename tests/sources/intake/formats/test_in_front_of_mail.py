"""What stands in front of a mail does not hide it: what carried it, or the line of a mailbox."""

import time

import pytest

from sources.intake.extract import PLAIN, extract
from sources.intake.extract.file_kinds import kind_of
from sources.intake.extract.read_kinds import MAIL
from sources.refusals.texts import SeveralTexts
from tests.sources.intake.formats.samples import AUTHOR, FIRST, SECOND, TITLE, mail

CARRIED = "".join(f"X-Carrier-{n}: {'abcdefgh ' * 8}\r\n\tijk\r\n" for n in range(99))
MAILBOX = b"From layla@paper.example Mon Oct  5 09:30:00 2026\r\n"


@pytest.mark.parametrize(
    "front", [CARRIED.encode(), MAILBOX, MAILBOX + CARRIED.encode(), b"\xef\xbb\xbf"]
)
def test_mail_is_mail_behind_all_that_carried_it(front):
    found = extract(front + bytes(mail()))
    assert (found.media_type, found.body) == (MAIL, f"{FIRST}\n\n{SECOND}")
    assert (found.title, found.byline) == (TITLE, AUTHOR)


def test_a_subject_may_be_longer_than_the_mail():
    data = b"Subject: " + b"ships " * 20_000 + b"\n" + b"Message-ID: <1@a.example>\n\nText."
    found = extract(data)
    assert (found.media_type, found.body) == (MAIL, "Text.")


def test_a_mailbox_of_several_mails_is_several_texts():
    with pytest.raises(SeveralTexts):
        extract((MAILBOX + bytes(mail()) + b"\r\n") * 2)
    quoted = MAILBOX + bytes(mail(f"From the port at 09:30\n\nFrom here: {FIRST}", cte="8bit"))
    assert FIRST in extract(quoted).body


def test_fields_without_end_are_told_in_the_time_of_their_length():
    fields = b"a:\n" * 2_000_000
    before = time.process_time()
    assert kind_of(fields) == PLAIN
    assert time.process_time() - before < 3
