"""Pages come from the public internet and nowhere else, in time and within bounds."""

import gzip
import shutil
import socket
import ssl
import subprocess
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count

import pytest

from sources import addresses, fetch
from sources.arrivals import from_url
from sources.refusals import (
    BadAddress,
    ForbiddenAddress,
    TooLarge,
    TooManyRedirects,
    TooSlow,
    UnknownKind,
    Unreachable,
    WrongAnswer,
)

PAGE = "<html><body><p>خبر من الميناء.</p></body></html>".encode()


class Server(ThreadingHTTPServer):
    """A server with one answer, which remembers what it was asked."""

    daemon_threads = True
    answer: "Callable[[Handler], None]"
    seen: list[tuple[str, str | None]]


class Handler(BaseHTTPRequestHandler):
    """Answers as the test tells its server to."""

    protocol_version = "HTTP/1.1"
    server: Server

    def do_GET(self):
        self.server.seen.append((self.path, self.headers["Host"]))
        self.server.answer(self)

    def log_message(self, *_):
        """Silence."""


def say(body: bytes = PAGE, *, status: int = 200, **headers: str) -> "Callable[[Handler], None]":
    def answer(handler):
        handler.send_response(status)
        given = {"Content-Type": "text/html; charset=utf-8", "Content-Length": str(len(body))}
        for name, value in {
            **given,
            **{k.replace("_", "-"): v for k, v in headers.items()},
        }.items():
            handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(body)

    return answer


@pytest.fixture
def serve():
    """A web server on loopback that gives the same answer to every request."""
    servers = []

    def start(
        answer: "Callable[[Handler], None]", *, host: str = "127.0.0.1", port: int = 0, tls=None
    ):
        server = Server((host, port), Handler)
        server.answer, server.seen = answer, []
        if tls:
            server.socket = tls.wrap_socket(server.socket, server_side=True)
        fetch.PORTS.add(server.server_port)
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        servers.append(server)
        return server

    before = set(fetch.PORTS)
    yield start
    fetch.PORTS.intersection_update(before)
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture
def names(monkeypatch):
    """What the resolver answers for names; numbers are resolved as ever."""
    real = socket.getaddrinfo
    known: dict[str, list[str] | Callable[[], list[str]]] = {}

    def look_up(host, port, *args, **kwargs):
        if host not in known:
            return real(host, port, *args, **kwargs)
        answers = known[host]
        found = answers() if callable(answers) else answers
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (a, port)) for a in found]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    return known


@pytest.fixture
def loopback_is_public(monkeypatch):
    """127.0.0.1 alone passes for the public internet."""
    monkeypatch.setattr(addresses, "is_public", lambda address: address == "127.0.0.1")


INSIDE = [
    "0.0.0.0",  # noqa: S104
    "10.1.2.3",
    "100.64.0.1",
    "100.100.100.200",
    "127.0.0.1",
    "127.8.9.10",
    "168.63.129.16",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.0.0.192",
    "192.0.2.1",
    "192.88.99.1",
    "192.168.1.1",
    "198.18.0.1",
    "198.51.100.1",
    "203.0.113.1",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::127.0.0.1",
    "::ffff:127.0.0.1",
    "::ffff:8.8.8.8",
    "64:ff9b::a9fe:a9fe",
    "64:ff9b:1::1",
    "100::1",
    "2001::1",
    "2001:db8::1",
    "2002:7f00:1::",
    "3fff::1",
    "5f00::1",
    "fc00::1",
    "fd00:ec2::254",
    "fe80::1",
    "fe80::1%eth0",
    "2606:4700::1%eth0",
    "fec0::1",
    "ff02::1",
    "",
    "localhost",
]


@pytest.mark.parametrize("address", INSIDE)
def test_an_address_inside_is_not_public(address):
    assert not addresses.is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "100.128.0.1", "172.32.0.1", "2606:4700::1111"])
def test_an_address_outside_is_public(address):
    assert addresses.is_public(address)


LOOPBACK = [
    "http://127.0.0.1/",
    "http://127.1/",
    "http://2130706433/",
    "http://0x7f.1/",
    "http://0177.0.0.1/",
    "http://①②⑦.⓪.⓪.①/",
    "http://１２７.0.0.1/",
    "http://127。0。0。1/",
    "http://[::1]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:7f00:1]/",
    "http://localhost/",
    "https://localhost:8443/admin",
    "http://0/",
    "http://169.254.169.254/latest/meta-data/",
    "http://100.100.100.200/",
    "http://192.0.0.192/",
    "http://[64:ff9b::a9fe:a9fe]/",
    "http://a.example\\@127.0.0.1/",
]


