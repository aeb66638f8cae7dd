"""What makes sheets a paper of the branch: its letterhead, the place and date, and who signs."""

from __future__ import annotations

from ipsm_cli.cli.desk import Desk
from ipsm_cli.codes import region_tree
from ipsm_cli.core.document import Document, Letterhead, Sheet, Signature
from ipsm_cli.core.records import Branch
from ipsm_cli.core.table import Say


def frame(
    desk: Desk,
    title: Say,
    sheets: tuple[Sheet, ...],
    *,
    day: str | None,
    stamp: str,
    number: str | None = None,
) -> Document:
    """The sheets as a paper dated ``day`` (ISO), else with a line to write the date on.

    ``stamp`` (ISO) is the last day that the paper tells of; ``number`` that of the letter.
    """
    place = _place(desk.branch)
    dated = ("sign.place_and_date", {"place": place, "date": day})
    return Document(
        letterhead=Letterhead(_lines(desk.branch)),
        title=title,
        place_and_date=dated if day else ("sign.place_and_line", {"place": place}),
        signatures=_signatures(desk, day or stamp),
        sheets=sheets,
        stamp=stamp,
        number=number,
    )


def _lines(branch: Branch) -> tuple[str, ...]:
    """The branch's own lines; without them its name in capitals and its address."""
    if branch.letterhead:
        return tuple(branch.letterhead.split("\n"))
    address = (branch.address,) if branch.address else ()
    return ("IKATAN PEKERJA SOSIAL MASYARAKAT", branch.name.upper(), *address)


def _place(branch: Branch) -> str:
    region = region_tree.get(branch.region)
    return region.name.removeprefix("Kabupaten ") if region else "Jakarta"


def _signatures(desk: Desk, day: str) -> tuple[Signature, ...]:
    """Who signs: the board in office on the day, else whom the branch names."""
    from ipsm_cli.reports import board  # only papers are signed

    held = {
        code.extra["signs"]: board.holder(desk.db, code.code, day)
        for code in desk.codes.all("position")
        if code.extra["signs"]
    }
    branch = desk.branch
    return (
        Signature((f"sign.knowing_{branch.level}", {}), "", above=("sign.knowing", {})),
        Signature(("sign.chair", {}), held["chair"] or branch.chair or ""),
        Signature(("sign.secretary", {}), held["secretary"] or branch.secretary or ""),
    )
