"""Rich Text: what one sees of it, whichever way its letters are written."""

import pytest

from sources.intake.readers.reading import TooLongError
from sources.intake.readers.rtf import read
from tests.sources.intake.formats.samples import escaped, rtf

FONTS = "{\\fonttbl{\\f0\\fcharset0 Arial;}{\\f1\\fcharset178 Arial;}{\\f2\\fcharset204 Arial;}}"


def body_of(inside, **head):
    return read(rtf(inside, **head), 1000).body


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("one\\par two", "one\ntwo"),
        ("one\\line two\\tab three", "one\ntwo\tthree"),
        ("a\\~b\\_c\\'2d", "a\u00a0b\u2011c-"),
        ("\\{a\\}\\\\", "{a}\\"),
        ("\\ldblquote a\\rdblquote  \\emdash", "“a” —"),
        ("a{\\b bold}c", "aboldc"),
        ("a{\\v hidden}b", "ab"),
        ("a\\v hidden\\v0 b", "ab"),
        ("a\\v hidden\\plain b", "ab"),
        ("a{\\deleted gone}b", "ab"),
        ("a{\\strike gone}b\\striked1 gone\\striked0 c", "abc"),
        ("a\\strike gone{\\v gone\\v0 gone}\\strike0 b", "ab"),
        ("1974{\\super 1} a", "1974¹ a"),
        ("1974\\super 1\\nosupersub 5", "1974¹5"),
        ("1974\\up6 1\\up0 5\\super 2\\plain 6", "1974¹5²6"),
        ("4{\\super th} CO{\\sub 2} CO{\\dn4 2}", "4th CO₂ CO₂"),
        ("a{\\header top}{\\footer end}b", "ab"),
        ("a{\\*\\unheard of}b", "ab"),
        ("a{\\field{\\*\\fldinst HYPERLINK x}{\\fldrslt link}}b", "alinkb"),
        ("a{\\shp{\\*\\shpinst{\\shptxt box}}}b", "aboxb"),
        ("a{\\pict 89504e47}b", "ab"),
        ("a\\bin4 \\{}{b", "ab"),
        ("a\r\nb", "ab"),
        ("one\\cell two\\cell\\row", "one\ttwo"),
    ],
)
def test_what_is_seen_is_text_and_nothing_else(inside, text):
    assert body_of(inside) == text


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("\\u1602?\\u1605?\\u1581?", "قمح"),
        ("\\uc0\\u1602\\u1605\\u1581", "قمح"),
        ("\\uc2\\u1602??\\u1605\\'3f\\'3f\\u1581??", "قمح"),
        ("{\\uc0 a}\\u1602?b", "aقb"),
        ("\\u-1?", "\uffff"),
        ("\\u-10179?\\u-8704?", "\U0001f600"),
        (escaped("قمح"), "قمح"),
    ],
)
def test_letters_are_read_by_number_or_by_code_page(inside, text):
    assert body_of(inside) == text


def test_each_run_has_the_code_page_of_its_font():
    inside = f"\\f0 caf\\'e9 {{\\f1 {escaped('قمح')}}} \\f2 {escaped('хлеб', 'cp1251')}\\f0 \\'e9"
    assert body_of(inside, page=1252, head=FONTS) == "café قمح хлебé"


def test_a_font_that_says_nothing_has_the_code_page_of_the_file():
    assert body_of(f"\\f0 {escaped('قمح')}", page=1256, head=FONTS) == "قمح"


def test_half_a_character_is_no_fault():
    assert body_of("a\\u-10179?b") == "a\ufffdb"


def test_a_file_says_its_title_and_author_in_its_code_page():
    found = read(rtf("a", head=f"{{\\info{{\\title {escaped('قمح')}}}{{\\author Layla}}}}"), 99)
    assert (found.title, found.byline, found.body) == ("قمح", "Layla", "a")


def test_more_than_twice_the_text_wanted_is_too_long():
    assert read(rtf("a" * 20), 10).body == "a" * 20
    with pytest.raises(TooLongError):
        read(rtf("a" * 21), 10)
