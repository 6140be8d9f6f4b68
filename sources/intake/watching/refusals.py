"""Why a watch could not be set up, or brought nothing."""

from django.utils.translation import gettext_lazy as _

from sources.refusals.refusal import Busy, Refusal


class NoFeed(Refusal):
    """Something else than what can be watched."""

    code = "no_feed"
    message = _(
        "There is no feed and no sitemap at %(url)s, and the page names none. "
        "Look for “RSS” on the site, or ask the publisher."
    )


class BrokenFeed(Refusal):
    """A feed whose XML nobody can read."""

    code = "broken_feed"
    message = _("The feed at %(url)s is damaged: no entry of it can be read.")


class FeedTooLarge(Refusal):
    """More bytes than anybody needs to tell what is new."""

    code = "feed_too_large"
    message = _("The feed is larger than %(limit)s bytes. Look for one that tells of less.")


class AskedNotTo(Refusal):
    """What robots.txt closes to programs stays closed to ours."""

    code = "robots"
    message = _(
        "%(host)s asks programs not to read this address (robots.txt). "
        "Ask the publisher, or take the articles in by hand."
    )


class HostInUse(Busy):
    """Another request of ours is on its way there, or the host asked for patience."""

    message = _("%(host)s is not to be asked again at once. Try again in %(seconds)s seconds.")

    def __init__(self, *, host: str, seconds: float) -> None:
        super().__init__(host=host, seconds=round(seconds) or 1)
        self.wait = seconds


class WatchedAlready(Refusal):
    """The same address twice (HTTP 409)."""

    code = "watched_already"
    message = _("This address is watched already, for %(source)s.")


class UnfitNumber(Refusal):
    """A number that a watch cannot be set to."""

    code = "unfit_number"
    message = _("“%(field)s” goes from %(least)s to %(most)s.")


class NoAddressTold(Refusal):
    """An entry that leads nowhere."""

    code = "no_address_told"
    message = _("The feed tells no address for this entry, so there is nothing to fetch.")


class PausedWatch(Refusal):
    """Nobody reads what is paused (HTTP 409)."""

    code = "paused_watch"
    message = _("This watch is paused. Resume it to have it read.")
