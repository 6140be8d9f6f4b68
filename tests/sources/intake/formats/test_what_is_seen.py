"""Marked-up text in any kind of file is read as a reader sees it, as the text of pages is."""

import pytest

from sources.intake.readers import epub, newsml, nitf, told_json
from tests.sources.intake.formats import samples

READ = {
    "ninjs": lambda text: told_json.read(samples.ninjs(body_text="", body_html=text), 999),
    "ninjs in XHTML": lambda text: told_json.read(
        samples.ninjs(body_text="", body_xhtml=text), 999
    ),
    "NITF": lambda text: nitf.read(
        f"<nitf><body><body.content>{text}</body.content></body></nitf>".encode(), 999
    ),
    "NewsML-G2": lambda text: newsml.read(
        samples.newsml_item(
            f"<inlineXML><html xmlns='http://www.w3.org/1999/xhtml'><body>{text}</body></html>"
            "</inlineXML>"
        ).encode(),
        999,
    ),
    "EPUB": lambda text: epub.read(
        samples.epub(
            **{
                "OEBPS/first.xhtml": f"<html xmlns='http://www.w3.org/1999/xhtml'><body>{text}"
                "</body></html>",
                "OEBPS/second part.xhtml": "<html><body></body></html>",
            }
        ),
        999,
    ),
}
BEGINS = "عبرت السفينة في 1974"
SEEN = {
    "a raised number": ("<p>{}<sup>1</sup> بسلام.</p>", "{}¹ بسلام."),
    "a number raised by its look": (
        "<p>{}<span style='vertical-align: super'>1</span> بسلام.</p>",
        "{}¹ بسلام.",
    ),
    "a lowered number": ("<p>{} مع CO<sub>2</sub>.</p>", "{} مع CO₂."),
    "a link to a note": ("<p>{}.<a href='#n'>1</a></p>", "{}.¹"),
    "a link that says it leads to a note": (
        "<p>{} <a role='doc-noteref' href='n.xhtml'>1</a></p>",
        "{} ¹",
    ),
    "a link that is a number of the text": ("<p>{} إلى <a href='#n'>1975</a></p>", "{} إلى 1975"),
    "hidden words": ("<p>{}<span style='display:none'> وغرقت</span> بسلام.</p>", "{} بسلام."),
    "struck out words": ("<p>{} <del>500</del> بسلام.</p>", "{} بسلام."),
    "a script": ("<p>{}</p><script>var leak = 1</script><style>p {}</style>", "{}"),
    "a caption": ("<p>{}</p><figure><figcaption>صورة</figcaption></figure>", "{}"),
    "a header and a box of its own": (
        "<header><h1>الفصل الأول</h1></header><p>{}</p><aside><p>هامش</p></aside>",
        "الفصل الأول\n\n{}\n\nهامش",
    ),
}


@pytest.mark.parametrize("kind", READ)
@pytest.mark.parametrize("what", SEEN)
def test_what_is_seen_is_text_and_nothing_else(kind, what):
    markup, text = (each.replace("{}", BEGINS) for each in SEEN[what])
    assert READ[kind](markup).body == text


def test_a_chapter_that_hides_itself_and_says_nothing_is_no_fault():
    cover = "<html hidden=''><body></body></html>"
    assert epub.read(samples.epub(**{"OEBPS/first.xhtml": cover}), 999).body == samples.SECOND
