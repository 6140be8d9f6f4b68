"""Taking in as an article what a reader sent to be checked."""

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from claims.models import Report, ReportDecision, ReportKind
from claims.refusals.changing import Illegal, StaleReport
from sources.intake.handing_in import hand_in
from sources.limits import keep_within
from sources.models import Document
from sources.people.models import Person


def take_in(
    report: Report, *, by: Person, seen: int, text: str = "", source_name: str = ""
) -> Document:
    """Hand in the claim a reader sent, under review, with a word to the reader or without one.

    Gives its document; raises StaleReport, Illegal and whatever the ingest refuses. The address is
    fetched where the reader sent no words; otherwise it only says where they were read.
    """
    keep_within(ReportDecision, words=text)
    check_unhandled(report, seen)
    said_by = source_name.strip() or ("" if report.url else unnamed())
    taken = hand_in(by=by, review=True, text=report.text, url=report.url, source_name=said_by)
    action = ReportDecision.Action.TAKE_IN
    report.change(action, by=by, seen=seen, words=text, document=taken.document)
    return taken.document


def check_unhandled(report: Report, seen: int) -> None:
    """Raise before anything is fetched and kept."""
    if report.kind != ReportKind.CLAIM:
        raise Illegal(_("Only a claim that a reader sent can be taken in."))
    if report.document_id:
        raise Illegal(_("This claim is taken in already."))
    if report.version != seen:
        raise StaleReport


def unnamed() -> str:
    """Who said what a reader sent without naming anybody, in the newsroom's language."""
    with translation.override(settings.LANGUAGE_CODE):
        return _("sent by a reader")
