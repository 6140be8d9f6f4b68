"""A version as somebody says it: a number we gave, one we never gave, or none."""

import pytest

from claims.deciding.versions import version_in
from claims.refusals.changing import NoVersion, Stale


@pytest.mark.parametrize(("said", "version"), [("1", 1), ("12", 12), ("007", 7), ("٣", 3)])
def test_a_version_is_the_number_that_is_said(said, version):
    assert version_in(said) == version


@pytest.mark.parametrize("said", ["", "x", "-1", "1.5", "²", "1 2"])
def test_what_is_no_number_says_no_version(said):
    with pytest.raises(NoVersion):
        version_in(said)


@pytest.mark.parametrize("said", ["9" * 19, "9" * 5_000])
def test_a_number_that_we_never_gave_is_stale(said):
    with pytest.raises(Stale):
        version_in(said)
