"""Pages are fetched under their own name, redirects judged, sizes counted."""

import gzip
from itertools import count

import pytest

from sources.intake.doors import handed_in
from sources.intake.fetch import fetch
from sources.intake.fetch.refusals import (
    BadAddress,
    ForbiddenAddress,
    TooManyRedirects,
    WrongAnswer,
)
from sources.refusals.texts import TooLarge, UnknownKind
from tests.sources.intake.fetching.servers import PAGE, say


def test_a_public_page_is_read_under_its_own_name(serve, names, loopback_is_public):
    server = serve(say())
    names["news.example"] = ["127.0.0.1"]
    page = fetch(f"http://news.example:{server.server_port}/خبر?n=1#top")
    assert page.data == PAGE
    assert page.media_type == "text/html; charset=utf-8"
    assert page.host == "news.example"
    assert server.seen == [("/%D8%AE%D8%A8%D8%B1?n=1", f"news.example:{server.server_port}")]


def test_an_arrival_knows_its_domain_and_address(serve, names, loopback_is_public):
    server = serve(say())
    names["ar.news.example"] = ["127.0.0.1"]
    url = f"http://ar.news.example:{server.server_port}/1"
    arrival = handed_in(url=url, source_name="أخبار")
    assert (arrival.url, arrival.publisher) == (url, "news.example")
    assert arrival.source_name == "أخبار"


def test_one_inner_address_among_the_answers_forbids_the_host(serve, names, loopback_is_public):
    server = serve(say())
    names["two-faced.example"] = ["127.0.0.1", "10.0.0.1"]
    with pytest.raises(ForbiddenAddress):
        fetch(f"http://two-faced.example:{server.server_port}/")
    assert server.seen == []


def test_a_name_that_changes_its_mind_is_asked_only_once(serve, names, loopback_is_public):
    server = serve(say())
    inner = serve(say(b"secret"), host="127.0.0.2", port=server.server_port)
    asked = count()
    names["rebinding.example"] = lambda: ["127.0.0.2" if next(asked) else "127.0.0.1"]
    assert fetch(f"http://rebinding.example:{server.server_port}/").data == PAGE
    assert inner.seen == []
    assert next(asked) == 1


def test_proxies_of_the_environment_are_ignored(serve, names, loopback_is_public, monkeypatch):
    proxy, server = serve(say(b"proxied")), serve(say())
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
        monkeypatch.setenv(name, f"http://127.0.0.1:{proxy.server_port}")
    assert fetch(f"http://127.0.0.1:{server.server_port}/").data == PAGE
    assert proxy.seen == []


def test_a_redirect_is_followed_to_a_public_page(serve, loopback_is_public):
    end = serve(say())
    location = f"http://127.0.0.1:{end.server_port}/خبر".encode().decode("latin-1")
    start = serve(say(b"", status=302, Location=location))
    page = fetch(f"http://127.0.0.1:{start.server_port}/")
    assert page.data == PAGE
    assert page.url == f"http://127.0.0.1:{end.server_port}/%D8%AE%D8%A8%D8%B1"


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize("location", ["http://169.254.169.254/", "//10.0.0.1/", "http://[::1]/"])
def test_a_redirect_inside_is_judged_like_the_first_address(
    status, location, serve, loopback_is_public
):
    server = serve(say(b"", status=status, Location=location))
    with pytest.raises(ForbiddenAddress):
        fetch(f"http://127.0.0.1:{server.server_port}/")


def test_a_redirect_to_another_scheme_is_refused(serve, loopback_is_public):
    server = serve(say(b"", status=302, Location="file:///etc/hosts"))
    with pytest.raises(BadAddress):
        fetch(f"http://127.0.0.1:{server.server_port}/")


def test_three_redirects_are_enough(serve, loopback_is_public):
    server = serve(say(b"", status=302, Location="/again"))
    with pytest.raises(TooManyRedirects):
        fetch(f"http://127.0.0.1:{server.server_port}/")
    assert len(server.seen) == 4


@pytest.mark.parametrize("status", [204, 302, 403, 404, 500])
def test_an_error_of_the_server_is_told(status, serve, loopback_is_public):
    server = serve(say(b"", status=status))
    with pytest.raises(WrongAnswer, match=str(status)):
        fetch(f"http://127.0.0.1:{server.server_port}/")


def test_a_kind_we_cannot_read_is_not_downloaded(serve, loopback_is_public):
    server = serve(say(b"ID3", Content_Type="audio/mpeg"))
    with pytest.raises(UnknownKind):
        fetch(f"http://127.0.0.1:{server.server_port}/")


def test_a_page_that_is_too_large_is_dropped_while_reading(serve, loopback_is_public, settings):
    settings.MAX_UPLOAD_BYTES = 1000
    server = serve(say(b"a" * 1001))
    with pytest.raises(TooLarge):
        fetch(f"http://127.0.0.1:{server.server_port}/")


def test_what_a_page_unpacks_to_counts(serve, loopback_is_public, settings):
    settings.MAX_UPLOAD_BYTES = 200_000
    bomb = gzip.compress(bytes(50_000_000))
    assert len(bomb) < settings.MAX_UPLOAD_BYTES
    server = serve(say(bomb, Content_Encoding="gzip"))
    with pytest.raises(TooLarge):
        fetch(f"http://127.0.0.1:{server.server_port}/")


def test_a_compressed_page_is_unpacked(serve, loopback_is_public):
    server = serve(say(gzip.compress(PAGE), Content_Encoding="gzip"))
    assert fetch(f"http://127.0.0.1:{server.server_port}/").data == PAGE