@pytest.mark.parametrize("url", LOOPBACK)
def test_no_spelling_of_an_inner_address_is_fetched(url, names):
    names["a.example"] = ["10.0.0.1"]
    with pytest.raises(ForbiddenAddress):
        fetch.fetch(url)


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/hosts",
        "ftp://a.example/",
        "gopher://a.example/",
        "javascript:alert(1)",
        "//a.example/",
        "a.example",
        "",
        "http:///path",
        "http://editor:secret@a.example/",
        "http://editor@a.example/",
        "http://a.example:22/",
        "http://a.example:6379/",
        "http://a.example:99999/",
        "http://a.example\r\nX-Injected: 1/",
        "http://a example/",
        "http://[::1",
        "http://\ud800.example/",
        "http://" + "ا" * 300 + ".example/",
    ],
)
def test_what_is_no_address_of_a_page_is_refused(url):
    with pytest.raises(BadAddress):
        fetch.fetch(url)


def test_a_public_page_is_read_under_its_own_name(serve, names, loopback_is_public):
    server = serve(say())
    names["news.example"] = ["127.0.0.1"]
    page = fetch.fetch(f"http://news.example:{server.server_port}/خبر?n=1#top")
    assert page.data == PAGE
    assert page.media_type == "text/html; charset=utf-8"
    assert page.host == "news.example"
    assert server.seen == [("/%D8%AE%D8%A8%D8%B1?n=1", f"news.example:{server.server_port}")]


def test_an_arrival_knows_its_domain_and_address(serve, names, loopback_is_public):
    server = serve(say())
    names["www.news.example"] = ["127.0.0.1"]
    url = f"http://www.news.example:{server.server_port}/1"
    arrival = from_url(url, source_name="أخبار")
    assert (arrival.url, arrival.source_domain) == (url, "news.example")
    assert arrival.source_name == "أخبار"


def test_one_inner_address_among_the_answers_forbids_the_host(serve, names, loopback_is_public):
    server = serve(say())
    names["two-faced.example"] = ["127.0.0.1", "10.0.0.1"]
    with pytest.raises(ForbiddenAddress):
        fetch.fetch(f"http://two-faced.example:{server.server_port}/")
    assert server.seen == []


def test_a_name_that_changes_its_mind_is_asked_only_once(serve, names, loopback_is_public):
    server = serve(say())
    inner = serve(say(b"secret"), host="127.0.0.2", port=server.server_port)
    asked = count()
    names["rebinding.example"] = lambda: ["127.0.0.2" if next(asked) else "127.0.0.1"]
    assert fetch.fetch(f"http://rebinding.example:{server.server_port}/").data == PAGE
    assert inner.seen == []
    assert next(asked) == 1


def test_proxies_of_the_environment_are_ignored(serve, names, loopback_is_public, monkeypatch):
    proxy, server = serve(say(b"proxied")), serve(say())
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
        monkeypatch.setenv(name, f"http://127.0.0.1:{proxy.server_port}")
    assert fetch.fetch(f"http://127.0.0.1:{server.server_port}/").data == PAGE
    assert proxy.seen == []


def test_a_redirect_is_followed_to_a_public_page(serve, loopback_is_public):
    end = serve(say())
    location = f"http://127.0.0.1:{end.server_port}/خبر".encode().decode("latin-1")
    start = serve(say(b"", status=302, Location=location))
    page = fetch.fetch(f"http://127.0.0.1:{start.server_port}/")
    assert page.data == PAGE
    assert page.url == f"http://127.0.0.1:{end.server_port}/%D8%AE%D8%A8%D8%B1"


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize("location", ["http://169.254.169.254/", "//10.0.0.1/", "http://[::1]/"])
def test_a_redirect_inside_is_judged_like_the_first_address(
    status, location, serve, loopback_is_public
):
    server = serve(say(b"", status=status, Location=location))
    with pytest.raises(ForbiddenAddress):
        fetch.fetch(f"http://127.0.0.1:{server.server_port}/")


def test_a_redirect_to_another_scheme_is_refused(serve, loopback_is_public):
    server = serve(say(b"", status=302, Location="file:///etc/hosts"))
    with pytest.raises(BadAddress):
        fetch.fetch(f"http://127.0.0.1:{server.server_port}/")


def test_three_redirects_are_enough(serve, loopback_is_public):
    server = serve(say(b"", status=302, Location="/again"))
    with pytest.raises(TooManyRedirects):
        fetch.fetch(f"http://127.0.0.1:{server.server_port}/")
    assert len(server.seen) == 4


@pytest.mark.parametrize("status", [204, 302, 403, 404, 500])
def test_an_error_of_the_server_is_told(status, serve, loopback_is_public):
    server = serve(say(b"", status=status))
    with pytest.raises(WrongAnswer, match=str(status)):
        fetch.fetch(f"http://127.0.0.1:{server.server_port}/")


def test_a_kind_we_cannot_read_is_not_downloaded(serve, loopback_is_public):
    server = serve(say(b"ID3", Content_Type="audio/mpeg"))
    with pytest.raises(UnknownKind):
        fetch.fetch(f"http://127.0.0.1:{server.server_port}/")


