import pytest
from django.test import RequestFactory

from factcheck.proxy import client_address


@pytest.mark.parametrize(
    ("behind", "forwarded", "address"),
    [
        (True, "198.51.100.7", "198.51.100.7"),
        (True, "10.9.9.9, 198.51.100.7", "198.51.100.7"),
        (True, "", "127.0.0.1"),
        (False, "198.51.100.7", "127.0.0.1"),
    ],
)
def test_only_what_our_own_proxy_says_is_believed(settings, behind, forwarded, address):
    settings.BEHIND_PROXY = behind
    headers = {"X-Forwarded-For": forwarded} if forwarded else {}
    assert client_address(RequestFactory().get("/", headers=headers)) == address
