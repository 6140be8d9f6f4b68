"""Handing something to a receiver that an administrator named, as guarded as reading a page."""

from collections.abc import Collection, Mapping

from sources.intake.fetch.asking import Outgoing, asked
from sources.intake.fetch.deadline import Deadline
from sources.intake.fetch.target import checked


def post(
    url: str,
    body: bytes,
    *,
    headers: Mapping[str, str],
    seconds: float,
    inside: Collection[str] = (),
) -> int:
    """The status a receiver answers with; its words are not read, and no redirect is followed.

    Raises a `Refusal` where nothing could be handed over: no address, not public and not one of
    the `inside` (`host:port`), nobody there, too slow.
    """
    with Deadline(seconds) as deadline:
        target = checked(url, inside=inside)
        with asked(target, Outgoing("POST", headers, body, inside), deadline) as response:
            return response.status
