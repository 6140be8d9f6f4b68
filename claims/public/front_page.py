"""`/`: the published verdicts, the newest first, searched and narrowed."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Final

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from claims.models import Claim, Label, Rating, Topic
from claims.models.verdict import VerdictQuerySet
from claims.public.page import cut_page, other_choices, show
from claims.publishing.stream import standing
from sources.models import Source
from sources.text.spelling.folding import fold

LONGEST_SEARCH = 200


# A zone may move a day by one.
EARLIEST: Final = date.min + timedelta(days=1)
LATEST: Final = date.max - timedelta(days=2)


class Narrowing(forms.Form):
    """What a reader looks for; a field that says nothing narrows nothing."""

    q = forms.CharField(label=_("Words of the claim"), required=False, max_length=LONGEST_SEARCH)
    rating = forms.ChoiceField(
        label=_("Verdict"), required=False, choices=[("", _("all verdicts")), *Rating.choices]
    )
    label = forms.ChoiceField(label=_("Label"), required=False)
    topic = forms.ModelChoiceField(
        Topic.objects.told(),
        label=_("Topic"),
        required=False,
        to_field_name="slug",
        empty_label=_("all topics"),
    )
    source = forms.CharField(label=_("Who said it"), required=False, max_length=LONGEST_SEARCH)
    since = forms.DateField(
        label=_("Published from"), required=False, widget=forms.DateInput({"type": "date"})
    )
    until = forms.DateField(
        label=_("Published until"), required=False, widget=forms.DateInput({"type": "date"})
    )

    def __init__(self, data: dict[str, str]) -> None:
        """Labels and topics are asked for once a reader may have met one."""
        super().__init__(data)
        if offered := Label.objects.told().by_rating():
            self.fields["label"].choices = [("", _("all labels")), *grouped(offered)]  # type: ignore[attr-defined]
        else:
            del self.fields["label"]
        if not Topic.objects.told().exists():
            del self.fields["topic"]

    def narrow(self, rows: VerdictQuerySet) -> VerdictQuerySet:
        """The rows that fit all that was asked for and could be understood."""
        self.is_valid()
        asked = self.cleaned_data
        if words := asked.get("q"):
            rows = rows.filter(claim__in=Claim.objects.search(words).values("pk"))
        if asked.get("rating"):
            rows = rows.filter(rating=asked["rating"])
        if asked.get("label"):
            rows = rows.filter(label=asked["label"])
        if asked.get("topic"):
            rows = rows.filed_under(asked["topic"])
        if asked.get("source"):
            rows = rows.filter(claim__sentence__document__source__in=named(asked["source"]))
        if asked.get("since"):
            rows = rows.filter(publication__at__gte=midnight(asked["since"]))
        if asked.get("until"):
            rows = rows.filter(publication__at__lt=end_of(asked["until"]))
        return rows


def grouped(labels: list[tuple[str, Sequence[Label]]]) -> list[tuple[str, list[tuple[str, str]]]]:
    """The choices of each rating under its words."""
    return [
        (str(Rating(rating).label), [(str(label.pk), str(label)) for label in some])
        for rating, some in labels
    ]


def named(typed: str) -> list[int]:
    """The sources whose name or domain holds what was typed, in any spelling."""
    looked_for = fold(typed).strip()
    names = Source.objects.values_list("pk", "name", "domain")
    return [pk for pk, *known in names if any(looked_for in fold(name) for name in known)]


def midnight(day: date) -> datetime:
    """Its first moment; a zone may move the first day there is out of time."""
    return timezone.make_aware(datetime.combine(max(day, EARLIEST), time.min))


def end_of(day: date) -> datetime:
    """The first moment of the next day; nothing is published on the last days there are."""
    return midnight(min(day, LATEST) + timedelta(days=1))


@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """The front page, or what fits a search; older verdicts page by page."""
    form = Narrowing(request.GET.dict())
    rows = form.narrow(standing())
    before = request.GET.get("before", "")
    return show(
        request,
        "front",
        **cut_page(rows, before),
        form=form,
        is_narrowed=any(form.cleaned_data.values()) or bool(form.errors),
        choices=other_choices(request, "before"),
    )
