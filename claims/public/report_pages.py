"""`/report/`: readers tell an error or send a claim to check, and see what became of it."""

from collections.abc import Mapping
from typing import Any, Final

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe
from rest_framework.request import Request

from claims.models import Claim, Report, ReportKind
from claims.models.report import check_report
from claims.public.page import show
from claims.public.stamps import OLD, new_stamp, token_in
from claims.publishing.articles import judged_in
from sources.intake.doors import web_address
from sources.limits import limit_of
from sources.people.throttles import Senders
from sources.refusals.refusal import Refusal
from sources.text.whole_numbers import number_from

TOO_MANY: Final = 429


class ReportForm(forms.Form):
    """What a reader sends; the model has the last word on what it may say."""

    kind = forms.ChoiceField(
        label=_("What is it?"), choices=ReportKind.choices, widget=forms.RadioSelect
    )
    claim = forms.IntegerField(required=False, widget=forms.HiddenInput)
    text = forms.CharField(
        label=_("Your words"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 6, "dir": "auto"}),
        help_text=_("What is wrong, and how you know it; or the claim, as you read or heard it."),
    )
    url = forms.CharField(
        label=_("Address"),
        required=False,
        widget=forms.TextInput(attrs={"dir": "ltr", "inputmode": "url"}),
        help_text=_("Where it stands, or where we can read more of it."),
    )
    email = forms.EmailField(
        label=_("Your mail, if we may write to you"),
        required=False,
        widget=forms.EmailInput(attrs={"dir": "ltr", "autocomplete": "email"}),
        help_text=_("Only the newsroom sees it."),
    )
    # No reader sees it; programs fill in what they find.
    website = forms.CharField(
        label=_("Leave this field empty"),
        required=False,
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )
    stamp = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Mapping[str, Any] | None = None, **options: Any) -> None:
        super().__init__(data, **options)
        for name in ("text", "url", "email"):
            self.fields[name].widget.attrs["maxlength"] = limit_of(Report, name)

    def clean_url(self) -> str:
        """An address as people write it, with its scheme."""
        try:
            return web_address(self.cleaned_data["url"])
        except Refusal as refusal:
            raise forms.ValidationError(str(refusal)) from None

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"]
        return text.replace("\r\n", "\n").strip()

    def clean_website(self) -> str:
        """Refuse what only a program fills in, with words: a browser may have done it."""
        if self.cleaned_data["website"]:
            raise forms.ValidationError(_("Empty the last field and send the form once more."))
        return ""

    def clean_stamp(self) -> str:
        """The token of the report; a form without a stamp that holds gets a new one."""
        return token_in(self.cleaned_data["stamp"])

    def sent(self) -> dict[str, Any]:
        """What goes into the report."""
        said = self.cleaned_data
        about = published_claim(said["claim"]) if said["kind"] == ReportKind.ERROR else None
        kept = {name: said[name] for name in ("kind", "text", "url", "email")}
        return {**kept, "claim": about, "language": get_language()}

    def shown(self) -> list[forms.BoundField]:
        """The fields a reader types into."""
        return [self[name] for name in ("text", "url", "email")]

    def restamped(self) -> "ReportForm":
        """The form with all that was typed, to be sent again."""
        if self.has_error("stamp", OLD):
            self.data = {**self.data.dict(), "stamp": new_stamp()}  # type: ignore[attr-defined]
        return self


def published_claim(pk: int | None) -> Claim | None:
    """The claim that a report is about; Http404 where nothing was published of it."""
    if pk is None:
        return None
    claims = Claim.objects.published().select_related("sentence__document__source")
    return get_object_or_404(claims.defer("sentence__document__original"), pk=pk)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest) -> HttpResponse:
    """The form, or what came of sending it: a page of the report's own."""
    if request.method == "POST":
        return send(request)
    first = {"stamp": new_stamp()}
    if asked := request.GET.get("claim"):
        first |= {"claim": asked, "kind": ReportKind.ERROR}
    return show_form(request, ReportForm(initial=first), about=asked)


def show_form(
    request: HttpRequest, form: ReportForm, *, about: str | None, status: int = 200
) -> HttpResponse:
    """The form beside the claim it is about."""
    number = number_from(about) if about else None
    if about and number is None:
        raise Http404
    return show(request, "report", status=status, form=form, claim=published_claim(number))


def send(request: HttpRequest) -> HttpResponse:
    """Keep the report, or say what is wrong with it beside what was typed."""
    form, about = ReportForm(request.POST), request.POST.get("claim")
    if not form.is_valid():
        return show_form(request, form.restamped(), about=about, status=400)
    sent = form.sent()
    try:
        check_report(**sent)
    except Refusal as refusal:
        form.add_error("text", str(refusal))
        return show_form(request, form, about=about, status=400)
    asked = Request(request)
    asked.user = request.user
    if wait := Senders().seconds_to_wait(asked):
        form.add_error(None, too_many(wait))
        answer = show_form(request, form, about=about, status=TOO_MANY)
        answer.headers["Retry-After"] = str(wait)
        return answer
    kept = Report.objects.receive(token=form.cleaned_data["stamp"], **sent)
    return redirect("public:report-status", kept.token)


def too_many(seconds: int) -> str:
    """When the next report from this address is taken, in words."""
    minutes = -(-seconds // 60)
    said = ngettext(
        "Many reports came from your network. Send this one again in %(n)d minute.",
        "Many reports came from your network. Send this one again in %(n)d minutes.",
        minutes,
    )
    return said % {"n": minutes}


@never_cache
@require_safe
def status(request: HttpRequest, token: str) -> HttpResponse:
    """What became of a report, for who holds its address."""
    found = get_object_or_404(Report.objects.for_list(), token=token)
    answers = found.decisions.answers().select_related("by")
    judged = judged_in(found.document) if found.document else []
    return show(request, "report_status", report=found, answers=answers, judged=judged)
