"""Who asks and what he saw: If-Match on each change, the new version on each answer."""

import pytest
from django.contrib.auth.models import AnonymousUser
from rest_framework.exceptions import NotAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.test import APIRequestFactory

from claims.api.preconditions import (
    etag,
    person,
    seen_version,
    tagged,
)
from claims.models import Claim, Comment
from claims.refusals.changing import NoVersion, Stale
from claims.refusals.statuses import http_status


def asking(header: str | None = None, *, user=None) -> Request:
    headers = {} if header is None else {"If-Match": header}
    request = Request(APIRequestFactory().post("/", headers=headers))
    request.user = user or AnonymousUser()
    return request


@pytest.mark.parametrize(
    ("header", "version"),
    [
        ('"1"', 1),
        ('"42"', 42),
        ("7", 7),
        ('W/"3"', 3),
        ("W/3", 3),
        ('"007"', 7),
    ],
)
def test_the_version_is_read_as_an_etag_strong_or_weak(header, version):
    assert seen_version(asking(header)) == version


@pytest.mark.parametrize(
    "header", [None, "", '""', "*", '"one"', '"1.0"', '"-1"', '"1", "2"', 'w/"3"', '"3"W/', "²"]
)
def test_what_names_no_version_asks_for_one(header):
    with pytest.raises(NoVersion) as refused:
        seen_version(asking(header))
    assert http_status(refused.value) == 428


@pytest.mark.parametrize("digits", [30, 5000])
def test_a_version_larger_than_any_we_gave_is_stale(digits):
    with pytest.raises(Stale):
        seen_version(asking(f'"{"9" * digits}"'))


def test_the_answer_bears_the_version_of_its_row_in_quotes():
    answered = tagged(Response({}), Claim(version=12))
    assert answered["ETag"] == '"12"'
    assert etag(Comment(version=3)) == '"3"'


def test_a_stranger_is_nobody(editor):
    assert person(asking(user=editor)) == editor
    with pytest.raises(NotAuthenticated):
        person(asking())
