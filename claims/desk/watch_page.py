"""Watches at the desk: add one, see what it brought and what not, pause it, have it read now."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from django import forms
from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from claims.desk.access import DeskRequest, at_desk
from claims.desk.document_pages import OFFERED, page
from claims.desk.form_fields import language_said, said, tier_said
from claims.desk.form_input import asked_in
from claims.refusals.statuses import http_status
from sources.intake.watching.adding import USUAL_A_DAY, USUAL_MINUTES, add_watch
from sources.intake.watching.due import listed, state_of
from sources.intake.watching.reasons import words_of
from sources.intake.watching.steering import pause, poll_now, resume, set_anew
from sources.models import Source, Watch, WatchEntry
from sources.models.watch import A_DAY, MINUTES
from sources.refusals.refusal import Refusal
from sources.text.whole_numbers import number_from

SHOWN: Final = 50  # entries on one page
REFUSED: Final = "refused"
Verb = Callable[[Watch], object]
# The last word of an address → the verb it asks for, and what is said when it is done.
VERBS: Final[Mapping[str, tuple[Verb, Any]]] = {
    "poll": (poll_now, gettext_lazy("It is read as soon as a worker is free.")),
    "pause": (pause, gettext_lazy("The watch is paused.")),
    "resume": (resume, gettext_lazy("The watch is read again from now on.")),
}


def number(label: Any, bounds: tuple[int, int], usual: int) -> forms.IntegerField:
    """A whole number; the verb has the last word on how large."""
    widget = forms.NumberInput({"min": bounds[0], "max": bounds[1]})
    return forms.IntegerField(label=label, initial=usual, widget=widget)


class WatchSettingsForm(forms.Form):
    """How often a watch is read, and what becomes of its articles."""

    minutes = number(gettext_lazy("Every (minutes)"), MINUTES, USUAL_MINUTES)
    most_a_day = number(gettext_lazy("Articles a day, at most"), A_DAY, USUAL_A_DAY)
    language = language_said()
    review = forms.BooleanField(
        label=gettext_lazy("Under review"),
        required=False,
        help_text=gettext_lazy(
            "Raise the sentences of every article as claims. Without it they serve as evidence."
        ),
    )


class NewWatchForm(WatchSettingsForm):
    """A place to watch: a feed, a sitemap, or a page that names its feed."""

    url = said(
        Watch,
        "url",
        ltr=True,
        label=gettext_lazy("Address"),
        help_text=gettext_lazy("Of an RSS, Atom or JSON feed, a sitemap, or the site itself."),
    )
    source_name = said(
        Source,
        "name",
        label=gettext_lazy("Source"),
        help_text=gettext_lazy("Empty: as the feed calls itself."),
        list="sources",
    )
    source_domain = said(
        Source,
        "domain",
        ltr=True,
        label=gettext_lazy("Domain of the source"),
        help_text=gettext_lazy("Empty: that of the address."),
    )
    source_tier = tier_said()
    field_order = ("url", "source_name", "source_domain", "source_tier")


@require_http_methods(["GET", "POST"])
@at_desk("sources.add_watch")
def add(request: DeskRequest) -> HttpResponse:
    """Look at an address and watch it; a refusal is an error of the form, the input stays."""
    form = NewWatchForm(request.POST or None)
    if not form.is_valid():
        return show_form(request, form, status=400 if form.is_bound else 200)
    try:
        watch = add_watch(**form.cleaned_data, by=request.user)
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return show_form(request, form, status=http_status(refusal))
    messages.success(request, _("The address is watched from now on."))
    return redirect("admin:sources_watch_change", watch.pk)


def show_form(request: DeskRequest, form: NewWatchForm, *, status: int) -> HttpResponse:
    names = Source.objects.standing().order_by("-id").values_list("name", flat=True)[:OFFERED]
    more: dict[str, Any] = {"title": _("Watch a feed"), "form": form, "sources": names}
    return page(request, "claims/add_watch.html", status=status, **more)


@require_GET
@at_desk("sources.view_watch")
def watch_view(request: DeskRequest, pk: int) -> HttpResponse:
    """A watch with what it brought and what not."""
    return show_watch(request, pk)


def show_watch(
    request: DeskRequest,
    pk: int,
    *,
    form: WatchSettingsForm | None = None,
    refused: str = "",
    status: int = 200,
) -> HttpResponse:
    """The page of a watch, with the words of what was refused on it."""
    watch = get_object_or_404(listed().select_related("added_by"), pk=pk)
    more = {
        "title": str(watch.source),
        "watch": watch,
        "state": state_of(watch),
        "why": words_of(watch.why),
        "entries": entries_of(watch, request),
        "only": asked_in(request, "only"),
        "form": form or WatchSettingsForm(initial=vars(watch)),
        "refusal": refused,
        "may_change": request.user.has_perm("sources.change_watch"),
    }
    return page(request, "claims/watch.html", status=status, **more)


def entries_of(watch: Watch, request: DeskRequest) -> Page[WatchEntry]:
    """A page of what the watch told of, the newest first; `only=refused` leaves out the rest."""
    entries = watch.entries.for_list()
    if asked_in(request, "only") == REFUSED:
        entries = entries.filter(refused_at__isnull=False)
    return Paginator(entries, SHOWN).get_page(number_from(asked_in(request, "p")) or 1)


@require_POST
@at_desk("sources.change_watch")
def steer(request: DeskRequest, pk: int, name: str) -> HttpResponse:
    """Pause it, resume it, or have it read now."""
    if name not in VERBS:
        raise Http404
    verb, done = VERBS[name]
    try:
        verb(get_object_or_404(Watch, pk=pk))
    except Refusal as refusal:
        return show_watch(request, pk, refused=str(refusal), status=http_status(refusal))
    messages.success(request, done)
    return redirect("admin:sources_watch_change", pk)


@require_POST
@at_desk("sources.change_watch")
def settings(request: DeskRequest, pk: int) -> HttpResponse:
    """Say otherwise how often it is read and what becomes of its articles."""
    form = WatchSettingsForm(request.POST)
    if not form.is_valid():
        return show_watch(request, pk, form=form, status=400)
    try:
        set_anew(get_object_or_404(Watch, pk=pk), **form.cleaned_data)
    except Refusal as refusal:
        status, words = http_status(refusal), str(refusal)
        return show_watch(request, pk, form=form, refused=words, status=status)
    messages.success(request, _("Done."))
    return redirect("admin:sources_watch_change", pk)
