"""Taking the time of one core."""

import time
from collections.abc import Callable

ROUNDS = 3


def per_second(work: Callable[[], object], units: int) -> float:
    """Units a second, the best of three rounds, by the processor's time."""
    rounds = []
    for _ in range(ROUNDS):
        start = time.process_time()
        work()
        rounds.append(time.process_time() - start)
    return units / min(rounds)
