"""The house as it stands: one name a class, no module asked for by name or inside a function."""

import ast
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
MODULES = sorted(
    path
    for room in ("factcheck", "claims", "sources")
    for path in (ROOT / room).rglob("*.py")
    if "migrations" not in path.parts
)
# Django asks for these names; encoders and the models behind ready() can only be had late.
DJANGOS = {"Command"}
LATE = {
    "claims/apps.py",
    "factcheck/apps.py",
    "factcheck/celery.py",
    "factcheck/web.py",
    "sources/index/vectors/embedding.py",
    "sources/people/apps.py",
}


def parsed(path):
    return ast.parse(path.read_text(encoding="utf-8"))


def test_no_class_of_the_product_has_the_name_of_another():
    names = Counter(
        node.name
        for path in MODULES
        for node in parsed(path).body
        if isinstance(node, ast.ClassDef)
    )
    assert {name for name, count in names.items() if count > 1} <= DJANGOS


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_says_at_its_top_what_it_imports(path):
    inside = [
        node.lineno
        for function in ast.walk(parsed(path))
        if isinstance(function, ast.FunctionDef)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    assert bool(inside) is (str(path.relative_to(ROOT)) in LATE)


def test_only_heavy_packages_that_few_processes_use_are_loaded_later():
    later = {
        call.args[0].value.partition(".")[0]
        for path in MODULES
        for call in ast.walk(parsed(path))
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "Later"
    }
    assert later == {"courlan", "numpy", "py3langid", "resvg_py", "uharfbuzz"}
