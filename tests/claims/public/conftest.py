"""A reader without an account, who reads English."""

import pytest


@pytest.fixture
def reader(browse):
    """Opens an address: `reader("/")` is the page's text."""

    def read(address: str, *, status: int = 200, **asked: str) -> str:
        response = browse().get(address, {"lang": "en", **asked})
        assert response.status_code == status, response
        return b"".join(response).decode()

    return read
