"""One spelling of an address for all that lead to the same story.

For comparing only, and only beside the words found there: courlan's list of what merely tracks a
reader also takes names such as `gallery` and `cid`, by which some sites ask for a story.
"""

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from sources.later import Later

if TYPE_CHECKING:
    import courlan
else:
    courlan = Later("courlan")

_ESCAPED: Final = re.compile("%[0-9a-f]{2}")
_BEFORE_HOST: Final = re.compile(r"^https?://(?:www\.)?")


def canonical(address: str) -> str:
    """Without what tracks, points into the page or is only another way of writing; "" for none.

    What can be asked for is kept: ports, and parameters that are not known to track.
    """
    try:
        parts = urlsplit(address.strip())
        page = parts if parts.fragment.startswith("!") else parts._replace(fragment="")
        plain = courlan.normalize_url(page, trailing_slash=False)
    except ValueError:
        plain = address.strip()
    escaped = _ESCAPED.sub(lambda found: found[0].upper(), plain)
    return _BEFORE_HOST.sub("", escaped).removesuffix("/")
