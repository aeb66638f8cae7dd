"""What makes sheets a paper of the branch: letterhead, number, place and date, and who signs."""

from __future__ import annotations

from typing import NamedTuple

from ipsm_cli.cli.desk import Desk
from ipsm_cli.cli.signing import BOARD, signatures
from ipsm_cli.codes import region_tree
from ipsm_cli.core.document import Document, Letterhead, Sheet
from ipsm_cli.core.records import Branch
from ipsm_cli.core.table import Say


class Wishes(NamedTuple):
    """What is wanted for one paper; None leaves it to the branch."""

    day: str | None = None  # ISO date it bears; that of its letter, else a line to write it on
    place: str | None = None
    knowing: str | None = None  # offices that countersign, as ``offices.read`` gives them
    signing: tuple[str, ...] = BOARD


def frame(
    desk: Desk,
    title: Say,
    sheets: tuple[Sheet, ...],
    *,
    stamp: str,
    wishes: Wishes = Wishes(),  # noqa: B008 - a frozen value
    paper: tuple[str, str] | None = None,
) -> Document:
    """The sheets as a paper.

    ``stamp`` (ISO) is the last day that the paper tells of; ``paper`` its profile and period: the
    number of the letter that it goes out with is printed.
    """
    from ipsm_cli.reports import letterheads, letters, settings  # only papers are framed

    letter = letters.of_paper(desk.db, *paper) if paper else None
    day = wishes.day or (letter.date if letter else None)
    held = letterheads.on(desk.db, day or stamp)
    place = wishes.place or settings.said(desk.db, desk.codes, "place") or _place(desk.branch)
    dated = ("sign.place_and_date", {"place": place, "date": day})
    return Document(
        letterhead=Letterhead(held.lines, held.logo) if held else Letterhead(_lines(desk.branch)),
        title=title,
        place_and_date=dated if day else ("sign.place_and_line", {"place": place}),
        signatures=signatures(desk, day or stamp, wishes.knowing, wishes.signing),
        sheets=sheets,
        stamp=stamp,
        number=letter.text if letter else None,
    )


def _lines(branch: Branch) -> tuple[str, ...]:
    """The lines among the branch's own data; without them its name in capitals and its address."""
    if branch.letterhead:
        return tuple(branch.letterhead.split("\n"))
    address = (branch.address,) if branch.address else ()
    return ("IKATAN PEKERJA SOSIAL MASYARAKAT", branch.name.upper(), *address)


def _place(branch: Branch) -> str:
    region = region_tree.get(branch.region)
    return region.name.removeprefix("Kabupaten ") if region else "Jakarta"
