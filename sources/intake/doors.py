"""What every door takes: a text, a file, or an address, with the same hints."""

from typing import Any, Final, NamedTuple

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

from sources.intake.arrival import Arrival
from sources.intake.fetch import fetch
from sources.intake.moments import moment_in
from sources.limits import keep_within
from sources.models import Document
from sources.refusals.texts import NoText, NoWebAddress, TwoTexts
from sources.text.spelling.typed import as_typed

WEB: Final = URLValidator(schemes=["http", "https"])
SHOWN: Final = 100  # characters of a wrong address that its refusal repeats


class File(NamedTuple):
    """A file as it was handed in."""

    data: bytes
    media_type: str = ""
    name: str = ""


def handed_in(
    *,
    text: str = "",
    file: File | None = None,
    url: str = "",
    published_at: str | None = None,
    **said: Any,
) -> Arrival:
    """What somebody hands in at any door: a text, a file, or an address alone, which is fetched.

    With a text or a file the address only says where it came from. `said` are the other hints of
    an `Arrival`. What is pasted is kept without the blank lines around it. Raises a
    `sources.refusals.Refusal` when there is not exactly one text.
    """
    text = as_typed(text).strip()
    if text and file:
        raise TwoTexts
    if text:
        file = File(text.encode(), "text/plain")
    if not file and not url:
        raise NoText
    url, said["published_at"] = web_address(url), moment_in(published_at or "")
    if not file:
        page = fetch(url)
        file, url = File(page.data, page.media_type), page.url
    return Arrival(file.data, media_type=file.media_type, filename=file.name, url=url, **said)


def web_address(url: str) -> str:
    """An address as people write it, with its scheme; raises NoWebAddress for anything else."""
    if not (url := url.strip()):
        return ""
    keep_within(Document, url=url)
    full = url if "://" in url else f"https://{url}"
    try:
        WEB(full)
    except ValidationError:
        raise NoWebAddress(url=url[:SHOWN]) from None
    return full
