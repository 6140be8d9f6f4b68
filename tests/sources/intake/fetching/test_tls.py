"""TLS goes to the judged address under the name of the page."""

import shutil
import ssl
import subprocess

import pytest

from sources.intake.fetch import fetch
from sources.intake.fetch.refusals import Unreachable
from tests.sources.intake.fetching.servers import PAGE, say


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
    assert fetch(f"https://news.example:{server.server_port}/").data == PAGE
    assert greeted == ["news.example"]


def test_a_certificate_nobody_vouches_for_is_refused(tls_server, names, loopback_is_public):
    server, _greeted = tls_server
    names["news.example"] = ["127.0.0.1"]
    with pytest.raises(Unreachable):
        fetch(f"https://news.example:{server.server_port}/")
    assert server.seen == []
