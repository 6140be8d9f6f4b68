"""The verifier on bytes of any kind: a sentence, never a traceback."""

import ast
import base64
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sources.logs import verify
from sources.logs.signing import Signer
from sources.logs.verify import Examination, Flaw, Key, Note, examine, leaf_hash, signed_note


@pytest.fixture(scope="module")
def signer(tmp_path_factory) -> Signer:
    return Signer.make(tmp_path_factory.mktemp("key") / "key", "desk.example/log")


def made(folder, *, leaves=b"", checkpoints=b"", key=b""):
    for name, data in (("leaves.jsonl", leaves), ("checkpoints.txt", checkpoints)):
        (folder / name).write_bytes(data)
    (folder / "key.txt").write_bytes(key)
    return folder


def test_the_verifier_needs_python_and_cryptography_alone():
    tree = ast.parse(Path(verify.__file__).read_text(encoding="utf-8"))
    asked = {
        name.split(".")[0]
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in ([node.module] if isinstance(node, ast.ImportFrom) else [node.names[0].name])
    }
    assert asked - set(sys.stdlib_module_names) == {"cryptography"}


def test_a_key_file_reads_back_as_go_writes_it(signer, tmp_path):
    path = tmp_path / "copy"
    path.write_text(signer.private_text())
    assert path.read_text().startswith("PRIVATE+KEY+desk.example/log+")
    assert Signer.read(path).key == signer.key == Key.read(str(signer.key))


def test_a_note_is_signed_by_a_known_key_or_refused(signer, tmp_path):
    note = signer.sign(3, b"\x07" * 32).splitlines()
    assert signed_note(note, [signer.key]) == Note("desk.example/log", 3, b"\x07" * 32, signer.key)
    other = Signer.make(tmp_path / "other", "desk.example/log")
    with pytest.raises(Flaw, match="No known key"):
        signed_note(note, [other.key])
    changed = [note[0], "4", *note[2:]]
    with pytest.raises(Flaw, match="No known key has signed the checkpoint of size 4"):
        signed_note(changed, [signer.key])


def test_signatures_of_witnesses_below_ours_do_not_disturb(signer, tmp_path):
    note = signer.sign(1, b"\x01" * 32)
    witness = Signer.make(tmp_path / "witness", "witness.example")
    line = witness.sign(1, b"\x01" * 32).splitlines()[-1]
    assert signed_note([*note.splitlines(), line, "— nobody !"], [signer.key]).size == 1


def test_two_roots_of_one_size_are_two_logs(signer):
    notes = [Note("x", 2, bytes([n]) * 32, signer.key) for n in (1, 2)]
    with pytest.raises(Flaw, match="readers were shown two"):
        Examination(notes)


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"[]",
        b"7",
        b"{}",
        b"\xff\xfe",
        b"null",
        b'{"entry": 7, "hash": ""}',
        b'{"entry": "{}", "hash": ""}',
        b'{"entry": "[1]", "hash": ""}',
        b'{"entry": "{\\"seq\\": \\"x\\"}", "hash": ""}',
        b'{"entry": "{\\"seq\\": 1e999}", "hash": ""}',
        b'{"entry": "{\\"seq\\": 1.0}", "hash": ""}',
        b'{"entry": "{\\"seq\\": 1}", "hash": "", "salt": "zz", "body": ""}',
        b'{"entry": "{\\"seq\\": 1}", "hash": "", "salt": "00", "body": 7}',
        b'{"entry": "{\\"seq\\": 1}", "hash": "", "salt": "00", "body": "\\ud800"}',
        b"[" * 100_000,
        b'{"entry": "' + b"9" * 10_000 + b'", "hash": ""}',
    ],
)
def test_a_line_that_is_no_entry_is_named_by_its_number(line):
    with pytest.raises(Flaw, match="Entry 1 cannot be read"):
        Examination([]).read(line)


def test_a_line_longer_than_any_entry_is_refused_before_it_is_read(tmp_path, monkeypatch):
    monkeypatch.setattr(verify, "LONGEST_LINE", 1_000)
    folder = made(tmp_path, leaves=b"x" * 5_000)
    with pytest.raises(Flaw, match=r"leaves\.jsonl has a line"):
        examine(folder)


@pytest.mark.parametrize("text", ["", "x", "a+b", "a+zz+AQ==", "a+00000000+!", "a+00000000+AQ=="])
def test_what_is_no_key_is_said_so(text):
    with pytest.raises(Flaw, match="not the public key"):
        Key.read(text)


@settings(max_examples=60)
@given(st.binary(max_size=300), st.binary(max_size=300), st.binary(max_size=100))
def test_no_bytes_at_all_make_it_fall(tmp_path_factory, leaves, checkpoints, key):
    folder = made(tmp_path_factory.mktemp("any"), leaves=leaves, checkpoints=checkpoints, key=key)
    with suppress(Flaw):
        examine(folder)


def test_an_empty_log_is_whole(tmp_path):
    said = examine(made(tmp_path))
    assert said[0][0] % said[0][1] == "The log is whole. Entries: 0; signed: 0."


def test_a_log_nobody_signed_says_that_nothing_vouches_for_it(tmp_path):
    entry = '{\\"seq\\":1}'
    hashed = leaf_hash(b'{"seq":1}').hex()
    said = examine(made(tmp_path, leaves=f'{{"entry":"{entry}","hash":"{hashed}"}}\n'.encode()))
    assert any("nothing vouches" in words for words, _details in said)


def test_a_root_is_32_bytes_in_base64(signer):
    note = signer.sign(2, b"\x05" * 32).splitlines()
    assert base64.b64decode(note[2]) == b"\x05" * 32
    with pytest.raises(Flaw, match="not a checkpoint"):
        signed_note(["origin", "2", "not base64", "", note[-1]], [signer.key])


def test_notes_may_stand_apart_by_as_many_empty_lines_as_a_person_leaves(signer, tmp_path):
    notes = [signer.sign(size, bytes([size]) * 32) for size in (1, 2)]
    path = tmp_path / "noted.txt"
    path.write_bytes("\n\n\n".join(["", *notes, "\n"]).replace("\n", "\r\n").encode())
    assert [note.size for note in verify.notes_in(path, [signer.key])] == [1, 2]
