"""News of agencies: NITF, NewsML-G2 and ninjs in the forms they come in."""

import json

import pytest

from sources.intake.extract import PLAIN, extract
from sources.intake.extract.file_kinds import kind_of
from sources.intake.extract.read_kinds import JSON, NEWSML, NITF
from sources.intake.readers import newsml, nitf, told_json
from sources.intake.readers.reading import SeveralTextsError, WithdrawnError
from tests.sources.intake.formats import samples
from tests.sources.intake.formats.samples import (
    AUTHOR,
    FIRST,
    PAPER,
    SECOND,
    TITLE,
    XHTML,
    message_of,
    newsml_item,
    ninjs,
)


def nitf_of(body, head=""):
    return f"<nitf>{head}<body><body.content>{body}</body.content></body></nitf>".encode()


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("<p>زار <person>سالم</person> <location>الشرق</location>.</p>", "زار سالم الشرق."),
        ("<p>one</p><hl2>two</hl2><p>three</p>", "one\n\ntwo\n\nthree"),
        ("<block><p>one</p></block>", "one"),
        ("<ul><li>one</li><li>two</li></ul>", "- one\n- two"),
        ("<table><tr><td>a</td><td>b</td></tr></table>", "a | b"),
        ("<p>one</p><media><media-caption>pic</media-caption></media>", "one"),
        ("<p>a<em>b</em><q>c</q></p>", "ab“c”"),
        ("", ""),
    ],
)
def test_the_content_of_an_item_is_its_text(inside, text):
    assert nitf.read(nitf_of(inside), 1000).body == text


def test_an_item_without_a_body_has_no_text():
    assert nitf.read(b"<nitf><head><title>a</title></head></nitf>", 9).body == ""


@pytest.mark.parametrize(
    "status",
    [
        *("canceled", "withheld", "Canceled", " WITHHELD ", "cancelled", "stat:canceled"),
        "http://cv.iptc.org/newscodes/pubstatusg2/canceled",
    ],
)
def test_a_killed_item_is_not_read(status):
    head = f'<head><docdata management-status="{status}"/></head>'
    with pytest.raises(WithdrawnError):
        nitf.read(nitf_of("<p>a</p>", head), 9)
    with pytest.raises(WithdrawnError):
        newsml.read(newsml_item(XHTML, status=status).encode(), 9999)
    with pytest.raises(WithdrawnError):
        told_json.read(ninjs(pubstatus=status), 9999)


def test_an_item_killed_by_the_address_of_the_code_is_not_read():
    address = "http://cv.iptc.org/newscodes/pubstatusg2/canceled"
    item = newsml_item(XHTML).replace('qcode="stat:usable"', f'uri="{address}"')
    with pytest.raises(WithdrawnError):
        newsml.read(item.encode(), 9999)


@pytest.mark.parametrize("status", ["usable", "embargoed"])
def test_an_item_that_waits_for_its_hour_is_read(status):
    head = f'<head><docdata management-status="{status}"/></head>'
    assert nitf.read(nitf_of("<p>a</p>", head), 9).body == "a"


@pytest.mark.parametrize(("file", "kind"), [(samples.NITF, NITF), (samples.NEWSML, NEWSML)])
def test_a_long_comment_in_front_changes_no_kind(file, kind):
    head, end, root = file.partition("?>")
    file = f"{head}{end}<!-- {'terms of use ' * 999} -->{root}"
    assert extract(file.encode()).media_type == kind


INNER = samples.NITF.partition("?>")[2].strip()
CONTENTS = {
    "a page": XHTML,
    "nitf": f'<inlineXML contenttype="application/nitf+xml">{INNER}</inlineXML>',
    "plain": f"<inlineData contenttype='text/plain'>\n  {FIRST}\n  {SECOND}\n</inlineData>",
    "plain where XML is due": f"<inlineXML>{FIRST}\n{SECOND}</inlineXML>",
}


@pytest.mark.parametrize("name", CONTENTS)
def test_an_item_holds_its_text_in_any_of_these_forms(name):
    found = newsml.read(newsml_item(CONTENTS[name]).encode(), 9999)
    assert [line for line in found.body.splitlines() if line] == [FIRST, SECOND]
    assert (found.title, found.byline, found.site) == (TITLE, AUTHOR, PAPER)


def test_a_message_of_one_story_and_a_picture_is_the_story():
    picture = newsml_item("<remoteContent href='a.jpg'/>")
    found = newsml.read(message_of(picture, newsml_item(XHTML)).encode(), 9999)
    assert FIRST in found.body


