"""What people fill in at the desk."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from claims.desk.form_fields import TypedText, language_said, said, tier_said
from claims.models import Judgement, Label, Rating, Verdict, VerdictKind
from sources.intake.doors import File
from sources.limits import limit_of
from sources.models import Document, Source
from sources.refusals.texts import READ


def prose(name: str, *, rows: int) -> forms.Textarea:
    """Where a text of a verdict is typed; the verdict itself refuses what does not fit."""
    longest = limit_of(Verdict, name)
    return forms.Textarea(attrs={"rows": rows, "dir": "auto", "maxlength": longest})


CHANGES = [choice for choice in VerdictKind.choices if choice[0] != VerdictKind.FIRST]


class VerdictForm(forms.Form):
    """A verdict; nothing is chosen beforehand, and the rules of judging have the last word."""

    kind = TypedText(label=_("What kind of change"), widget=forms.RadioSelect(choices=CHANGES))
    rating = TypedText(label=_("Rating"), widget=forms.RadioSelect(choices=Rating.choices))
    label = TypedText(label=_("Label"))
    rationale = TypedText(
        label=_("Rationale"),
        widget=prose("rationale", rows=5),
        help_text=_("Readers see it: what the evidence shows, and why it weighs more."),
    )
    public_note = TypedText(
        label=_("Public note"),
        widget=prose("public_note", rows=2),
        help_text=_("Readers see it above the verdict: what changed, and why."),
    )
    CHANGING = ("kind", "public_note")
    # Drawn below the rating, and only where the newsroom has labels.
    APART = ("label",)

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        judged: int = 0,
        borne: int | None = None,
    ) -> None:
        self.judged, self.borne = judged, borne
        super().__init__(data, auto_id="verdict-%s", initial={"label": str(borne or "")})

    def asked(self) -> list[forms.BoundField]:
        """What the page asks for; what else is sent is judged all the same."""
        asked = [field for field in self if self.judged or field.name not in self.CHANGING]
        return [field for field in asked if field.name not in self.APART]

    def labels(self) -> list[tuple[str, Sequence[Label]]]:
        """The newsroom's labels, rating by rating."""
        return Label.objects.offered_beside(self.borne).by_rating()

    def is_begun(self) -> bool:
        """Whether anything was chosen or typed in it, but for the label it came with."""
        before = {name: self.initial.get(name, "") for name in self.fields}
        return any(self.data.get(name, kept).strip() != kept for name, kept in before.items())

    def judgement(self) -> Judgement:
        """What was asked for; it may be impossible, which the rules say."""
        self.full_clean()
        return Judgement(**self.cleaned_data)


def verdict_form(claim_id: int, data: Mapping[str, Any] | None = None) -> VerdictForm:
    """The form of the next verdict on a claim, which begins with the label of the last."""
    labels = Verdict.objects.filter(claim=claim_id).labels()
    return VerdictForm(data, judged=len(labels), borne=labels[0] if labels else None)


class CorrectionForm(forms.Form):
    """What is said of a text from now on; the verb has the last word."""

    source_name = said(Source, "name", label=_("Source"))
    source_domain = said(Source, "domain", ltr=True, label=_("Domain of the source"))
    title = said(Document, "title")
    byline = said(Document, "byline")
    url = said(Document, "url", ltr=True, label=_("Address"))
    published_at = forms.DateTimeField(
        label=_("Published at"),
        required=False,
        widget=forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )


class ArticleForm(forms.Form):
    """An article to take in: pasted, as a file, or by its address."""

    text = TypedText(
        label=_("Text"),
        widget=forms.Textarea(attrs={"rows": 12, "dir": "auto"}),
        help_text=_("Paste the article as it stands; menus and bylines are recognised."),
    )
    file = forms.FileField(
        label=_("File"),
        required=False,
        help_text=format_lazy(_("Can be read: {kinds}."), kinds=READ),
    )
    url = said(
        Document,
        "url",
        ltr=True,
        label=_("Address"),
        help_text=_("Alone: the page is fetched. With a text or a file: where it came from."),
    )
    source_name = said(
        Source,
        "name",
        label=_("Source"),
        help_text=_("Who published it. A new name makes a new source."),
        list="sources",
    )
    title = said(Document, "title")
    byline = said(Document, "byline")
    published_at = TypedText(
        label=_("Published at"),
        widget=forms.DateTimeInput({"type": "datetime-local"}),
        help_text=_("Without it the date is read off the page, where it stands there."),
    )
    language = language_said()
    source_domain = said(
        Source,
        "domain",
        ltr=True,
        label=_("Domain of the source"),
        help_text=_("Tells sources of the same name apart; an address tells it by itself."),
    )
    source_tier = tier_said()
    review = forms.BooleanField(
        label=_("Under review"),
        required=False,
        initial=True,
        help_text=_("Raise its sentences as claims. Without it the text only serves as evidence."),
    )

    MORE: tuple[str, ...] = ("byline", "published_at", "language", "source_domain", "source_tier")

    def common(self) -> list[forms.BoundField]:
        """The fields that most articles need."""
        return [field for field in self if field.name not in self.MORE]

    def further(self) -> list[forms.BoundField]:
        """What the page itself tells as a rule."""
        return [field for field in self if field.name in self.MORE]

    def further_is_open(self) -> bool:
        """Nothing that was typed, and no error, is folded away."""
        return any(field.errors or field.value() for field in self.further())

    def clean_file(self) -> File | None:
        """The bytes with what the sender calls them."""
        upload = self.cleaned_data["file"]
        return upload and File(upload.read(), upload.content_type or "", upload.name or "")
