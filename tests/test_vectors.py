"""The files that hold a host's vectors, and the search over them."""

import numpy as np
import pytest

from sources.index.vectors import BLOCK, Vectors


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


def test_search_reaches_beyond_the_first_block(tmp_path):
    vectors = Vectors(tmp_path, 2)
    vectors.add(range(1, BLOCK + 2), np.vstack([np.repeat(NORTH, BLOCK, axis=0), EAST]))
    assert vectors.search(EAST, 3)[0].sentences[0] == BLOCK + 1
