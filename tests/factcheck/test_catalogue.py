"""The Arabic catalogue is whole, natural and current, and fills what other packages lack."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import django
import polib
import pytest
from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext, ngettext, pgettext
from django.utils.translation.template import templatize

from claims.comparing.differences import AGREEING, DISPUTING, PLACE_DIFFERS
from claims.desk.labels import FINDINGS, FURNITURE, REASONS
from claims.triage.worthiness import WEIGHTS
from sources.text.furniture.page_phrases import ANYWHERE, OPENINGS

ROOT: Path = settings.BASE_DIR
PO = ROOT / "locale" / "ar" / "LC_MESSAGES" / "django.po"
MARKING = {"_", "gettext", "gettext_lazy", "gettext_noop", "ngettext", "ngettext_lazy"}
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[a-z]|\{\w*\}")
MARKED = re.compile(r"\b(?:_|n?gettext)\(\s*u?('(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\")")
COUNTED_BY_WORDS = (0, 1, 2)  # none, one, two: Arabic says these without a figure


@cache
def entries() -> list[polib.POEntry]:
    return [entry for entry in polib.pofile(str(PO)) if not entry.obsolete]


def python_files() -> Iterator[Path]:
    for room in ("factcheck", "sources", "claims"):
        yield from (ROOT / room).rglob("*.py")


def templates() -> list[Path]:
    return sorted((ROOT / "templates").rglob("*.html"))


def called(node: ast.Call) -> str:
    return getattr(node.func, "id", "") or getattr(node.func, "attr", "")


def marked_in_python(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and called(node) in MARKING and node.args:
            first = node.args[0]
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                yield first.value


def marked_in_template(path: Path) -> Iterator[str]:
    for literal in MARKED.findall(templatize(path.read_text("utf-8"), origin=str(path))):
        yield ast.literal_eval(literal)


def placeholders(text: str) -> list[str]:
    return sorted(set(PLACEHOLDER.findall(text)))


# The catalogue


def test_the_catalogue_holds_every_string_the_sources_mark_and_no_other():
    marked = {text for path in python_files() for text in marked_in_python(path)}
    marked |= {text for path in templates() for text in marked_in_template(path)}
    known = {entry.msgid for entry in entries()}
    assert len(marked) > 300
    assert (sorted(marked - known), sorted(known - marked)) == ([], []), "run `make messages`"


def test_every_string_has_arabic_words_and_none_is_a_guess():
    assert [e.msgid for e in entries() if e.fuzzy or not e.translated()] == []


def test_no_string_was_copied_instead_of_translated():
    assert [e.msgid for e in entries() if e.msgstr == e.msgid] == []


def test_placeholders_are_kept():
    plain = [entry for entry in entries() if not entry.msgid_plural]
    assert [e.msgid for e in plain if placeholders(e.msgstr) != placeholders(e.msgid)] == []


@pytest.mark.parametrize(
    "entry", [e for e in entries() if e.msgid_plural], ids=lambda entry: entry.msgid
)
def test_a_counted_string_has_six_forms_and_says_the_number_where_words_cannot(entry):
    assert list(entry.msgstr_plural) == [0, 1, 2, 3, 4, 5]
    assert all(entry.msgstr_plural.values())
    for form, words in entry.msgstr_plural.items():
        wanted, given = placeholders(entry.msgid_plural), placeholders(words)
        if form in COUNTED_BY_WORDS:
            assert set(given) <= set(wanted), words
        else:
            assert given == wanted, words


@pytest.mark.parametrize("mark", [",", ";", "?"])
def test_arabic_sentences_use_arabic_punctuation(mark):
    after_arabic = re.compile(rf"[\u0621-\u0652]{re.escape(mark)}")
    texts = [t for e in entries() for t in (e.msgstr, *e.msgstr_plural.values())]
    assert [text for text in texts if after_arabic.search(text)] == []


def test_the_compiled_catalogue_is_the_one_people_read():
    compiled = polib.mofile(str(PO.with_suffix(".mo")))
    texts = {e.msgid: e.msgstr or e.msgstr_plural for e in compiled}
    assert texts == {e.msgid: e.msgstr or e.msgstr_plural for e in entries()}, "run `make messages`"
    assert compiled.metadata == polib.pofile(str(PO)).metadata


@pytest.mark.parametrize(
    ("n", "words"),
    [
        (0, "لا دليل مستقل"),
        (1, "دليل مستقل واحد"),
        (2, "دليلان مستقلان"),
        (7, "7 أدلة مستقلة"),
        (11, "11 دليلًا مستقلًا"),
        (100, "100 دليل مستقل"),
        (103, "103 أدلة مستقلة"),
    ],
)
def test_arabic_counts_in_its_six_ways(n, words):
    with translation.override("ar"):
        assert ngettext("%(n)d independent", "%(n)d independent", n) % {"n": n} == words


def test_english_speaks_its_own_words_not_the_house_language():
    with translation.override("en"):
        assert gettext("The queue") == "The queue"
        assert ngettext("%(n)d claim changed.", "%(n)d claims changed.", 1) == (
            "%(n)d claim changed."
        )


# Languages we do not offer, names, and strings made of signs.
SAME_IN_ARABIC = {
    "Central Kurdish (Sorani)",
    "Malay",
    "Uyghur",
    "IPv4",
    "IPv6",
    ":?.!",
    ":",
    "%(truncated_text)s…",
    "%(class_name)s %(instance)s",
}


@pytest.mark.parametrize("package", ["conf", "contrib/admin", "contrib/auth"])
def test_django_itself_speaks_arabic(package):
    folder = Path(django.__file__).parent / package
    source = polib.pofile(str(folder / "locale" / "en" / "LC_MESSAGES" / "django.po"))
    assert len(source) > 50
    with translation.override("ar"):
        silent = {entry.msgid for entry in source if shown(entry) == entry.msgid}
    assert silent - SAME_IN_ARABIC == set(), "lend it the words: factcheck/borrowed_words.py"


def shown(entry: polib.POEntry) -> str:
    """What a page shows for an entry of somebody else's catalogue."""
    if entry.msgid_plural:
        return ngettext(entry.msgid, entry.msgid_plural, 1)
    return pgettext(entry.msgctxt, entry.msgid) if entry.msgctxt else gettext(entry.msgid)


def test_every_code_the_machine_leaves_has_words_for_people():
    assert set(WEIGHTS) <= set(REASONS)
    assert {*OPENINGS, *ANYWHERE} <= set(FURNITURE)
    assert {*DISPUTING, *AGREEING, PLACE_DIFFERS} <= set(FINDINGS)
