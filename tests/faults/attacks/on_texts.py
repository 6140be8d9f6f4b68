"""Texts and callers that would make everybody else wait."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, suppress
from functools import partial

import urllib3

from tests.faults.attacks.scene import Scene

WITHOUT_A_STOP = "قال الوزير إن العمل يجري " * 30_000
SHORT_SENTENCES = "".join(f"وصل {number}. " for number in range(48_000))
SLOW = 8
CALLERS = urllib3.PoolManager(maxsize=64, retries=False, timeout=60)
FLOOD = 20  # senders at once, of which two texts are read at a time in each of two processes


def post(scene: Scene, body: str, *, times: int = 1) -> None:
    """Hand a text in, whatever comes of it."""
    for number in range(times):
        with suppress(urllib3.exceptions.HTTPError):
            CALLERS.request(
                "POST",
                f"http://127.0.0.1:{scene.port}/api/v1/documents/",
                json={"text": f"{body} {number}.", "source_name": "غريب", "review": False},
                headers={"Authorization": f"Token {scene.token}"},
            )


@contextmanager
def meanwhile(*does: Callable[[], None]) -> Iterator[None]:
    """Others who do this while the block runs."""
    threads = [threading.Thread(target=one) for one in does]
    for thread in threads:
        thread.start()
    yield
    for thread in threads:
        thread.join()


def sent(scene: Scene, *, body: str) -> AbstractContextManager[None]:
    return meanwhile(partial(post, scene, body))


one_huge_text = partial(sent, body=WITHOUT_A_STOP)
many_short_sentences = partial(sent, body=SHORT_SENTENCES)


@contextmanager
def slow_uploads(scene: Scene) -> Iterator[None]:
    """Callers who say a long text comes, and send a little of it."""
    head = (
        f"POST /api/v1/documents/ HTTP/1.1\r\nHost: 127.0.0.1:{scene.port}\r\n"
        f"Authorization: Token {scene.token}\r\nContent-Type: application/json\r\n"
        'Content-Length: 500000\r\n\r\n{"text": "'
    )
    with ExitStack() as open_sockets:
        for _ in range(SLOW):
            caller = open_sockets.enter_context(
                socket.create_connection(("127.0.0.1", scene.port), timeout=5)
            )
            caller.sendall(head.encode())
        yield


def flood(scene: Scene) -> AbstractContextManager[None]:
    """Ten times as many as are read at once."""
    return meanwhile(*[partial(post, scene, f"خبر {n} " * 40, times=10) for n in range(FLOOD)])
