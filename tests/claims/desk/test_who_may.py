"""Who may do what at the desk."""

import pytest
from django.urls import reverse

from claims.models import Comment, Repeat
from tests.claims.desk.hands import page_of
from tests.factories import (
    judge,
    make_claim,
)

TEAM = ("assign", "spread", "priority", "deadline", "remove-deadline", "dismiss", "restore")
MAY = {
    "judge": ("editor", "administrator"),
    "publish": ("editor", "administrator"),
    "stance": ("editor", "administrator"),
    "repeat": ("editor", "administrator"),
    "take": ("editor", "administrator"),
    "let-go": ("editor", "administrator"),
    **dict.fromkeys(TEAM, ("editor", "administrator")),
    "seen": ("editor", "administrator"),
    "retry": ("editor", "administrator"),
    "comment": ("editor", "administrator", "analyst"),
    "reply": ("editor", "administrator", "analyst"),
    "resolve": ("editor", "administrator", "analyst"),
}
CAST = ("editor", "administrator", "analyst", "consumer", "stranger")


@pytest.fixture
def targets(editor, analyst) -> dict[str, str]:
    claim = make_claim()
    verdict = judge(claim, "disputed", by=editor, publish=False)
    thread = Comment.objects.create(verdict=verdict, author=analyst, text="لماذا؟")
    row = Repeat.objects.create(claim=claim, original=make_claim(), score=0.8)
    named = ("take", "let-go", "seen", "retry", *TEAM)
    steps = {name: ("step", claim.pk, name) for name in named}
    verbs = {
        **steps,
        "judge": ("judge", claim.pk),
        "publish": ("publish", verdict.pk),
        "stance": ("stance", claim.evidence.get().pk),
        "repeat": ("repeat", row.pk),
        "comment": ("comment", verdict.pk),
        "reply": ("reply", thread.pk),
        "resolve": ("settle", thread.pk, "resolve"),
    }
    return {verb: reverse(f"review:{name}", args=args) for verb, (name, *args) in verbs.items()}


@pytest.mark.parametrize("role", CAST)
@pytest.mark.parametrize("verb", MAY)
def test_each_role_may_do_what_the_table_says(browse, request, targets, verb, role):
    client = browse(request.getfixturevalue(role))
    status = client.post(targets[verb], {"seen": 0, "text": "نص"}).status_code
    assert (status != 403) == (role in MAY[verb])


@pytest.mark.parametrize("verb", MAY)
def test_who_is_not_signed_in_is_sent_to_the_login(browse, targets, verb):
    response = browse().post(targets[verb], {"seen": 1})
    assert response.status_code == 302
    assert "/login/" in response.url


@pytest.mark.parametrize("verb", MAY)
def test_following_a_link_changes_nothing(browse, editor, targets, verb):
    assert browse(editor).get(targets[verb]).status_code == 405


def test_an_analyst_sees_no_button_that_would_be_refused(browse, analyst, editor):
    claim = make_claim(editor=editor)
    judge(claim, "disputed", by=editor, publish=False)
    page = browse(analyst).get(page_of(claim)).content.decode()
    for name in ("judge", "publish", "stance"):
        assert f"/{name}/" not in page
    assert "/comment/" in page


@pytest.mark.parametrize("role", ["consumer", "stranger"])
def test_strangers_see_no_claim(browse, request, role):
    client = browse(request.getfixturevalue(role))
    claim = make_claim()
    assert client.get(page_of(claim)).status_code in {302, 403}
    assert client.get(reverse("review:follow", args=[claim.pk])).status_code == 403
