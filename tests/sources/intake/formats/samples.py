"""A file of each kind, written here: one story of a ship with wheat, as each kind tells it."""

import io
import json
import zipfile
from email.message import EmailMessage

import openpyxl

FIRST = "أعلنت هيئة الميناء أن السفينة تحمل 30 ألف طن من القمح."
SECOND = "وقالت المديرة إن التفريغ يستغرق ثلاثة أيام."
LONGER = (
    "وأضافت المديرة في مؤتمر صحفي عقد صباح اليوم في مبنى الهيئة أن سفينتين أخريين ستصلان قبل نهاية"
    " الشهر، وأن المطاحن تسلمت حصصها كاملة، وأن المخزون يكفي حاجة المدينة شهرين على الأقل."
)
TITLE, AUTHOR, PAPER = "سفينة القمح تصل", "ليلى حداد", "جريدة المرسى"


def packed_parts(parts, first=""):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        if first:
            archive.writestr("mimetype", first, zipfile.ZIP_STORED)
        for name, part in parts.items():
            archive.writestr(name, part)
    return held.getvalue()


def srt(*cues):
    return "\n".join(f"{n}\n{when}\n{text}\n" for n, (when, text) in enumerate(cues, start=1))


CUES = (
    ("00:00:01,000 --> 00:00:03,500", "أعلنت هيئة الميناء\nأن السفينة تحمل"),
    ("00:00:03,600 --> 00:00:06,000", "30 ألف طن من القمح. وقالت المديرة"),
    ("00:00:06,100 --> 00:01:09,000", "إن التفريغ يستغرق ثلاثة أيام."),
    ("01:02:03,450 --> 01:02:05,000", "<i>وصلت سفينة ثانية.</i>"),
)
VTT = """WEBVTT - سفينة القمح تصل
Language: ar

NOTE من الأرشيف

00:01.000 --> 00:04.000 align:start
<v ليلى حداد>أعلنت هيئة الميناء أن السفينة تحمل 30 ألف طن من القمح.

00:09.000 --> 00:12.000
وقالت المديرة إن التفريغ يستغرق ثلاثة أيام.
"""

ODT_NAMES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"'
    ' xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"'
    ' xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"'
    ' xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
)
ODT_TYPE = "application/vnd.oasis.opendocument.text"
MANIFEST = (
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    "{}</manifest:manifest>"
)


def odt(
    inside=f"<text:p>{FIRST}</text:p><text:p>{SECOND}</text:p>", *, locked="", before="", styles=""
):
    return packed_parts(
        {
            "META-INF/manifest.xml": MANIFEST.format(locked),
            "meta.xml": f"<office:document-meta {ODT_NAMES}><office:meta>"
            f"<dc:title>{TITLE}</dc:title><dc:creator>{AUTHOR}</dc:creator>"
            "</office:meta></office:document-meta>",
            "content.xml": f"{before}<office:document-content {ODT_NAMES}>"
            f"<office:automatic-styles>{styles}</office:automatic-styles><office:body>"
            f"<office:text>{inside}</office:text></office:body></office:document-content>",
        },
        ODT_TYPE,
    )


CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="OEBPS/book.opf"/></rootfiles></container>'
)
BOOK = (
    '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/">'
    f"<metadata><dc:title>{TITLE}</dc:title><dc:creator>{AUTHOR}</dc:creator>"
    f"<dc:publisher>{PAPER}</dc:publisher><dc:date>2026-10-05</dc:date></metadata><manifest>"
    '<item id="n" href="nav.xhtml" properties="nav"/><item id="b" href="second%20part.xhtml"/>'
    '<item id="a" href="first.xhtml"/></manifest><spine><itemref idref="n"/>'
    '<itemref idref="a"/><itemref idref="b"/></spine></package>'
)


def chapter(text):
    return f'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><p>{text}</p></html>'


def epub(**changed):
    parts = {
        "META-INF/container.xml": CONTAINER,
        "OEBPS/book.opf": BOOK,
        "OEBPS/nav.xhtml": chapter("المحتويات"),
        "OEBPS/second part.xhtml": chapter(SECOND),
        "OEBPS/first.xhtml": chapter(FIRST),
    }
    return packed_parts(parts | changed, "application/epub+zip")


def escaped(text, encoding="cp1256"):
    return "".join(f"\\'{byte:02x}" for byte in text.encode(encoding))


def rtf(inside, *, page=1256, head=""):
    return f"{{\\rtf1\\ansi\\ansicpg{page}{head} {inside}}}".encode()


