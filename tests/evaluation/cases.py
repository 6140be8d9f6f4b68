"""Small inputs that once went wrong, each with what must come of it."""

import re
import sys
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, Final

from django.utils.translation import gettext as _

from claims.comparing import compare
from claims.comparing.figures import written
from claims.comparing.sameness import SAME
from claims.models import Claim
from sources.intake.arrival import Arrival, prepare
from sources.intake.ingest import ingest
from sources.refusals.refusal import Refusal
from sources.text.dates.finding_dates import dates
from sources.text.figures.finding_figures import figures
from sources.text.sentences.splitting import split
from sources.text.spelling.folding import fold
from tests.evaluation import MalformedFileError, Options
from tests.evaluation.files import read_json
from tests.evaluation.throwaway import throwaway_archive

Case = Mapping[str, Any]
Check = Callable[[Path, Case], str]

_SEARCH: Final = re.compile(r"stored «(?P<stored>.+)», q=(?P<asked>.+)")
_PARAGRAPH: Final = "<p>أعلنت البلدية أن أعمال الجسر انتهت وأن المرور عاد إلى الطريق القديم.</p>"


def measure(path: Path, options: Options) -> dict[str, float]:
    """How many of the cases of a folder come out as they must; `--verbose` names the others."""
    files = sorted(path.glob("*.json"))
    if not files:
        raise MalformedFileError(_("no cases in this folder."))
    told = {file: failure(file, read_json(file)) for file in files}
    if options.verbose:
        sys.stderr.writelines(f"{file.name}: {why}\n" for file, why in told.items() if why)
    return {"passed": float(sum(not why for why in told.values())), "total": float(len(told))}


def failure(file: Path, case: Case) -> str:
    """What came out instead of what must, "" where it is right."""
    try:
        return CHECKS[case["type"]](file, case)
    except Refusal as refusal:
        return f"refused: {refusal}"


def _of_file(file: Path, case: Case) -> str:
    name = file.name.removesuffix(".expected.json")
    try:
        claims = list(_claims(Arrival(file.with_name(name).read_bytes(), filename=name)))
    except Refusal as refusal:
        return "" if case.get("or_refused") else f"refused: {refusal}"
    return "; ".join(_amiss(claims, case))


def _claims(arrival: Arrival) -> Iterator[str]:
    body = (s for s in prepare(arrival).sentences if not s.is_furniture)
    return (_plain(sentence.text) for sentence in body)


def _plain(text: str) -> str:
    return " ".join(fold(text).split())


def _amiss(claims: list[str], case: Case) -> Iterator[str]:
    """What is missing, what should not be there and what stands in the wrong place."""
    yield from (
        f"lacks {one}"
        for one in case.get("claims_must", ())
        if not any(_plain(one) in claim for claim in claims)
    )
    alone = "alone" in case.get("note", "")
    yield from (
        f"holds {one}"
        for one in case.get("claims_mustnot", ())
        if any(_plain(one) == claim if alone else _plain(one) in claim for claim in claims)
    )
    places = [" ".join(claims).find(_plain(one)) for one in case.get("order", ())]
    if places != sorted(places) or -1 in places:
        yield "stands in another order"


def _of_pair(_file: Path, case: Case) -> str:
    compared = compare(case["claim"], case["found"])
    told = {compared.stance, *(finding.code for finding in compared.findings)} - {""}
    wanted, unwanted = case["expect"], case["expect"].removeprefix("not ")
    right = wanted in told if wanted == unwanted else unwanted not in told
    return "" if right else f"{sorted(told)}, expected {wanted}"


def _of_repeat(_file: Path, case: Case) -> str:
    offered = compare(case["second"], case["first"]).sameness
    wanted = not case["expect"].startswith("no ")
    return "" if (offered == SAME) is wanted else f"offered as {offered or 'nothing'}"


def _of_sentences(_file: Path, case: Case) -> str:
    cut = [case["text"][start:end] for start, end in split(case["text"])]
    return "" if len(cut) == case["expect_sentences"] else f"cut as {cut}"


def _of_figure(_file: Path, case: Case) -> str:
    found = [written(figure) for figure in figures(case["text"])]
    right = case["expect"] in found if case["expect"] != "none" else not found
    return "" if right else f"{found}, expected {case['expect']}"


def _of_date(_file: Path, case: Case) -> str:
    reference = date.fromisoformat(case["reference"]) if case.get("reference") else None
    found = [_days(one.earliest, one.latest) for one in dates(case["text"], reference)]
    right = case["expect"] in found if case["expect"] != "none" else not found
    return "" if right else f"{found}, expected {case['expect']}"


def _days(earliest: date, latest: date) -> str:
    return str(earliest) if earliest == latest else f"{earliest}/{latest}"


def _of_pubdate(_file: Path, case: Case) -> str:
    page = _page(case["text"])
    read = prepare(Arrival(page.encode(), media_type="text/html", filename="page.html"))
    found = str(read.document.dated)
    return "" if found == case["expect"] else f"{found}, expected {case['expect']}"


def _page(said: str) -> str:
    """A page that shows this, or whose head says it: «article:modified_time 2026-03-06 + …»."""
    shown = said if "<" in said else ""
    head = "" if shown else "".join(map(_meta, said.split(" + ")))
    body = f"<article><h1>خبر</h1>{shown}{_PARAGRAPH * 5}</article>"
    return f"<html><head><meta charset=utf-8>{head}</head><body>{body}</body></html>"


def _meta(said: str) -> str:
    if "content=" in said:
        name, _sign, content = said.partition(" content=")
        return f'<meta {name} content="{content}">'
    name, _blank, content = said.strip().rpartition(" ")
    return f'<meta property="{name}" content="{content}">'


def _of_search(_file: Path, case: Case) -> str:
    said = _SEARCH.fullmatch(case["text"])
    if said is None:
        raise MalformedFileError(_("expected what is stored and what is asked."))
    with throwaway_archive(""):
        text = f"وصل الوفد إلى {said['stored']} صباح الأحد في زيارة رسمية."
        ingest(Arrival(text.encode(), media_type="text/plain"), review=True)
        found = Claim.objects.search(said["asked"]).exists()
    right = found == (case["expect"] == "found")
    return "" if right else "not found" if not found else "found"


CHECKS: Final[Mapping[str, Check]] = {
    "file": _of_file,
    "pair": _of_pair,
    "repeat": _of_repeat,
    "sentences": _of_sentences,
    "figure": _of_figure,
    "date": _of_date,
    "pubdate": _of_pubdate,
    "search": _of_search,
}
