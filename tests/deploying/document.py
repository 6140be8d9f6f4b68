"""The commands of docs/deploying.md, by section, in the order of the page."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
DOCUMENT = ROOT / "docs" / "deploying.md"
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
# What a prefix of its own stands before; the rest of a machine is shared with everybody.
OURS = re.compile(r"(?<![\w./-])/(?=(?:opt|etc|var|usr/local)/)")
ACCOUNT = re.compile(r"(-[ugo] |nologin |^User=)factcheck\b", re.MULTILINE)


def commands(language: str = "bash") -> dict[str, str]:
    """What each section has to type, as one script; sections without commands are left out."""
    parts = DOCUMENT.read_text(encoding="utf-8").split("\n## ")[1:]
    typed = {
        part.splitlines()[0]: "\n".join(
            text for kind, text in BLOCK.findall(part) if kind == language
        )
        for part in parts
    }
    return {title: script for title, script in typed.items() if script}


def moved(script: str, *, root: Path, account: str, places: dict[str, str]) -> str:
    """The same commands under a prefix, for an account and at places of one's own."""
    script = ACCOUNT.sub(rf"\g<1>{account}", OURS.sub(f"{root}/", script))
    for place, ours in places.items():
        script = script.replace(place, ours)
    return script
