"""Pages, element by element: what is a line, a cell, an item, a block, and when a page is dated."""

import pytest
from lxml import html as lxml_html

from sources.intake.readers.reading import TooLongError, TooNestedError
from tests.sources.intake.page_reader import html

LONG = "وصل القطار إلى المحطة القديمة عند الفجر ونزل الركاب واحدا بعد آخر في صمت طويل."


def written(inside, chars=1000):
    return html.written(lxml_html.fragment_fromstring(inside, create_parent="div"), chars)


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("قمح", "قمح"),
        ("<p>قمح</p><p>شعير</p>", "قمح\n\nشعير"),
        ("<div>قمح</div>شعير", "قمح\n\nشعير"),
        ("<h2>قمح</h2><p>شعير</p>", "قمح\n\nشعير"),
        ("<p>قمح<br>شعير</p>", "قمح\nشعير"),
        ("<p>قمح<br><br><br>شعير</p>", "قمح\nشعير"),
        ("<p>قمح \n\t شعير</p>", "قمح شعير"),
        ("<p>قمح\u00a0شعير</p>", "قمح\u00a0شعير"),
        ("<ul><li>قمح</li><li>شعير</li></ul>", "- قمح\n- شعير"),
        ("<ul><li><p>قمح</p></li><li>شعير</li></ul>", "- قمح\n\n- شعير"),
        ("<dl><dt>قمح</dt><dd>شعير</dd></dl>", "قمح\nشعير"),
        ("<select><option>قمح</option><option>شعير</option></select>", "قمح\nشعير"),
        (
            "<table><tr><th>قمح</th><td>5</td></tr><tr><td>شعير</td><td>6</td></tr></table>",
            "قمح | 5\nشعير | 6",
        ),
        ("<p>قمح</p> \n <p></p><p>شعير</p>", "قمح\n\nشعير"),
        ("<p>3 - قمح</p>", "3 - قمح"),
        ("<p>-</p><p>قمح</p>", "- قمح"),
        ("<p>قمح -</p><p>شعير</p>", "قمح -\n\nشعير"),
    ],
)
def test_the_elements_of_a_page_as_lines(inside, text):
    assert written(inside) == text


INLINE = (
    "a abbr acronym b bdi bdo big cite del dfn em font hi i ins kbd label mark q ref s samp small"
    " span strike strong sub sup tt u var"
)


@pytest.mark.parametrize("tag", INLINE.split())
def test_an_element_inside_a_line_breaks_none(tag):
    assert written(f"<p>حقل ال<{tag}>قمح</{tag}>ي هنا</p>") == "حقل القمحي هنا"


@pytest.mark.parametrize("tag", ["p", "div", "section", "blockquote", "h1", "figure", "pre", "ul"])
def test_any_other_element_is_a_block(tag):
    assert written(f"حقل<{tag}>قمح</{tag}>هنا") == "حقل\n\nقمح\n\nهنا"


def test_a_text_four_times_too_long_is_given_up():
    assert written("ق" * 38, chars=10)
    with pytest.raises(TooLongError):
        written("ق" * 39, chars=10)


def nested(depth):
    return ("<div>" * depth + "قمح" + "</div>" * depth).encode()


def test_a_page_is_read_as_deep_as_any_page_is():
    """2,000 took ten seconds of a worker; html and body stand around them."""
    assert is_read(nested(html.DEEPEST - 2))
    assert not is_read(nested(html.DEEPEST - 1))
    assert not is_read(nested(2_100))  # the parser itself has dropped what was in them


def is_read(data):
    try:
        return html.parsed(data) is not None
    except TooNestedError:
        return False


@pytest.mark.parametrize(
    ("said", "moment"),
    [
        (["2024-05-01T09:30:00+03:00"], "2024-05-01T09:30:00+03:00"),
        ([" 2024-05-01T09:30:00Z "], "2024-05-01T09:30:00+00:00"),
        (["2024-05-01"], "2024-05-01T00:00:00"),
        (["غدا", "2024-05-01"], "2024-05-01T00:00:00"),
        (["غدا"], ""),
        ([""], ""),
        ([], ""),
    ],
)
def test_a_page_says_when_it_was_published(said, moment):
    metas = "".join(f'<meta property="article:published_time" content="{at}">' for at in said)
    tree = lxml_html.document_fromstring(f"<html><head>{metas}</head><body>x</body></html>")
    assert html.exact_moment(tree) == moment


def test_another_moment_of_a_page_is_not_that_of_its_publication():
    page = '<html><meta property="article:modified_time" content="2024-05-01"><body>x</body></html>'
    assert html.exact_moment(lxml_html.document_fromstring(page)) == ""


@pytest.mark.parametrize(
    "tag",
    ["script", "style", "svg", "footer", "aside"],
)
def test_what_is_no_text_of_a_page_is_left_out(tag):
    found = html.read(f"<p>قمح</p><{tag}>سر خفي</{tag}><p>شعير</p>".encode(), 1000)
    assert "سر" not in found.body
    assert "قمح" in found.body


def test_an_article_has_its_title_and_all_of_its_paragraphs():
    paragraphs = "".join(f"<p>{LONG} {n}</p>" for n in range(5))
    page = f"<html><title>موسم القمح</title><body><article>{paragraphs}</article></body></html>"
    found = html.read(page.encode(), 10_000)
    assert found.title == "موسم القمح"
    assert [line for line in found.body.splitlines() if line] == [f"{LONG} {n}" for n in range(5)]
    assert (found.byline, found.site) == ("", "")
