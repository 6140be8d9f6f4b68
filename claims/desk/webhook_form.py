"""The form by which an administrator has somebody told of what leaves the house."""

from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claims.deciding.subscribing import Subscription
from claims.models import Rating, VerdictKind
from claims.models.webhook import Webhook
from sources.limits import limit_of
from sources.models import Source


def several(label: Any, choices: Any, help_text: Any) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label,
        required=False,
        choices=[(value, capfirst(words)) for value, words in choices],
        widget=forms.CheckboxSelectMultiple,
        help_text=help_text,
    )


class WebhookForm(forms.Form):
    """A webhook as asked for; the verb has the last word on each of its fields."""

    name = forms.CharField(
        label=gettext_lazy("Name"),
        required=False,
        widget=forms.TextInput({"dir": "auto", "maxlength": limit_of(Webhook, "name")}),
        help_text=gettext_lazy("Who is told: the site, the partner, the program."),
    )
    url = forms.CharField(
        label=gettext_lazy("Address"),
        required=False,
        widget=forms.URLInput({"dir": "ltr", "maxlength": limit_of(Webhook, "url")}),
        help_text=gettext_lazy("https://…; each letter is posted there as JSON."),
    )
    ratings = several(
        gettext_lazy("Ratings"),
        Rating.choices,
        gettext_lazy("None chosen: all. What takes back one that was told is told in any case."),
    )
    kinds = several(
        gettext_lazy("Kinds of publication"), VerdictKind.choices, gettext_lazy("None chosen: all.")
    )
    source = forms.CharField(
        label=gettext_lazy("Source"),
        required=False,
        widget=forms.TextInput({"dir": "auto"}),
        help_text=gettext_lazy("Only claims of this source, by its name as it stands in the list."),
    )
    after = forms.IntegerField(
        label=gettext_lazy("After the number"),
        required=False,
        widget=forms.NumberInput({"min": 0}),
        help_text=gettext_lazy("0 tells all that was published; empty, what comes from now on."),
    )

    def clean_source(self) -> Source | None:
        """The one source of this name; none where none was named."""
        name = self.cleaned_data["source"].strip()
        found = list(Source.objects.standing().filter(name=name)[:2]) if name else []
        if name and len(found) != 1:
            raise forms.ValidationError(_("Not one source has this name."))
        return found[0] if found else None

    def asked(self) -> Subscription:
        return Subscription(**self.cleaned_data)
