"""`manage.py index`: it says how far it is, what is apart, and that it cannot."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import translation

from sources.index.following import follower
from sources.models import Document, IndexChange
from tests.factories import make_document

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


def recorded(*sentences) -> Document:
    document = make_document(*sentences)
    IndexChange.objects.record(document.pk)
    return document


def run(*options) -> tuple[str, str]:
    out, progress = StringIO(), StringIO()
    call_command("index", *options, stdout=out, stderr=progress)
    return out.getvalue().strip(), progress.getvalue()


def test_it_says_how_much_the_index_holds():
    recorded("نضج القمح.", "جف النهر.")
    recorded("عاد القطار.")
    assert run() == ("3 sentences, all 2 changes", "0 of 2 changes\r")


def test_a_second_run_has_nothing_to_do():
    recorded("نضج القمح.")
    run()
    assert run() == ("1 sentences, all 1 changes", "")


def test_an_empty_newsroom_has_an_empty_index():
    assert run() == ("0 sentences, all 0 changes", "")


def test_a_check_changes_nothing_and_says_what_is_missing():
    recorded("نضج القمح.", "جف النهر.")
    out = StringIO()
    with pytest.raises(CommandError, match="rebuild"):
        call_command("index", "--check", stdout=out)
    assert out.getvalue().strip() == "1 changes behind, 2 sentences missing, 0 stale of 0"
    assert follower().behind() == 1


def test_a_check_of_what_agrees_ends_well():
    recorded("نضج القمح.")
    run()
    assert run("--check")[0] == "0 changes behind, 0 sentences missing, 0 stale of 1"


def test_what_nobody_should_find_is_stale_until_it_is_rebuilt():
    document = recorded("نضج القمح.", "جف النهر.")
    run()
    document.sentences.filter(position=0).update(is_furniture=True)
    out = StringIO()
    with pytest.raises(CommandError):
        call_command("index", "--check", stdout=out)
    assert "0 sentences missing, 1 stale of 2" in out.getvalue()
    assert run("--rebuild")[0] == "1 sentences, all 1 changes"
    assert run("--check")[0] == "0 changes behind, 0 sentences missing, 0 stale of 1"


def test_it_is_checked_or_rebuilt_and_not_both():
    with pytest.raises(CommandError, match="not allowed with"):
        call_command("index", "--check", "--rebuild")
