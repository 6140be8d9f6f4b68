"""Which addresses are one publisher's, and which only share a roof."""

import socket

import pytest
from hypothesis import given
from hypothesis import strategies as st
from publicsuffixlist import PublicSuffixList

from sources.text.publisher import PLATFORMS, SHARED_HOSTS, publisher


@pytest.mark.parametrize(
    ("where", "registered"),
    [
        ("paper.example", "paper.example"),
        ("www.paper.example", "paper.example"),
        ("ar.paper.example", "paper.example"),
        ("m.ar.PAPER.example.", "paper.example"),
        ("www.www.example", "www.example"),
        ("https://ar.paper.example:8443/خبر?id=1", "paper.example"),
        ("www.bbc.co.uk", "bbc.co.uk"),
        ("news.bbc.co.uk", "bbc.co.uk"),
        ("www.aljazeera.net", "aljazeera.net"),
        ("www.العربية.السعودية", "xn--mgbcd4a2b0d2b.xn--mgberp4a5d4ar"),
        ("www.xn--mgbcd4a2b0d2b.xn--mgberp4a5d4ar", "xn--mgbcd4a2b0d2b.xn--mgberp4a5d4ar"),
    ],
)
def test_all_that_stands_below_a_registered_domain_is_one_publisher(where, registered):
    assert publisher(where) == registered


@pytest.mark.parametrize(
    ("one", "another"),
    [
        ("moh.gov.sa", "moe.gov.sa"),
        ("moh.gov.eg", "gov.eg"),
        ("bbc.co.uk", "itv.co.uk"),
        ("first.github.io", "second.github.io"),
        ("first.blogspot.com", "second.blogspot.com"),
        ("first.wordpress.com", "second.wordpress.com"),
        ("first.substack.com", "www.second.substack.com"),
        ("first.wordpress.com", "wordpress.com"),
    ],
)
def test_those_who_share_a_suffix_or_a_host_are_publishers_of_their_own(one, another):
    assert publisher(one) != publisher(another)


@pytest.mark.parametrize("host", ["10.0.0.1", "2001:db8::1", "localhost", "gov.eg", "github.io"])
def test_what_nobody_could_register_stays_as_it_is(host):
    assert publisher(host) == host


def test_a_number_in_an_address_is_no_domain():
    assert publisher("http://10.0.0.1:8080/a") == "10.0.0.1"
    assert publisher("http://[2001:db8::1]/a") == "2001:db8::1"


def test_a_shared_host_is_named_only_where_the_list_lacks_it():
    assert not [*filter(PublicSuffixList().is_public, SHARED_HOSTS)]


@pytest.mark.parametrize("platform", sorted(PLATFORMS))
def test_a_platform_is_named_by_its_registered_domain(platform):
    assert publisher(f"www.{platform}") == platform


@pytest.mark.parametrize("nothing", ["", " ", "//", "http://", "http://[", "..", "a..b"])
def test_what_is_no_host_is_no_error(nothing):
    assert isinstance(publisher(nothing), str)


@given(st.text(max_size=60))
def test_asking_twice_changes_nothing(text):
    assert publisher(publisher(text)) == publisher(text)


def test_nothing_is_fetched(monkeypatch):
    def refuse(*_args, **_kwargs):
        raise AssertionError

    monkeypatch.setattr(socket, "socket", refuse)
    assert publisher("ar.unheard-of.example") == "unheard-of.example"
