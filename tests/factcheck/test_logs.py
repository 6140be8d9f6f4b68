import json
import logging
import logging.config

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from factcheck.logs import RequestIdMiddleware, logging_config

GIVEN = "desk-2025.11_03"


@pytest.fixture
def logged(capsys, settings):
    """Log under a style; returns what was written, then puts the house's own logging back."""

    def writing(style: str, write) -> str:
        logging.config.dictConfig(logging_config(style=style, level="INFO"))
        write()
        return capsys.readouterr().err

    yield writing
    logging.config.dictConfig(settings.LOGGING)


def answer(request: HttpRequest) -> HttpResponse:
    logging.getLogger("claims").info("نُشر الحكم", extra={"claim": 7})
    return HttpResponse("ok")


def ask(request_id: str = "", path: str = "/desk?q=secret") -> HttpResponse:
    headers = {"X-Request-ID": request_id} if request_id else {}
    return RequestIdMiddleware(answer)(RequestFactory().get(path, headers=headers))


def test_each_line_is_one_json_object_with_the_id_of_its_request(logged):
    lines = logged("json", lambda: ask(GIVEN)).splitlines()
    told, request = (json.loads(line) for line in lines)
    assert told["message"] == "نُشر الحكم"
    assert told["claim"] == 7
    assert told["request_id"] == request["request_id"] == GIVEN
    assert request["status"] == 200
    assert request["path"] == "/desk"
    assert "secret" not in lines[1]


def test_an_error_keeps_its_traceback_inside_its_line(logged):
    def fail():
        try:
            raise ValueError("no\nluck")
        except ValueError:
            logging.getLogger("claims").exception("failed")

    lines = logged("json", fail).splitlines()
    assert len(lines) == 1
    assert "ValueError" in json.loads(lines[0])["exception"]


def test_people_read_plain_lines(logged):
    line = logged("plain", lambda: logging.getLogger("claims").info("done", extra={"claim": 7}))
    assert "done" in line
    assert "claim=7" in line
    assert not line.startswith("{")


def test_the_callers_id_comes_back():
    assert ask(GIVEN).headers["X-Request-ID"] == GIVEN


@pytest.mark.parametrize("forged", ["short", "x" * 65, 'quoted"id"', "عربي عربي", "a b c d e f"])
def test_an_id_that_is_none_is_replaced(forged):
    given = ask(forged).headers["X-Request-ID"]
    assert given != forged
    assert len(given) == 32


def test_two_requests_have_two_ids():
    assert ask().headers["X-Request-ID"] != ask().headers["X-Request-ID"]


def test_the_watchers_questions_do_not_fill_the_log(logged):
    request = RequestFactory().get("/healthz")

    def watch():
        RequestIdMiddleware(lambda _: HttpResponse(status=503))(request)
        logging.getLogger("django.request").error("503", extra={"request": request})

    assert logged("json", watch) == ""


def test_a_fault_of_a_page_is_logged(logged):
    request = RequestFactory().get("/admin/")
    line = logged(
        "plain",
        lambda: logging.getLogger("django.request").error("500", extra={"request": request}),
    )
    assert "500" in line
