"""The desk's addresses for a claim: each takes one step and shows the claim again."""

from functools import partial

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from claims.deciding.filing import file_under
from claims.deciding.steps import STEPS
from claims.desk.access import DeskRequest, at_desk
from claims.desk.claim_page import found_section, open_claim
from claims.desk.form_input import reason_in, words_in
from claims.desk.forms import verdict_form
from claims.desk.responses import answer, answer_beside, show_claim, way_on
from claims.models import Claim, Evidence, Rating, Repeat, Verdict
from claims.refusals.judging import NoRating

GIVEN = gettext_lazy("The verdict was given. Readers see it once it is published.")
PUBLISHED = gettext_lazy("The verdict is published.")


@require_GET
@at_desk("claims.view_claim")
def follow(request: DeskRequest, pk: int) -> HttpResponse:
    """What matching found so far; 204 while nothing moved since `state`."""
    try:
        claim = open_claim(pk)
    except Claim.DoesNotExist as error:
        raise Http404 from error
    found = found_section(claim, request.user)
    if found["live"] and found["state"] == request.GET.get("state"):
        return HttpResponse(status=204)
    return TemplateResponse(request, "claims/_found.html", found)


@require_GET
@at_desk("claims.view_claim")
def next_claim(request: DeskRequest, pk: int) -> HttpResponse:
    """Go on to the next claim without going back to the list."""
    get_object_or_404(Claim, pk=pk)
    return redirect(way_on(request, pk))


@require_POST
@at_desk("claims.view_claim")
def take_step(request: DeskRequest, pk: int, name: str) -> HttpResponse:
    """One of the steps beside judging: charge, plan, dismissal, matching, undoing."""
    if name not in STEPS:
        raise Http404
    step = STEPS[name]
    if not request.user.has_perm(step.permission):
        raise PermissionDenied
    claim, said = get_object_or_404(Claim, pk=pk), step.asked(partial(words_in, request))
    act = partial(step.verb, claim, by=request.user, why=reason_in(request), **said)
    return answer_beside(request, pk, act, done=_("Done."))


@require_POST
@at_desk("claims.review_claim")
def file(request: DeskRequest, pk: int) -> HttpResponse:
    """Say which topics a claim is filed under."""
    claim, why = get_object_or_404(Claim, pk=pk), reason_in(request)
    topics = request.POST.getlist("topics")
    act = partial(file_under, claim, topics, by=request.user, why=why)
    return answer_beside(request, pk, act, done=_("The claim was filed."))


@require_POST
@at_desk("claims.change_evidence")
def decide_stance(request: DeskRequest, pk: int) -> HttpResponse:
    """Say what a found sentence does to the claim; empty takes it back."""
    row = get_object_or_404(Evidence.objects.select_related("claim"), pk=pk)
    stance, why = request.POST.get("stance"), reason_in(request, f"why-e{pk}")
    act = partial(row.decide, stance, by=request.user, why=why)
    return answer_beside(request, row.claim_id, act, done=_("The evidence was judged."))


@require_POST
@at_desk("claims.change_repeat")
def answer_repeat(request: DeskRequest, pk: int) -> HttpResponse:
    """Confirm that a claim repeats another, or say that the two differ."""
    row = get_object_or_404(Repeat.objects.select_related("claim", "original"), pk=pk)
    said, why = request.POST.get("answer", ""), reason_in(request, f"why-r{pk}")
    act = partial(row.answer_with, said, by=request.user, why=why)
    return answer_beside(request, row.claim_id, act, done=_("The repeat was answered."))


@require_POST
@at_desk("claims.add_verdict")
def judge(request: DeskRequest, pk: int) -> HttpResponse:
    """Give a verdict and, if asked to, publish it in the same step and go on to the next claim."""
    claim, then = get_object_or_404(Claim, pk=pk), request.POST.get("then", "")
    if then and not request.user.has_perm("claims.publish_verdict"):
        raise PermissionDenied
    form = verdict_form(pk, request.POST)
    give = Verdict.objects.give_and_publish if then else Verdict.objects.give

    def act(*, seen: int) -> None:
        give(claim, form.judgement(), by=request.user, seen=seen)

    done = PUBLISHED if then else GIVEN
    return answer(request, pk, act, done=done, kept={"form": form})


@require_POST
@at_desk("claims.add_verdict")
def preview(request: DeskRequest, pk: int) -> HttpResponse:
    """What readers would see of the verdict as it is typed, or why it could not be given."""
    get_object_or_404(Claim, pk=pk)
    form = verdict_form(pk, request.POST)
    said = form.judgement()
    if said.rating not in ("", *Rating.values):  # readers have no words for it
        return show_claim(request, pk, refused=str(NoRating()), form=form)
    return show_claim(request, pk, form=form, preview=said)


@require_POST
@at_desk("claims.publish_verdict")
def publish(request: DeskRequest, pk: int) -> HttpResponse:
    """Let a verdict leave the house."""
    verdict = get_object_or_404(Verdict.objects.select_related("claim"), pk=pk)
    act = partial(verdict.publish, by=request.user)
    return answer_beside(request, verdict.claim_id, act, done=PUBLISHED)
