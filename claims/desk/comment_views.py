"""The desk's addresses for comments on a verdict."""

from collections.abc import Callable

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from claims.deciding.versions import version_in
from claims.desk.access import DeskRequest, at_desk
from claims.desk.form_input import words_in
from claims.desk.responses import answer
from claims.models import Comment, Verdict
from sources.people.models import Person


def kept_in(request: DeskRequest, place: str) -> dict[str, dict[str, str]]:
    """What was typed, for the form at this place of the page."""
    return {"kept": {"place": place, "text": words_in(request, "text")}}


@require_POST
@at_desk("claims.add_comment")
def comment(request: DeskRequest, pk: int) -> HttpResponse:
    """Begin a thread on a verdict."""
    verdict = get_object_or_404(Verdict, pk=pk)

    def act(*, seen: int) -> None:
        Comment.objects.write(verdict, words_in(request, "text"), author=request.user)

    kept = kept_in(request, f"verdict-{pk}")
    return answer(request, verdict.claim_id, act, done=_("The comment is written."), kept=kept)


@require_POST
@at_desk("claims.add_comment")
def reply(request: DeskRequest, pk: int) -> HttpResponse:
    """Answer in a thread."""
    thread = get_object_or_404(Comment.objects.select_related("verdict", "parent"), pk=pk)

    def act(*, seen: int) -> None:
        thread.reply(author=request.user, text=words_in(request, "text"))

    kept = kept_in(request, f"reply-{pk}")
    return answer(request, thread.verdict.claim_id, act, done=_("The reply is written."), kept=kept)


@require_POST
@at_desk("claims.change_comment")
def edit(request: DeskRequest, pk: int) -> HttpResponse:
    """Change one's own comment; the old words stay readable."""
    own = get_object_or_404(Comment.objects.select_related("verdict"), pk=pk)

    def act(*, seen: int) -> None:
        words_seen = version_in(request.POST.get("version", ""))
        own.edit(words_in(request, "text"), by=request.user, seen=words_seen)

    kept = kept_in(request, f"edit-{pk}")
    return answer(request, own.verdict.claim_id, act, done=_("The comment was changed."), kept=kept)


@require_POST
@at_desk("claims.resolve_comment")
def settle(request: DeskRequest, pk: int, name: str) -> HttpResponse:
    """Resolve a thread, or open it again."""
    thread = get_object_or_404(Comment.objects.select_related("verdict"), pk=pk)
    verbs: dict[str, Callable[[Comment, Person], None]] = {
        "resolve": lambda comment, person: comment.resolve(by=person),
        "reopen": lambda comment, _person: comment.reopen(),
    }

    def act(*, seen: int) -> None:
        verbs[name](thread, request.user)

    return answer(request, thread.verdict.claim_id, act, done=_("Done."))
