"""Wiring of Factcheck: settings, URLs, Celery and the one-command launcher."""

import gc

# What is loaded at the start stays, and what a batch makes soon goes by itself: looking for cycles
# after every 700 objects took a seventh of the start and a tenth of the work.
gc.set_threshold(20_000, 20, 100)

from factcheck.celery import app as celery_app  # noqa: E402 - as little as possible before

__all__ = ["celery_app"]
