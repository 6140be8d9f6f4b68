"""Errors that no real broker gives for as long as a test needs them: LOADING and MISCONF."""

import pytest

from factcheck import broker
from sources.work.models import Beat
from tests.faults.ill_broker import ERRORS, IllBroker
from tests.faults.test_killed_parts import archive, assert_everything_was_done_once

__all__ = ["archive"]
pytestmark = pytest.mark.faults


@pytest.fixture
def address(tmp_path):
    return broker.private_folder(broker.embedded_socket(tmp_path).parent) / "valkey.sock"


@pytest.mark.parametrize("ill", ERRORS)
def test_a_broker_that_takes_no_bell_is_told_from_one_that_does(tmp_path, address, ill):
    with IllBroker(address, ill) as server:
        assert not broker.answers(broker.embedded_url(tmp_path))
    assert "LINSERT" in server.heard


@pytest.mark.parametrize("ill", ERRORS)
def test_work_goes_on_beside_a_broker_that_answers_with_an_error(newsroom, archive, ill):
    address = broker.embedded_socket(newsroom.folder)
    broker.private_folder(address.parent)
    with IllBroker(address, ill):
        worker = newsroom.start_worker()
        newsroom.wait(newsroom.all_work_is_done)
        assert_everything_was_done_once(archive)
        assert worker.poll() is None, newsroom.log()


def test_bells_are_heard_again_once_the_broker_has_read_its_file(newsroom, archive):
    address = broker.embedded_socket(newsroom.folder)
    broker.private_folder(address.parent)
    with IllBroker(address, "LOADING"):
        newsroom.start_worker()
        newsroom.wait(Beat.objects.exists)
    newsroom.start_broker()
    newsroom.wait(newsroom.all_work_is_done)
    assert_everything_was_done_once(archive)
