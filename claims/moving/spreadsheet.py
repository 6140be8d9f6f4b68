"""Cells that a spreadsheet shows and never runs."""

import json
import re
from typing import Any, Final

# What begins a formula somewhere: OWASP's list, and its wide forms, which Excel takes as well.
SIGNS: Final = "=+\\-@＝＋－＠"
# A cell may begin behind any of these in a spreadsheet that parts cells by something else than we
# do, as Excel does in Arabic countries, with a semicolon. Read in one go: linear time.
BEGINNING: Final = re.compile(rf'((?:\A|[;,\t\r\n|])[\s;,|"]*+)([{SIGNS}])?')
LEADING: Final = ("\t", "\r", "\n")
# So that spreadsheets read UTF-8, and Arabic is Arabic.
ENCODING: Final = "utf-8-sig"


def cell(value: Any) -> Any:
    """Numbers stay numbers; a text that could begin a formula gets an apostrophe before it."""
    if isinstance(value, bool | list | dict):
        value = json.dumps(value, ensure_ascii=False, sort_keys=True)
    return harmless(value) if isinstance(value, str) else value


def harmless(text: str) -> str:
    """The text with an apostrophe wherever a formula could begin."""
    safe = BEGINNING.sub(lambda m: f"{m[1]}'{m[2]}" if m[2] else m[0], text)
    return f"'{safe}" if safe.startswith(LEADING) else safe
