"""The tree beside the plain words of RFC 6962, and beside hashes worked out by hand."""

import hashlib

from hypothesis import given, settings
from hypothesis import strategies as st

from sources.logs.merkle import consistency, cover, inclusion, is_earlier, is_included
from sources.logs.verify import Tree, folded, leaf_hash

# The eight leaves and the roots of all trees over them that Certificate Transparency tests with.
LEAVES = [
    bytes.fromhex(leaf)
    for leaf in (
        "",
        "00",
        "10",
        "2021",
        "3031",
        "40414243",
        "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    )
]
ROOTS = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]


def sha256(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()


def root_of(leaves: list[bytes]) -> bytes:
    """MTH as RFC 6962, 2.1 writes it down."""
    if not leaves:
        return sha256(b"")
    if len(leaves) == 1:
        return sha256(b"\x00" + leaves[0])
    half = 1
    while half * 2 < len(leaves):
        half *= 2
    return sha256(b"\x01" + root_of(leaves[:half]) + root_of(leaves[half:]))


def path_of(index: int, leaves: list[bytes]) -> list[bytes]:
    """PATH as RFC 6962, 2.1.1 writes it down."""
    if len(leaves) == 1:
        return []
    half = 1
    while half * 2 < len(leaves):
        half *= 2
    if index < half:
        return [*path_of(index, leaves[:half]), root_of(leaves[half:])]
    return [*path_of(index - half, leaves[half:]), root_of(leaves[:half])]


def proof_of(first: int, leaves: list[bytes], *, whole: bool = True) -> list[bytes]:
    """SUBPROOF as RFC 6962, 2.1.2 writes it down."""
    if first == len(leaves):
        return [] if whole else [root_of(leaves)]
    half = 1
    while half * 2 < len(leaves):
        half *= 2
    if first <= half:
        return [*proof_of(first, leaves[:half], whole=whole), root_of(leaves[half:])]
    return [*proof_of(first - half, leaves[half:], whole=False), root_of(leaves[:half])]


def numbered(size: int) -> list[bytes]:
    return [str(number).encode() for number in range(size)]


def hashes_of(runs: list[range], leaves: list[bytes]) -> list[bytes]:
    """What the database answers: of each run the complete subtrees, folded."""
    found = []
    for run in runs:
        parts = [range(p.position << p.level, (p.position + 1) << p.level) for p in cover(run)]
        assert [leaf for part in parts for leaf in part] == list(run)
        found.append(folded(root_of(leaves[part.start : part.stop]) for part in parts))
    return found


sizes = st.integers(1, 70)
plainly = settings(max_examples=60)


@st.composite
def pairs(draw) -> tuple[int, int]:
    large = draw(sizes)
    return draw(st.integers(1, large)), large


def test_the_roots_are_those_certificate_transparency_is_tested_with():
    tree = Tree()
    assert tree.root().hex() == ROOTS[0]
    for leaf, root in zip(LEAVES, ROOTS[1:], strict=True):
        tree.add(leaf_hash(leaf))
        assert tree.root().hex() == root


def test_a_tree_of_three_worked_out_by_hand():
    a, b, c = (sha256(b"\x00" + leaf) for leaf in (b"a", b"b", b"c"))
    tree = Tree()
    for leaf in (b"a", b"b", b"c"):
        tree.add(leaf_hash(leaf))
    assert tree.root() == sha256(b"\x01" + sha256(b"\x01" + a + b) + c)
    assert hashes_of(inclusion(2, 3), [b"a", b"b", b"c"]) == [sha256(b"\x01" + a + b)]
    assert hashes_of(inclusion(0, 3), [b"a", b"b", b"c"]) == [b, c]
    assert hashes_of(consistency(2, 3), [b"a", b"b", b"c"]) == [c]


def test_an_entry_never_looks_like_a_node():
    pair = sha256(b"\x00a") + sha256(b"\x00b")
    tree = Tree()
    tree.add(leaf_hash(b"a"))
    tree.add(leaf_hash(b"b"))
    assert leaf_hash(pair) != tree.root()


@plainly
@given(sizes)
def test_a_growing_tree_has_the_root_of_the_whole(size):
    tree, leaves = Tree(), numbered(size)
    for number, leaf in enumerate(leaves, start=1):
        tree.add(leaf_hash(leaf))
        assert tree.root() == root_of(leaves[:number])
    assert hashes_of([range(size)], leaves) == [root_of(leaves)]


@plainly
@given(pairs())
def test_an_inclusion_proof_is_the_one_of_the_rfc_and_holds(pair):
    number, size = pair
    leaves, index = numbered(size), number - 1
    path = hashes_of(inclusion(index, size), leaves)
    assert path == path_of(index, leaves)
    assert is_included(leaf_hash(leaves[index]), index, size, path=path, root=root_of(leaves))


@plainly
@given(pairs(), st.data())
def test_an_inclusion_proof_holds_for_nothing_else(pair, data):
    number, size = pair
    leaves, index = numbered(size), number - 1
    path, root = path_of(index, leaves), root_of(leaves)
    leaf = leaf_hash(leaves[index])
    other = data.draw(st.integers(0, size).filter(lambda place: place != index))
    assert not is_included(leaf, other, size, path=path, root=root)
    assert not is_included(leaf_hash(b"x"), index, size, path=path, root=root)
    assert not is_included(leaf, index, size, path=[*path, b"\0" * 32], root=root)
    if path:
        assert not is_included(leaf, index, size, path=path[:-1], root=root)
        assert not is_included(leaf, index, size, path=[b"\0" * 32, *path[1:]], root=root)


@plainly
@given(pairs())
def test_a_consistency_proof_is_the_one_of_the_rfc_and_holds(pair):
    small, large = pair
    leaves = numbered(large)
    path = hashes_of(consistency(small, large), leaves)
    assert path == proof_of(small, leaves)
    old, new = root_of(leaves[:small]), root_of(leaves)
    assert is_earlier((small, old), (large, new), path=path)


@plainly
@given(pairs(), st.data())
def test_a_consistency_proof_holds_for_no_rewritten_past(pair, data):
    small, large = pair
    leaves = numbered(large)
    rewritten = list(leaves)
    rewritten[data.draw(st.integers(0, small - 1))] = b"another"
    old, new = root_of(leaves[:small]), root_of(leaves)
    path = proof_of(small, rewritten)
    assert not is_earlier((small, old), (large, root_of(rewritten)), path=path)
    assert not is_earlier((small, root_of(rewritten[:small])), (large, new), path=path)
    honest = proof_of(small, leaves)
    assert not is_earlier((small, old), (large, new), path=[*honest, b"\0" * 32])
    assert not is_earlier((0, old), (large, new), path=honest)
    if honest:
        assert not is_earlier((small, old), (large, new), path=honest[:-1])
        assert not is_earlier((large, old), (small, new), path=honest)


def test_a_proof_of_a_million_entries_asks_for_a_few_rows():
    million = 1_000_000
    asked = [
        sum(len(cover(run)) for run in runs)
        for index in (0, 1, 524_287, 524_288, 999_998, 999_999)
        for runs in (inclusion(index, million), consistency(index + 1, million))
    ]
    assert max(asked) <= 40
