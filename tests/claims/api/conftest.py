"""What every test of the API asks with: somebody's client, and the version he saw."""

import pytest
from rest_framework.test import APIClient


@pytest.fixture
def api():
    """An API client of somebody: `api(editor).get(...)`."""

    def client(person=None):
        session = APIClient()
        if person:
            session.force_authenticate(person)
        return session

    return client
