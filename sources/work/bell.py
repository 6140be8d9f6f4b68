"""The one message of the system: a bell without arguments, and how it is rung."""

import logging

from celery import shared_task

from sources.work import queue

log = logging.getLogger(__name__)


@shared_task
def drain() -> None:
    """Do all due work."""
    queue.drain()


def ring() -> bool:
    """Wake a worker; within 0.3 s and never raising. Says whether the bell was heard."""
    try:
        drain.delay()
    except Exception as error:
        log.warning("bell missed, the sweep will find the work: %s", error)
        return False
    return True
