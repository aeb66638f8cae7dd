"""How much is tried, and the figures that a trial leaves for ``docs/reliability.md``.

``IPSM_TRIAL=full`` tries everything, at a seed of its own unless ``IPSM_TRIAL_SEED`` gives one, or
at most ``IPSM_TRIAL_MOST`` points of a command's way at even distances, for a run of an hour less;
``IPSM_TRIAL_FIGURES`` names the file that figures are added to, one JSON object a line.
"""

from __future__ import annotations

import json
import os
import random
from typing import TypeVar

T = TypeVar("T")
# read before the tests forget the settings of the person who runs them
FULL = os.environ.get("IPSM_TRIAL") == "full"
SEED = int(os.environ.get("IPSM_TRIAL_SEED") or (random.randrange(10**8) if FULL else 20261124))
MOST = int(os.environ.get("IPSM_TRIAL_MOST") or 10**6)
_FIGURES = os.environ.get("IPSM_TRIAL_FIGURES")


def size(usual: int, full: int) -> int:
    """How many: at each push, and by hand."""
    return full if FULL else usual


def sample(things: list[T], usual: int) -> list[T]:
    """``MOST`` of them by hand, else ``usual``; at even distances from a place of the seed."""
    usual = MOST if FULL else usual
    if len(things) <= usual:
        return things
    step = len(things) / usual
    start = random.Random(SEED).random() * step
    return [things[int(start + step * place)] for place in range(usual)]


def record(trial: str, **figures: int) -> None:
    """Adds to the figures of a trial (a key of ``scripts/write_reliability.py``)."""
    print(f"seed {SEED}, {trial}: {figures}")
    if _FIGURES:
        with open(_FIGURES, "a", encoding="utf-8") as file:
            file.write(json.dumps({"trial": trial, "full": FULL, "seed": SEED, **figures}) + "\n")
