"""As much of Prometheus' language as our rules speak, over two readings of `/metrics`."""

import operator
import re
from collections import defaultdict
from functools import singledispatchmethod
from itertools import pairwise

import promql_parser as promql
from prometheus_client.parser import text_string_to_metric_families

Labels = tuple[tuple[str, str], ...]
Vector = dict[Labels, float]
BINARY = {"==": operator.eq, ">": operator.gt, "/": operator.truediv}


def read(text: str) -> dict[str, Vector]:
    """Every series by its name, as Prometheus itself reads a page."""
    found: dict[str, Vector] = defaultdict(dict)
    for family in text_string_to_metric_families(text):
        for sample in family.samples:
            found[sample.name][tuple(sorted(sample.labels.items()))] = sample.value
    return found


def fits(labels: Labels, matcher) -> bool:
    value = dict(labels).get(matcher.name, "")
    alike = re.fullmatch(matcher.value, value) if "Re" in str(matcher.op) else None
    return {
        "MatchOp.Equal": value == matcher.value,
        "MatchOp.NotEqual": value != matcher.value,
        "MatchOp.Re": bool(alike),
    }[str(matcher.op)]


def quantile(share: float, buckets: dict[float, float]) -> float:
    """Where this share of the cumulative buckets lies, straight between its two bounds."""
    bounds = sorted(buckets)
    rank = share * buckets[bounds[-1]]
    for below, above in pairwise([0.0, *bounds]):
        if buckets[above] >= rank and buckets[above]:
            under = buckets.get(below, 0.0)
            if above == float("inf"):
                return below
            return below + (above - below) * (rank - under) / (buckets[above] - under)
    return float("nan")


class Watcher:
    """Whoever read the page twice, some seconds apart."""

    def __init__(self, before: str, now: str, *, seconds: float = 60.0) -> None:
        self.before, self.now, self.seconds = read(before), read(now), seconds

    def fires(self, rule: str) -> Vector:
        """The series for which the rule holds; empty: all is well."""
        return self.value(promql.parse(rule))

    @singledispatchmethod
    def value(self, said):
        raise NotImplementedError(type(said))

    @value.register
    def _(self, said: promql.NumberLiteral):
        return said.val

    @value.register
    def _(self, said: promql.ParenExpr):
        return self.value(said.expr)

    @value.register
    def _(self, said: promql.VectorSelector):
        return self.chosen(self.now, said)

    def chosen(self, page: dict[str, Vector], said) -> Vector:
        tests = said.matchers.matchers
        found = page.get(said.name, {}).items()
        return {labels: value for labels, value in found if all(fits(labels, t) for t in tests)}

    @value.register
    def _(self, said: promql.Call):
        return getattr(self, said.func.name)(*said.args)

    def absent(self, said) -> Vector:
        return {} if self.value(said) else {(): 1.0}

    def rate(self, said) -> Vector:
        now, before = (self.chosen(page, said.vector_selector) for page in (self.now, self.before))
        return {labels: (value - before[labels]) / self.seconds for labels, value in now.items()}

    def histogram_quantile(self, share, said) -> Vector:
        parted: dict[Labels, dict[float, float]] = defaultdict(dict)
        for labels, value in self.value(said).items():
            rest = tuple(pair for pair in labels if pair[0] != "le")
            parted[rest][float(dict(labels)["le"])] = value
        return {rest: quantile(self.value(share), found) for rest, found in parted.items()}

    @value.register
    def _(self, said: promql.AggregateExpr):
        assert str(said.op) == "sum"
        kept = said.modifier.labels if said.modifier else []
        summed: Vector = defaultdict(float)
        for labels, value in self.value(said.expr).items():
            summed[tuple(pair for pair in labels if pair[0] in kept)] += value
        return dict(summed)

    @value.register
    def _(self, said: promql.BinaryExpr):
        left, right, sign = self.value(said.lhs), self.value(said.rhs), str(said.op)
        against = right if isinstance(right, dict) else dict.fromkeys(left, right)
        pairs = {labels: (value, against[labels]) for labels, value in left.items()}
        if sign == "/":
            return {labels: a / b for labels, (a, b) in pairs.items() if b}
        return {labels: a for labels, (a, b) in pairs.items() if BINARY[sign](a, b)}
