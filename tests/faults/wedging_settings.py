"""The settings of processes whose only kind of work wedges."""

from factcheck.settings import *  # noqa: F403

WORK_KINDS = "tests.faults.wedging.KINDS"
