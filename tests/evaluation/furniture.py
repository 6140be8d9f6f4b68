"""How well furniture is kept out of the claims without losing a sentence of the body."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from django.utils.translation import gettext as _

from sources.text.furniture.marking import mark
from sources.text.sentences.splitting import Span, split
from tests.evaluation import MalformedFileError, Options
from tests.evaluation.judged_units import BODY, FURNITURE, JudgedUnit, read


def measure(path: Path, options: Options) -> dict[str, float]:
    """Count body units (`body`), those not exactly one claim (`lost`), furniture raised (`leaked`).

    The texts are read from `options.folder`, or from beside the file. A unit is found in its
    text behind the one before it; blanks are compared as one space.
    """
    folder = options.folder or path.parent
    lost = leaked = body = 0
    for seed, units in read(path):
        text = (folder / Path(seed).name).read_text(encoding="utf-8")
        raised = _raised(text)
        for unit, place in zip(units, _places(seed, text, units), strict=True):
            over = [span for span in raised if span.start < place.end and place.start < span.end]
            body += unit.label in BODY
            lost += unit.label in BODY and over != [place]
            leaked += unit.label == FURNITURE and bool(over)
    return {"leaked": float(leaked), "lost": float(lost), "body": float(body)}


def _raised(text: str) -> list[Span]:
    """The sentences that would become claims."""
    spans = split(text)
    return [span for span, reason in zip(spans, mark(text, spans), strict=True) if not reason]


def _places(seed: str, text: str, units: Sequence[JudgedUnit]) -> Iterator[Span]:
    """Where each unit stands, in order."""
    behind = 0
    for unit in units:
        pattern = re.compile(r"\s+".join(map(re.escape, unit.text.split())))
        found = pattern.search(text, behind) or pattern.search(text)
        if found is None:
            said = {"seed": seed, "unit": unit.text[:60]}
            raise MalformedFileError(_("%(seed)s does not hold: %(unit)s") % said)
        behind = found.end()
        yield Span(*found.span())
