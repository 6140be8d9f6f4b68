"""One step on many claims: each for itself, on the version its editor saw, all reported."""

from collections import Counter
from collections.abc import Mapping
from functools import partial
from typing import Any, cast

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from claims.deciding.charge import take
from claims.deciding.filing import file_also_under
from claims.deciding.steps import STEPS, Step
from claims.desk.form_input import words_in
from claims.models import Claim, Topic
from claims.refusals.changing import Illegal
from sources.people.models import Person
from sources.refusals.refusal import Refusal
from sources.text.whole_numbers import number_from

# Name → what the menu says, the step, and the permission of a model admin it takes.
BULK: Mapping[str, tuple[Promise, Step, str]] = {
    "take_charge": (gettext_lazy("Take charge"), Step(take), "review"),
    "let_go": (gettext_lazy("Let go"), STEPS["let-go"], "review"),
    "assign": (gettext_lazy("Assign to an editor"), STEPS["assign"], "review"),
    "spread": (gettext_lazy("Share out among the editors"), STEPS["spread"], "review"),
    "prioritise": (gettext_lazy("Set the priority"), STEPS["priority"], "review"),
    "set_deadline": (gettext_lazy("Set the deadline"), STEPS["deadline"], "review"),
    "remove_deadline": (gettext_lazy("Remove the deadline"), STEPS["remove-deadline"], "review"),
    "dismiss": (gettext_lazy("Dismiss"), STEPS["dismiss"], "review"),
    "restore": (gettext_lazy("Restore"), STEPS["restore"], "review"),
    "mark_seen": (gettext_lazy("Mark new evidence as seen"), STEPS["seen"], "review"),
    "retry_matching": (gettext_lazy("Retry failed matching"), STEPS["retry"], "retry"),
}


def version_field(pk: object) -> str:
    """The name of the hidden field that carries the version a row was shown with."""
    return f"version-{pk}"


def run_step(
    step: Step, _admin: ModelAdmin[Any], request: HttpRequest, _listed: QuerySet[Claim]
) -> None:
    """Take the step on every chosen claim and say how many moved, and which did not and why.

    The list the admin passes is left aside: a claim that somebody moved out of the filter
    meanwhile would silently drop out of it, and the editor has to hear about that one.
    """
    chosen = map(number_from, request.POST.getlist(ACTION_CHECKBOX_NAME))
    moved, skipped = 0, Counter[str]()
    for claim in Claim.objects.filter(pk__in=filter(None, chosen)):
        if reason := refusal_of(step, claim, request):
            skipped[reason] += 1
        else:
            moved += 1
    report(request, moved, skipped)


def refusal_of(step: Step, claim: Claim, request: HttpRequest) -> str:
    """Why the claim was skipped; empty when the step was taken."""
    said = step.asked(partial(words_in, request))
    try:
        step.verb(claim, by=cast(Person, request.user), seen=version_shown(request, claim), **said)
    except Refusal as refusal:
        return str(refusal)
    return ""


def version_shown(request: HttpRequest, claim: Claim) -> int:
    shown = number_from(request.POST.get(version_field(claim.pk), ""))
    if shown is None:
        raise Illegal(_("It was not on the page you saw."))
    return shown


def report(request: HttpRequest, moved: int, skipped: Counter[str]) -> None:
    if moved:
        done = ngettext("%(n)d claim changed.", "%(n)d claims changed.", moved)
        messages.success(request, done % {"n": moved})
    for reason, count in skipped.items():
        left = ngettext("%(n)d claim skipped: %(why)s", "%(n)d claims skipped: %(why)s", count)
        messages.warning(request, left % {"n": count, "why": reason})


def action(name: str) -> Any:
    """The bulk step as the admin wants it: a function with a description and permissions."""
    label, step, permission = BULK[name]
    run = partial(run_step, step)
    run.short_description = label  # type: ignore[attr-defined]
    run.allowed_permissions = [permission]  # type: ignore[attr-defined]
    run.__name__ = name  # type: ignore[attr-defined]
    return run


def topic_actions(admin: ModelAdmin[Any], request: HttpRequest) -> dict[str, Any]:
    """Filing under each topic, for who may review, as the admin wants its actions."""
    if not request.user.has_perm("claims.review_claim"):
        return {}
    return {f"topic_{topic.pk}": filing_under(topic) for topic in Topic.objects.all()}


def filing_under(topic: Topic) -> tuple[Any, str, str]:
    name = f"topic_{topic.pk}"
    words = _("File under: %(topic)s") % {"topic": topic}
    return partial(run_step, Step(partial(file_also_under, topic=topic))), name, words
