"""What people fill in at the desk."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from claims.limits import limit_of
from claims.models import Judgement, Rating, Verdict, VerdictKind
from claims.refusals import Illegal
from sources.intake.arrival import Arrival, from_url
from sources.models import Document, Source


def prose(name: str, *, rows: int) -> forms.Textarea:
    """Where a text of a verdict is typed; the verdict itself refuses what does not fit."""
    longest = limit_of(Verdict, name)
    return forms.Textarea(attrs={"rows": rows, "dir": "auto", "maxlength": longest})


class VerdictForm(forms.Form):
    """A verdict; nothing is chosen beforehand, and the rules of the desk have the last word."""

    kind = forms.ChoiceField(
        label=_("What kind of change"),
        choices=[choice for choice in VerdictKind.choices if choice[0] != VerdictKind.FIRST],
        widget=forms.RadioSelect,
        required=False,
    )
    rating = forms.ChoiceField(
        label=_("Rating"), choices=Rating.choices, widget=forms.RadioSelect, required=False
    )
    rationale = forms.CharField(
        label=_("Rationale"),
        widget=prose("rationale", rows=5),
        help_text=_("Readers see it: what the evidence shows, and why it weighs more."),
        required=False,
    )
    public_note = forms.CharField(
        label=_("Public note"),
        widget=prose("public_note", rows=2),
        help_text=_("Readers see it above the verdict: what changed, and why."),
        required=False,
    )

    def __init__(self, data: Mapping[str, Any] | None = None, *, judged: int = 0) -> None:
        super().__init__(data, auto_id="verdict-%s")
        if not judged:
            del self.fields["kind"], self.fields["public_note"]

    def is_begun(self) -> bool:
        """Whether anything was chosen or typed in it."""
        return any(self.data.get(name, "").strip() for name in self.fields)

    def judgement(self) -> Judgement:
        """What was asked for; raises Illegal when a field itself is impossible."""
        if not self.is_valid():
            raise Illegal(" ".join(str(e) for errors in self.errors.values() for e in errors))
        return Judgement(**self.cleaned_data)


class ArticleForm(forms.Form):
    """An article to take in: pasted, as a file, or by its address."""

    text = forms.CharField(
        label=_("Text"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 12, "dir": "auto"}),
        help_text=_("Paste the article as it stands; menus and bylines are recognised."),
    )
    file = forms.FileField(
        label=_("File"), required=False, help_text=_("Plain text, HTML, PDF or Word (.docx).")
    )
    url = forms.URLField(
        label=_("Address"),
        required=False,
        max_length=limit_of(Document, "url"),
        assume_scheme="https",
        widget=forms.URLInput(attrs={"dir": "ltr"}),
        help_text=_("Alone: the page is fetched. With a text or a file: where it came from."),
    )
    source_name = forms.CharField(
        label=_("Source"),
        required=False,
        max_length=limit_of(Source, "name"),
        widget=forms.TextInput(attrs={"dir": "auto", "list": "sources", "autocomplete": "off"}),
        help_text=_("Who published it. A new name makes a new source."),
    )
    title = forms.CharField(
        label=_("Title"),
        required=False,
        max_length=limit_of(Document, "title"),
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )
    review = forms.BooleanField(
        label=_("Under review"),
        required=False,
        initial=True,
        help_text=_("Raise its sentences as claims. Without it the text only serves as evidence."),
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if given.get("text") and given.get("file"):
            raise forms.ValidationError(_("Give a text or a file, not both."), code="both")
        if not self.errors and not any(given.get(name) for name in ("text", "file", "url")):
            raise forms.ValidationError(
                _("Paste a text, choose a file, or give an address."), code="nothing"
            )
        return given

    def arrival(self) -> Arrival:
        """What to take in; fetches the page when only an address was given (may be refused)."""
        given = self.cleaned_data
        said = {"title": given["title"], "source_name": given["source_name"]}
        if file := given["file"]:
            data, kind = file.read(), file.content_type or ""
            return Arrival(data, media_type=kind, filename=file.name, url=given["url"], **said)
        if given["text"]:
            data = given["text"].replace("\r\n", "\n").encode()
            return Arrival(data, media_type="text/plain", url=given["url"], **said)
        fetched = from_url(given["url"], source_name=given["source_name"])
        return replace(fetched, title=given["title"])
