"""What the bulk steps of the queue ask besides which claims."""

from collections.abc import Iterator
from typing import Final

from django import forms
from django.contrib.admin.helpers import ActionForm
from django.utils.choices import CallableChoiceIterator
from django.utils.translation import gettext_lazy as _

from claims.deciding.assigning import reviewers
from claims.desk.form_fields import TypedText
from claims.desk.outcomes import load_words
from claims.models import Dismissal, Priority

MOMENT = forms.DateTimeInput({"type": "datetime-local"})
# Nothing is chosen beforehand.
NOTHING: Final = [("", "—")]


def editors_offered() -> Iterator[tuple[str, str]]:
    yield from NOTHING
    for person in reviewers():
        yield person.get_username(), load_words(person)


class BulkForm(ActionForm):
    """The menu of steps; what a word must be is said by the verb, at every door alike."""

    to = TypedText(
        label=_("Editor"),
        widget=forms.Select(choices=CallableChoiceIterator(editors_offered)),
    )
    dismissed_as = TypedText(
        label=_("Reason"), widget=forms.Select(choices=[*NOTHING, *Dismissal.choices])
    )
    priority = TypedText(
        label=_("Priority"), widget=forms.Select(choices=[*NOTHING, *Priority.words()])
    )
    deadline = TypedText(label=_("Deadline"), widget=MOMENT)
