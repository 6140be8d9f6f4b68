"""Every page of the desk shows people's words in their own direction, and nothing invisible."""

import re

import pytest
from django.conf import settings
from django.urls import reverse

from claims.models import Comment, Repeat
from sources.models import Merge, Ruling
from sources.people.models import Person
from tests.claims.desk.hands import QUEUE, page_of
from tests.factories import accept, judge, make_claim, make_evidence, make_source

pytestmark = pytest.mark.django_db
TURNED = "NASA أكدت \u202eأن النسبة 35% فقط"
UNSEEN = re.compile("[\u202a-\u202e\u2066-\u2069]")
BY_FIRST_LETTER = re.compile(r"<(?!input|textarea)[^>]*dir=\"auto\"")


@pytest.fixture
def pages(editor) -> list[str]:
    """Addresses on which a text stands that turns what is around it."""
    Person.objects.filter(pk=editor.pk).update(first_name=TURNED)
    editor.refresh_from_db()
    source = make_source(TURNED)
    claim = make_claim(TURNED, source=source, editor=editor)
    document = claim.sentence.document
    document.title = document.byline = TURNED
    document.save()
    row = make_evidence(claim, TURNED, source=make_source())
    accept(row, by=editor)
    original = make_claim(TURNED)
    judge(original, "speculative", by=editor, rationale=TURNED)
    Repeat.objects.create(claim=claim, original=original, score=0.8)
    verdict = judge(claim, "supported", by=editor, rationale=TURNED)
    judge(claim, "disputed", by=editor, rationale=TURNED, public_note=TURNED, publish=False)
    comment = Comment.objects.write(verdict, TURNED, author=editor)
    comment.edit(f"{TURNED}.", by=editor, seen=comment.version)
    claim.refresh_from_db()
    row.decide("disputes", by=editor, seen=claim.version, why=TURNED)
    said = {"before": {"sentence": claim.sentence_id}, "after": {}, "why": TURNED, "by": editor}
    ruling = Ruling.objects.create(document=document, action="body", **said)
    Merge.objects.create(source=make_source(), into=source, documents=[], why=TURNED, by=editor)
    admin = [
        reverse(f"admin:{name}_change", args=[pk])
        for name, pk in {
            "claims_verdict": verdict.pk,
            "claims_comment": comment.pk,
            "claims_decision": claim.decisions.latest("id").pk,
            "sources_document": document.pk,
            "sources_ruling": ruling.pk,
        }.items()
    ]
    lists = ["claims_verdict", "claims_comment", "claims_decision", "sources_document"]
    lists += ["sources_source", "sources_ruling", "sources_merge"]
    return [
        QUEUE,
        page_of(claim),
        page_of(original),
        reverse("review:cut", args=[claim.sentence_id]),
        reverse("review:merge", args=[source.pk]),
        reverse("review:correct", args=[document.pk]),
        reverse("review:take-down", args=[document.pk]),
        reverse("review:erase", args=[editor.pk]),
        *admin,
        *(reverse(f"admin:{name}_changelist") for name in lists),
    ]


def test_no_page_of_the_desk_holds_a_sign_that_turns_others_or_goes_by_the_first_letter(
    browse, administrator, pages
):
    client, wrong = browse(administrator), {}
    for address in pages:
        answer = client.get(address)
        assert answer.status_code == 200, address
        shown = re.sub(
            r"<textarea.*?</textarea>|value=\"[^\"]*\"", "", answer.content.decode(), flags=re.S
        )
        if found := [*UNSEEN.findall(shown), *BY_FIRST_LETTER.findall(shown)]:
            wrong[address] = found
    assert wrong == {}


def test_no_template_of_the_desk_sets_a_text_apart_by_itself():
    folders = [settings.BASE_DIR / "templates" / name for name in ("admin", "claims")]
    pages = [path for folder in folders for path in folder.rglob("*.html")]
    assert [path.name for path in pages if '<bdi class="name">' in path.read_text("utf-8")] == []


def test_a_list_of_the_log_tells_a_row_in_its_own_direction(browse, editor):
    claim = make_claim("X تعلن حظر الحسابات المزيفة.")
    judge(claim, "speculative", by=editor)
    shown = browse(editor).get(reverse("admin:claims_decision_changelist")).content.decode()
    assert '<bdi class="name" dir="rtl">X تعلن حظر' in shown
