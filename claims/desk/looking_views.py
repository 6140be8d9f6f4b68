"""The desk's address for looking at a verdict a second time, or a third."""

from functools import partial

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from claims.deciding.looking import look
from claims.desk.access import DeskRequest, at_desk
from claims.desk.looking import LookForm
from claims.desk.responses import answer
from claims.visibility import second_looks_for

LOOKED = _("Your look is kept.")


@require_POST
@at_desk("claims.add_verdict")
def look_at(request: DeskRequest, pk: int) -> HttpResponse:
    """Give one's own rating and rationale."""
    demanded = get_object_or_404(second_looks_for(request.user), pk=pk)
    form = LookForm(request.POST)
    act = partial(look, demanded, form.judgement(), by=request.user)
    claim = demanded.verdict.claim_id
    return answer(request, claim, act, done=LOOKED, kept={"look_form": form})
