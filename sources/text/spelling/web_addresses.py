"""Addresses and handles inside a text: no words, no figures and no direction are read in them."""

import re
from typing import Final

_WEB: Final = r"(?:https?://|www\.)\S++"
WEB_ADDRESS: Final = re.compile(_WEB, re.IGNORECASE)
ADDRESS: Final = re.compile(
    rf"{_WEB}|(?<![\w.+-])[\w.+-]{{1,64}}@\S+|[@#]\w+", re.IGNORECASE
)  # of a page, of a mailbox, the name of an account or a topic


def may_hold_web_address(text: str) -> bool:
    """The cheap look before the dear one."""
    return "://" in text or "www." in text
