"""Marked text, the banner, and fields of dynamic names, for every page."""

from django import template
from django.conf import settings
from django.utils.translation import gettext as _

from sources.people.models import Person
from sources.showing import isolated, marked, prose
from sources.text.direction import direction
from sources.work.models import Beat, Outage

register = template.Library()


register.simple_tag(marked)
register.filter(isolated)
register.filter(prose)
register.filter(name="direction")(direction)


@register.simple_tag
def version() -> str:
    """The version of the program, for the foot of a page."""
    return str(settings.VERSION)


@register.simple_tag
def silence() -> str:
    """What the banner says when no worker is alive, by the rows they leave in the database."""
    if Beat.objects.alive(settings.WORKER_SILENT_SECONDS).exists():
        return ""
    return _(
        "No worker is alive: new claims wait unmatched. Nothing is lost; "
        "the work is done as soon as a worker starts."
    )


@register.simple_tag
def outages() -> list[str]:
    """What the banner says of machines that took themselves out of work."""
    words = _("The machine %(host)s does no work: %(fault)s. Nothing is lost; the others go on.")
    return [
        words % {"host": outage.host, "fault": outage.get_fault_display()}
        for outage in Outage.objects.all().of_the_living()
    ]


@register.filter
def who(person: Person) -> str:
    """A person by full name, or by user name where there is none."""
    return person.get_full_name() or person.get_username()


@register.filter
def percent(share: float) -> int:
    """A share between 0 and 1 in whole percents."""
    return round(share * 100)
