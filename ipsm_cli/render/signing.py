"""Who signs beside whom: the rows of the signature block, on paper of every form."""

from __future__ import annotations

import itertools
import math
from typing import TYPE_CHECKING, NamedTuple

from ipsm_cli.core.names import show
from ipsm_cli.render.cells import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ipsm_cli.core.document import Document, Signature
    from ipsm_cli.render import Look

ABREAST = 3  # who sign side by side
DOTTED = "(.................................)"


class Place(NamedTuple):
    """One place to sign: lines above the room, the name or dots, and lines below the name."""

    above: tuple[str, str, str]  # place and date, Mengetahui, the office; "" where there is none
    name: str
    below: tuple[str, ...]


def rows_of(document: Document, look: Look) -> list[list[Place]]:
    """The places in rows of at most three, the place and date over the last of the branch's own.

    More than three: the branch's own come first, those who countersign below them.
    """
    signing = document.signatures
    own = [one for one in signing if one.above is None]
    others = [one for one in signing if one.above is not None]
    if len(signing) <= ABREAST or not own or not others:
        rows = _even(signing)
    else:
        rows = [*_even(own), *_even(others)]
    dated = (own or others)[-1] if signing else None
    return [[_place(one, document, look, dated=one is dated) for one in row] for row in rows]


def _even(signing: Sequence[Signature]) -> list[Sequence[Signature]]:
    """As few rows as it takes, about as long as each other."""
    count = math.ceil(len(signing) / ABREAST)
    ends = [round(len(signing) * row / count) for row in range(count + 1)] if count else []
    return [signing[start:end] for start, end in itertools.pairwise(ends)]


def _place(one: Signature, document: Document, look: Look, *, dated: bool) -> Place:
    place = say(document.place_and_date, look) if dated and document.place_and_date else ""
    above = say(one.above, look) if one.above else ""
    below = tuple(say(line, look) for line in one.below)
    return Place((place, above, say(one.function, look)), show(one.name) or DOTTED, below)
