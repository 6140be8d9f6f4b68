"""Matching goes on by words whatever an embeddings endpoint does."""

import re
import threading
import time

import pytest

from claims.models import Claim, Outcome
from sources.index.vectors import embedding_endpoint
from sources.index.vectors.embedding_endpoint import EndpointEncoder, EndpointError
from sources.index.vectors.encoders import _encoder
from sources.intake.ingest import Arrival, ingest
from sources.work import queue as work
from tests.sources.index.test_embedding import Endpoint, Served

BRIDGE = "افتتحت البلدية جسر النهر الكبير في نيسان 2021 بعد ثلاث سنوات من العمل."
BRIDGE_AGAIN = "افتتحت بلدية المدينة جسر النهر الكبير في نيسان 2021 بعد ثلاث سنوات من العمل."

RUBBISH = {
    "status 500": (500, lambda body: body),
    "a page": (200, lambda _: b"<html><body>Welcome</body></html>"),
    "nothing": (200, lambda _: b""),
    "no list": (200, lambda _: b'{"data": null}'),
    "too few rows": (200, lambda _: b'{"data": []}'),
    "no number": (200, lambda body: body.replace(b", 1]", b", NaN]")),
    "an infinite number": (200, lambda body: body.replace(b", 1]", b", 1e999]")),
    "a number too long": (200, lambda body: body.replace(b", 1]", b", 1" + b"0" * 400 + b"]")),
    "other dimensions": (200, lambda body: body.replace(b", 1]", b", 1, 1]")),
    "no dimensions": (200, lambda body: re.sub(rb"\[\d+, 1\]", b"[]", body)),
    "ragged rows": (200, lambda body: body.replace(b", 1]", b"]", 1)),
    "a deep nest": (200, lambda _: b"[" * 100_000),
    "bytes of no text": (200, lambda _: b"\xff\xfe\x00"),
}


class Drip(Endpoint):
    """Sends its answer a byte at a time."""

    def do_POST(self):  # noqa: N802
        self.send_response(200)
        self.send_header("Content-Length", "100000")
        self.end_headers()
        try:
            while not self.server.closing.wait(0.02):
                self.wfile.write(b" ")
                self.wfile.flush()
        except OSError:
            pass


@pytest.fixture
def endpoint():
    with Served() as server:
        server.closing = threading.Event()
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield server
        server.closing.set()
        server.shutdown()
        thread.join()


@pytest.fixture(autouse=True)
def nobody_is_remembered():
    _encoder.cache_clear()
    EndpointEncoder._silent_until.clear()
    yield
    _encoder.cache_clear()
    EndpointEncoder._silent_until.clear()


def take_in(text, *, review=False):
    name = "صحيفة" if review else "وكالة"
    arrival = Arrival(data=text.encode(), media_type="text/plain", source_name=name)
    return ingest(arrival, review=review).document


def assert_matched_by_words():
    claim = Claim.objects.get()
    assert (claim.outcome, claim.matched_encoder) == (Outcome.FOUND, "")
    evidence = claim.evidence.get()
    assert evidence.sentence.text == BRIDGE_AGAIN
    assert "dense" not in evidence.parts


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("kind", ["a page", "a deep nest"])
def test_rubbish_from_the_start_leaves_the_words(endpoint, settings, kind):
    settings.EMBEDDINGS, settings.DENSE_FROM = f"{endpoint.address}#bge-m3", 0.0
    endpoint.status, endpoint.spoil = RUBBISH[kind]
    take_in(BRIDGE_AGAIN)
    take_in(BRIDGE, review=True)
    work.drain()
    assert_matched_by_words()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("kind", RUBBISH)
def test_rubbish_later_on_leaves_the_words(endpoint, settings, kind):
    settings.EMBEDDINGS, settings.DENSE_FROM = f"{endpoint.address}#bge-m3", 0.0
    _encoder(settings.EMBEDDINGS, "")
    endpoint.status, endpoint.spoil = RUBBISH[kind]
    take_in(BRIDGE_AGAIN)
    take_in(BRIDGE, review=True)
    work.drain()
    assert_matched_by_words()


def test_an_answer_that_drips_is_given_up_at_the_deadline(endpoint, monkeypatch):
    endpoint.RequestHandlerClass = Drip
    monkeypatch.setattr(embedding_endpoint, "SECONDS", 0.5)
    started = time.monotonic()
    with pytest.raises(EndpointError, match="no whole answer"):
        EndpointEncoder(endpoint.address, "bge-m3")
    assert time.monotonic() - started < 60


def test_vectors_of_other_dimensions_have_another_name(endpoint):
    one = EndpointEncoder(endpoint.address, "bge-m3")
    endpoint.spoil = RUBBISH["other dimensions"][1]
    other = EndpointEncoder(endpoint.address, "bge-m3")
    assert (one.dimensions, other.dimensions) == (2, 3)
    assert one.name != other.name
