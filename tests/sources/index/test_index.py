"""The search engine alone, in a directory of its own, without Django."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from sources.index import Entry, IndexBusyError, IndexDamagedError, IndexMark, Query
from sources.index.engine import tantivy_engine as engine
from sources.index.engine.tantivy_engine import TantivyIndex, wipe
from sources.text.spelling.folding import terms

FLOOD = Entry(1, 10, "غمرت السيول ثلاثة أحياء في المدينة القديمة")
PRICES = Entry(2, 10, "ارتفعت أسعار القمح في الأسواق العالمية")
HARVEST = Entry(3, 20, "تراجع محصول القمح هذا العام بسبب الجفاف")


@pytest.fixture
def index(tmp_path: Path) -> TantivyIndex:
    index = TantivyIndex(tmp_path / "index")
    with index.writing() as batch:
        batch.add([FLOOD, PRICES, HARVEST])
        batch.mark = IndexMark(7, 20)
    return index


def found(index: TantivyIndex, text: str, *, limit: int = 10, without: int = 0) -> list[int]:
    return [hit.sentence for hit in index.search([Query(text, without)], limit)[0]]


def test_the_best_sentence_comes_first_with_its_ids_and_a_score(index):
    hits = index.search([Query("أسعار القمح العالمية")], 10)[0]

    assert [(hit.sentence, hit.document) for hit in hits] == [(2, 10), (3, 20)]
    assert hits[0].score > hits[1].score > 0


def test_another_spelling_of_a_word_finds_it(index):
    assert found(index, "وللاسعار") == [2]
    assert found(index, "الجَفَاف") == [3]


def test_each_query_of_a_batch_gets_its_own_answer(index):
    answers = index.search([Query("السيول"), Query("كلمة لم ترد"), Query("")], 10)

    assert [[hit.sentence for hit in hits] for hits in answers] == [[1], [], []]


def test_a_claim_never_finds_its_own_document_however_many_sentences_match(index):
    with index.writing() as batch:
        batch.add(Entry(100 + n, 30, "القمح القمح القمح") for n in range(200))

    assert found(index, "القمح", limit=2, without=30) == [2, 3]


def test_a_removed_document_is_found_no_more_and_can_return_changed(index):
    with index.writing() as batch:
        batch.remove([10])
        batch.add([PRICES._replace(text="انخفضت أسعار الشعير")])

    assert found(index, "السيول") == []
    assert found(index, "القمح") == [3]
    assert found(index, "الشعير") == [2]
    assert index.size == 2


def test_an_error_in_a_batch_leaves_nothing_of_it(index):
    def failing() -> Iterator[Entry]:
        yield Entry(9, 90, "السيول")
        raise ConnectionError

    with suppress(ConnectionError), index.writing() as batch:
        batch.remove([20])
        batch.mark = IndexMark(8, 90)
        batch.add(failing())

    assert found(index, "السيول") == [1]
    assert found(index, "الجفاف") == [3]
    assert TantivyIndex(index.path).mark == IndexMark(7, 20)


def test_the_mark_is_kept_with_the_entries_and_is_no_entry(index):
    again = TantivyIndex(index.path)

    assert (again.mark, again.size) == (IndexMark(7, 20), 3)
    assert again.sentences([10, 20]) == {1, 2, 3}


def test_a_cleared_index_is_empty(index):
    with index.writing() as batch:
        batch.clear()
        batch.mark = IndexMark()

    assert (index.size, index.mark, found(index, "القمح")) == (0, IndexMark(), [])


def test_a_reader_sees_what_another_wrote_after_it_refreshes(index):
    reader = TantivyIndex(index.path)
    with index.writing() as batch:
        batch.add([Entry(4, 40, "افتتاح جسر جديد")])

    assert found(reader, "جسر") == []
    reader.refresh()
    assert found(reader, "جسر") == [4]


def test_only_one_process_writes_at_a_time(index):
    with index.writing(), pytest.raises(IndexBusyError), TantivyIndex(index.path).writing():
        pass


def test_a_killed_writer_leaves_the_last_commit_and_no_lock(index):
    script = (
        "import sys, os; from pathlib import Path; from sources.index import Entry\n"
        "from sources.index.engine.tantivy_engine import TantivyIndex\n"
        "with TantivyIndex(Path(sys.argv[1])).writing() as batch:\n"
        "    batch.remove([10]); batch.add([Entry(9, 90, 'السيول')]); os.kill(os.getpid(), 9)\n"
    )
    command = [sys.executable, "-c", script, str(index.path)]
    killed = subprocess.run(command, check=False, env={**os.environ, "PYTHONPATH": "."})

    assert killed.returncode == -9
    again = TantivyIndex(index.path)
    assert found(again, "السيول") == [1]
    with again.writing() as batch:
        batch.remove([10])
    assert found(again, "السيول") == []


POOR = (
    "import resource, sys; from pathlib import Path; from sources.index import Entry\n"
    "from sources.host import fault_of\n"
    "from sources.index.engine.tantivy_engine import TantivyIndex\n"
    "index = TantivyIndex(Path(sys.argv[1]))\n"
    "resource.setrlimit(getattr(resource, sys.argv[2]), (int(sys.argv[3]),) * 2)\n"
    "try:\n"
    "    with index.writing() as batch:\n"
    "        batch.add(Entry(n, n, f'{n} السيول كلمة{n}') for n in range(9, 20_000))\n"
    "except Exception as error:\n"
    "    print(type(error).__name__, fault_of(error))\n"
)


@pytest.mark.parametrize(
    ("limit", "most", "told"),
    [
        ("RLIMIT_FSIZE", 20_000, "IndexUnusableError index"),
        ("RLIMIT_NOFILE", 3, "IndexUnusableError files"),
    ],
)
def test_a_machine_without_room_is_told_from_a_busy_one_and_spoils_nothing(
    index, limit, most, told
):
    command = [sys.executable, "-c", POOR, str(index.path), limit, str(most)]
    env = {**os.environ, "PYTHONPATH": "."}
    ended = subprocess.run(command, check=True, capture_output=True, text=True, env=env)

    assert ended.stdout.strip() == told
    assert found(TantivyIndex(index.path), "السيول") == [1]


def test_what_cannot_be_opened_for_lack_of_files_is_not_damaged(index):
    opens = POOR.replace("    with index.writing() as batch:\n", "    TantivyIndex(index.path)\n")
    opens = "\n".join(line for line in opens.splitlines() if "batch.add" not in line)
    command = [sys.executable, "-c", opens, str(index.path), "RLIMIT_NOFILE", "3"]
    env = {**os.environ, "PYTHONPATH": "."}
    ended = subprocess.run(command, check=True, capture_output=True, text=True, env=env)

    assert ended.stdout.strip() == "IndexUnusableError files"


def test_a_directory_that_cannot_be_wiped_is_told(tmp_path):
    wipe(tmp_path / "none")
    (tmp_path / "file").touch()
    with pytest.raises(NotADirectoryError):
        wipe(tmp_path / "file")


@pytest.mark.parametrize("content", [b"", b"{}", b"\xff\xfe not an index"])
def test_a_spoilt_directory_is_reported_as_such(index, content):
    (index.path / "meta.json").write_bytes(content)

    with pytest.raises(IndexDamagedError):
        TantivyIndex(index.path)
    with pytest.raises(IndexDamagedError):
        index.refresh()


def test_lost_files_are_reported_as_damage(index):
    for file in index.path.glob("*.term"):
        file.unlink()

    with pytest.raises(IndexDamagedError):
        TantivyIndex(index.path)


def test_frequencies_are_those_of_the_index_terms(index):
    (wheat,) = terms("القمح")

    assert (index.frequency(wheat), index.frequency("absent")) == (2, 0)


def test_the_rarest_terms_are_kept_when_a_search_would_read_too_much(index, monkeypatch):
    wheat, drought = terms("القمح الجفاف")
    monkeypatch.setattr(engine, "POSTINGS_BUDGET", 2)

    assert index.telling([wheat, drought, "absent"]) == [drought]
    monkeypatch.setattr(engine, "POSTINGS_BUDGET", 3)
    assert index.telling([wheat, drought]) == [drought, wheat]


def test_a_claim_of_common_words_only_is_still_searched(index, monkeypatch):
    monkeypatch.setattr(engine, "POSTINGS_BUDGET", 0)

    assert found(index, "القمح") == [2, 3]