RTF = rtf(
    f"{escaped(FIRST)}\\par {escaped(SECOND)}",
    head=f"{{\\info{{\\title {escaped(TITLE)}}}{{\\author {escaped(AUTHOR)}}}}}",
)

ROWS = [["السنة", "الكمية", "الميناء"], [2024, 25_000, "الشرق"], [2025, 30_000.5, "الغرب"]]
TABLE = "السنة | الكمية | الميناء\n2024 | 25000 | الشرق\n2025 | 30000.5 | الغرب"


def workbook(**sheets):
    """A spreadsheet of sheets by name, each a list of rows."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    book.properties.title, book.properties.creator = TITLE, AUTHOR
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    return book


def saved(book):
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def delimited(delimiter=",", encoding="utf-8"):
    return "\r\n".join(delimiter.join(map(str, row)) for row in ROWS).encode(encoding)


def mail(text=f"{FIRST}\n\n{SECOND}\n", **options):
    message = EmailMessage()
    message["From"], message["To"] = f"{AUTHOR} <layla@paper.example>", "desk@house.example"
    message["Subject"], message["Message-ID"] = TITLE, "<1@paper.example>"
    message["Date"] = "Mon, 05 Oct 2026 09:30:00 +0300"
    message.set_content(text, **options)
    return message


PAGE = f"""<html><head><title>{TITLE}</title><meta name="author" content="{AUTHOR}">
<meta property="og:site_name" content="{PAPER}"></head><body><nav>الرئيسية</nav>
<article><h1>{TITLE}</h1><p>{FIRST}</p><p>{SECOND}</p>
<p>{LONGER}</p></article></body></html>"""


def saved_page():
    """A page as a browser saves it in one file, with a picture beside it."""
    message = EmailMessage()
    message["From"], message["Subject"] = "<Saved by Blink>", "page"
    message["Date"] = "Mon, 05 Oct 2026 09:30:00 -0000"
    message["Snapshot-Content-Location"] = "https://paper.example/ship"
    message.set_content(PAGE, subtype="html")
    message.add_related(b"\x89PNG\r\n\x1a\n", "image", "png")
    return bytes(message)


NITF = f"""<?xml version="1.0" encoding="utf-8"?>
<nitf xml:lang="ar"><head><title>slug</title><docdata management-status="usable">
<date.issue norm="20261005T093000+0300"/><doc.copyright holder="{PAPER}"/></docdata></head>
<body><body.head><hedline><hl1>{TITLE}</hl1></hedline>
<byline>By <person>{AUTHOR}</person></byline></body.head><body.content>
<p>أعلنت <org>هيئة الميناء</org> أن السفينة تحمل <num>30</num> ألف طن من القمح.</p>
<media media-type="image"><media-caption>صورة السفينة</media-caption></media>
<p>{SECOND}</p></body.content><body.end><tagline>انتهى</tagline></body.end></body></nitf>"""


def newsml_item(content, *, status="usable", meta=""):
    return f"""<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:a" version="1"
 xml:lang="ar"><itemMeta><provider qcode="a:b"><name>{PAPER}</name></provider>
<versionCreated>2026-10-05T10:00:00+03:00</versionCreated><pubStatus qcode="stat:{status}"/>
</itemMeta><contentMeta><contentCreated>2026-10-05T09:30:00+03:00</contentCreated>
<language tag="ar"/><by>{AUTHOR}</by><headline>{TITLE}</headline>{meta}</contentMeta>
<contentSet>{content}</contentSet></newsItem>"""


XHTML = (
    '<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml">'
    f"<head><title>x</title></head><body><p>{FIRST}</p><p>{SECOND}</p></body></html></inlineXML>"
)
NEWSML = f'<?xml version="1.0" encoding="utf-8"?>\n{newsml_item(XHTML)}'


def message_of(*items):
    inside = "".join(items)
    return (
        '<?xml version="1.0"?><newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/">'
        f"<header/><itemSet>{inside}</itemSet></newsMessage>"
    )


def ninjs(**changed):
    told = {
        "uri": "urn:a",
        "type": "text",
        "language": "ar",
        "headline": TITLE,
        "byline": AUTHOR,
        "copyrightholder": PAPER,
        "versioncreated": "2026-10-05T09:30:00+03:00",
        "body_text": f"{FIRST}\n{SECOND}",
    }
    return json.dumps(told | changed, ensure_ascii=False).encode()
