"""Cutting a table: a row is a line and no sentence, whatever stops stand in its cells."""

import re
from typing import Final

from sources.text.sentences.long_sentences import parts
from sources.text.sentences.splitting import Span

_LINE: Final = re.compile(r"\S.*")


def rows(text: str) -> list[Span]:
    """Give the lines of a text in order, trimmed, as `splitting.split` gives sentences."""
    lines = (
        Span(line.start(), line.start() + len(line[0].rstrip())) for line in _LINE.finditer(text)
    )
    return [Span(*part) for line in lines for part in parts(text, *line)]
