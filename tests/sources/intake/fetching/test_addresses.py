"""Which addresses are public, and which spellings of the others are seen through."""

import pytest

from sources.intake.fetch import fetch
from sources.intake.fetch import public_addresses as addresses
from sources.intake.fetch.refusals import BadAddress, ForbiddenAddress

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
        fetch(url)


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
        fetch(url)
