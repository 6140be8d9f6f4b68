"""The settings of an attacked newsroom: the product's, and one kind of work that can wedge."""

from factcheck.settings import *  # noqa: F403

WORK_KINDS = "tests.faults.wedging.BESIDE_THE_OTHERS"
