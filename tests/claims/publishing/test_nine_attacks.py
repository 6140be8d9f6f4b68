"""Nine attacks by somebody who can write the database, on a copy of an export each.

Entries 1 to 5 are signed, 6 and 7 are not. What an attacker cannot do is sign.
"""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from sources.logs import verify
from sources.logs.verify import Flaw, commitment, examine, leaf_hash

pytestmark = pytest.mark.django_db


class Attacker:
    """Reads the lines of a copy, changes them, and rebuilds what can be rebuilt."""

    def __init__(self, folder):
        self.folder = folder
        self.path = folder / "log" / "leaves.jsonl"
        self.lines = [json.loads(line) for line in self.path.read_text().splitlines()]

    def write(self):
        told = (json.dumps(line, ensure_ascii=False) for line in self.lines)
        self.path.write_text("".join(f"{line}\n" for line in told))

    def edit_body(self, number, *, old="راجعنا", new="لم نراجع"):
        line = self.lines[number - 1]
        assert old in line["body"]
        line["body"] = line["body"].replace(old, new)

    def edit_entry(self, number, **fields):
        line = self.lines[number - 1]
        said = {**json.loads(line["entry"]), **fields}
        line["entry"] = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    def commit_anew(self, number):
        line = self.lines[number - 1]
        self.edit_entry(number, commitment=commitment(line["salt"], line["body"].encode()))

    def hash_anew(self, *, number_anew=False):
        for number, line in enumerate(self.lines, start=1):
            if number_anew:
                self.edit_entry(number, seq=number)
            line["hash"] = leaf_hash(line["entry"].encode()).hex()


@pytest.fixture
def attacker(copy):
    return Attacker(copy)


def fault_of(attacker) -> str:
    attacker.write()
    with pytest.raises(Flaw) as caught:
        examine(attacker.folder)
    return str(caught.value)


def said_of(folder, **more) -> str:
    return "\n".join(words % details for words, details in examine(folder, **more))


def test_an_honest_copy_is_whole_and_says_what_nothing_vouches_for(copy, log):
    said = said_of(copy)
    assert "The log is whole. Entries: 7; signed: 5." in said
    assert f"Signed by {log}" in said
    assert "Entries 6 to 7 are newer than the last checkpoint" in said


def test_1_an_edited_body_is_named(attacker):
    attacker.edit_body(3)
    assert fault_of(attacker) == "Entry 3: its words are not those that it commits to."


def test_2_an_edited_body_with_its_commitment_is_named(attacker):
    attacker.edit_body(3)
    attacker.commit_anew(3)
    assert fault_of(attacker) == "Entry 3 is not the one whose hash was kept with it."


def test_3_a_deleted_entry_is_named(attacker):
    del attacker.lines[1]
    assert fault_of(attacker).startswith("Entry 2 is missing or out of place: entry 3 stands")


def test_4_two_swapped_entries_are_named(attacker):
    lines = attacker.lines
    lines[1], lines[3] = lines[3], lines[1]
    assert fault_of(attacker).startswith("Entry 2 is missing or out of place: entry 4 stands")


def test_5_a_tail_older_than_the_checkpoint_is_missed(attacker):
    del attacker.lines[3:]
    assert fault_of(attacker) == "Entry 4 is missing: the log that was signed had 5."


def test_6_a_rewritten_past_with_all_its_hashes_is_named(attacker):
    attacker.edit_body(2)
    attacker.commit_anew(2)
    attacker.hash_anew()
    assert fault_of(attacker) == "Entry 2 is not the one that was signed."


def test_6_an_entry_deleted_and_all_numbered_anew_is_named(attacker):
    del attacker.lines[2]
    attacker.hash_anew(number_anew=True)
    assert fault_of(attacker) == "Entry 3 is not the one that was signed."


def test_7_a_backdated_entry_with_all_hashes_is_named(attacker):
    attacker.edit_entry(4, at="2001-01-01T00:00:00+00:00")
    attacker.hash_anew()
    assert fault_of(attacker) == "Entry 4 is not the one that was signed."


def test_8_what_is_newer_than_the_checkpoint_can_be_dropped(attacker):
    """Nothing catches this before the next checkpoint; the words of the verdict do not hide it."""
    del attacker.lines[5:]
    attacker.write()
    assert "The log is whole. Entries: 5; signed: 5." in said_of(attacker.folder)


def test_9_what_is_newer_than_the_checkpoint_can_be_rewritten(attacker):
    attacker.edit_body(6)
    attacker.commit_anew(6)
    attacker.hash_anew()
    attacker.write()
    assert "Entries 6 to 7 are newer than the last checkpoint" in said_of(attacker.folder)


def test_9_without_rebuilding_it_is_named_all_the_same(attacker):
    attacker.edit_body(6)
    attacker.commit_anew(6)
    assert fault_of(attacker) == "Entry 6 is not the one whose hash was kept with it."


def test_where_not_every_size_was_signed_the_run_is_named(attacker):
    path = attacker.folder / "log" / "checkpoints.txt"
    notes = path.read_text().split("\n\n")
    path.write_text("\n\n".join([*notes[2:4], *notes[8:]]))
    attacker.edit_entry(3, at="2001-01-01T00:00:00+00:00")
    attacker.hash_anew()
    said = fault_of(attacker)
    assert said == "One of the entries from 3 to 5 is not the one signed."


def test_a_checkpoint_kept_by_a_reader_catches_who_dropped_it_from_the_export(attacker, tmp_path):
    path = attacker.folder / "log" / "checkpoints.txt"
    kept = tmp_path / "noted.txt"
    kept.write_text("\n\n".join(path.read_text().split("\n\n")[8:]))
    path.write_text("")
    del attacker.lines[4:]
    attacker.write()
    examine(attacker.folder)
    with pytest.raises(Flaw, match="Entry 5 is missing: the log that was signed had 5"):
        examine(attacker.folder, checkpoints=[kept])


def test_a_stranger_runs_the_one_file_with_nothing_of_ours(attacker, tmp_path):
    file = tmp_path / "verify.py"
    file.write_bytes(Path(verify.__file__).read_bytes())
    command = [sys.executable, "-I", str(file), str(attacker.folder)]
    sound = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (sound.returncode, sound.stderr) == (0, "")
    assert "The log is whole" in sound.stdout
    attacker.edit_body(1)
    attacker.write()
    bad = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (bad.returncode, bad.stdout) == (1, "")
    assert bad.stderr == "Entry 1: its words are not those that it commits to.\n"
