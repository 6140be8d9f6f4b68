"""Control words of Rich Text that decide what of a file is text."""

from collections.abc import Mapping
from typing import Final

from sources.intake.readers.raised import LOWERED, RAISED

# Destinations whose words readers do not see, or see somewhere else than in the text.
_NOT_TEXT: Final = (
    "annotation atnauthor atnid atrfend atrfstart bkmkend bkmkstart category colortbl comment"
    " company creatim datastore doccomm falt filetbl fldinst footer footerf footerl footerr"
    " ftncn ftnsep generator header headerf headerl headerr info keywords latentstyles"
    " listtable listoverridetable manager nonshppict objdata operator panose pict printim"
    " private revtbl revtim rsidtbl shprslt stylesheet subject tc themedata txe xe xmlnstbl"
)
NOT_TEXT: Final = frozenset(_NOT_TEXT.split())
SHOWN_AGAIN: Final = frozenset({"shptxt"})  # the words of a box, inside of what may be left out
# Hidden, deleted under the eyes of others, struck out.
HIDING: Final = frozenset({"v", "deleted", "strike", "striked"})
SHIFTING: Final[Mapping[str, Mapping[int, int]]] = {
    "super": RAISED,
    "up": RAISED,
    "sub": LOWERED,
    "dn": LOWERED,
    "nosupersub": {},
}
LITERAL: Final[Mapping[str, str]] = {
    **dict.fromkeys(("par", "line", "sect", "page", "row", "nestrow"), "\n"),
    **dict.fromkeys(("cell", "nestcell", "tab"), "\t"),
    "emdash": "—",
    "endash": "–",
    "emspace": " ",
    "enspace": " ",
    "bullet": "•",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "zwj": "\u200d",
    "zwnj": "\u200c",
    "ltrmark": "\u200e",
    "rtlmark": "\u200f",
}
# By \fcharset; 0 and 1 say no more than the code page of the whole file.
CHARSETS: Final[Mapping[int, str]] = {
    128: "cp932",
    129: "cp949",
    134: "gbk",
    136: "cp950",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
}
