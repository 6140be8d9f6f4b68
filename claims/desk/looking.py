"""What the claim page says of the second look that its newest verdict waits for."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from claims.desk.form_fields import TypedText
from claims.models import Claim, Judgement, Look, Rating, SecondLook, Turn, Verdict, VerdictKind
from sources.limits import limit_of
from sources.people.models import Person


class LookForm(forms.Form):
    """What another editor makes of a claim; the verb has the last word."""

    rating = TypedText(label=_("Rating"), widget=forms.RadioSelect(choices=Rating.choices))
    rationale = TypedText(
        label=_("Rationale"),
        widget=forms.Textarea(
            attrs={"rows": 5, "dir": "auto", "maxlength": limit_of(Look, "rationale")}
        ),
    )
    public_note = TypedText(
        label=_("Public note"),
        widget=forms.Textarea(
            attrs={"rows": 2, "dir": "auto", "maxlength": limit_of(Verdict, "public_note")}
        ),
        help_text=_("Where your rating takes the place of the first: what changed, and why."),
    )

    def __init__(self, data: Mapping[str, Any] | None = None) -> None:
        super().__init__(data, auto_id="look-%s")

    def judgement(self) -> Judgement:
        """What was said; it may be impossible, which the verb says."""
        self.full_clean()
        return Judgement(**self.cleaned_data)


def looking_section(claim: Claim, person: Person) -> dict[str, Any]:
    """The look that waits, whether it is this person's, and what both said where they differ."""
    waiting = SecondLook.objects.waiting().for_page().filter(verdict__claim=claim).first()
    if waiting is None:
        return {"look": None, "look_due": False}
    spoke = {waiting.verdict.editor_id, *(said.by_id for said in waiting.looks.all())}
    is_third = waiting.turn == Turn.THIRD
    return {
        "look": waiting,
        "look_due": person.has_perm("claims.add_verdict") and person.pk not in spoke,
        "look_third": is_third,
        "look_hidden": waiting.is_hidden_from(person),
        "look_giver": None if waiting.hides_giver_from(person) else waiting.verdict.editor,
        "look_noted": is_third and waiting.verdict.kind != VerdictKind.FIRST,
        "look_form": LookForm(),
    }
