"""Bytes become text: what it says, in the order it is read, with nothing hidden lost."""

import io
import shutil
import subprocess
import unicodedata

import pytest
from docx import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from sources.intake.extract import DOCX, HTML, PDF, PLAIN, extract
from sources.intake.extract.file_kinds import kind_of
from sources.intake.readers.decoding import decode
from sources.intake.readers.paragraphs import Line, joined
from sources.intake.readers.visual_order import Glyph, logical
from sources.refusals.texts import TooLong, UnknownKind, Unreadable

ARABIC = "أعلنت وزارة الصحة يوم الثلاثاء أن نسبة التلقيح بلغت 35% في المدن، وقالت إن العدد سيرتفع."
FRENCH = "L'économie française a progressé au deuxième trimestre malgré la hausse des prix élevés."

PAGE = """<!doctype html><html lang="ar" dir="rtl"><head><title>سفينة القمح - جريدة المرسى</title>
<meta property="og:title" content="سفينة القمح تصل">
<meta property="og:site_name" content="جريدة المرسى"><meta name="author" content="ليلى حداد">
<meta property="article:published_time" content="2024-05-01T09:30:00+03:00"></head><body>
<nav><ul><li><a href="/">الرئيسية</a></li><li><a href="/s">سياسة</a></li></ul></nav>
<article><h1>سفينة القمح تصل</h1>
<p>أعلنت هيئة الميناء وصول <b>سفينة</b> تحمل <a href="/x">30 ألف</a> طن
من القمح. وقال المدير إن \u202eالتفريغ\u202c يستغرق أياما.</p>
<p>می\u200cخواهم بگویم<br>سطر آخر من النص نفسه.</p>
<ul><li>توزيع القمح على المطاحن.</li><li><p>مراجعة الأسعار.</p></li></ul>
<table><tr><th>السنة</th><th>الكمية</th></tr><tr><td>2023</td><td>25 ألف طن</td></tr></table>
</article><footer>جميع الحقوق محفوظة</footer></body></html>"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_is_read_in_all_its_encodings(encoding):
    assert decode(ARABIC.encode(encoding)) == ARABIC


@pytest.mark.parametrize("encoding", ["cp1256", "iso8859_6"])
@pytest.mark.parametrize("text", [ARABIC, ARABIC * 40, ARABIC[:45]])
def test_old_arabic_code_pages_are_recognised(encoding, text):
    assert decode(text.encode(encoding)) == text


def test_western_code_pages_are_recognised():
    assert decode(FRENCH.encode("cp1252")) == FRENCH


def test_one_bad_byte_does_not_turn_utf8_into_something_else():
    data = ARABIC.encode() * 10 + b"\xff" + ARABIC.encode()
    assert decode(data) == ARABIC * 10 + "\ufffd" + ARABIC


@pytest.mark.parametrize(
    "declared",
    [
        {"media_type": "text/html; charset=windows-1256"},
        {"head": b'<meta charset="windows-1256">'},
        {"media_type": "text/html; charset=x-nonsense", "head": b"charset=cp1256"},
        {"media_type": "text/html; charset=utf-8", "head": b"charset=cp1256"},
    ],
)
def test_a_declared_code_page_is_believed_where_unicode_does_not_fit(declared):
    assert decode("خبر".encode("cp1256"), **declared) == "خبر"


def test_a_wrong_declaration_does_not_spoil_unicode():
    assert decode(ARABIC.encode(), media_type="text/plain; charset=windows-1256") == ARABIC


@pytest.mark.parametrize(
    ("data", "said", "kind"),
    [
        (b"%PDF-1.7\n...", {"filename": "a.txt"}, PDF),
        (b"\n\n%PDF-1.4", {"media_type": "application/octet-stream"}, PDF),
        (b"PK\x03\x04....", {}, DOCX),
        (b"<!DOCTYPE html><p>a", {}, HTML),
        (b"\xef\xbb\xbf <!-- a --> <html>", {"filename": "a.txt"}, HTML),
        ("<html><p>خبر".encode("utf-16"), {}, HTML),
        (b"<p>a</p>", {"media_type": "text/html; charset=utf-8"}, HTML),
        (b"<p>a</p>", {"filename": "A.HTM"}, HTML),
        (b"<p>a</p>", {"filename": "a.txt"}, PLAIN),
        ("خبر".encode("utf-16"), {}, PLAIN),
        (b"", {}, PLAIN),
    ],
)
def test_the_bytes_say_what_kind_of_file_it_is(data, said, kind):
    assert kind_of(data, **said) == kind


@pytest.mark.parametrize(
    "data", [b"\x89PNG\r\n\x1a\n" + bytes(range(32)) * 9, b"\x1f\x8b\x08" + bytes(99)]
)
def test_what_is_no_text_is_refused(data):
    with pytest.raises(UnknownKind):
        extract(data, filename="a.txt")


def test_line_ends_become_one_kind_and_the_mark_in_front_goes():
    assert extract("\ufeffأول\r\nثان\rثالث\n".encode()).body == "أول\nثان\nثالث\n"


@pytest.fixture(scope="module")
def page():
    return extract(PAGE.encode())


def test_an_article_is_read_a_paragraph_a_line(page):
    first = "أعلنت هيئة الميناء وصول سفينة تحمل 30 ألف طن من القمح."
    assert page.body.splitlines()[2].startswith(first)
    assert page.body.startswith("سفينة القمح تصل\n\n")


def test_menus_and_footers_are_left_out(page):
    assert "الرئيسية" not in page.body
    assert "الحقوق" not in page.body


def test_hidden_characters_of_a_page_are_kept(page):
    assert "\u202eالتفريغ\u202c" in page.body
    assert "می\u200cخواهم" in page.body


def test_line_breaks_items_and_rows_are_lines(page):
    lines = page.body.splitlines()
    assert "سطر آخر من النص نفسه." in lines
    assert "- توزيع القمح على المطاحن." in lines
    assert "- مراجعة الأسعار." in lines
    assert "2023 | 25 ألف طن" in lines


def test_a_page_says_who_wrote_it_when_and_for_whom(page):
    assert page.title == "سفينة القمح تصل"
    assert (page.byline, page.site) == ("ليلى حداد", "جريدة المرسى")
    assert page.published_at is not None
    assert page.published_at.isoformat() == "2024-05-01T09:30:00+03:00"


def test_a_page_without_an_article_is_read_whole():
    found = extract("<html><title>عنوان</title><p>خبر.</p><script>a()</script></html>".encode())
    assert (found.body, found.title) == ("خبر.", "عنوان")


def test_an_old_page_is_read_in_its_code_page():
    page = f'<html><head><meta charset="windows-1256"></head><body><p>{ARABIC}</p></body></html>'
    assert extract(page.encode("cp1256")).body == ARABIC


def word_file(*, author: str = "ليلى") -> bytes:
    document = WordDocument()
    document.core_properties.title = "سفينة القمح"
    document.core_properties.author = author
    document.add_paragraph("أعلنت الهيئة وصول السفينة.")
    paragraph = document.add_paragraph("وقال المدير")
    inserted, deleted = OxmlElement("w:ins"), OxmlElement("w:del")
    for change, tag, text in ((inserted, "w:t", " أمس"), (deleted, "w:delText", " غدا")):
        run, held = OxmlElement("w:r"), OxmlElement(tag)
        held.text = text
        held.set(qn("xml:space"), "preserve")
        run.append(held)
        change.append(run)
        paragraph._p.append(change)
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "السنة", "2023"
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def test_a_word_file_is_read_in_order_with_insertions_and_without_deletions():
    found = extract(word_file())
    assert found.body == "أعلنت الهيئة وصول السفينة.\nوقال المدير أمس\nالسنة | 2023"
    assert (found.title, found.byline, found.media_type) == ("سفينة القمح", "ليلى", DOCX)


def test_a_text_longer_than_wanted_is_refused_by_the_reader(settings):
    settings.MAX_DOCUMENT_CHARS = 20
    with pytest.raises(TooLong, match="20"):
        extract(word_file())


@pytest.mark.parametrize(
    "data", [b"PK\x03\x04 no archive", b"%PDF-1.7\nno file", b"%PDF-1.4\n%%EOF"]
)
def test_a_damaged_file_is_unreadable(data):
    with pytest.raises(Unreadable):
        extract(data)


PRINTED = """<html lang="ar" dir="rtl"><meta charset="utf-8"><title>سفينة القمح</title>
<style>body { font-family: 'Noto Naskh Arabic', 'Noto Sans Arabic', serif; width: 15cm }</style>
<h2>سفينة القمح تصل</h2><p>%s</p><p>%s</p><p dir="ltr">%s</p></html>"""
VOWELLED = (
    "ذَهَبَ الوَلَدُ إِلَى المَدْرَسَةِ صَبَاحًا، وَقَرَأَ ٣ كُتُبٍ فِي المَكْتَبَةِ.",
    "إِنَّ الأُمَّ أَعْلَنَتْ أَنَّ ١٢٫٥ كِيلُو مِنَ التَّمْرِ نَفِدَ، وَلَا أَحَدَ يَعْلَمُ.",
    "Nobody knew of it.",
)
PARAGRAPHS = (
    "أعلنت هيئة الميناء يوم الأحد وصول سفينة تحمل 30 ألف طن من القمح إلى الرصيف الثالث، وذلك بعد"
    " رحلة استغرقت 12 يوما من البحر الأسود. وقال المدير إن التفريغ يستغرق ثلاثة أيام (من الأحد إلى"
    " الثلاثاء)، وإن نسبة الرطوبة 12.5% فقط.",
    "وأضاف أن الكمية تكفي السوق المحلية شهرين، وأن سفينة أخرى باسم Blue Star ستصل قريبا إلى ميناء"
    " الشرق حسب الجدول المعلن على الموقع الرسمي للهيئة. الأسعار لائقة لا تزيد.",
    "The harbour authority said on Sunday that a ship with 30,000 tonnes of wheat had arrived at"
    " the third quay after twelve days at sea.",
)


@pytest.fixture(scope="module")
def printed(tmp_path_factory):
    return print_page(tmp_path_factory, PARAGRAPHS)


def print_page(tmp_path_factory, paragraphs):
    """A page as a browser prints it: Arabic glyphs in places, ligatures, no text order."""
    browser = shutil.which("chromium") or shutil.which("chromium-browser")
    if not browser:
        pytest.skip("needs Chromium: apt install chromium")
    folder = tmp_path_factory.mktemp("print")
    (folder / "page.html").write_text(PRINTED % paragraphs, encoding="utf-8")
    command = [browser, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
    command += [f"--user-data-dir={folder}", f"--print-to-pdf={folder / 'page.pdf'}"]
    subprocess.run(
        [*command, (folder / "page.html").as_uri()], check=True, capture_output=True, timeout=120
    )
    return (folder / "page.pdf").read_bytes()


def test_a_printed_arabic_page_is_read_in_the_order_of_its_text(printed):
    found = extract(printed)
    assert found.body.splitlines() == ["سفينة القمح تصل", *PARAGRAPHS]
    assert (found.title, found.media_type) == ("سفينة القمح", PDF)


def test_a_printed_vowelled_page_keeps_its_words_whole_and_in_order(tmp_path_factory):
    found = extract(print_page(tmp_path_factory, VOWELLED))
    wanted = " ".join(["سفينة القمح تصل", *VOWELLED])
    assert unicodedata.normalize("NFC", found.body).split() == (
        unicodedata.normalize("NFC", wanted).split()
    )


def glyphs_of(visual: str) -> list[Glyph]:
    """Characters in a row, each 5 points wide, as they stand from left to right."""
    return [
        Glyph(
            c,
            left=5.0 * n,
            right=5.0 * n + 5,
            middle=5.0 * n + 2.5,
            bottom=0,
            top=8,
            base=2,
            size=10,
        )
        for n, c in enumerate(visual)
        if c != " "
    ]


@pytest.mark.parametrize(
    ("visual", "text"),
    [
        ("ربخ لوأ", "أول خبر"),
        ("12 موي", "يوم 12"),
        ("%12.5 ةبسن", "نسبة 12.5%"),
        ("١٢٫٥ ةبسن", "نسبة ١٢٫٥"),
        ("Blue Star ةنيفس", "سفينة Blue Star"),
        ("Blue Star 7 ةنيفس", "سفينة Blue Star 7"),
        ("(دحألا) موي", "يوم (الأحد)"),
        (")دحألا( موي", "يوم (الأحد)"),
        ("،(CSTO( موي", "يوم (CSTO)،"),
        ("\ufefcه", "هلا"),
        ("سَمش", "شمسَ"),
    ],
)
def test_a_line_as_seen_becomes_a_line_as_read(visual, text):
    assert logical(glyphs_of(visual), visual.count(" ")) == text


def lines_of(*texts: str, rights: tuple[float, ...]) -> list[Line]:
    return [
        Line(text, left=0, right=right, base=700 - 12.0 * n, size=10, rtl=False)
        for n, (text, right) in enumerate(zip(texts, rights, strict=True))
    ]


def test_full_lines_run_on_and_short_ones_end_a_paragraph():
    lines = lines_of("one two", "three.", "four", rights=(100, 40, 95))
    assert joined(lines) == "one two three.\nfour"


def test_a_word_broken_at_the_end_of_a_line_is_mended():
    assert joined(lines_of("un\ufffe", "loading", rights=(100, 100))) == "unloading"


def test_a_bullet_begins_a_line_of_its_own():
    assert joined(lines_of("one", "• two", rights=(100, 100))) == "one\n• two"
