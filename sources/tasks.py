"""The one message of the system: a bell without arguments."""

from celery import shared_task

from sources import work


@shared_task
def drain() -> None:
    """Do all due work."""
    work.drain()
