"""The people served by an activity, as they are typed: one total, men and women, counts."""

from __future__ import annotations

from typing import Any

from ipsm_cli.cli import values
from ipsm_cli.cli.desk import Desk
from ipsm_cli.core import errors
from ipsm_cli.core.records import Served


def counts(desk: Desk, typed: dict[str, Any]) -> list[Served] | None:
    """What was typed as counts; None when nothing was.

    Men and women are a total of their counts, all people of everything: what a total says beyond
    the counts within it is counted as unknown, so that nobody is counted twice. Raises
    CountsDisagree where it says less.
    """
    found = [values.served(desk, text) for text in typed.get("served") or ()]
    for name, sex in (("people_l", "L"), ("people_p", "P")):
        if typed.get(name, "").strip() not in values.NOTHING:
            named = [count for count in found if count.sex == sex]
            rest = _rest(values.whole(desk, typed[name]), named)
            if rest or not named:
                found.append(Served("", sex, "", rest))
    total = typed.get("people")
    if total is None or total.strip() in values.NOTHING:
        return found if found or total is not None else None
    rest = _rest(values.whole(desk, total), found)
    return [*found, Served("", "", "", rest)] if rest else found


def _rest(people: int, counted: list[Served]) -> int:
    """How many the counts leave out."""
    rest = people - sum(count.n for count in counted)
    if rest < 0:
        raise errors.CountsDisagree(total=people, sum=people - rest)
    return rest