def test_a_message_of_two_stories_is_none_of_them():
    with pytest.raises(SeveralTextsError):
        newsml.read(message_of(newsml_item(XHTML), newsml_item(XHTML)).encode(), 9999)


def test_a_package_of_references_has_no_text():
    assert newsml.read(b"<packageItem xmlns='http://iptc.org/std/nar/2006-10-01/'/>", 9).body == ""


@pytest.mark.parametrize(
    ("changed", "body"),
    [
        ({"body_text": "قمح"}, "قمح"),
        ({"body_text": "", "body_html": "<p>قمح</p><p>شعير</p>"}, "قمح\n\nشعير"),
        ({"body_text": None, "body_xhtml": "<div><p>قمح</p></div>"}, "قمح"),
        (
            {"body_text": "", "bodies": [{"contenttype": "text/html", "value": "<p>قمح</p>"}]},
            "قمح",
        ),
        ({"body_text": "", "bodies": [{"contenttype": "text/plain", "value": " قمح"}]}, "قمح"),
        ({"body_text": ["قمح"]}, ""),
    ],
)
def test_the_text_of_a_json_item_in_all_versions(changed, body):
    assert told_json.read(ninjs(**changed), 1000).body == body


def test_the_third_version_lists_what_the_first_says_once():
    told = {
        "uri": "urn:a",
        "headlines": [{"role": "main", "value": TITLE}],
        "infosources": [{"name": PAPER}],
        "bodies": [{"contenttype": "text/plain", "value": FIRST}],
        "firstcreated": "2026-10-05T09:30:00Z",
    }
    found = told_json.read(json.dumps(told).encode(), 1000)
    assert (found.title, found.site, found.body) == (TITLE, PAPER, FIRST)
    assert found.published_at == "2026-10-05T09:30:00Z"


def listed(role, value, contenttype="text/plain"):
    return {"role": role, "contenttype": contenttype, "value": value}


@pytest.mark.parametrize(
    ("bodies", "body"),
    [
        ([listed("summary", "قمح قمح"), listed("main", "قمح")], "قمح"),
        ([listed("caption", "صورة القمح"), listed("", "<p>قمح</p>", "text/HTML")], "قمح"),
        ([listed("", "قمح"), listed("", "<p>قمح وشعير</p>", "text/html")], "قمح وشعير"),
        ([listed("bodyrole:Main", "قمح"), listed("", "قمح وشعير")], "قمح"),
        ([listed("main", ""), listed("summary", "قمح")], "قمح"),
        ([listed("main", "<b>قمح</b>", "text/html"), listed("main", "قمح وشعير")], "قمح وشعير"),
    ],
)
def test_the_main_text_of_several_is_read_and_else_the_longest(bodies, body):
    told = {"uri": "urn:a", "bodies": bodies}
    assert told_json.read(json.dumps(told).encode(), 1000).body == body


def test_the_main_headline_of_several_is_the_title():
    told = {
        "bodies": [listed("main", FIRST)],
        "headlines": [listed("summary", "قمح"), listed("main", TITLE)],
    }
    assert told_json.read(json.dumps(told).encode(), 1000).title == TITLE


@pytest.mark.parametrize("wrapped", ["[{}]", "{}\n", "\n\n{}\n\n", "[ {} ]"])
def test_one_text_in_a_list_or_a_line_is_one_text(wrapped):
    one = json.dumps({"text": FIRST, "title": TITLE})
    found = extract(wrapped.replace("{}", one).encode())
    assert (found.body, found.title, found.media_type) == (FIRST, TITLE, JSON)


@pytest.mark.parametrize(
    ("begins", "kind"),
    [
        (b"<nitf>", NITF),
        (b"<nitf:nitf xmlns:nitf='x'>", NITF),
        (b"<?xml version='1.0'?>\n<!-- a --><!DOCTYPE nitf SYSTEM 'nitf.dtd'><nitf>", NITF),
        (b"<newsItem xmlns='http://iptc.org/std/nar/2006-10-01/'>", NEWSML),
        (b"<newsItem xmlns='http://else.example/'>", PLAIN),
        (b"<nitf is an element", PLAIN),
        (b'{"a": 1}', JSON),
        (b'[{"a": 1}]', JSON),
        (b'{"a\\"b" : 1}', JSON),
        (b'{"a", "b"}', PLAIN),
        (b"{a: 1}", PLAIN),
        (b'["a"]', PLAIN),
    ],
)
def test_news_is_told_by_how_it_begins(begins, kind):
    assert kind_of(begins) == kind
