"""Names that programs write where the name of an author belongs."""

import re
from typing import Final

_LIBRARIES: Final = (
    "openpyxl|xlsxwriter|python-docx|python-pptx|apache poi|docx4j|epplus|exceljs|sheetjs|js-xlsx"
    "|phpword|phpspreadsheet|phpexcel|aspose(?:\\.\\w+)*|reportlab|pandoc|calibre"
)
_PROGRAMS: Final = "(?:microsoft|ms) (?:office|word|excel)|libreoffice|openoffice(?:\\.org)?"
_NOBODY: Final = (
    "(?:microsoft office|microsoft|windows|office) user|مستخدم (?:microsoft office|windows|office)"
    "|unknown(?: author| creator)?|anonymous|\\(anonymous\\)|un-?named"
)
_NO_AUTHOR: Final = re.compile(
    rf"(?:{_LIBRARIES}|{_PROGRAMS}|{_NOBODY})(?:[ /-]v?\d[\w.]*)?", re.IGNORECASE
)


def author(said: str) -> str:
    """Who wrote a text as its file says it, "" where a program spoke of itself or of nobody."""
    return "" if _NO_AUTHOR.fullmatch(said) else said
