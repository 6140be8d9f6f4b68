"""The files that hold a host's vectors, and the search over them."""

import numpy as np
import pytest

from sources.index import IndexDamagedError
from sources.index.vectors import vector_store as module
from sources.index.vectors.sign_codes import BLOCK as SIGNS_BLOCK
from sources.index.vectors.sign_codes import Signs
from sources.index.vectors.vector_store import BLOCK, Vectors


def unit(*rows):
    matrix = np.array(rows, dtype=np.float32)
    return matrix / np.linalg.norm(matrix, axis=1, keepdims=True)


EAST, NORTH, WEST = unit([1, 0]), unit([0, 1]), unit([-1, 0])


@pytest.fixture
def vectors(tmp_path):
    return Vectors(tmp_path, 2)


def test_the_nearest_come_first(vectors):
    vectors.add([7, 8, 9], np.vstack([WEST, NORTH, EAST]))
    (near,) = vectors.search(EAST, 2)
    assert near.sentences.tolist() == [9, 8]
    assert near.scores.tolist() == [1, 0]


def test_an_empty_store_finds_nothing(vectors):
    (near,) = vectors.search(EAST, 5)
    assert near.sentences.tolist() == []


def test_a_removed_sentence_is_not_found_and_has_no_vector(vectors):
    vectors.add([7, 8], np.vstack([EAST, NORTH]))
    vectors.remove([7, 99])
    assert vectors.search(EAST, 5)[0].sentences.tolist() == [8]
    assert set(vectors.of([7, 8])) == {8}
    assert len(vectors) == 1


def test_adding_again_replaces(vectors):
    vectors.add([7], WEST)
    vectors.add([7], EAST)
    assert vectors.search(EAST, 5)[0].scores.tolist() == [1]
    assert vectors.of([7])[7].tolist() == [1, 0]


def test_another_process_sees_additions_after_a_refresh(vectors, tmp_path):
    reader = Vectors(tmp_path, 2)
    vectors.add([7], EAST)
    assert 7 not in reader
    reader.refresh()
    assert 7 in reader


def test_another_process_sees_removals_at_once(vectors, tmp_path):
    vectors.add([7, 8], np.vstack([EAST, NORTH]))
    reader = Vectors(tmp_path, 2)
    vectors.remove([7])
    assert 7 not in reader
    assert reader.search(EAST, 5)[0].sentences.tolist() == [8]


def test_a_reader_survives_a_store_made_anew(vectors, tmp_path):
    vectors.add([7, 8], np.vstack([EAST, NORTH]))
    reader = Vectors(tmp_path, 2)
    vectors.clear()
    vectors.add([9], WEST)
    assert reader.search(EAST, 5)[0].sentences.tolist() == [7, 8]
    reader.refresh()
    assert reader.sentences().tolist() == [9]


def test_a_row_whose_id_was_never_written_is_overwritten(vectors, tmp_path):
    vectors.add([7], EAST)
    with (tmp_path / "rows.f16").open("ab") as file:
        file.write(b"half a r")
    healed = Vectors(tmp_path, 2)
    healed.add([8], NORTH)
    assert healed.of([7, 8])[8].tolist() == [0, 1]


@pytest.mark.parametrize("left", [None, 0, 3])
def test_rows_that_are_lacking_are_told_at_each_look_until_all_is_thrown_away(
    vectors, tmp_path, left
):
    vectors.add([1, 2], np.vstack([EAST, NORTH]))
    rows = tmp_path / "rows.f16"
    kept = rows.read_bytes()
    rows.unlink()
    if left is not None:
        rows.write_bytes(kept[:left])
    again = Vectors(tmp_path, 2)
    for _ in range(2):
        with pytest.raises(IndexDamagedError):
            again.refresh()
    again.clear()
    again.add([7], unit([1, 0]))
    assert again.sentences().tolist() == [7]


def test_search_reaches_beyond_the_first_block(tmp_path):
    vectors = Vectors(tmp_path, 2)
    vectors.add(range(1, BLOCK + 2), np.vstack([np.repeat(NORTH, BLOCK, axis=0), EAST]))
    assert vectors.search(EAST, 3)[0].sentences[0] == BLOCK + 1


def crowd(size: int, seed: int = 1):
    """Vectors as encoders make them: in a narrow cone, near one of many subjects."""
    random = np.random.default_rng(seed)
    subjects = random.normal(size=(50, 64))
    rows = 6 + subjects[random.integers(0, 50, size)] + random.normal(size=(size, 64))
    return unit(*rows)


@pytest.fixture
def large(tmp_path, monkeypatch):
    """A store beyond the size up to which every row is compared."""
    monkeypatch.setattr(module, "EXACT", 100)
    vectors = Vectors(tmp_path, 64)
    vectors.add(range(1, 2001), crowd(2000))
    return vectors


def test_beyond_the_exact_size_almost_all_of_the_nearest_are_found(large):
    rows = crowd(2000)
    asked = rows[:50] - rows.mean(axis=0)
    exact = np.argsort(-asked @ rows.T, axis=1)[:, :5] + 1
    found = [near.sentences.tolist() for near in large.search(asked, 5)]
    shared = [len(set(a) & set(b)) for a, b in zip(exact.tolist(), found, strict=True)]
    assert sum(shared) >= 0.9 * 5 * 50


def test_beyond_the_exact_size_the_removed_are_gone_and_the_added_are_found(large):
    rows = crowd(2000)
    asked = rows[:1] - rows.mean(axis=0)
    assert large.search(asked, 1)[0].sentences.tolist() == [1]
    large.remove([1])
    assert 1 not in large.search(asked, 5)[0].sentences
    large.add([9000], rows[:1])
    assert large.search(asked, 1)[0].sentences.tolist() == [9000]


def test_signs_follow_rows_that_come_later_as_if_they_had_always_been_there():
    rows = crowd(SIGNS_BLOCK + 10).astype(np.float16)
    late = Signs(rows[: SIGNS_BLOCK - 5])
    late.follow(rows)
    (places,) = late.nearest((rows[-1] - late.origin)[np.newaxis], 1)
    assert late.size == len(rows)
    assert len(rows) - 1 in places


def test_sentences_between_and_beyond_those_known_have_no_vector(vectors):
    vectors.add([7, 5], np.vstack([EAST, NORTH]))
    assert set(vectors.of([1, 5, 6, 7, 99])) == {5, 7}
