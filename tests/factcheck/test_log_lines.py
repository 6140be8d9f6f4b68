"""What a line of the log tells, whom it believes, and what it leaves out."""

import logging

import pytest
from django.http import HttpRequest
from django.test import RequestFactory

from factcheck.logs import REQUEST_ID, RequestIdMiddleware, is_not_health, logging_config
from factcheck.proxy import client_address


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("a" * 7, False),
        ("a" * 8, True),
        ("a" * 64, True),
        ("a" * 65, False),
        ("desk-7_a.b", True),
        ("desk 7 a b", False),
        ("desk7\nforged", False),
        ("مكتب-التحرير", False),
    ],
)
def test_a_callers_id_is_kept_when_it_can_forge_nothing(sent, kept):
    assert bool(REQUEST_ID.fullmatch(sent)) is kept


def record(request: object = None) -> logging.LogRecord:
    line = logging.LogRecord("django.request", logging.ERROR, "", 1, "fault", None, None)
    if request is not None:
        line.request = request
    return line


@pytest.mark.parametrize(
    ("path", "told"),
    [("/healthz", False), ("/healthz/web", False), ("/desk/", True), ("/desk/healthz", True)],
)
def test_only_the_watchers_questions_are_left_out(path, told):
    assert is_not_health(record(RequestFactory().get(path))) is told


def test_a_line_without_a_request_is_told():
    assert is_not_health(record())
    assert is_not_health(record(object()))


@pytest.mark.parametrize("style", ["json", "plain"])
@pytest.mark.parametrize("level", ["INFO", "WARNING"])
def test_every_logger_heeds_the_level(style, level):
    config = logging_config(style=style, level=level)
    assert config["root"]["level"] == level
    assert config["loggers"]["django"]["level"] == level
    assert config["loggers"]["gunicorn.error"]["level"] == level
    assert config["loggers"]["django.request"]["level"] == "ERROR"
    assert config["disable_existing_loggers"] is False


def test_a_view_that_fails_writes_no_line_of_an_answer(caplog):
    def fails(_request: HttpRequest):
        raise RuntimeError

    with caplog.at_level(logging.DEBUG), pytest.raises(RuntimeError):
        RequestIdMiddleware(fails)(RequestFactory().get("/desk/"))
    assert [line for line in caplog.records if line.name == "factcheck.logs"] == []


@pytest.mark.parametrize(
    ("forwarded", "address"),
    [
        ("1.1.1.1,198.51.100.7", "198.51.100.7"),
        ("1.1.1.1, 198.51.100.7 ", "198.51.100.7"),
        ("unknown, 2001:db8::7", "2001:db8::7"),
        ("forged, also forged, 198.51.100.7", "198.51.100.7"),
    ],
)
def test_what_the_caller_put_in_front_is_not_believed(settings, forwarded, address):
    settings.BEHIND_PROXY = True
    request = RequestFactory().get("/", headers={"X-Forwarded-For": forwarded})
    assert client_address(request) == address
    settings.BEHIND_PROXY = False
    assert client_address(request) == "127.0.0.1"


def test_a_caller_without_an_address_has_none(settings):
    settings.BEHIND_PROXY = True
    request = RequestFactory().get("/")
    del request.META["REMOTE_ADDR"]
    assert client_address(request) == ""
