"""The list of mutations cannot rot: each place it names stands once in its file."""

import pytest

from tests.mutants import ROOT, mutations

LIST = mutations()


@pytest.mark.parametrize("mutation", LIST, ids=lambda mutation: mutation.rule)
def test_the_place_of_a_mutation_stands_once_in_its_file(mutation):
    assert mutation.places() == 1
    assert mutation.before != mutation.after
    paths = [test.partition("::")[0] for test in mutation.tests.split()]
    assert all((ROOT / path).is_file() for path in paths)


def test_the_rules_that_matter_are_on_the_list():
    assert len({mutation.rule for mutation in LIST}) == len(LIST) >= 40