def test_a_page_that_is_too_large_is_dropped_while_reading(serve, loopback_is_public, settings):
    settings.MAX_UPLOAD_BYTES = 1000
    server = serve(say(b"a" * 1001))
    with pytest.raises(TooLarge):
        fetch.fetch(f"http://127.0.0.1:{server.server_port}/")


def test_what_a_page_unpacks_to_counts(serve, loopback_is_public, settings):
    settings.MAX_UPLOAD_BYTES = 200_000
    bomb = gzip.compress(bytes(50_000_000))
    assert len(bomb) < settings.MAX_UPLOAD_BYTES
    server = serve(say(bomb, Content_Encoding="gzip"))
    with pytest.raises(TooLarge):
        fetch.fetch(f"http://127.0.0.1:{server.server_port}/")


def test_a_compressed_page_is_unpacked(serve, loopback_is_public):
    server = serve(say(gzip.compress(PAGE), Content_Encoding="gzip"))
    assert fetch.fetch(f"http://127.0.0.1:{server.server_port}/").data == PAGE


def dribble(line: bytes, *, before: bytes = b"") -> "Callable[[Handler], None]":
    """Sends a byte now and then until nobody listens: no time-out between bytes ever fires."""

    def answer(handler):
        handler.close_connection = True
        handler.wfile.write(before)
        stop = threading.Event()
        try:
            for byte in line * 1000:
                handler.wfile.write(bytes([byte]))
                stop.wait(0.05)
        except OSError:
            pass

    return answer


@pytest.mark.parametrize(
    "answer",
    [
        dribble(b"HTTP/1.1 200 OK\r\n"),
        dribble(b"X-Filler: a\r\n", before=b"HTTP/1.1 200 OK\r\n"),
        dribble(b"a", before=b"HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n"),
        dribble(b"a", before=b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n"),
        dribble(b"1\r\na\r\n", before=b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"),
    ],
)
def test_a_server_that_dribbles_is_cut_off(answer, serve, loopback_is_public, settings):
    settings.FETCH_SECONDS = 0.4
    server = serve(answer)
    with pytest.raises(TooSlow):
        fetch.fetch(f"http://127.0.0.1:{server.server_port}/")


def test_a_silent_server_is_given_up(loopback_is_public, settings):
    settings.FETCH_SECONDS = 0.3
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        fetch.PORTS.add(port)
        try:
            with pytest.raises(TooSlow):
                fetch.fetch(f"http://127.0.0.1:{port}/")
        finally:
            fetch.PORTS.discard(port)


def test_a_silent_resolver_is_given_up(names, settings):
    settings.FETCH_SECONDS = 0.3
    answered = threading.Event()
    names["slow.example"] = lambda: answered.wait(10) and []
    with pytest.raises(TooSlow):
        fetch.fetch("http://slow.example/")
    answered.set()


def test_a_name_nobody_knows_is_unreachable(names):
    names["nobody.example"] = []
    with pytest.raises(Unreachable):
        fetch.fetch("http://nobody.example/")


def test_a_body_shorter_than_announced_is_no_page(serve, loopback_is_public):
    def answer(handler):
        handler.close_connection = True
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\nshort")

    server = serve(answer)
    with pytest.raises(Unreachable):
        fetch.fetch(f"http://127.0.0.1:{server.server_port}/")


@pytest.fixture
def certificate(tmp_path):
    if not shutil.which("openssl"):
        pytest.skip("needs the openssl command: apt install openssl")
    key, made = tmp_path / "key.pem", tmp_path / "certificate.pem"
    wanted = "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2"
    named = ("-subj", "/CN=news.example", "-addext", "subjectAltName=DNS:news.example")
    subprocess.run(
        ["openssl", *wanted.split(), *named, "-keyout", key, "-out", made],
        check=True,
        capture_output=True,
    )
    return key, made


@pytest.fixture
def tls_server(certificate, serve):
    """A TLS server for news.example, and the names it was greeted with."""
    key, made = certificate
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(made, key)
    greeted: list[str] = []
    context.sni_callback = lambda _socket, name, _context: greeted.append(name)
    return serve(say(), tls=context), greeted


def test_tls_goes_to_the_judged_address_under_the_name_of_the_page(
    tls_server, certificate, names, loopback_is_public, monkeypatch
):
    server, greeted = tls_server
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate[1]))
    names["news.example"] = ["127.0.0.1"]
    assert fetch.fetch(f"https://news.example:{server.server_port}/").data == PAGE
    assert greeted == ["news.example"]


def test_a_certificate_nobody_vouches_for_is_refused(tls_server, names, loopback_is_public):
    server, _greeted = tls_server
    names["news.example"] = ["127.0.0.1"]
    with pytest.raises(Unreachable):
        fetch.fetch(f"https://news.example:{server.server_port}/")
    assert server.seen == []
