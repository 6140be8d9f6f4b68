"""Watching a new place: it is looked at while somebody waits, and refused in words."""

from typing import Final

from django.db import IntegrityError, transaction
from django.utils.text import capfirst

from sources.intake.arrival import one_line
from sources.intake.doors import web_address
from sources.intake.handing_in import reading
from sources.intake.watching.due import POLL
from sources.intake.watching.looking import INDEX, Looked, look_for_feed
from sources.intake.watching.refusals import UnfitNumber, WatchedAlready
from sources.intake.watching.told import key_of
from sources.limits import field_of, keep_within, limit_of
from sources.models import Source, Watch
from sources.models.source import Tier
from sources.models.watch import A_DAY, MINUTES, WatchKind
from sources.people.models import Person
from sources.refusals.texts import NoText, UnknownLanguage, UnknownTier
from sources.text.language import known_codes
from sources.text.publisher import PLATFORMS, publisher
from sources.work.bell import ring
from sources.work.models import Work

USUAL_MINUTES: Final = 15
USUAL_A_DAY: Final = 500
KINDS: Final = {kind.value: kind for kind in WatchKind} | {INDEX: WatchKind.SITEMAP}


def add_watch(  # noqa: PLR0913 - what is said of a watch
    *,
    by: Person,
    url: str,
    source_name: str = "",
    source_domain: str = "",
    source_tier: str = "",
    language: str = "",
    review: bool = False,
    minutes: int = USUAL_MINUTES,
    most_a_day: int = USUAL_A_DAY,
) -> Watch:
    """Look at an address and watch it from now on; raises a Refusal that says why not.

    Of a page the first feed it names is watched. Without a name the source is called as the feed
    is; without a domain it goes by that of the address.
    """
    check(source_name, source_domain, source_tier)
    said = {
        "language": known_language(language),
        "minutes": within(MINUTES, minutes, name="minutes"),
        "most_a_day": within(A_DAY, most_a_day, name="most_a_day"),
        "review": review,
    }
    looked = looked_at(web_address(url))
    domain = publisher(source_domain or looked.url)
    name = source_name or looked.title or domain
    domain = "" if source_name and domain in PLATFORMS else domain
    found = {"kind": KINDS[looked.kind], "url": looked.url, "key": key_of(looked.url)}
    watch = Watch(**found, **said, added_by=by)
    return written(watch, name=name, domain=domain, tier=source_tier)


def check(name: str, domain: str, tier: str) -> None:
    keep_within(Source, name=name, domain=domain)
    if tier and tier not in Tier.values:
        raise UnknownTier(tier=tier[:20], known=", ".join(Tier.values))


def known_language(code: str) -> str:
    if code and code not in known_codes():
        raise UnknownLanguage(language=code[:20])
    return code


def within(bounds: tuple[int, int], number: int, *, name: str) -> int:
    """The number, if a watch can be set to it; raises UnfitNumber."""
    least, most = bounds
    if not least <= number <= most:
        named = capfirst(field_of(Watch, name).verbose_name)
        raise UnfitNumber(field=named, least=least, most=f"{most:,}")
    return number


def looked_at(url: str) -> Looked:
    """What is there now; what is watched already is not asked again."""
    if not url:
        raise NoText
    refuse_twice(key_of(url))
    with reading():
        looked = look_for_feed(url)
    refuse_twice(key_of(looked.url))
    return looked


def refuse_twice(key: str) -> None:
    if same := Watch.objects.filter(key=key).select_related("source").first():
        raise WatchedAlready(source=same.source)


def written(watch: Watch, *, name: str, domain: str, tier: str) -> Watch:
    """Store the watch with its source and its first reading, which is due at once."""
    try:
        with transaction.atomic():
            watch.source = source_of(name, domain=domain, tier=tier)
            watch.save()
            Work.objects.request(POLL, {watch.pk: 0.0})
            transaction.on_commit(ring)
    except IntegrityError:  # somebody else was first
        refuse_twice(watch.key)
        raise
    return watch


def source_of(name: str, *, domain: str, tier: str) -> Source:
    """As for a text: a tier is taken only for a source without documents."""
    source = Source.objects.named(one_line(name, limit_of(Source, "name")), domain=domain).held()
    if tier:
        Source.objects.filter(pk=source.pk, documents__isnull=True).update(tier=tier)
        source.refresh_from_db(fields=["tier"])
    return source
