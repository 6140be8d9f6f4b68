"""The page where an editor brings evidence: hands a text in, or finds a sentence of the archive."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from claims.deciding.bringing import Bringing, bring_sentence, bring_text
from claims.deciding.versions import version_in
from claims.desk.access import DeskRequest, at_desk
from claims.desk.archive_search import searched
from claims.desk.document_pages import OFFERED, page
from claims.desk.form_fields import TypedText, said
from claims.desk.form_input import asked_in
from claims.desk.forms import ArticleForm
from claims.desk.trail import QUEUE, address_of, trail_in
from claims.models import Claim, Decision, Evidence
from claims.models.stance import SHOWN
from claims.refusals.bringing import NoQuote
from claims.refusals.statuses import http_status
from sources.models import Sentence, Source
from sources.refusals.refusal import Refusal
from sources.text.whole_numbers import number_from

# Nobody brings what is irrelevant; whoever sends it all the same is heard.
STANCES = [(stance.value, stance.label) for stance in SHOWN]


class BringingForm(ArticleForm):
    """A text that is to stand as evidence: who says it, which words of it matter, what they do."""

    review = None  # type: ignore[assignment]
    text = TypedText(
        label=gettext_lazy("Text"), widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"})
    )
    quote = TypedText(
        label=gettext_lazy("The words that matter"),
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
        help_text=gettext_lazy(
            "Word for word, from one sentence. Without them you choose the sentence next."
        ),
    )
    stance = TypedText(
        label=gettext_lazy("What it does to the claim"), widget=forms.RadioSelect(choices=STANCES)
    )
    why = said(Decision, "why")

    MORE = ("title", *ArticleForm.MORE, "why")

    def bringing(self) -> tuple[Bringing, dict[str, Any]]:
        """What is said of the evidence, and the text with its hints."""
        given = dict(self.cleaned_data)
        return Bringing(**{name: given.pop(name) for name in ("stance", "quote", "why")}), given


@require_http_methods(["GET", "POST"])
@at_desk("claims.add_evidence")
def bring(request: DeskRequest, pk: int) -> HttpResponse:
    """Show the claim beside form and search; let what is sent stand as its evidence."""
    claim = get_object_or_404(Claim.objects.for_page(), pk=pk)
    given = {"url": asked_in(request, "url")}
    form = BringingForm(
        request.POST or None, request.FILES or None, auto_id="brought-%s", initial=given
    )
    if not form.is_valid():
        return show(request, claim, form, status=400 if form.is_bound else 200)
    try:
        row = brought(request, claim, form)
    except Refusal as refusal:
        return refused(request, claim, form, refusal=refusal)
    messages.success(request, _("The evidence stands beside the claim."))
    return redirect(f"{address_of(pk, trail_in(request))}#e{row.pk}")


def brought(request: DeskRequest, claim: Claim, form: BringingForm) -> Evidence:
    """The evidence that a sentence or a text became; raises a Refusal."""
    words, given = form.bringing()
    whose: Any = {"by": request.user, "seen": version_in(request.POST.get("seen", ""))}
    if picked := request.POST.get("sentence", ""):
        rows = Sentence.objects.select_related("document")
        sentence = get_object_or_404(rows, pk=number_from(picked) or 0)
        return bring_sentence(claim, sentence, words, **whose)
    if not request.user.has_perm("sources.add_document"):
        raise PermissionDenied
    return bring_text(claim, words, **given, **whose)


def refused(
    request: DeskRequest, claim: Claim, form: BringingForm, *, refusal: Refusal
) -> HttpResponse:
    """Why nothing stands yet, with what was typed; a text not quoted is shown to be quoted."""
    if isinstance(refusal, NoQuote):
        messages.info(request, str(refusal))
        return redirect(sentences_of(request, claim, refusal.details["document"]))
    again = Claim.objects.for_page().get(pk=claim.pk)
    shown = show(request, again, form, status=http_status(refusal), refused=str(refusal))
    if later := getattr(refusal, "seconds", 0):
        shown.headers["Retry-After"] = str(later)
    return shown


def sentences_of(request: DeskRequest, claim: Claim, document: object) -> str:
    """This page with the sentences of a document to choose from."""
    trail = trail_in(request)
    asked = {"document": str(document)} | ({} if trail is None else {QUEUE: str(trail)})
    return f"{reverse('review:bring', args=[claim.pk])}?{urlencode(asked)}#archive"


def show(
    request: DeskRequest, claim: Claim, form: BringingForm, *, status: int, refused: str = ""
) -> HttpResponse:
    names = Source.objects.order_by("-id").values_list("name", flat=True)[:OFFERED]
    more: dict[str, Any] = {
        "title": _("Bring evidence"),
        "claim": claim,
        "seen": claim.version,
        "form": form,
        "refused": refused,
        "stances": STANCES,
        "sources": names,
        "trail": trail_in(request),
        "back": address_of(claim.pk, trail_in(request)),
        "may_hand_in": request.user.has_perm("sources.add_document"),
        **searched(request, claim),
    }
    return page(request, "claims/bring.html", status=status, **more)
