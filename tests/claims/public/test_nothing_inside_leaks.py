"""Every address that answers a stranger, read for what must never leave the house."""

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from django.urls import get_resolver, resolve

from claims.models import Claim, Comment, Decision, Label, Report, Topic
from claims.public.urls import urlpatterns
from sources.people.models import Person
from tests.factories import (
    accept,
    judge,
    make_claim,
    make_evidence,
    make_label,
    make_source,
    make_topic,
)
from tests.sources.people.test_roles import ROLES, TABLE, routes

pytestmark = pytest.mark.django_db
# Each is in some column that no reader may see.
INSIDE = {
    "a log-in name": "zulmtq",
    "a mail address": "inside@zulm.example",
    "a full name nobody chose": "Qasimov",
    "a draft": "مسودة لم تخرج",
    "the note of a draft": "ملاحظة مسودة",
    "the claim of a draft": "ادعاء لم يُنشر",
    "a comment": "تعليق داخلي",
    "the reason of a decision": "سبب داخلي",
    "evidence nobody accepted": "دليل لم يقبله أحد",
    "the body of a document": "بقية المقال",
    "the mail of a reader": "teller@mail.example",
    "what a reader reported": "خطأ أبلغ عنه قارئ",
}
TOKEN = "r" * 32
SCHEMA = "/api/v1/schema/"
# A copy of the log opens what was published: without its salt nobody could check a leaf.
OPENED = {path: {"salt"} for path in ("/log/leaves.jsonl", "/api/v1/log/leaves/")}
FIELDS = ("check_worthiness", "worthiness", "salt", "added_by", "review_since", "username")


def somebody() -> Person:
    """An editor with a name to hide in every field of the account."""
    person = Person.objects.create_superuser(
        username=INSIDE["a log-in name"], email=INSIDE["a mail address"], password="x" * 20
    )
    person.last_name = INSIDE["a full name nobody chose"]
    person.save()
    return person


@pytest.fixture
def told() -> Claim:
    """A claim with a public history, in a house full of what is nobody else's business."""
    by = somebody()
    claim = make_claim("تراجع المخزون.", source=make_source("مجلة الحقل"), editor=by)
    accept(make_evidence(claim, "بلغ المخزون 61%."), by=by)
    first = judge(claim, "supported", by=by)
    make_evidence(claim, INSIDE["evidence nobody accepted"])
    Comment.objects.create(verdict=first, author=by, text=INSIDE["a comment"])
    judge(claim, "speculative", by=by, kind="correction", public_note="صحّحنا.")
    draft = {"rationale": INSIDE["a draft"], "public_note": INSIDE["the note of a draft"]}
    judge(claim, "speculative", by=by, publish=False, **draft)
    judge(make_claim(INSIDE["the claim of a draft"]), "speculative", by=by, publish=False)
    claim.refresh_from_db()
    why = INSIDE["the reason of a decision"]
    claim.change(Decision.Action.ASSIGN, by=by, seen=claim.version, why=why, editor=by)
    mail = INSIDE["the mail of a reader"]
    told = {"kind": "error", "claim": claim, "text": INSIDE["what a reader reported"]}
    Report.objects.receive(token="t" * 32, email=mail, language="ar", **told)
    sent = {"kind": "claim", "text": "قيل كلام.", "email": mail, "language": "ar"}
    Report.objects.receive(token=TOKEN, **sent).answer(by=by, seen=1, text="راجعناه.")
    make_label()
    make_topic()
    document = claim.sentence.document
    document.body += f"\n{INSIDE['the body of a document']}"
    document.save()
    return claim


def open_addresses(claim: Claim) -> Iterator[str]:
    """What the table of roles answers to anybody with 200, about this claim."""
    document = claim.sentence.document
    ids = {
        "seq": claim.verdicts.published().latest("seq").seq,
        "report_token": TOKEN,
        "told_document": document.pk,
        "told_source": document.source_id,
        "label": Label.objects.latest("id").pk,
        "topic": Topic.objects.latest("id").pk,
    }
    for row in TABLE:
        if row.method == "GET" and row.answers[ROLES.index("anonymous")] == "200":
            yield row.address.format(told=claim.pk, claim=claim.pk, **ids)
    yield from ("/api/v1/verdicts/", f"/api/v1/verdicts/?claim={claim.pk}", SCHEMA)


def text_of(response) -> str:
    body = b"".join(response) if response.streaming else response.content
    return body.decode(errors="replace")


@pytest.mark.parametrize("language", ["ar", "en"])
def test_no_open_address_says_what_is_inside(browse, told, language):
    read = 0
    for address in open_addresses(told):
        response = browse().get(address, headers={"Cookie": f"django_language={language}"})
        text = text_of(response)
        leaks = [what for what, words in INSIDE.items() if words in text]
        assert (address, leaks) == (address, [])
        if address != SCHEMA:  # which names the fields that insiders are shown
            named = {name for name in FIELDS if f'"{name}":' in text}
            assert (address, named - OPENED.get(address, set())) == (address, set())
        read += response.status_code == 200
    assert read >= 15


def test_the_walk_reads_the_claim_itself(browse, told):
    """Were the pages empty, nothing could leak from them."""
    pages = [text_of(browse().get(address)) for address in open_addresses(told)]
    assert sum("تراجع المخزون." in text for text in pages) >= 8


def test_every_public_address_is_walked(told):
    ours = {str(pattern.pattern) for pattern in urlpatterns}
    assert ours <= set(routes(get_resolver()))
    walked = {resolve(urlsplit(address).path).route for address in open_addresses(told)}
    assert ours - walked == {"claims/<int:pk>/<str:slug>/"}
