"""`manage.py checks`: the same verbs as at the desk, told on the command line."""

import io

import pytest
from django.core.management import CommandError, call_command

from claims.models import CheckTable, PastCheck
from sources.work.queue import drain
from tests.claims.earlier.samples import bare, review

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("in_english")]


def run(*places: object, **said: object) -> tuple[str, str]:
    out, err = io.StringIO(), io.StringIO()
    try:
        call_command("checks", *map(str, places), by="ed", stdout=out, stderr=err, **said)
    except CommandError as error:
        err.write(str(error))
    return out.getvalue(), err.getvalue()


def test_files_of_claimreview_are_taken_in(editor, tmp_path):
    file = tmp_path / "feed.json"
    file.write_bytes(bare([review(), review(" ", url="https://verify.example/2")]))
    out, err = run(file)
    assert "1 taken in, 0 held already, 1 refused" in out
    assert "feed.json:2: It does not say which claim was checked." in err
    assert PastCheck.objects.get().added_by == editor


def test_a_table_is_taken_in_by_a_worker_if_its_headings_tell(editor, tmp_path):
    good, bad = tmp_path / "a.csv", tmp_path / "b.csv"
    good.write_text("claim,verdict\nزعم,زائف\n", encoding="utf-8")
    bad.write_text("a,b\nزعم,زائف\n", encoding="utf-8")
    out, err = run(good, bad, publisher="دار القلم")
    assert "1 rows; a worker takes them in" in out
    assert "in which column the claims stand" in err
    assert "Not taken in" in err
    assert CheckTable.objects.count() == 1, "nothing waits for what nobody will say"
    drain()
    assert PastCheck.objects.get().source.name == "دار القلم"


@pytest.mark.parametrize("place", ["none.json", "http://127.0.0.1:80/"])
def test_what_cannot_be_read_is_told_and_the_rest_goes_on(place, editor, tmp_path):
    file = tmp_path / "one.json"
    file.write_bytes(bare(review()))
    out, err = run(place, file)
    assert "1 taken in" in out
    assert err.startswith(place)


def test_somebody_brings_them_in(tmp_path, db):
    assert "Nobody here is called" in run(tmp_path / "x.json")[1]
