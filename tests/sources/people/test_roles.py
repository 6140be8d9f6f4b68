"""Who may do what: every address of the site beside every role, as the table in roles.txt says."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import parse_qsl, urlsplit

import pytest
from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, resolve, reverse

from claims.models import (
    CheckTable,
    Claim,
    Comment,
    Decision,
    LabelReading,
    Newsroom,
    Publication,
    Repeat,
    Report,
)
from claims.models.statement import MATCH
from claims.models.webhook import Webhook
from sources.intake.cutting import rule_furniture
from sources.models import Merge, Ruling
from sources.people.models import AccessToken, Session
from sources.work.models import Work
from tests.claims.api.test_api import ACCESS
from tests.factories import (
    judge,
    make_claim,
    make_document,
    make_evidence,
    make_label,
    make_past_check,
    make_rule,
    make_source,
    make_topic,
    make_watch,
)
from tests.moments import NEXT_YEAR

pytestmark = pytest.mark.django_db

ROLES = (
    "anonymous",
    "stranger",
    "consumer",
    "analyst",
    "editor",
    "second_editor",
    "administrator",
)


class Row(NamedTuple):
    """One line of the table: a request, and what each of ROLES is answered."""

    method: str
    address: str
    answers: tuple[str, ...]


def table() -> Iterator[Row]:
    for line in Path(__file__).with_name("roles.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            method, address, *answers = line.split()
            yield Row(method, address, tuple(answers))


TABLE = list(table())


@pytest.fixture
def world(editor, second_editor, analyst) -> dict[str, object]:
    """One of everything there is an address for; `mine` is a claim the editor has in hand."""
    claim, mine, failed = make_claim(), make_claim(editor=editor), make_claim()
    published = judge(make_claim(), "speculative", by=editor)
    draft = judge(make_claim(), "speculative", by=editor, publish=False)
    rule = make_rule(tier="unreliable")
    waiting = judge(
        make_claim(source=make_source(tier="unreliable")),
        "speculative",
        by=second_editor,
        publish=False,
    )
    Claim.objects.filter(pk=mine.pk).update(new_evidence_at=published.given_at)
    Work.objects.request(MATCH, {failed.pk: 0.5})
    Work.objects.filter(kind=MATCH).update(state="dead", attempts=5, error="x")
    thread = Comment.objects.create(verdict=published, author=analyst, text="لماذا؟")
    closed = Comment.objects.create(verdict=published, author=analyst, text="كيف؟")
    closed.resolve(by=analyst)
    document = make_document("افتتحت البلدية الجسر.")
    sentence = document.sentences.get()
    ruled = make_document("شارك المقال").sentences.get()
    rule_furniture(ruled, is_furniture=True, by=editor)
    said = {"username": "ed", "ip_address": "127.0.0.1", "user_agent": "x", "path_info": "/"}
    other, gone = make_source(), make_source()
    gone.merge_into(other, by=editor)
    token, _ = AccessToken.objects.create(user=second_editor)
    Client().force_login(analyst, backend="django.contrib.auth.backends.ModelBackend")
    session = Session.objects.live().get()
    report = Report.objects.receive(token="t" * 32, kind="claim", text="قيل كلام.", language="ar")
    rows = {
        "claim": claim,
        "mine": mine,
        "failed": failed,
        "evidence": make_evidence(claim),
        "repeat": Repeat.objects.create(claim=claim, original=published.claim, score=0.8),
        "draft": draft,
        "told": published.claim,
        "newsroom": Newsroom.objects.create(name_en="Watch", logo=b"\x89PNG\r\n\x1a\n"),
        "label": make_label(),
        "topic": make_topic(),
        "rule": rule,
        "look": waiting.second_look,
        "published": published,
        "publication": Publication.objects.get(),
        "decision": Decision.objects.earliest("id"),
        "thread": thread,
        "closed": closed,
        "document": document,
        "sentence": sentence,
        "source": document.source,
        "other_source": other,
        "merge": Merge.objects.get(),
        "person": second_editor,
        "report": report,
        "webhook": Webhook.objects.create(name="x", url="https://x.example/", made_by=editor),
        "watch": make_watch(by=editor),
        "check": make_past_check(label="زائف"),
        "table": CheckTable.objects.create(rows=[[1, ["x"]]], added_by=editor),
        "reading": LabelReading.objects.create(label="Fake", rating="disputed"),
        "group": Group.objects.get(name="analyst"),
        "work": Work.objects.get(kind=MATCH),
        "ruling": Ruling.objects.get(),
        "attempt": AccessAttempt.objects.create(**said, failures_since_start=1),
        "log": AccessLog.objects.create(**said),
        "failure": AccessFailureLog.objects.create(**said),
        "type": ContentType.objects.get_for_model(Claim),
    }
    published.claim.topics.add(rows["topic"])
    return {name: row.pk for name, row in rows.items()} | {
        "year": NEXT_YEAR,
        "token": token.pk,
        "session": session.handle,
        "report_token": report.token,
        "told_document": published.claim.sentence.document_id,
        "told_source": published.claim.sentence.document.source_id,
        "seq": published.seq,
        "draft_seq": draft.seq,
    }


def outcome(response) -> str:
    """The status, or `login` when one is asked to log in first."""
    asked = urlsplit(response.headers.get("Location", "")).path == reverse("admin:login")
    return "login" if response.status_code == 302 and asked else str(response.status_code)


def answer(client, row: Row, world: dict[str, object]) -> str:
    """What somebody is answered; what the request changed is undone."""
    address = urlsplit(row.address.format(**world))
    said = dict(parse_qsl(address.query))
    kind = {"content_type": "application/json"} if row.method == "PATCH" else {}
    with transaction.atomic():
        got = outcome(getattr(client, row.method.lower())(address.path, said, **kind))
        transaction.set_rollback(True)
    return got


@pytest.mark.parametrize("role", ROLES)
def test_a_role_is_answered_as_the_table_says(request, browse, world, role):
    person = None if role == "anonymous" else request.getfixturevalue(role)
    expected = {row: row.answers[ROLES.index(role)] for row in TABLE}
    answers = {row: answer(browse(person), row, world) for row in TABLE}
    wrong = {
        f"{row.method} {row.address}": (got, expected[row])
        for row, got in answers.items()
        if got != expected[row]
    }
    assert wrong == {}, "address: (answer, table)"


def routes(resolver: URLResolver, prefix: str = "") -> Iterator[str]:
    for pattern in resolver.url_patterns:
        route = prefix + str(pattern.pattern).removeprefix("^")
        if isinstance(pattern, URLResolver):
            yield from routes(pattern, route)
        elif isinstance(pattern, URLPattern):
            yield route


def test_no_address_of_the_site_is_missing_from_the_tables(world):
    ids = {**world, "verdict": world["seq"]}
    addresses = [row.address for row in TABLE] + [address for _method, address, _ in ACCESS]
    tabled = {resolve(urlsplit(a.format(**ids)).path).route for a in addresses}
    assert set(routes(get_resolver())) - tabled == set()
