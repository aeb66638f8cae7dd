"""What the Tab key of a shell offers: codes, villages and workers of the register."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from ipsm_cli.core import errors

if TYPE_CHECKING:
    from ipsm_cli.cli.desk import Desk

MOST = 50  # offers shown at once


def choices(
    of: Callable[[Desk], Sequence[tuple[str, str]]],
) -> Callable[[Any, list[str], str], list[tuple[str, str]]]:
    """A completer for ``of(desk)``, which gives (what to type, what it means)."""

    def offer(ctx: Any, args: list[str], incomplete: str) -> list[tuple[str, str]]:
        try:
            with ctx.obj.look() as desk:
                found = list(of(desk))
        except errors.IpsmError:  # no register yet: nothing to offer, and nothing to say
            return []
        wanted = incomplete.casefold()
        return [
            (typed, meaning)
            for typed, meaning in found
            if typed.casefold().startswith(wanted) or meaning.casefold().startswith(wanted)
        ][:MOST]

    return offer
