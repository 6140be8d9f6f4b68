"""How many pieces are taken at once: fewer after a batch that met its deadline, then more again."""

from sources.work.kinds import WorkKind


class Sizes:
    """What one worker learned: halved by each batch lost, doubled by each batch done.

    What was lost comes back one by one; this keeps the next ones from being lost the same way.
    """

    def __init__(self) -> None:
        self.bounds: dict[str, int] = {}

    def of(self, kind: WorkKind) -> int:
        return min(self.bounds.get(kind.name, kind.most_at_once), kind.most_at_once)

    def halve(self, kind: WorkKind, lost: int) -> None:
        """A batch of so many was too much; of a single piece that tells nothing."""
        if lost > 1:
            self.bounds[kind.name] = lost // 2

    def grow(self, kind: WorkKind, done: int) -> None:
        """So many were done in time; twice as many may be where that was all that were let."""
        if done >= self.of(kind):
            self.bounds[kind.name] = done * 2
